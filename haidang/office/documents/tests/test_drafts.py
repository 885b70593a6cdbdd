"""A paper is composed of a record, written over, issued into the book, tied to its signed file; its draft stays."""

import io
from dataclasses import replace
from datetime import date

import docx
import pypdfium2
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from haidang.kit.audit.models import Note
from haidang.kit.files.models import StoredFile
from haidang.office.documents import examples, services
from haidang.office.documents.choices import DraftStage, Withdrawal
from haidang.office.documents.models import Consultation, Document, Draft
from haidang.office.documents.paper_kinds import PaperKind, paper_kinds
from haidang.office.documents.papers import PAPERS as OWN
from haidang.office.documents.rules_drafts import texts
from haidang.office.documents.tests.said import signed_file

pytestmark = pytest.mark.django_db

TODAY = date(2020, 6, 15)
CARRIED: list[str] = []


def _carry(record, document, by):
    if "hỏng" in record.words:
        raise ValidationError("Việc này không làm được nữa.")
    CARRIED.append(f"{record.pk} {document.number} {by.username}")


#: The letter of the room, whose signed paper does something.
PAPERS: tuple[PaperKind, ...] = (replace(OWN[0], carried_out=_carry),)


@pytest.fixture
def doing(settings):
    settings.HAIDANG_PAPERS = f"{__name__}.PAPERS"
    CARRIED.clear()


@pytest.fixture
def question(cast, morning):
    return examples.consultation()


@pytest.fixture
def made(question, desk):
    return services.draft(paper_kinds()["documents.asking"], question, by=desk)


def place_of(draft, words):
    return next(place for place, said in texts(draft.as_composed).items() if words in said)


# ── composed and written over ────────────────────────────────────────────────────────────────────


def test_a_draft_says_what_the_record_says_and_marks_itself(made, question):
    paper = made.official
    assert paper.is_draft
    assert paper.head.day is None
    assert paper.to == ("Sở Công Thương", "Tỉnh Đoàn")
    assert any("15/6/2020" in str(block) for block in paper.blocks)
    assert (made.stage, made.record, made.agency.code) == (DraftStage.DRAFTING, question, "SNGV")
    assert str(made).startswith("Công văn xin ý kiến: V/v xin ý kiến về")


def test_who_has_not_the_right_to_the_record_drafts_nothing_of_it(question, officer, clerk, cast):
    kind = paper_kinds()["documents.asking"]
    for person in (officer, cast["kiem-tra"], cast["quan-tri"]):
        with pytest.raises(PermissionDenied):
            services.draft(kind, question, by=person)
    with pytest.raises(PermissionDenied):
        services.draft(replace(kind, written_by=lambda record, user: user.role == "chair"), question, by=clerk)
    assert not Draft.objects.exists()


def test_a_record_that_has_no_such_paper_now_says_why(question, desk):
    services.withdraw_asking(question, by=desk, reason="Không cần nữa")
    with pytest.raises(ValidationError, match="đã kết thúc hoặc đã rút"):
        services.draft(paper_kinds()["documents.asking"], question, by=desk)


def test_what_was_written_stays_when_the_record_changes_elsewhere(made, question, desk):
    services.reword(made, place_of(made, "phối hợp"), "Trân trọng cảm ơn quý cơ quan.", by=desk)
    deadline = place_of(made, "15/6/2020")
    services.reword(made, deadline, "Đề nghị trả lời sớm, trước 15/6/2020.", by=desk)
    Consultation.objects.filter(pk=question.pk).update(due_on=date(2020, 6, 25))
    held = services.redraft(made, by=desk)
    told = [str(block) for block in held.official.blocks]
    assert any("Trân trọng cảm ơn" in each for each in told)
    assert any("25/6/2020" in each for each in told)
    assert not any("trả lời sớm" in each for each in told), "what stood on the old day does not stand over the new one"
    assert [each.words for each in held.unplaced] == ["Đề nghị trả lời sớm, trước 15/6/2020."]
    assert services.put_aside(held, by=desk).lost == []
    notes = list(Note.objects.filter(object_id=str(made.pk)).values_list("verb", flat=True).order_by("pk"))
    assert notes[-5:] == ["drafted", "reworded", "reworded", "redrafted", "put-aside"]


def test_the_words_of_the_records_written_again_undo_what_was_written(made, desk):
    place = place_of(made, "phối hợp")
    services.reword(made, place, "", by=desk)
    gone = Draft.objects.get(pk=made.pk)
    assert len(gone.official.blocks) == len(gone.as_composed.blocks) - 1
    was = "Rất mong nhận được sự phối hợp của quý cơ quan."
    back = services.reword(gone, place, was, by=desk)
    assert (back.edits, back.official.blocks) == ([], back.as_composed.blocks)


@pytest.mark.parametrize(
    ("place", "words", "version", "told"),
    [
        ("about", "  ", None, "không để trống được"),
        ("blocks.77", "gì đó", None, "không còn trong dự thảo"),
        ("about", "V/v khác", 7, "người khác đã sửa"),
    ],
)
def test_a_part_is_not_written_over_what_somebody_else_wrote_nor_left_out_where_it_must_stand(
    made, desk, place, words, version, told
):
    before = Draft.objects.filter(pk=made.pk).values_list("paper", "version").get()
    with pytest.raises(ValidationError, match=told):
        services.reword(made, place, words, version=version, by=desk)
    assert Draft.objects.filter(pk=made.pk).values_list("paper", "version").get() == before


# ── issued ───────────────────────────────────────────────────────────────────────────────────────


def test_issued_it_is_a_paper_of_the_book_under_its_number_and_closed_under_a_hash(made, desk, agency):
    held = services.issue(made, number="5", on=TODAY, by=desk)
    paper = held.document
    assert paper
    assert (paper.number, paper.issued_on, paper.kind, paper.direction) == ("05/SNGV-VP", TODAY, "Công văn", "out")
    assert (paper.issuer, set(paper.recipients.all())) == (agency("SNGV"), {agency("SCT"), agency("TDOAN")})
    assert paper.other_recipients == ""
    assert (held.official.head.number, held.official.head.day, held.official.is_draft) == ("05", TODAY, False)
    assert held.is_whole
    with pytest.raises(ValidationError, match="“Đã ban hành”, không sửa được nữa"):
        services.reword(held, "about", "khác", by=desk)
    Draft.objects.filter(pk=held.pk).update(paper=held.paper | {"about": "khác"})
    assert not Draft.objects.get(pk=held.pk).is_whole


def test_a_number_is_used_once_a_year_and_the_second_leaves_nothing_half_done(made, desk, question):
    services.issue(made, number="12", on=TODAY, by=desk)
    other = services.draft(paper_kinds()["documents.asking"], question, by=desk)
    for number, on, told in (
        ("12", TODAY, "đã có trong sổ"), ("mười", TODAY, "không phải số văn bản"),
        ("13", date(2020, 6, 16), "còn ở sau hôm nay"), ("13/QĐ-UBND", TODAY, "không phải số văn bản"),
    ):  # fmt: skip
        with pytest.raises(ValidationError, match=told):
            services.issue(other, number=number, on=on, by=desk)
    assert Draft.objects.get(pk=other.pk).stage == DraftStage.DRAFTING
    assert Document.objects.count() == 1


# ── signed ───────────────────────────────────────────────────────────────────────────────────────


def test_the_signed_file_comes_to_the_paper_and_what_it_decides_is_carried_out(made, desk, question, doing):
    held = services.issue(made, number="12", on=TODAY, by=desk)
    with pytest.raises(ValidationError, match="Chưa có bản đã ký"):
        services.sign(held, by=desk)
    held = services.sign(held, upload=signed_file(), by=desk)
    assert held.document
    assert held.signed_file
    assert (held.stage, held.signed_file.record) == (DraftStage.SIGNED, held.document)
    assert [f"{question.pk} {held.document.number} so-ngoai-vu"] == CARRIED
    with pytest.raises(ValidationError, match="“Đã có bản ký”"):
        services.sign(held, upload=signed_file(), by=desk)
    with pytest.raises(ValidationError, match="“Đã có bản ký”"):
        services.drop(held, by=desk, reason="thử")


def test_what_cannot_be_carried_out_leaves_neither_file_nor_stage(made, desk, question, doing):
    Consultation.objects.filter(pk=question.pk).update(words="hỏng")
    held = services.issue(made, number="12", on=TODAY, by=desk)
    with pytest.raises(ValidationError, match="không làm được nữa"):
        services.sign(held, upload=signed_file(), by=desk)
    assert Draft.objects.get(pk=made.pk).stage == DraftStage.ISSUED
    assert not StoredFile.objects.exists()


def test_one_is_thrown_away_with_a_reason_and_after_its_number_only_when_the_paper_was_withdrawn(made, desk, cast):
    with pytest.raises(ValidationError, match="Chưa ghi lý do"):
        services.drop(made, by=desk, reason=" ")
    held = services.issue(made, number="12", on=TODAY, by=desk)
    with pytest.raises(ValidationError, match="không bỏ được nữa"):
        services.drop(held, by=desk, reason="thử")
    assert held.document
    services.withdraw(held.document, how=Withdrawal.RECALLED, by=cast["lanh-dao-so-ngoai-vu"], reason="sai")
    with pytest.raises(ValidationError, match="đã rút ngày 15/06/2020"):
        services.sign(held, upload=signed_file(), by=desk)
    assert services.drop(held, by=desk, reason="đã thu hồi").stage == DraftStage.DROPPED


def test_a_draft_is_nobody_elses_until_it_is_issued(made, desk, officer, cast):
    def readers(draft):
        return {name for name, user in cast.items() if Draft.objects.for_user(user, "view").filter(pk=draft.pk)}

    assert readers(made) == {"so-ngoai-vu", "lanh-dao-so-ngoai-vu", "van-thu"}
    services.issue(made, number="12", on=TODAY, by=desk)
    over = {"lanh-dao-ubnd", "pho-chu-tich-ubnd", "van-phong-ubnd", "kiem-tra"}
    assert readers(made) == {"so-ngoai-vu", "lanh-dao-so-ngoai-vu", "van-thu"} | over
    assert not Draft.objects.for_user(cast["lanh-dao-ubnd"], "change").exists()


# ── pages ────────────────────────────────────────────────────────────────────────────────────────


def test_the_page_of_the_record_offers_the_paper_and_the_button_makes_it(enter, question, officer):
    page = question.get_absolute_url()
    begin = reverse("documents:draft-begin", args=["documents.asking", question.pk])
    assert begin in enter().get(page).content.decode()
    assert begin not in enter("so-cong-thuong").get(page).content.decode()
    reply = enter().post(begin, follow=True)
    made = Draft.objects.get()
    assert reply.redirect_chain[-1][0] == made.get_absolute_url()
    assert made.title in reply.content.decode()
    assert made.get_absolute_url() in enter().get(page).content.decode()
    assert made.get_absolute_url() not in enter("so-cong-thuong").get(page).content.decode()


def test_a_paragraph_is_written_without_scripts_and_in_its_place_with_them(enter, made):
    place = place_of(made, "phối hợp")
    write = reverse("documents:draft-words", args=[made.pk, place])
    page = enter().get(write)
    assert "Rất mong nhận được" in page.content.decode()
    reply = enter().post(write, {"words": "Xin cảm ơn <b>quý</b> cơ quan.", "version": 1})
    assert reply.headers["Location"] == f"{made.get_absolute_url()}#{place.replace('.', '-')}"
    shown = enter().get(made.get_absolute_url()).content.decode()
    assert "Xin cảm ơn &lt;b&gt;quý&lt;/b&gt; cơ quan." in shown
    part = enter().post(write, {"words": "Trân trọng.", "version": 2}, headers={"HX-Request": "true"})
    assert "Trân trọng." in part.content.decode()
    assert "<html" not in part.content.decode()
    stale = enter().post(write, {"words": "Chữ của tôi", "version": 1})
    assert (stale.status_code, "Chữ của tôi" in stale.content.decode()) == (422, True)
    secret = enter().post(write, {"words": "theo Công văn số 05/MẬT-UBND", "version": 3})
    assert secret.status_code == 422
    assert "Trân trọng." in str(Draft.objects.get(pk=made.pk).official.blocks)


def test_the_draft_goes_out_as_word_pdf_and_pictures_and_names_with_markup_stay_words(enter, made, desk):
    services.reword(made, "about", "V/v <w:p> & “hợp tác”", by=desk)
    name = [made.pk]
    word = enter().get(reverse("documents:draft-word", args=name)).content
    text = "\n".join(cell.text for table in docx.Document(io.BytesIO(word)).tables for cell in table._cells)
    assert "V/v <w:p> & “hợp tác”" in text.replace("\xa0", " ")
    pdf = enter().get(reverse("documents:draft-pdf", args=name))
    assert (pdf["Content-Type"], "inline" in pdf["Content-Disposition"]) == ("application/pdf", True)
    assert len(pypdfium2.PdfDocument(pdf.content)) == 1
    page = enter().get(reverse("documents:draft-preview", args=name)).content.decode()
    assert page.count("data:image/png;base64,") == 1


def test_number_and_signed_file_are_given_on_pages(enter, made):
    issue, sign = (reverse(f"documents:draft-{page}", args=[made.pk]) for page in ("issue", "sign"))
    form = enter().get(issue).context["form"]
    sent = {"number": "x", "symbol": "SNgV-LS", "on": "2020-06-15", "issuer": form.initial["issuer"].pk}
    refused = enter().post(issue, sent)
    assert (refused.status_code, "không phải số văn bản" in refused.content.decode()) == (422, True)
    enter().post(issue, sent | {"number": "88"})
    assert Document.objects.get().number == "88/SNgV-LS"
    assert enter().post(sign, {"confirms_no_secrets": "on"}).status_code == 422
    enter().post(sign, {"confirms_no_secrets": "on", "upload": signed_file()})
    assert Draft.objects.get().stage == DraftStage.SIGNED
    assert enter().post(reverse("documents:draft-words", args=[made.pk, "about"]), {"words": "x"}).status_code == 302
    assert "88/SNgV-LS" in enter().get(made.get_absolute_url()).content.decode()


def test_a_kind_that_the_house_does_not_know_any_more_still_shows_its_draft(enter, made, settings, desk):
    settings.HAIDANG_PAPERS = f"{__name__}.NONE"
    assert "documents.asking" in enter().get(made.get_absolute_url()).content.decode()
    with pytest.raises(ValidationError, match="không còn loại văn bản"):
        services.redraft(made, by=desk)


NONE: tuple[PaperKind, ...] = ()


def test_what_changed_since_stands_beside_the_draft_also_when_it_is_issued(enter, made, question, desk):
    page = reverse("documents:draft-compared", args=[made.pk])
    assert "vẫn nói như khi soạn" in enter().get(page).content.decode()
    services.issue(made, number="12", on=TODAY, by=desk)
    Consultation.objects.filter(pk=question.pk).update(due_on=date(2020, 6, 25))
    shown = enter().get(page).content.decode()
    assert "15/6/2020" in shown
    assert "25/6/2020" in shown
    assert Draft.objects.get(pk=made.pk).is_whole


def test_the_record_shows_the_drafts_that_the_list_shows(made, desk, cast, question):
    other = services.draft(paper_kinds()["documents.asking"], question, by=desk)
    services.issue(other, number="12", on=TODAY, by=desk)
    for user in cast.values():
        if Consultation.objects.for_user(user, "view").filter(pk=question.pk).exists():
            on_record = set(Draft.objects.seen_on(question, user).values_list("pk", flat=True))
            assert on_record == set(Draft.objects.for_user(user, "view").of(question).values_list("pk", flat=True))

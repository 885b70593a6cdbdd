"""A paper out and in again; what is not for us, or not from whom it says, leaves nothing behind."""

import base64
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from haidang.exchange.edxml import services
from haidang.exchange.edxml.choices import Way
from haidang.exchange.edxml.models import Exchanged, OrganCode
from haidang.kit.files.models import StoredFile
from haidang.kit.files.tests.made import word
from haidang.office.directory.models import Agency
from haidang.office.documents import services as documents
from haidang.office.documents.choices import Direction
from haidang.office.documents.models import Document

pytestmark = pytest.mark.django_db

SAME = (
    "number", "issued_on", "kind", "issuer", "subject", "urgency", "formula", "signer_name", "signer_post", "copies",
    "reply_due_on",
)  # fmt: skip


def _agency(code):
    return Agency.objects.get(code=code)


def _refused(data, by):
    """The code of the refusal; nothing is written by it."""
    before = Document.objects.count(), StoredFile.objects.count()
    with pytest.raises(ValidationError) as refused:
        services.receive(data, by=by)
    assert (Document.objects.count(), StoredFile.objects.count()) == before
    return refused.value.code


def test_a_paper_goes_out_and_comes_in_as_it_was(paper, sent, clerk, the_day):
    files = [(file.name, file.sha256) for file in StoredFile.objects.on(paper)]
    came = services.receive(sent, by=clerk)
    assert {name: getattr(came, name) for name in SAME} == {name: getattr(paper, name) for name in SAME}
    assert (came.direction, came.arrived_on) == (Direction.INCOMING, the_day)
    assert list(came.recipients.all()) == [_agency("SNGV")]
    assert came.other_recipients == "Các huyện, thị xã"
    assert [(file.name, file.sha256) for file in StoredFile.objects.on(came)] == files
    assert [(row.way, row.document) for row in Exchanged.objects.order_by("pk")] == [(Way.IN, came)]


def test_the_same_file_is_booked_once(sent, clerk):
    services.receive(sent, by=clerk)
    assert _refused(sent, clerk) == "again"


def test_a_paper_that_is_in_the_book_is_not_booked_again_from_a_file(paper, clerk):
    data, _ = services.send(paper, to=[_agency("SNGV")], by=clerk)
    assert _refused(data, clerk) == "in-book"


def test_a_paper_for_another_agency_is_refused(sent, clerk):
    assert _refused(sent.replace(b"000.00.11.H99", b"000.00.77.H99"), clerk) == "for-others"


def test_who_sends_must_be_who_the_code_says(sent, clerk):
    """The code of another agency, a code that is not this agency's, and our own code."""
    cases = {
        "code-of-others": sent.replace(b"000.00.05.H99", b"000.00.00.H99"),
        "other-code": sent.replace(b"000.00.05.H99", b"000.00.66.H99"),
        "from-us": sent.replace(b"000.00.05.H99", b"000.00.11.H99"),
    }
    assert {code: _refused(data, clerk) for code, data in cases.items()} == {code: code for code in cases}


def test_who_has_no_code_yet_cannot_say_what_is_theirs(sent, clerk):
    OrganCode.objects.filter(agency__code="SNGV").delete()
    assert _refused(sent, clerk) == "no-own-code"


def test_a_sender_that_the_directory_does_not_know_is_booked_by_its_name(sent, clerk):
    data = sent.replace(b"000.00.05.H99", b"000.00.66.H98").replace(
        "Sở Công Thương".encode(), "Sở Lạ tỉnh bạn".encode()
    )
    came = services.receive(data, by=clerk)
    assert (came.issuer, came.issuer_name) == (None, "Sở Lạ tỉnh bạn")


def test_an_answer_finds_the_paper_that_it_answers(question, sent, clerk):
    about = (
        f"<edXML:ResponseFor><edXML:OrganId>000.00.11.H99</edXML:OrganId><edXML:Code>{question.number}</edXML:Code>"
        f"<edXML:PromulgationDate>{question.issued_on:%Y/%m/%d}</edXML:PromulgationDate></edXML:ResponseFor>"
    ).replace("&H", "&amp;H")
    data = sent.replace(b"</edXML:MessageHeader>", about.encode() + b"</edXML:MessageHeader>")
    # an answer is not older than its question
    end = "</edXML:PromulgationDate></edXML:PromulgationInfo>"
    old, new = (f"{day}{end}".encode() for day in ("2020/05/28", "2020/06/12"))
    came = services.receive(data.replace(old, new), by=clerk)
    question.refresh_from_db()
    assert question.reply == came


def test_a_mark_of_secrets_in_a_file_or_in_the_words_leaves_only_that_it_was_refused(paper, sent, clerk):
    clean = base64.b64encode(next(StoredFile.objects.on(paper).iterator()).path.read_bytes())
    marked = base64.b64encode(word("TUYỆT MẬT", "nội dung"))
    assert _refused(sent.replace(clean, marked), clerk) == "in-attachment"
    assert _refused(sent.replace("V/v góp ý".encode(), "số 05/TUYỆT MẬT-UBND".encode()), clerk) == "secret-words"
    rows = Exchanged.objects.filter(way=Way.REFUSED)
    assert [(row.document, row.sender) for row in rows] == [(None, ""), (None, "")]


def test_only_who_keeps_the_books_takes_files_in(cast, sent):
    with pytest.raises(PermissionDenied):
        services.receive(sent, by=cast["so-cong-thuong"])


def test_a_paper_that_lacks_something_says_all_of_it_at_once(cast, codes, clerk):
    bare = documents.add(by=clerk, direction=Direction.OUTGOING, number="825", issuer=_agency("SDL"), kind="Đề án")
    with pytest.raises(ValidationError) as refused:
        services.send(bare, to=[_agency("SNGV")], by=clerk)
    said = " ".join(refused.value.messages)
    for words in ("số và ký hiệu", "chưa ghi ngày", "trích yếu", "người ký", "Sở Du lịch chưa có mã", "tệp đính kèm"):
        assert words in said
    assert not Exchanged.objects.exists()


def test_it_goes_to_who_has_a_code_and_was_chosen(paper, clerk):
    with pytest.raises(ValidationError) as refused:
        services.send(paper, to=[_agency("SDL")], by=clerk)
    assert refused.value.code == "nobody"


def test_an_agency_sends_its_own_papers_only(cast, paper, codes):
    with pytest.raises(Document.DoesNotExist):
        services.send(paper, to=[_agency("SNGV")], by=cast["so-cong-thuong"])


def test_a_code_ends_where_the_next_begins_and_is_of_one_agency(cast, codes):
    desk, agency = cast["so-ngoai-vu"], _agency("SCT")
    cases = {
        "form": (agency, "SỞ CÔNG THƯƠNG", date(2025, 7, 1)),
        "taken": (agency, "000.00.11.H99", date(2025, 7, 1)),
        "same": (agency, "000.00.05.h99", date(2025, 7, 1)),
        "before": (agency, "000.00.05.H98", date(2020, 1, 1)),
    }
    for code, (whose, given, day) in cases.items():
        with pytest.raises(ValidationError) as refused:
            services.give_code(whose, given, from_on=day, by=desk)
        assert refused.value.code == code
    services.give_code(agency, "000.00.05.H98", from_on=date(2025, 7, 1), by=desk)
    rows = OrganCode.objects.filter(agency=agency).order_by("from_on")
    assert [(row.code, row.until_on) for row in rows] == [("000.00.05.H99", date(2025, 6, 30)), ("000.00.05.H98", None)]
    with pytest.raises(PermissionDenied):
        services.give_code(agency, "A.1", from_on=None, by=cast["so-cong-thuong"])

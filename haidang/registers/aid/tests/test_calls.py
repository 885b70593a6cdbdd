"""Calling for aid (7.1) and sending summaries in two languages (7.3), each to the draft of an update."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from haidang.plan.followup.models import Hint
from haidang.registers.aid import call_services, summary_services
from haidang.registers.aid import examples_ingo as examples
from haidang.registers.aid.ingo_choices import CallStage, LetterStage, NeedStage, Reply, SummaryStage
from haidang.registers.aid.models import AidNeed, DonorLetter, ProjectSummary
from haidang.registers.aid.owed_ingo import owed
from haidang.registers.aid.tests.told import fresh, sentence
from haidang.registers.partners.examples import country
from tests.paper_words import tables_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast", "norms", "today")]
NOW = date(2026, 3, 2)


def due(what, on=NOW):
    return [each for each in owed(on) if each.key.startswith(f"aid:{what}:")]


def posted(enter, who, name, facts, *args):
    return enter(who).post(reverse(f"aid:{name}", args=args), facts)


def told(reply):
    return " ".join(reply.content.decode().split())


def facts_of(need, **facts):
    given = {
        "call": need.call_id, "what": need.what, "sector": need.sector, "place": need.place, "amount": "60000",
        "currency": "USD", "stage": need.stage, "promised": "", "next_step": "", "next_on": "",
    }  # fmt: skip
    return given | facts


# ── 7.1: the programme of a year ─────────────────────────────────────────────────────────────────


def test_a_programme_is_approved_carried_out_and_speaks_to_its_task(enter, union, desk, tasks, plan_of_the_year):
    call = examples.call()
    call.tasks.add(tasks["2.1"])
    approval = examples.paper("phê duyệt", by=examples.CHAIR, series="QĐ-UBND")
    with pytest.raises(ValidationError) as caught:
        call_services.approve(call, paper=approval, by=desk)
    assert "chưa có nhu cầu nào" in sentence(caught)
    need = examples.need(call=call)
    with pytest.raises(PermissionDenied):
        call_services.approve(call, paper=approval, by=union)
    with pytest.raises(ValidationError):
        call_services.approve(call, paper=None, by=desk)
    call_services.approve(call, paper=approval, by=desk)
    assert "đang vận động 1 nhu cầu" in Hint.objects.get().sentence
    assert approval.number in Hint.objects.get().sentence

    wrong = posted(enter, union, "need-edit", facts_of(need, stage="promised"), need.pk)
    assert "ghi giá trị cam kết" in told(wrong)
    assert (
        posted(enter, union, "need-edit", facts_of(need, stage="promised", promised="25000"), need.pk).status_code
        == 302
    )
    assert "1 nhu cầu có nhà tài trợ (25.000,00 USD)" in Hint.objects.get().sentence

    call_services.finish(fresh(call), results="Một tổ chức nhận tài trợ nước sạch.", by=union)
    assert "tổng kết ngày 02/03/2026" in Hint.objects.get().sentence
    closed = posted(enter, union, "need-add", facts_of(need, what="Khác"))
    assert closed.status_code == 422
    assert not AidNeed.objects.for_user(union, "change").exists()


def test_what_is_not_carried_out_falls_silent(desk, union, tasks, plan_of_the_year):
    call = examples.call()
    call.tasks.add(tasks["2.1"])
    examples.need(call=call)
    call_services.approve(call, paper=examples.paper("phê duyệt"), by=desk)
    call_services.cancel(fresh(call), reason="Thiếu kinh phí", by=union)
    assert (fresh(call).stage, Hint.objects.count()) == (CallStage.CANCELLED, 0)


def test_next_steps_are_owed_and_a_year_that_is_over_is_summed_up(union):
    call = examples.approved()
    examples.need(call=call, next_step="Gặp nhà tài trợ", next_on=date(2026, 3, 20))
    examples.need(next_step="Gặp nhà tài trợ", next_on=date(2026, 3, 20))  # of a draft
    (each,) = due("need")
    assert (each.agency_id, each.due_on) == (union.agency_id, date(2026, 3, 20))
    assert due("call", date(2026, 12, 31)) == []
    assert len(due("call", date(2027, 1, 1))) == 1


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"next_on": "2026-04-01"}, "ghi việc tiếp theo"),
        ({"promised": "100"}, "không còn là"),
        ({"amount": "100,5", "currency": "VND"}, "không có phần lẻ"),
        ({"amount": "-5"}, "nhỏ hơn 0"),
        ({"currency": "XXX"}, "XXX"),
    ],
)
def test_a_need_that_cannot_be_is_named(enter, union, facts, words):
    need = examples.need()
    reply = posted(enter, union, "need-edit", facts_of(need, **facts), need.pk)
    assert (reply.status_code, words in told(reply)) == (422, True)
    assert fresh(need).stage == NeedStage.OPEN


# ── 7.3: summaries in two languages ──────────────────────────────────────────────────────────────


def test_a_summary_is_sent_answered_followed_up_and_funded_and_speaks_to_its_task(
    desk, tasks, settings, plan_of_the_year
):
    half = examples.summary(objectives_english="")
    with pytest.raises(ValidationError) as caught:
        summary_services.make_ready(half, by=desk)
    assert "tiếng Anh: mục tiêu" in sentence(caught)
    assert fresh(half).stage == SummaryStage.DRAFT

    row = examples.ready()
    row.tasks.add(tasks["2.2"])
    letter = examples.letter(summary=row, number="9/SNgV-HTQT")
    settings.HAIDANG_TODAY = date(2026, 4, 2)
    (each,) = due("letter-answer", date(2026, 4, 2))
    assert (each.agency_id, each.due_on) == (desk.agency_id, date(2026, 4, 1))
    with pytest.raises(ValidationError):
        summary_services.fund(row, donor=letter.partner, by=desk)
    summary_services.answer(
        letter, reply=Reply.YES, replied_on=date(2026, 4, 2), next_step="Ký văn bản tiếp nhận",
        next_on=date(2026, 4, 20), by=desk,
    )  # fmt: skip
    assert due("letter-answer", date(2026, 4, 2)) == []
    (each,) = due("letter-step", date(2026, 4, 2))
    assert ("Ký văn bản tiếp nhận" in each.kind, each.due_on) == (True, date(2026, 4, 20))
    hint = Hint.objects.get().sentence
    for words in ("đã gửi 1 nơi", str(letter.partner), "trả lời ngày 02/04/2026: nhận tài trợ"):
        assert words in hint
    summary_services.do_step(fresh(letter), done="Đã ký biên bản", by=desk)
    assert due("letter-step", date(2026, 4, 2)) == []
    summary_services.fund(fresh(row), donor=letter.partner, by=desk)
    assert "nhận tài trợ từ ngày 02/04/2026" in Hint.objects.get().sentence
    assert fresh(row).stage == SummaryStage.FUNDED


def letter_facts(desk, summary, partner, **facts):
    given = {
        "summary": summary.pk, "partner": partner.pk, "agency": desk.agency_id, "sent_on": "2026-03-02",
        "number": "31/SNgV-HTQT", "expected_on": "2026-04-01", "note": "",
    }  # fmt: skip
    return given | facts


def test_a_letter_goes_out_with_its_paper_and_only_for_a_summary_that_is_whole(enter, desk):
    draft, whole, mission = examples.summary(), examples.ready(), examples.mission()
    assert posted(enter, desk, "letter-add", letter_facts(desk, draft, mission)).status_code == 422
    for wrong, words in (
        ({"sent_on": "2026-03-03"}, "chưa đến"),
        ({"sent_on": "2026-03-01", "expected_on": ""}, "bản tóm tắt hoàn chỉnh"),
        ({"expected_on": "2026-03-01"}, "từ ngày gửi trở đi"),
        ({"number": "không số"}, "không có số"),
    ):
        reply = posted(enter, desk, "letter-add", letter_facts(desk, whole, mission, **wrong))
        assert (reply.status_code, words in told(reply)) == (422, True), wrong
    assert posted(enter, desk, "letter-add", letter_facts(desk, whole, country())).status_code == 422
    assert not DonorLetter.objects.exists()
    assert posted(enter, desk, "letter-add", letter_facts(desk, whole, mission)).status_code == 302
    assert DonorLetter.objects.filter(document__number="31/SNgV-HTQT").count() == 1


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"replied_on": date(2026, 3, 1)}, "02/03/2026"),
        ({"replied_on": date(2026, 3, 3)}, "chưa đến"),
        ({"next_step": ""}, "việc tiếp theo"),
        ({"next_on": None}, "Ghi ngày phải làm xong"),
        ({"next_on": date(2026, 3, 1)}, "01/03/2026"),
    ],
)
def test_an_answer_comes_after_the_letter_and_names_what_is_next(desk, facts, words):
    row = examples.letter()
    given = {"reply": Reply.INTERESTED, "replied_on": NOW, "next_step": "Gửi đề cương", "next_on": NOW} | facts
    with pytest.raises(ValidationError) as caught:
        summary_services.answer(row, by=desk, **given)
    assert words in sentence(caught)
    assert fresh(row).stage == LetterStage.SENT


def test_who_says_no_leaves_nothing_to_do(desk):
    row = examples.letter()
    summary_services.answer(row, reply=Reply.NO, replied_on=NOW, by=desk)
    assert due("letter-step") == due("letter-answer") == []


def test_the_answer_of_a_mission_is_cited_under_its_own_name(enter, desk):
    row = examples.letter()
    facts = {
        "reply": "interested", "replied_on": "2026-03-02", "words": "Xin đề cương", "reply_number": "77/2026",
        "next_step": "Gửi đề cương", "next_on": "2026-03-20",
    }  # fmt: skip
    assert posted(enter, desk, "letter-answer", facts, row.pk).status_code == 302
    assert fresh(row).reply_paper.issuer_said == str(row.partner)


def test_a_letter_is_begun_on_the_page_of_a_summary_that_is_whole(enter, desk, cast):
    draft, whole = examples.summary(), examples.ready()
    way = f"{reverse('aid:letter-add')}?summary="
    assert way not in told(enter(desk).get(draft.get_absolute_url()))
    assert f"{way}{whole.pk}" in told(enter(desk).get(whole.get_absolute_url()))
    assert way not in told(enter(cast["kiem-tra"]).get(whole.get_absolute_url()))


def test_what_went_out_is_not_rewritten_behind_their_backs(enter, desk):
    row = examples.ready()
    assert not ProjectSummary.objects.for_user(desk, "change").exists()
    assert enter(desk).get(reverse("aid:summary-edit", args=[row.pk])).status_code == 403
    summary_services.revise(row, reason="Đổi kinh phí", by=desk)
    assert enter(desk).get(reverse("aid:summary-edit", args=[row.pk])).status_code == 200


def test_the_paper_of_a_summary_has_both_languages_side_by_side(enter, desk):
    row = examples.ready()
    reply = enter(desk).get(reverse("aid:summary-word", args=[row.pk]))
    assert reply["Content-Disposition"].endswith('.docx"')
    rows = tables_of(reply.content)[-1]
    assert rows[1] == [f"Tên dự án: {row.title}", f"Project title: {row.title_english}"]
    assert ["Kinh phí đề nghị tài trợ: 60.000,00 USD", "Funding requested: 60.000,00 USD"] in rows
    page = told(enter(desk).get(row.get_absolute_url()))
    assert ('<td lang="en">' in page, "Clean water" in page) == (True, True)


def test_whose_project_it_is_reads_of_the_letters_that_went_out_for_it(union, officer, desk):
    row = examples.letter(summary=examples.ready(agency=union.agency))
    seen = DonorLetter.objects.filter(pk=row.pk)
    assert (seen.for_user(union, "view").exists(), seen.for_user(union, "change").exists()) == (True, False)
    assert not seen.for_user(officer, "view").exists()
    assert seen.get().is_late(NOW + timedelta(days=31))
    assert not seen.get().is_late(NOW + timedelta(days=30))

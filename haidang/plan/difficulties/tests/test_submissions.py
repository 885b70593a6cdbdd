"""Difficulties that are put to UBND: the paper they go in, and what is decided of each."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from haidang.office.directory.models import Agency
from haidang.plan.difficulties import examples, services
from haidang.plan.difficulties.choices import Cause, Stage, SubmissionStage, Verdict
from haidang.plan.difficulties.models import Decision, Extension
from haidang.plan.difficulties.tests.told import TODAY, again, mine, refused
from haidang.plan.plans.models import Duty

pytestmark = pytest.mark.django_db


# ── tờ trình ─────────────────────────────────────────────────────────────────────────────────────


def test_difficulties_of_one_cause_go_into_one_paper(parts, raised, officer, desk):
    second = examples.raised(parts("1.2", "SCT")[0], by=officer, words="Công an chưa cử người phối hợp.")
    draft = services.consolidate([raised, second], by=desk)
    assert {line.difficulty for line in draft.lines.all()} == {raised, second}
    assert {again(row).stage for row in (raised, second)} == {Stage.GATHERED}
    services.let_go(draft.lines.get(difficulty=second), by=desk)
    assert again(second).stage == Stage.RAISED
    services.submit(draft, number="812/TTr-SNgV", issued_on=TODAY, by=desk)
    row = again(raised)
    assert (row.stage, row.sent_on, row.answer_due_on) == (Stage.SENT, TODAY, date(2020, 3, 16))
    draft.refresh_from_db()
    assert draft.document
    assert (draft.document.number, draft.document.issuer) == ("812/TTr-SNgV", desk.agency)


def test_causes_are_not_mixed_in_a_paper(raised, parts, officer, desk):
    money = examples.raised(parts("1.2", "SCT")[0], by=officer, cause=Cause.MONEY, words="Thiếu 20 triệu.")
    assert "cùng một nguyên nhân" in refused(services.consolidate, [raised, money], by=desk)
    assert again(raised).stage == Stage.RAISED


def test_what_another_agency_settles_is_not_put_to_ubnd(duty, officer, desk):
    row = examples.raised(duty, by=officer, addressee=Agency.objects.get(code="STC"))
    assert "không phải UBND tỉnh" in refused(services.consolidate, [row], by=desk)


def test_a_dropped_draft_gives_its_difficulties_back(raised, desk):
    draft = services.consolidate([raised], by=desk)
    held = services.drop(draft, by=desk)
    assert (held.stage, again(raised).stage) == (SubmissionStage.DROPPED, Stage.RAISED)
    assert services.consolidate([raised], by=desk).lines.count() == 1


def test_a_paper_without_number_and_day_is_not_submitted(raised, desk):
    draft = services.consolidate([raised], by=desk)
    assert "Ghi số và ngày" in refused(services.submit, draft, number="", issued_on=None, by=desk)
    assert again(raised).stage == Stage.GATHERED


def test_the_second_who_saves_a_draft_is_told(raised, desk):
    draft = services.consolidate([raised], by=desk)
    said = {"title": "Trích yếu", "opening": "", "request": "", "version": 1, "by": desk}
    (line,) = draft.lines.all()
    services.write(draft, opinions={line.pk: "Thống nhất."}, **said)
    assert draft.lines.get().opinion == "Thống nhất."
    assert "vừa được người khác sửa" in refused(services.write, draft, opinions={}, **said)


def test_nobody_else_writes_papers(raised, officer, chair):
    for person in (officer, chair):
        with pytest.raises(PermissionDenied):
            services.consolidate([raised], by=person)


# ── decided ──────────────────────────────────────────────────────────────────────────────────────


def test_the_vice_chair_of_the_field_decides_with_paper_day_and_effect(sent, directed, vice, duty):
    row = sent()
    assert [each.person_id for each in mine("answer")] == [vice.pk]
    decision = services.settle(
        row, Verdict.PARTLY, "Giao Văn phòng UBND tỉnh gửi hai doanh nghiệp.", number="1254/UBND-VP",
        issued_on=TODAY, act_by=date(2020, 3, 31), extend_to=date(2020, 5, 31), by=vice,
    )  # fmt: skip
    row = again(row)
    assert row.stage == Stage.DECIDED
    assert decision.document
    assert (decision.document.number, decision.document.issued_on) == ("1254/UBND-VP", TODAY)
    duty.task.refresh_from_db()
    assert duty.task.due_on == date(2020, 5, 31)
    extension = Extension.objects.get(difficulty=row)
    assert (extension.due_before, extension.granted_until) == (date(2020, 4, 30), date(2020, 5, 31))
    assert [row.day for row in duty.task.days.all()] == [date(2020, 4, 30), date(2020, 5, 31)]
    (close,) = mine("close")
    assert (close.agency_id, close.due_on) == (duty.agency_id, date(2020, 3, 31))


def test_a_decision_that_gives_work_becomes_a_task_at_once(sent, directed, vice, duty):
    office = Agency.objects.get(code="VPUBND")
    work = services.Work("Có văn bản yêu cầu hai doanh nghiệp gửi số liệu", office, date(2020, 3, 10))
    decision = services.settle(
        sent(), Verdict.AGREED, "Giao Văn phòng.", number="1254/UBND-VP", issued_on=TODAY, work=work, by=vice
    )
    task = decision.given
    assert task
    assert (task.title, task.due_on, task.plan.document) == (work.title, work.due_on, decision.document)
    assert [part.agency for part in Duty.objects.active().leads().filter(task=task)] == [office]
    assert duty.task.plan != task.plan


def test_work_given_without_a_paper_stands_beside_the_task(sent, chair, duty):
    work = services.Work("Họp hai doanh nghiệp", Agency.objects.get(code="VPUBND"))
    decision = services.settle(sent(), Verdict.AGREED, "Giao Văn phòng họp.", work=work, by=chair)
    assert decision.given
    assert decision.given.plan == duty.task.plan


def test_a_vice_chair_of_other_fields_does_not_decide(sent, directed, other, vice):
    directed(other)
    with pytest.raises(PermissionDenied):
        services.settle(sent(), Verdict.AGREED, "Đồng ý.", by=vice)


def test_what_is_addressed_to_one_leader_is_that_leaders(duty, officer, sent, directed, other, vice, chair):
    row = sent(examples.raised(duty, by=officer, addressee=other, words="Chưa có người phiên dịch."))
    with pytest.raises(PermissionDenied):
        services.settle(row, Verdict.AGREED, "Đồng ý.", by=vice)
    services.settle(row, Verdict.AGREED, "Đồng ý.", by=chair)
    assert again(row).stage == Stage.DECIDED


def test_nothing_is_kept_of_a_decision_of_which_part_is_refused(sent, directed, vice, duty):
    row = sent()
    sentence = refused(services.settle, row, Verdict.AGREED, "Đồng ý.", extend_to=date(2020, 4, 1), by=vice)
    assert "phải sau hạn đang có (30/04/2020)" in sentence
    assert (again(row).stage, Decision.objects.count()) == (Stage.SENT, 0)


def test_the_desk_writes_down_what_was_signed_on_paper(sent, desk, chair):
    row = sent()
    assert "phải có số và ngày" in refused(services.settle, row, Verdict.AGREED, "Đồng ý.", recorded=True, by=desk)
    with pytest.raises(PermissionDenied):
        services.settle(row, Verdict.AGREED, "Đồng ý.", recorded=True, number="1/UBND-VP", issued_on=TODAY, by=chair)
    decision = services.settle(
        row, Verdict.AGREED, "Đồng ý.", recorded=True, number="1254/UBND-VP", issued_on=TODAY, by=desk
    )
    assert (decision.is_recorded, decision.by, decision.said_by) == (True, desk, str(row.to_agency))


def test_a_number_that_comes_later_is_put_to_the_decision(sent, chair, desk):
    row = sent()
    services.settle(row, Verdict.AGREED, "Đồng ý.", by=chair)
    services.complete(row, number="1254/UBND-VP", issued_on=TODAY, by=desk)
    assert "đã có văn bản" in refused(services.complete, row, number="9/UBND-VP", issued_on=TODAY, by=desk)


def test_an_answer_that_cannot_come_is_promised_for_another_day_and_the_first_stays(sent, chair):
    row = sent()
    assert "sau hạn trả lời đang có" in refused(services.defer, row, date(2020, 3, 10), reason="Chờ họp.", by=chair)
    services.defer(row, date(2020, 3, 31), reason="Chờ họp thường kỳ.", by=chair)
    row = again(row)
    assert (row.first_answer_due_on, row.answer_due_on) == (date(2020, 3, 16), date(2020, 3, 31))


def test_one_word_for_several_lines_or_for_none(parts, raised, officer, desk, chair):
    rows = [raised, examples.raised(parts("1.2", "SCT")[0], by=officer, words="Thiếu người dẫn đoàn.")]
    draft = services.consolidate(rows, by=desk)
    services.submit(draft, number="812/TTr-SNgV", issued_on=TODAY, by=desk)
    made = services.settle_several(draft, [row.pk for row in rows], Verdict.AGREED, "Đồng ý.", by=chair)
    assert [decision.difficulty_id for decision in made] == [row.pk for row in rows]
    assert "đang ở bước" in refused(services.settle_several, draft, [rows[0].pk], Verdict.REFUSED, "Không.", by=chair)

"""What the desk does with an update; what a task makes of its leads; drafts from the registers; hand-overs."""

from datetime import date

import pytest
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError

from haidang.kit import clock
from haidang.kit.audit.models import Note
from haidang.office.accounts.models import User
from haidang.office.norms.choices import PeriodKind
from haidang.office.norms.models import CalendarDay
from haidang.plan.followup import selectors, services
from haidang.plan.followup.choices import Origin, Result, RulingKind, Stage, State, TaskState
from haidang.plan.followup.examples import DONE, draft, sent
from haidang.plan.followup.models import InCharge, Update
from haidang.plan.plans.choices import DueState, Part
from haidang.plan.plans.models import Duty, Task

pytestmark = pytest.mark.django_db
NOW, TODAY = "2020-t03", date(2020, 3, 2)


def finished(duty, by, period=NOW, **said):
    """An update that asks for its completion to be confirmed."""
    update = draft(duty, by=by, period=period, state=State.DONE, **said)
    services.add_evidence(update, link="https://example.vn/ket-qua", by=by)
    return services.submit(update, by=by)


def standing(task):
    return selectors.standings([task], TODAY)[task.pk]


def test_what_asks_to_be_confirmed_is_not_just_accepted(duty, officer, desk):
    update = finished(duty, officer)
    with pytest.raises(ValidationError, match="xác nhận hoàn thành hoặc trả lại"):
        services.accept(update, by=desk)
    update = services.confirm_done(update, by=desk)
    assert (update.stage, update.is_confirmed, update.finished_on) == (Stage.ACCEPTED, True, TODAY)


def test_work_under_way_is_not_confirmed_as_finished(duty, officer, desk):
    with pytest.raises(ValidationError, match="chưa đề nghị xác nhận"):
        services.confirm_done(sent(duty, by=officer), by=desk)


def test_nobody_reads_what_they_sent_themselves(parts, desk, colleague):
    (part,) = [each for each in parts("3.2", "SNGV") if each.part == Part.LEAD]
    update = sent(part, by=desk)
    with pytest.raises(ValidationError, match="do chính bạn gửi"):
        services.accept(update, by=desk)
    assert services.accept(update, by=colleague).stage == Stage.ACCEPTED


def test_only_the_desk_accepts(duty, officer, leader, cast):
    update = sent(duty, by=officer)
    with pytest.raises(PermissionDenied):
        services.accept(update, by=leader)
    for who in ("so-cong-thuong", "so-du-lich", "lanh-dao-ubnd", "kiem-tra"):
        with pytest.raises(ObjectDoesNotExist):
            services.accept(update, by=cast[who])


def test_a_mistake_is_taken_back_with_a_reason_until_it_was_accepted(duty, officer, desk):
    update = sent(duty, by=officer)
    with pytest.raises(ValidationError, match="Chưa ghi vì sao thu hồi"):
        services.withdraw(update, reason=" ", by=officer)
    update = services.withdraw(update, reason="Gửi nhầm nhiệm vụ.", by=officer)
    assert (update.stage, update.counts_on) == (Stage.DRAFT, None)
    services.accept(services.submit(update, by=officer), by=desk)
    with pytest.raises(ValidationError, match="Sở Ngoại vụ đã nhận"):
        services.withdraw(update, reason="Nhầm.", by=officer)


def test_several_are_accepted_each_for_itself(duty, parts, officer, desk):
    one, two = sent(duty, by=officer), finished(next(iter(parts("1.2", "SCT"))), officer)
    accepted, refused = services.accept_all([one, two], by=desk)
    assert [update.pk for update in accepted] == [one.pk]
    assert [(update.pk, "xác nhận hoàn thành" in why) for update, why in refused] == [(two.pk, True)]


def test_a_locked_update_is_corrected_with_a_reason_and_both_wordings_stay(duty, officer, desk):
    update = services.accept(sent(duty, by=officer), by=desk)
    with pytest.raises(ValidationError):
        services.correct(update, reason="Nhầm số.", by=desk, done="16 bến.")
    assert services.lock(duty.task.plan, NOW, by=desk) == 1
    with pytest.raises(ValidationError, match="Chưa ghi vì sao đính chính"):
        services.correct(update, reason="", by=desk, done="16 bến.")
    with pytest.raises(ValidationError, match="Chưa sửa chữ nào"):
        services.correct(update, reason="Nhầm.", by=desk, done=DONE)
    services.correct(update, reason="Nhầm số.", by=desk, done="16 bến.")
    story = Note.objects.get(verb="corrected", object_id=str(update.pk))
    assert (story.reason, story.changes["done"]) == ("Nhầm số.", [DONE, "16 bến."])


# ── tasks from their leads ───────────────────────────────────────────────────────────────────────


def test_a_task_with_two_leads_is_done_when_both_are_and_counts_once(parts, cast, desk):
    leads = {part.agency.code: part for part in parts("1.2") if part.part == Part.LEAD}
    assert set(leads) == {"SDL", "SCT"}
    task = leads["SCT"].task
    services.confirm_done(finished(leads["SCT"], cast["so-cong-thuong"]), by=desk)
    assert (standing(task).state, standing(task).done_leads, standing(task).leads) == (TaskState.DOING, 1, 2)
    services.confirm_done(finished(leads["SDL"], cast["so-du-lich"]), by=desk)
    assert standing(task).state == TaskState.DONE
    assert sum(selectors.counts([standing(task)]).values()) == 1


def test_nothing_new_does_not_unsay_what_was_said_before(duty, officer):
    sent(duty, by=officer, period="2020-t02")
    services.nothing_new(duty, NOW, by=officer)
    assert standing(duty.task).state == TaskState.DOING


def test_work_done_again_is_no_longer_done(parts, cast, desk):
    (part,) = [each for each in parts("2.3") if each.part == Part.LEAD]
    update = services.confirm_done(finished(part, cast["ubnd-vung-tau"]), by=desk)
    assert standing(part.task).state == TaskState.DONE
    services.redo(update, reason="Danh sách đã thay đổi.", by=desk)
    assert standing(part.task).state != TaskState.DONE


@pytest.mark.parametrize(
    ("finished_on", "expected"),
    [(date(2020, 2, 20), Result.DONE_IN_TIME), (date(2020, 2, 21), Result.DONE_LATE)],
)
def test_in_time_is_up_to_the_day_itself(parts, cast, desk, finished_on, expected):
    (part,) = [each for each in parts("2.3") if each.part == Part.LEAD]
    part.task.due_on, part.task.due_state = date(2020, 2, 20), DueState.ACCEPTED
    part.task.save()
    assert standing(part.task).result == Result.DOING_LATE
    assert standing(part.task).days_over == 11
    services.confirm_done(finished(part, cast["ubnd-vung-tau"], finished_on=finished_on), by=desk)
    assert standing(part.task).result == expected


def test_a_proposed_day_makes_nobody_late(parts, cast):
    (part,) = [each for each in parts("2.3") if each.part == Part.LEAD]
    part.task.due_on, part.task.due_state = date(2020, 2, 20), DueState.PROPOSED
    part.task.save()
    assert standing(part.task).result == Result.DOING_IN_TIME


def test_a_ruling_needs_a_reason_and_somebody_who_gives_tasks(duty, officer, desk, cast):
    with pytest.raises(ValidationError, match="Chưa ghi lý do"):
        services.rule(duty.task, RulingKind.PAUSED, reason="", by=desk)
    with pytest.raises(PermissionDenied):
        services.rule(duty.task, RulingKind.PAUSED, reason="Chờ kinh phí.", by=officer)
    services.rule(duty.task, RulingKind.PAUSED, reason="Chờ kinh phí.", by=cast["lanh-dao-ubnd"])
    assert (standing(duty.task).state, standing(duty.task).result) == (TaskState.PAUSED, None)
    with pytest.raises(ValidationError, match="đã được ghi “Tạm hoãn”"):
        services.rule(duty.task, RulingKind.PAUSED, reason="Vẫn chờ.", by=desk)
    services.rule(duty.task, RulingKind.RESUMED, reason="Đã có kinh phí.", by=desk)
    assert standing(duty.task).state == TaskState.SILENT
    with pytest.raises(ValidationError, match="không có gì để tiếp tục"):
        services.rule(duty.task, RulingKind.RESUMED, reason="Nữa.", by=desk)


def test_who_said_nothing_for_thirty_days_is_silent(duty, officer):
    assert "SCT" in {one.agency.code for one in selectors.silent(TODAY)}
    sent(duty, by=officer)
    assert "SCT" not in {one.agency.code for one in selectors.silent(date(2020, 4, 1))}
    assert "SCT" in {one.agency.code for one in selectors.silent(date(2020, 4, 2))}


def silent(on=TODAY):
    return {one.agency.code for one in selectors.silent(on)}


@pytest.fixture
def alone(duty):
    """Of all its parts Sở Công Thương keeps this one."""
    Duty.objects.filter(agency=duty.agency).exclude(pk=duty.pk).update(ended_at=clock.now())
    return duty


def test_nobody_is_silent_about_what_is_paused_or_dropped(alone, desk):
    assert "SCT" in silent()
    services.rule(alone.task, RulingKind.PAUSED, reason="Chờ trung ương.", by=desk)
    assert "SCT" not in silent()
    services.rule(alone.task, RulingKind.RESUMED, reason="Đã có ý kiến.", by=desk)
    # thirty days are counted anew from the day it goes on
    assert "SCT" not in silent(date(2020, 4, 1))
    assert "SCT" in silent(date(2020, 4, 2))


def test_nobody_is_silent_about_what_is_finished_or_over(alone, officer, desk):
    assert "SCT" in silent(date(2020, 12, 31))
    assert "SCT" not in silent(date(2021, 1, 1))
    update = finished(alone, officer)
    assert "SCT" not in silent(date(2020, 6, 1))
    services.return_(update, remark="Thiếu biên bản.", by=desk)
    assert "SCT" in silent(date(2020, 6, 1))


def test_a_plan_that_asks_by_the_half_year_waits_for_its_day(alone):
    plan = alone.task.plan
    plan.report_kind = PeriodKind.HALF
    plan.save()
    assert "SCT" not in silent(date(2020, 6, 14))
    assert "SCT" in silent(date(2020, 6, 30))


def test_a_confirmed_completion_is_not_unsaid_by_a_later_word(alone, officer, desk):
    services.confirm_done(finished(alone, officer, period="2020-t02"), by=desk)
    sent(alone, by=officer, period=NOW)
    assert selectors.last_said([alone.pk])[alone.pk].is_confirmed


def test_a_task_that_came_to_go_on_is_not_confirmed_as_done(duty, officer, desk):
    update = finished(duty, officer)
    Task.objects.filter(pk=duty.task_id).update(is_standing=True)
    with pytest.raises(ValidationError, match="không kết thúc"):
        services.confirm_done(update, by=desk)


# ── drafts from what the registers hold ──────────────────────────────────────────────────────────


@pytest.fixture
def record(norms):
    """Any record of a register."""
    return CalendarDay.objects.earliest("pk")


def test_a_register_drafts_and_renews_while_nobody_has_written(duty, record, officer):
    (update,) = services.draft_update(duty.task, "Đã đón đoàn 12 người.", evidence=record, by=officer)
    assert (update.duty, update.period.code, update.origin, update.stage) == (duty, NOW, Origin.EVIDENCE, Stage.DRAFT)
    services.draft_update(duty.task, "Đã đón đoàn 14 người.", evidence=record, by=officer)
    update.refresh_from_db()
    assert (update.done, update.state) == ("Đã đón đoàn 14 người.", State.DOING)


def test_what_is_written_for_an_agency_goes_to_its_own_draft_alone(parts, record, desk):
    theirs = next(part for part in parts("1.2") if part.agency.code == "SDL" and part.part == Part.LEAD)
    record.agency_id = theirs.agency_id
    assert services.draft_update(theirs.task, "Đoàn đã về.", evidence=record, by=desk)[0].duty == theirs
    assert Update.objects.count() == 1


def test_a_halted_task_gets_no_draft(duty, record, desk, officer):
    services.rule(duty.task, RulingKind.PAUSED, reason="Dừng vì dịch.", by=desk)
    assert services.draft_update(duty.task, "Đoàn đã về.", evidence=record, by=officer) == []


def test_the_desk_enters_what_an_agency_said_over_what_only_a_register_drafted(duty, record, desk, officer):
    services.draft_update(duty, "Đã đón đoàn.", evidence=record, by=officer)
    update = services.enter_for(
        duty, NOW, source="phone", words="Anh A", version=1, by=desk, state=State.DOING, done="Đã đón đoàn 14 người."
    )
    assert (update.done, update.entered_source) == ("Đã đón đoàn 14 người.", "phone")


def test_what_a_person_wrote_is_left_alone(duty, record, officer):
    services.draft_update(duty, "Đã đón đoàn.", evidence=record, by=officer)
    services.save_draft(duty, NOW, version=1, by=officer, done="Đã đón đoàn và ký biên bản.")
    services.draft_update(duty, "Đã đón đoàn 14 người.", evidence=record, by=officer)
    services.drop_draft(record, by=officer)
    assert Update.objects.get().done == "Đã đón đoàn và ký biên bản."


def test_a_cancelled_record_takes_its_draft_with_it(duty, record, officer):
    services.draft_update(duty, "Đã đón đoàn.", evidence=record, by=officer)
    assert services.drop_draft(record, by=officer) == 1
    assert not Update.objects.exists()


def test_one_of_two_records_is_cancelled(duty, record, officer):
    other = CalendarDay.objects.latest("pk")
    services.draft_update(duty, "Đã đón đoàn.", evidence=record, by=officer)
    services.draft_update(duty, "Đã dự hội chợ.", evidence=other, by=officer)
    services.drop_draft(record, by=officer)
    assert Update.objects.get().done == "Đã dự hội chợ."


def test_what_was_sent_is_not_renewed_by_a_register(duty, record, officer):
    services.draft_update(duty, "Đã đón đoàn.", evidence=record, by=officer)
    services.submit(Update.objects.get(), by=officer)
    services.draft_update(duty, "Đã đón đoàn 14 người.", evidence=record, by=officer)
    services.drop_draft(record, by=officer)
    assert (Update.objects.get().done, Update.objects.get().stage) == ("Đã đón đoàn.", Stage.SUBMITTED)


# ── inside an agency ─────────────────────────────────────────────────────────────────────────────


def test_only_somebody_of_the_agency_is_put_in_charge(duty, officer, leader, cast):
    with pytest.raises(ValidationError, match="không có tài khoản đang dùng"):
        services.put_in_charge(duty, cast["so-du-lich"], by=leader)
    services.put_in_charge(duty, officer, by=leader)
    services.put_in_charge(duty, leader, by=leader)
    assert [row.user for row in InCharge.objects.current()] == [leader]
    assert InCharge.objects.count() == 2


def test_who_leaves_hands_over_what_was_in_their_hands(duty, officer, leader, cast):
    services.put_in_charge(duty, officer, by=leader)
    assert services.hand_over(officer, to=leader, by=cast["quan-tri"]) == {"phần việc phụ trách": 1}
    assert InCharge.objects.current().get().user == leader
    assert services.hand_over(leader, to=None, by=cast["quan-tri"]) == {"phần việc phụ trách": 1}
    assert not InCharge.objects.current().exists()
    assert services.hand_over(User.objects.get(pk=officer.pk), to=None, by=cast["quan-tri"]) == {}

"""Who answers for what: from the words of the plan, from confirmed members, from single solutions."""

from datetime import date

import pytest
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import IntegrityError, transaction

from haidang.kit import clock
from haidang.kit.audit.models import Note
from haidang.office.directory.models import Agency
from haidang.plan.plans import services
from haidang.plan.plans.choices import Answer, Part
from haidang.plan.plans.models import Duty, GroupMember, Solution, SolutionAssignee, Task
from haidang.plan.plans.services import duties

pytestmark = pytest.mark.django_db


@pytest.fixture
def task(accepted):
    """A task with a lead and an open phrase with members proposed."""
    return next(task for task in Task.objects.filter(plan=accepted) if task.waiting_members)


def parts(task):
    return {(duty.agency.code, duty.part, duty.answer) for duty in Duty.objects.active().filter(task=task)}


def test_each_lead_has_a_part_of_its_own(accepted):
    for task in Task.objects.filter(plan=accepted):
        named = {one.agency_id for one in task.assignments.filter(part=Part.LEAD, is_group=False) if one.agency_id}
        assert named == set(Duty.objects.filter(task=task, part=Part.LEAD).values_list("agency_id", flat=True))
    assert Duty.objects.filter(task__plan=accepted, part=Part.LEAD, answer=Answer.GIVEN).exists()


def test_nobody_has_a_part_through_an_open_phrase_before_a_person_confirms_it(task, desk):
    proposed = {member.agency_id for member in task.waiting_members}
    assert not Duty.objects.filter(task=task, agency__in=proposed).exists()
    member = task.waiting_members[0]
    services.settle_member(member, takes_part=True, by=desk)
    duty = Duty.objects.get(task=task, agency=member.agency)
    assert (duty.answer, duty.part) == (Answer.ASKED, member.assignment.part)


def test_a_member_left_out_again_has_no_part_but_its_row_stays(task, desk):
    member = task.waiting_members[0]
    services.settle_member(member, takes_part=True, by=desk)
    member.refresh_from_db()
    services.settle_member(member, takes_part=False, by=desk)
    duty = Duty.objects.get(task=task, agency=member.agency)
    assert duty.ended_at
    assert duty not in Duty.objects.active()
    services.settle_member(GroupMember.objects.get(pk=member.pk), takes_part=True, by=desk)
    assert Duty.objects.active().filter(task=task, agency=member.agency).count() == 1


def test_who_was_named_takes_its_part_or_says_why_not(task, desk, cast):
    sct = Agency.objects.get(code="SCT")
    member, _new = GroupMember.objects.get_or_create(assignment=task.phrases[0], agency=sct)
    services.settle_member(member, takes_part=True, by=desk)
    duty = Duty.objects.get(task=task, agency=sct, part=Part.COORDINATING)
    officer = cast["so-cong-thuong"]
    with pytest.raises(ValidationError, match="Chưa ghi lý do không nhận"):
        duties.answer(duty, accepts=False, by=officer)
    duties.answer(duty, accepts=False, reason="Không thuộc chức năng", by=officer)
    duty.refresh_from_db()
    assert (duty.answer, duty.reason, duty.answered_by) == (Answer.DECLINED, "Không thuộc chức năng", officer)
    assert Note.objects.filter(verb="declined", object_id=str(duty.pk), reason="Không thuộc chức năng").exists()
    duties.answer(duty, accepts=True, by=officer)
    duty.refresh_from_db()
    assert duty.answer == Answer.ACCEPTED


def test_nobody_answers_for_another_agency(task, desk, cast):
    member = task.waiting_members[0]
    services.settle_member(member, takes_part=True, by=desk)
    duty = Duty.objects.get(task=task, agency=member.agency)
    stranger = next(user for user in cast.values() if user.agency_id not in (None, duty.agency_id) and not user.is_desk)
    with pytest.raises(ObjectDoesNotExist):
        duties.answer(duty, accepts=True, by=stranger)


def test_who_stands_in_the_plan_by_name_is_not_asked(accepted, desk):
    duty = Duty.objects.filter(task__plan=accepted, part=Part.LEAD)[0]
    with pytest.raises(ValidationError, match="nêu đích danh"):
        duties.answer(duty, accepts=False, reason="Bận", by=desk)


def test_a_solution_for_all_districts_is_answered_by_each(accepted, desk):
    task = Task.objects.filter(plan=accepted)[0]
    solution = Solution.objects.create(task=task, position=99, words="Các huyện rà soát địa điểm.")
    SolutionAssignee.objects.create(solution=solution, words="UBND các huyện, thị xã, thành phố")
    duties.keep_duties([task])
    codes = set(Duty.objects.filter(solution=solution).values_list("agency__code", flat=True))
    assert len(codes) == 8
    assert "UBVT" in codes


def test_who_is_charged_with_a_part_may_read_the_task_and_who_is_not_may_not(accepted, cast):
    task = Task.objects.filter(plan=accepted)[0]
    district = cast["ubnd-vung-tau"]
    assert not Task.objects.for_user(district, "view").filter(pk=task.pk).exists()
    solution = Solution.objects.create(task=task, position=99, words="Các huyện rà soát địa điểm.")
    SolutionAssignee.objects.create(solution=solution, words="UBND các huyện, thị xã, thành phố")
    duties.keep_duties([task])
    assert Task.objects.for_user(district, "view").filter(pk=task.pk).exists()
    Duty.objects.filter(solution=solution).update(ended_at=clock.now())
    assert not Task.objects.for_user(district, "view").filter(pk=task.pk).exists()


def test_a_solution_for_those_concerned_is_nobodys_before_they_are_named(accepted):
    task = Task.objects.filter(plan=accepted)[0]
    solution = Solution.objects.create(task=task, position=99, words="Các huyện phối hợp.")
    SolutionAssignee.objects.create(solution=solution, words="UBND các huyện, thị xã, thành phố có liên quan")
    duties.keep_duties([task])
    assert not Duty.objects.filter(solution=solution).exists()


def test_keeping_in_step_twice_changes_nothing(accepted):
    before = list(Duty.objects.order_by("pk").values())
    duties.keep_duties(Task.objects.filter(plan=accepted))
    assert list(Duty.objects.order_by("pk").values()) == before


def test_keeping_in_step_asks_the_database_the_same_for_one_task_and_for_all(accepted, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        duties.keep_duties(Task.objects.filter(plan=accepted))


def test_a_corrected_lead_ends_the_part_of_the_one_before(accepted, desk):
    task = Task.objects.filter(plan=accepted, duties__part=Part.LEAD)[0]
    old = Duty.objects.active().get(task=task, part=Part.LEAD)
    new = Agency.objects.get(code="TDOAN")
    services.correct(task, by=desk, version=task.version, reason="Đọc nhầm", parties={Part.LEAD: [new]})
    old.refresh_from_db()
    assert old.ended_at
    assert Duty.objects.active().get(task=task, part=Part.LEAD).agency == new


def test_what_the_desk_gave_by_hand_stays_until_the_desk_takes_it_away(accepted, desk, cast):
    task = Task.objects.filter(plan=accepted)[0]
    duty = duties.give_part(task, Agency.objects.get(code="LHHN"), Part.COORDINATING, by=desk)
    duties.keep_duties([task])
    assert Duty.objects.active().filter(pk=duty.pk).exists()
    with pytest.raises(ValidationError, match="Chưa ghi lý do"):
        duties.end_part(duty, reason=" ", by=desk)
    duties.end_part(duty, reason="Đã chuyển việc", by=desk)
    assert not Duty.objects.active().filter(pk=duty.pk).exists()


def test_an_agency_never_has_the_same_part_twice(accepted):
    duty = Duty.objects.filter(task__plan=accepted)[0]
    with pytest.raises(IntegrityError), transaction.atomic():
        Duty.objects.create(task=duty.task, agency=duty.agency, part=duty.part)


def test_the_heir_answers_after_the_agency_is_gone(accepted, directory):
    duty = Duty.objects.filter(task__plan=accepted, part=Part.LEAD, agency__code="SCT")[0]
    assert duty.responsible(date(2020, 6, 15)) == duty.agency
    gone = Agency.objects.get(code="UBVT")
    assert Duty(task=duty.task, agency=gone, part=Part.LEAD).responsible(date(2025, 7, 2)) != gone


def test_an_agency_sees_its_own_parts_and_those_of_the_tasks_it_leads(accepted, cast):
    officer = cast["so-cong-thuong"]
    seen = set(Duty.objects.for_user(officer, "view").values_list("pk", flat=True))
    led = Duty.objects.filter(part=Part.LEAD, agency=officer.agency).values("task")
    expected = Duty.objects.filter(agency=officer.agency) | Duty.objects.filter(task__in=led)
    assert seen == set(expected.values_list("pk", flat=True))
    assert set(Duty.objects.for_user(officer, "change")) == set(Duty.objects.filter(agency=officer.agency))
    assert not Duty.objects.for_user(cast["quan-tri"], "view").exists()

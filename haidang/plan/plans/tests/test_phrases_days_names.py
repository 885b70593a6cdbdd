"""What is proposed after a task is accepted: members of group phrases, days where the plan is silent; unknown names."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from haidang.office.directory.models import Agency
from haidang.plan.plans import services
from haidang.plan.plans.choices import DueState, MemberState
from haidang.plan.plans.models import GroupMember, Plan, Task
from haidang.plan.plans.selectors.names import names_in, unknown_names

pytestmark = pytest.mark.django_db


@pytest.fixture
def tasks(accepted_163):
    return {task.label: task for task in Task.objects.filter(plan=accepted_163).of_content()}


def members(task, **only):
    return GroupMember.objects.filter(assignment__task=task, **only)


def test_members_of_a_phrase_are_proposed_each_with_its_reason_and_none_is_confirmed(tasks):
    proposed = GroupMember.objects.all()
    assert proposed
    assert {one.state for one in proposed} == {MemberState.PROPOSED}
    assert all(one.reason for one in proposed)


def test_who_is_named_is_not_proposed_again(tasks):
    for task in tasks.values():
        named = set(task.assignments.exclude(agency=None).values_list("agency", flat=True))
        assert not named & set(members(task).values_list("agency", flat=True))


def test_a_proposed_member_does_not_see_the_task_before_it_is_confirmed(tasks, desk, cast):
    task = tasks["1.1"]
    member = members(task).first()
    officer = cast["so-tai-chinh"]
    officer.agency = member.agency
    officer.save()
    assert not Task.objects.for_user(officer, "view").filter(pk=task.pk).exists()
    services.settle_member(member, takes_part=True, by=desk)
    assert Task.objects.for_user(officer, "view").filter(pk=task.pk).exists()


def test_a_whole_phrase_is_answered_for_in_one_act(tasks, desk):
    task = tasks["2.1"]
    kept, *others = members(task)
    services.settle_members(task, confirmed={kept.pk}, by=desk)
    assert [m.agency for m in members(task, state=MemberState.CONFIRMED)] == [kept.agency]
    assert members(task, state=MemberState.LEFT_OUT).count() == len(others)
    assert not members(task, state=MemberState.PROPOSED).exists()


def test_an_agency_that_nobody_proposed_may_be_named(tasks, desk):
    task = tasks["1.1"]
    phrase = task.assignments.filter(is_group=True).first()
    inspectorate = Agency.objects.get(code="UBVT")
    services.settle_members(task, confirmed=(), added={phrase.pk: [inspectorate]}, by=desk)
    assert members(task, state=MemberState.CONFIRMED).get().agency == inspectorate


def test_the_lead_of_the_task_may_name_its_members_and_nobody_else(tasks, cast):
    lead, other = cast["so-cong-thuong"], cast["so-du-lich"]
    mine, theirs = tasks["1.1"], tasks["2.1"]
    services.settle_members(mine, confirmed=(), by=lead)
    with pytest.raises(Task.DoesNotExist):
        services.settle_members(mine, confirmed=(), by=other)
    with pytest.raises(ValidationError, match="Chỉ Sở Ngoại vụ hoặc cơ quan chủ trì"):
        services.settle_members(theirs, confirmed=(), by=other)


def test_who_was_confirmed_before_is_proposed_again_in_the_same_field(plan_163, desk):
    reading = plan_163.sources.get().readings.get()
    proposals = {p.label: p for p in reading.proposals.select_related("reading__source__plan")}
    first = services.accept(proposals["3.1"], by=desk)
    [phrase, *_others] = first.assignments.filter(is_group=True)
    agency = Agency.objects.get(code="STC")
    services.settle_members(first, confirmed=(), added={phrase.pk: [agency]}, by=desk)
    second = services.accept(proposals["3.2"], by=desk)
    assert "nhiệm vụ 3.1" in members(second).get(agency=agency).reason


# ── days ─────────────────────────────────────────────────────────────────────────────────────────


def test_a_proposed_day_names_its_rule_and_urges_nobody(tasks):
    task = tasks["1.1"]
    assert (task.due_on, task.due_state) == (date(2020, 12, 14), DueState.PROPOSED)
    assert "NĐ 09/2019/NĐ-CP" in task.due_reason
    assert not task.is_urged


def test_a_printed_day_is_no_proposal(tasks):
    assert (tasks["3.4"].due_on, tasks["3.4"].due_state) == (date(2020, 4, 30), DueState.PRINTED)


def test_what_the_paper_orders_about_its_own_running_is_given_no_day(tasks, plan_163):
    orders = Task.objects.filter(plan=plan_163, kind="organisation")
    assert set(orders.values_list("due_on", flat=True)) == {None}


def test_a_proposed_day_is_accepted_changed_or_refused(tasks, desk):
    accepted = services.settle_due(tasks["1.1"], accepts=True, by=desk)
    assert (accepted.due_state, accepted.is_urged) == (DueState.ACCEPTED, True)
    changed = services.settle_due(tasks["1.2"], accepts=True, on=date(2020, 6, 30), by=desk)
    assert changed.due_on == date(2020, 6, 30)
    refused = services.settle_due(tasks["1.3"], accepts=False, by=desk)
    assert (refused.due_on, refused.due_state) == (None, DueState.REFUSED)
    with pytest.raises(ValidationError, match="chưa có ngày nào"):
        services.settle_due(tasks["1.3"], accepts=True, by=desk)
    with pytest.raises(ValidationError, match="do kế hoạch ghi"):
        services.settle_due(tasks["3.4"], accepts=False, by=desk)


# ── names ────────────────────────────────────────────────────────────────────────────────────────


def unknown(reading, **options):
    plan, source = reading.plan, reading.source.source
    proposals = list(reading.proposals.all())
    return unknown_names(plan, source, proposals, names_in(plan, source, proposals), **options)


def test_a_name_nobody_knows_is_shown_with_its_places_and_the_nearest(reading, proposals):
    [stranger] = unknown(reading, offer=3)
    assert stranger.words == "Trung tâm Lạ mặt"
    assert stranger.places == [(proposals["1.1"].pk, "1.1")]


def test_an_unknown_name_becomes_another_name_of_a_known_agency_everywhere_in_the_plan(reading, proposals, desk):
    accepted = services.accept(proposals["1.1"], by=desk)
    tourism = Agency.objects.get(code="SDL")
    services.name_agency(reading.plan, "Trung tâm Lạ mặt", means=tourism, by=desk)
    assert unknown(reading) == []
    assert accepted.assignments.get(words="Trung tâm Lạ mặt").agency == tourism


def test_an_unknown_name_becomes_a_new_agency_of_the_directory(reading, desk):
    made = services.name_agency(reading.plan, "Trung tâm Lạ mặt", means=None, by=desk)
    assert made.name == "Trung tâm Lạ mặt"
    assert unknown(reading) == []


def test_only_the_desk_makes_names_known(reading, cast):
    with pytest.raises(Plan.DoesNotExist):
        services.name_agency(reading.plan, "Trung tâm Lạ mặt", means=None, by=cast["so-cong-thuong"])

"""Two tasks become one: the surviving part keeps its person and its programme; the other's are there to be read."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from django.urls import reverse

from haidang.kit import clock
from haidang.plan.followup import services as followup
from haidang.plan.followup.examples import sent
from haidang.plan.followup.merged import merged_into
from haidang.plan.followup.models import InCharge
from haidang.plan.followup.owed import owed as of_followup
from haidang.plan.followup.owed_dated import owed as of_dated
from haidang.plan.money.owed import owed as of_money
from haidang.plan.plans import services
from haidang.plan.plans.choices import Part
from haidang.plan.plans.models import Amendment, Duty
from haidang.plan.plans.owed import owed as of_plans
from haidang.plan.plans.selectors.amendments import preview
from haidang.plan.programmes import services as programmes
from haidang.plan.programmes.owed import owed as of_programmes

pytestmark = pytest.mark.django_db
DAY = date(2020, 3, 16)
ROOMS = (of_plans, of_money, of_programmes, of_followup, of_dated)


def owed(on):
    """By this room and those it stands on."""
    return [each for room in ROOMS for each in room(on)]


@pytest.fixture
def both(parts, tasks, desk):
    """Sở Công Thương leads 1.1, and 1.2 beside another."""
    return next(part for part in parts("1.1", "SCT") if part.part == Part.LEAD), next(
        part for part in parts("1.2", "SCT") if part.part == Part.LEAD
    )


@pytest.fixture
def merge(accepted, desk, settings, monkeypatch):
    """From 16 March on 1.2 is done in 1.1."""

    def now(task, other):
        decision = services.Decision("500/QĐ-UBND", date(2020, 3, 13))
        settings.HAIDANG_TODAY = DAY
        monkeypatch.setattr(clock, "now", lambda: datetime(2020, 3, 16, 9, tzinfo=clock.VIETNAM))
        draft = services.draft_amendment(accepted, by=desk, decision=decision, in_force_on=DAY)
        services.add_change(draft, "merge", task=task, others=[other], title="Quảng bá cảng và tuyến biển", by=desk)
        services.put_in_force(draft, by=desk, seen=preview(Amendment.objects.get(pk=draft.pk)).mark)

    return now


@pytest.fixture
def merged(both, merge, officer, leader):
    """Each part had its person and its own figure; of both something was said."""
    survives, goes = both
    for duty, person in ((survives, officer), (goes, leader)):
        InCharge.objects.create(duty=duty, user=person, since=date(2020, 3, 2))
        label = duty.task.label
        output = programmes.save_output(duty, name=f"Bến của {label}", unit="bến", target=Decimal(4), by=officer)
        programmes.save_step(duty, words=f"Đi từng bến của {label}.", by=officer)
        sent(duty, by=officer, figures={output.pk: Decimal(1)})
    merge(survives.task, goes.task)
    return survives, goes


def test_the_surviving_part_keeps_its_person_and_its_programme(merged, officer):
    survives, _goes = merged
    now = Duty.objects.active().get(task=survives.task, agency=survives.agency, part=Part.LEAD)
    assert now.pk == survives.pk
    assert InCharge.objects.current().get(duty=now).user == officer
    assert [each.name for each in now.outputs.all()] == ["Bến của 1.1"]
    asked = {each.person_id for each in owed(DAY) if each.key.startswith(f"update:{survives.pk}:")}
    assert asked == {officer.pk}


def test_nothing_is_owed_for_what_was_merged_away_but_that_the_desk_reads_what_was_sent(merged, desk):
    _survives, goes = merged
    for day in (DAY, date(2020, 6, 15)):
        assert [each.kind for each in owed(day) if each.task_id == goes.task_id] == ["Xem cập nhật tháng 3/2020"]
    followup.accept(goes.updates.get(), by=desk)
    assert [each for each in owed(date(2020, 6, 15)) if each.task_id == goes.task_id] == []


def test_what_was_arranged_for_the_other_stands_under_the_story_of_the_one(merged, leader, desk, enter):
    survives, goes = merged
    [gone] = merged_into(survives.task, desk)
    assert gone.task == goes.task
    [part] = [each for each in gone.parts if each.duty.pk == goes.pk]
    assert part.in_charge
    assert part.in_charge.user == leader
    assert [(str(each.output.name), each.actual) for each in part.outputs] == [("Bến của 1.2", Decimal(1))]
    assert [step.words for step in part.steps] == ["Đi từng bến của 1.2."]
    page = " ".join(enter(desk).get(reverse("followup:task", args=[survives.task_id])).content.decode().split())
    assert "Nhiệm vụ đã gộp vào đây" in page
    assert f"người phụ trách khi đó: {leader}" in page
    assert "Bến của 1.2" in page
    assert "gộp từ 16/03/2020" in page
    # the other way round there is nothing
    assert merged_into(goes.task, desk) == []


def test_who_leaves_hands_over_only_what_is_still_done(merged, leader, officer):
    _survives, goes = merged
    followup.hand_over(leader, to=officer, by=leader)
    assert InCharge.objects.filter(duty=goes).get().user == leader


def test_another_agency_reads_of_the_merged_task_only_what_it_may(merged, cast):
    survives, _goes = merged
    assert [len(each.parts) for each in merged_into(survives.task, cast["tinh-doan"])] == [0]


def test_its_price_is_the_same_for_many_parts(merged, desk, django_assert_max_num_queries):
    survives, _goes = merged
    with django_assert_max_num_queries(9):
        merged_into(survives.task, desk)

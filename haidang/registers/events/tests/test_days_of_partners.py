"""A day of a partner becomes an event in one click; held or taken back on one side, it is so on the other."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from haidang.plan.followup.models import Hint
from haidang.registers.events import event_services as services
from haidang.registers.events.event_choices import EventKind, Stage
from haidang.registers.events.models import Event
from haidang.registers.events.owed_events import owed
from haidang.registers.partners import examples as partners
from haidang.registers.partners import services as days
from haidang.registers.partners.models import AnniversaryPlan
from haidang.registers.partners.owed import owed as owed_by_partners

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast", "norms", "today")]


@pytest.fixture
def day():
    """Twentieth of February, since 1976: fifty years in 2026, and over on the Monday of these tests."""
    return partners.day(month=2, day=20, year=1976)


def made(day, officer, **facts):
    plan = days.make_event(day, 2026, officer.agency, form="Họp mặt hữu nghị", by=officer, **facts)
    return plan, Event.objects.get()


def test_one_click_makes_an_event_of_a_day(enter, officer, day):
    later = partners.day(month=4, day=2, year=1976)
    page = enter(officer).get(reverse("partners:anniversaries")).content.decode()
    choose = reverse("partners:choose", args=[later.pk, 2026])
    assert f'action="{choose}"' in page
    assert "Thành sự kiện của cơ quan tôi" in page
    reply = enter(officer).post(choose, {"way": "event", "agency": officer.agency_id})
    plan = AnniversaryPlan.objects.get()
    assert reply.url == plan.get_absolute_url()
    event = Event.objects.get()
    assert (event.kind, event.starts_on, event.country) == (EventKind.MEETING, date(2026, 4, 2), later.partner)
    assert (event.anniversary, event.agency, event.stage) == (plan, officer.agency, Stage.PREPARING)
    assert event.title in enter(officer).get(plan.get_absolute_url()).content.decode()


def test_a_day_makes_one_event_however_often_it_is_asked(officer, day):
    plan, event = made(day, officer)
    assert services.make_of_day(plan, by=officer) == event
    with pytest.raises(ValidationError):
        days.make_event(day, 2026, officer.agency, by=officer)
    assert Event.objects.count() == 1


def test_what_is_not_held_is_asked_for_once(officer, day):
    plan, event = made(day, officer)
    asked = [*owed(date(2026, 3, 2)), *owed_by_partners(date(2026, 3, 2))]
    assert [each.key for each in asked] == [f"partners:event:{plan.pk}"]
    services.hold(event, results="Trăm người dự.", by=officer)
    assert [*owed(date(2026, 3, 2)), *owed_by_partners(date(2026, 3, 2))] == []


def test_held_in_one_book_is_held_in_the_other_and_told_once(officer, day, tasks, plan_of_the_year):
    plan, event = made(day, officer, tasks=[tasks["1.1"]])
    assert list(event.tasks.all()) == [tasks["1.1"]]
    services.hold(event, results="Trăm người dự.", visitors=100, by=officer)
    plan.refresh_from_db()
    assert (plan.held_on, plan.result) == (date(2026, 2, 20), "Trăm người dự.")
    assert "Trăm người dự." in Hint.objects.get().sentence


def test_the_book_of_days_may_hear_of_it_first(officer, day):
    plan, event = made(day, officer)
    days.hold(plan, on=date(2026, 2, 21), result="Trăm người dự.", by=officer)
    event.refresh_from_db()
    assert (event.stage, event.starts_on, event.results) == (Stage.HELD, date(2026, 2, 21), "Trăm người dự.")


def test_what_is_taken_back_is_not_held_and_the_day_stands_open_again(officer, day):
    plan, event = made(day, officer)
    days.take_back(plan, "Bạn hẹn năm sau.", by=officer)
    event.refresh_from_db()
    assert (event.stage, event.anniversary) == (Stage.CANCELLED, None)
    again = days.make_event(day, 2026, officer.agency, by=officer)
    assert Event.objects.get(anniversary=again) != event


def test_an_event_that_another_agency_keeps_by_now_is_left_alone(officer, desk, day, cast):
    plan, event = made(day, officer)
    Event.objects.filter(pk=event.pk).update(agency=cast["so-du-lich"].agency)
    days.take_back(plan, "Bạn hẹn năm sau.", by=officer)
    event.refresh_from_db()
    assert event.stage == Stage.PREPARING

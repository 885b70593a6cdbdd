"""Timers: each turn once, for the right day, and by hand."""

import threading
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django_tasks_db.models import DBTaskResult

from haidang.kit import clock
from haidang.kit.clock import VIETNAM
from haidang.kit.jobs.choices import State
from haidang.kit.jobs.models import Job, TimerSlot
from haidang.kit.jobs.rules import Timer
from haidang.kit.jobs.services import call_timer, enqueue, fire, tidy
from haidang.kit.jobs.tests import made
from haidang.kit.jobs.worker import do_what_waits

HERE = "haidang.kit.jobs.tests.made.note_the_day"


@pytest.fixture(autouse=True)
def table(settings):
    settings.HAIDANG_TODAY = date(2020, 6, 15)
    settings.JOB_TIMERS = [("daily", "at 07:00", HERE), ("minutely", "every minute", HERE)]


def this_morning(hour=8, minute=0):
    return datetime.combine(clock.now().astimezone(VIETNAM).date(), datetime.min.time(), VIETNAM) + timedelta(
        hours=hour, minutes=minute
    )


@pytest.mark.django_db
def test_each_turn_is_asked_for_once_and_gets_its_day():
    assert [job.title for job in fire(this_morning())] == ["daily", "minutely"]
    assert fire(this_morning()) == []
    do_what_waits()
    assert [date(2020, 6, 15)] * 2 == made.CALLS
    assert set(Job.objects.values_list("state", "result")) == {(State.DONE, "2020-06-15")}
    assert [job.title for job in fire(this_morning(8, 1))] == ["minutely"]


@pytest.mark.django_db
def test_a_turn_missed_at_night_is_made_up_for_with_the_day_it_was_for():
    fire(this_morning(6))
    do_what_waits()
    assert [date(2020, 6, 14), date(2020, 6, 15)] == made.CALLS


@pytest.mark.django_db
def test_turns_of_each_minute_do_not_pile_up():
    for minute in range(5):
        fire(this_morning(8, minute))
    assert Job.objects.filter(title="minutely").count() == 1
    assert TimerSlot.objects.filter(name="minutely").count() == 5


@pytest.mark.django_db(transaction=True)
def test_two_workers_that_look_at_the_same_clock_fire_once():
    if connection.vendor == "sqlite":
        pytest.skip("the SQLite of the tests is in memory and has one writer; see test_worker")
    fired: list[Job] = []
    together = threading.Barrier(4)

    def look():
        together.wait()
        fired.extend(fire(this_morning()))
        connection.close()

    watches = [threading.Thread(target=look) for _ in range(4)]
    for watch in watches:
        watch.start()
    for watch in watches:
        watch.join()
    assert sorted(job.title for job in fired) == ["daily", "minutely"]


@pytest.mark.django_db
def test_only_what_stands_in_the_table_is_called(settings):
    fire(this_morning())
    settings.JOB_TIMERS = []
    do_what_waits()
    assert made.CALLS == []


@pytest.mark.django_db
def test_what_ended_long_ago_is_forgotten(officer):
    kept = enqueue(made.add, 1, 2, by=officer)
    fire(this_morning())
    do_what_waits()
    enqueue(made.add, 3, 4, by=officer)
    ago = clock.now() - timedelta(days=8)
    Job.objects.filter(state=State.DONE).update(finished_at=ago)
    DBTaskResult.objects.filter(status="SUCCESSFUL").update(finished_at=ago)
    TimerSlot.objects.update(slot=ago - timedelta(hours=1))
    assert tidy(today=clock.today()) == 2
    assert set(Job.objects.values_list("state", flat=True)) == {State.DONE, State.WAITING}
    assert Job.objects.filter(pk=kept.pk).exists()
    assert (DBTaskResult.objects.count(), TimerSlot.objects.count()) == (1, 0)


def test_a_result_json_cannot_hold_is_counted():
    made_up = Timer("x", "at 07:00", "haidang.kit.jobs.tests.test_timers.three_things")
    assert call_timer(made_up, today=date(2020, 6, 15)) == 3


def three_things(*, today):
    return {object(), object(), object()}

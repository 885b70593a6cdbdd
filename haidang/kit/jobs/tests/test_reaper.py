"""Who gives no sign of life is brought back: once for each death, and not for ever."""

from datetime import timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from haidang.kit import clock
from haidang.kit.jobs.choices import State
from haidang.kit.jobs.models import Job
from haidang.kit.jobs.services import enqueue, reap
from haidang.kit.jobs.tests import made
from haidang.kit.jobs.worker import do_what_waits

pytestmark = pytest.mark.django_db

MINUTE = timedelta(seconds=61)


def killed_in_the_midst(asked):
    """As `kill -9` leaves it."""
    now = clock.now()
    Job.objects.filter(pk=asked.pk).update(state=State.RUNNING, heartbeat_at=now, tries=1)
    asked.refresh_from_db()
    DBTaskResult.objects.filter(pk=asked.ticket).update(status="RUNNING", started_at=now)


def test_a_job_that_is_at_work_or_waits_for_its_turn_is_let_be(officer):
    asked = enqueue(made.add, 1, 2, by=officer)
    assert reap(clock.now() + timedelta(days=1)) == []
    killed_in_the_midst(asked)
    assert reap(clock.now() + timedelta(seconds=50)) == []


def test_a_dead_job_goes_back_once_and_is_done(officer):
    asked = enqueue(made.add, 1, 2, by=officer)
    killed_in_the_midst(asked)
    assert reap(clock.now() + MINUTE) == [asked]
    assert reap(clock.now() + MINUTE) == []
    assert DBTaskResult.objects.filter(status="READY").count() == 1
    do_what_waits()
    asked.refresh_from_db()
    assert (asked.state, asked.deaths) == (State.DONE, 1)


def test_a_worker_killed_before_it_began_loses_nothing(officer):
    asked = enqueue(made.add, 1, 2, by=officer)
    Job.objects.update(queued_at=clock.now() - MINUTE)
    DBTaskResult.objects.update(status="RUNNING", started_at=clock.now())
    assert reap(clock.now()) == []
    assert reap(clock.now() + MINUTE) == [asked]


def test_a_place_in_the_queue_that_vanished_is_made_anew(officer):
    asked = enqueue(made.add, 1, 2, by=officer)
    DBTaskResult.objects.all().delete()
    assert reap(clock.now() + MINUTE) == [asked]
    do_what_waits()
    asked.refresh_from_db()
    assert asked.state == State.DONE


def test_a_job_that_dies_three_times_is_tried_no_more(officer):
    asked = enqueue(made.add, 1, 2, by=officer)
    for _death in range(3):
        killed_in_the_midst(asked)
        assert reap(clock.now() + MINUTE) == [asked]
    asked.refresh_from_db()
    assert (asked.state, asked.deaths) == (State.FAILED, 3)
    assert "dừng đột ngột 3 lần" in asked.error
    assert not DBTaskResult.objects.filter(status="READY").exists()


def test_what_ended_is_not_brought_back(officer):
    enqueue(made.add, 1, 2, by=officer)
    do_what_waits()
    assert reap(clock.now() + timedelta(days=2)) == []

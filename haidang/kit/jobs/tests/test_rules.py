"""When a job is tried again, when a timer fires, when a signal may break in."""

from datetime import datetime, timedelta
from threading import Thread

import pytest

from haidang.kit.clock import VIETNAM
from haidang.kit.jobs.rules import Timer, back_off
from haidang.kit.jobs.running import Interruption, StopRequested


def at(day, hour, minute=0, second=0):
    return datetime(2020, 6, day, hour, minute, second, tzinfo=VIETNAM)


def test_each_failure_is_followed_by_a_longer_pause():
    pauses = [back_off(tries) for tries in range(1, 8)]
    assert pauses == sorted(pauses)
    assert pauses[0] == timedelta(seconds=5)
    assert pauses[-1] == pauses[-2] == timedelta(minutes=15)


def test_a_timer_of_each_minute_fires_at_the_full_minute():
    assert Timer("x", "every minute", "f").slot(at(15, 8, 30, 59)) == at(15, 8, 30)


def test_a_daily_timer_fires_at_its_hour_and_is_made_up_for_until_its_next_turn():
    timer = Timer("x", "at 07:00", "f")
    assert timer.slot(at(15, 7)) == at(15, 7)
    assert timer.slot(at(15, 23, 59)) == at(15, 7)
    assert timer.slot(at(15, 6, 59)) == at(14, 7)


def test_a_weekly_timer_is_made_up_for_within_a_day_only():
    timer = Timer("x", "monday at 07:00", "f")
    assert timer.slot(at(15, 7)) == at(15, 7)  # 15/6/2020 was a Monday
    assert timer.slot(at(16, 6)) == at(15, 7)
    assert timer.slot(at(16, 8)) is None
    assert timer.slot(at(15, 6)) is None


@pytest.mark.parametrize("when", ["", "07:00", "at 7:00", "at 24:00", "thứ hai at 07:00", "every minute or so"])
def test_a_time_nobody_understands_is_refused_at_once(when):
    with pytest.raises(ValueError, match="is not"):
        Timer("x", when, "f")


def test_a_timer_that_begins_beside_a_long_job_does_not_protect_it_from_being_broken_off():
    interruption = Interruption()

    def beside():
        with interruption.allowed():
            pass

    with interruption.allowed():
        timer = Thread(target=beside)
        timer.start()
        timer.join()
        with pytest.raises(StopRequested):
            interruption.raise_if_allowed()
    interruption.raise_if_allowed()

"""One clock for the whole house."""

from datetime import UTC, date, datetime, time

import pytest
import time_machine
from django.core.exceptions import ImproperlyConfigured

from haidang.kit import clock


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 1, 31, 16, 59, tzinfo=UTC), date(2026, 1, 31)),
        (datetime(2026, 1, 31, 17, 0, tzinfo=UTC), date(2026, 2, 1)),
    ],
)
def test_the_day_begins_at_midnight_in_vietnam(settings, moment, day):
    settings.HAIDANG_TODAY = None
    with time_machine.travel(moment, tick=False):
        assert clock.today() == day


def test_a_demonstration_may_be_in_another_month_but_its_moments_are_real(settings):
    settings.HAIDANG_TODAY = date(2020, 3, 2)
    with time_machine.travel(datetime(2026, 5, 5, tzinfo=UTC), tick=False):
        assert clock.today() == date(2020, 3, 2)
        assert clock.now() == datetime(2026, 5, 5, tzinfo=UTC)


def test_the_past_of_a_demonstration_is_told_day_and_moment_alike(settings):
    settings.HAIDANG_TODAY = date(2020, 6, 15)
    with clock.telling(datetime(2019, 11, 25, 17, 30, tzinfo=UTC)):
        assert clock.today() == date(2019, 11, 26)
        assert clock.now() == datetime(2019, 11, 25, 17, 30, tzinfo=UTC)
    assert clock.today() == date(2020, 6, 15)
    assert clock.now().year >= 2026


def test_nobody_tells_a_past_outside_a_demonstration(settings):
    settings.HAIDANG_DEMO = False
    with pytest.raises(ImproperlyConfigured), clock.telling(datetime(2019, 11, 26, tzinfo=UTC)):
        pass


def at(hour: int, minute: int) -> datetime:
    return datetime(2026, 6, 15, hour, minute, tzinfo=clock.VIETNAM)


def test_what_comes_in_office_hours_counts_for_the_day():
    assert clock.office_day(at(16, 59)) == date(2026, 6, 15)
    assert clock.office_day(at(17, 0)) == date(2026, 6, 15)


def test_what_comes_in_the_evening_counts_for_the_next_day():
    assert clock.office_day(at(17, 1)) == date(2026, 6, 16)


def test_a_norm_may_set_another_end_of_the_day():
    assert clock.office_day(at(17, 1), time(23, 59)) == date(2026, 6, 15)


def test_a_moment_of_elsewhere_counts_for_its_day_in_vietnam():
    assert clock.office_day(datetime(2026, 6, 14, 20, 0, tzinfo=UTC)) == date(2026, 6, 15)


def test_a_moment_without_a_time_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        clock.office_day(datetime(2026, 6, 15, 8, 0))  # noqa: DTZ001

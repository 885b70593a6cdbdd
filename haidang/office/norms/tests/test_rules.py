"""Days and periods: cases on the days where they turn."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haidang.office.norms import rules
from haidang.office.norms.choices import PeriodKind, Unit
from haidang.office.norms.rules import Calendar, Period

#: Tết Canh Tý and what lies around it, by the notice for 2020; a Saturday worked is from 2019.
CALENDAR = Calendar(
    yearly=((1, 1, None, None), (4, 30, None, None), (5, 1, None, None), (9, 2, None, None)),
    off=frozenset(date(2020, 1, day) for day in (23, 24, 27, 28, 29)) | {date(2020, 4, 2), date(2019, 4, 29)},
    worked=frozenset({date(2019, 5, 4)}),
)


@pytest.mark.parametrize(
    ("day", "is_open"),
    [
        (date(2020, 1, 22), True),  # the last day before Tết
        (date(2020, 1, 23), False),
        (date(2020, 1, 29), False),
        (date(2020, 1, 30), True),  # a Thursday: work begins again
        (date(2020, 1, 25), False),  # a Saturday
        (date(2019, 5, 4), True),  # a Saturday worked for 29/4
        (date(2019, 4, 29), False),
        (date(2020, 4, 30), False),
        (date(2020, 6, 15), True),
    ],
)
def test_the_office_is_open_on_working_days(day, is_open):
    assert CALENDAR.is_open(day) is is_open


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (date(2020, 1, 22), 1, date(2020, 1, 30)),  # over Tết
        (date(2020, 1, 17), 5, date(2020, 1, 31)),
        (date(2020, 1, 30), -1, date(2020, 1, 22)),
        (date(2020, 6, 12), 1, date(2020, 6, 15)),  # over a week's end
        (date(2020, 6, 13), 1, date(2020, 6, 15)),  # from a Saturday
        (date(2019, 5, 3), 1, date(2019, 5, 4)),  # the Saturday counts
        (date(2020, 6, 15), 0, date(2020, 6, 15)),
    ],
)
def test_working_days_are_counted_from_the_day_after(start, count, end):
    assert CALENDAR.add(start, count) == end


@given(st.dates(date(2019, 1, 1), date(2021, 1, 1)), st.integers(-60, 60))
def test_counting_there_and_back_is_the_same_number(start, count):
    there = CALENDAR.add(start, count)
    assert CALENDAR.between(min(start, there), max(start, there)) == abs(count) or (
        count < 0 and not CALENDAR.is_open(start)
    )


@pytest.mark.parametrize(
    ("start", "amount", "unit", "end"),
    [
        (date(2020, 6, 1), 10, Unit.DAYS, date(2020, 6, 11)),
        (date(2020, 6, 3), 10, Unit.DAYS, date(2020, 6, 15)),  # the 13th is a Saturday
        (date(2020, 1, 13), 10, Unit.DAYS, date(2020, 1, 30)),  # the 23rd is Tết
        (date(2020, 6, 1), 10, Unit.WORKING_DAYS, date(2020, 6, 15)),
        (date(2019, 12, 31), 2, Unit.MONTHS, date(2020, 3, 2)),  # 29/02 is a Saturday
        (date(2020, 2, 29), 1, Unit.YEARS, date(2021, 3, 1)),  # 28/02/2021 is a Sunday
        (date(2020, 6, 1), 24, Unit.HOURS, date(2020, 6, 2)),
        (date(2020, 6, 1), 72, Unit.HOURS, date(2020, 6, 4)),
    ],
)
def test_a_term_that_ends_on_a_day_of_rest_ends_with_the_next_working_day(start, amount, unit, end):
    assert rules.term_end(start, amount, unit, CALENDAR) == end


@pytest.mark.parametrize(
    ("event", "amount", "unit", "latest"),
    [
        (date(2020, 6, 15), 40, Unit.DAYS, date(2020, 5, 6)),
        (date(2020, 2, 3), 2, Unit.WORKING_DAYS, date(2020, 1, 30)),
        (date(2020, 6, 15), 24, Unit.HOURS, date(2020, 6, 14)),
    ],
)
def test_what_must_come_before_has_a_last_day(event, amount, unit, latest):
    assert rules.latest_start(event, amount, unit, CALENDAR) == latest


def test_a_term_is_not_counted_in_windows():
    with pytest.raises(ValueError, match="window"):
        rules.term_end(date(2020, 1, 1), 1, Unit.WINDOW, CALENDAR)
    with pytest.raises(ValueError, match="years"):
        rules.latest_start(date(2020, 1, 1), 1, Unit.YEARS, CALENDAR)


@pytest.mark.parametrize(
    ("kind", "year", "index", "first", "last", "name", "code"),
    [
        (PeriodKind.MONTH, 2020, 1, date(2019, 12, 15), date(2020, 1, 14), "tháng 1/2020", "2020-t01"),
        (PeriodKind.MONTH, 2020, 3, date(2020, 2, 15), date(2020, 3, 14), "tháng 3/2020", "2020-t03"),
        (PeriodKind.QUARTER, 2020, 1, date(2019, 12, 15), date(2020, 3, 14), "quý I/2020", "2020-q1"),
        (PeriodKind.QUARTER, 2020, 4, date(2020, 9, 15), date(2020, 12, 14), "quý IV/2020", "2020-q4"),
        (PeriodKind.HALF, 2020, 1, date(2019, 12, 15), date(2020, 6, 14), "6 tháng đầu năm 2020", "2020-n1"),
        (PeriodKind.HALF, 2020, 2, date(2020, 6, 15), date(2020, 12, 14), "6 tháng cuối năm 2020", "2020-n2"),
        (PeriodKind.YEAR, 2020, 1, date(2019, 12, 15), date(2020, 12, 14), "năm 2020", "2020"),
    ],
)
def test_a_period_runs_from_the_15th_to_the_14th(kind, year, index, first, last, name, code):
    found = rules.period(kind, year, index, starts=15)
    assert (found.first, found.last, found.name, found.code) == (first, last, name, code)
    assert rules.name_of(code) == name


@pytest.mark.parametrize(
    ("day", "kind", "code"),
    [
        (date(2019, 12, 14), PeriodKind.YEAR, "2019"),
        (date(2019, 12, 15), PeriodKind.YEAR, "2020"),
        (date(2020, 6, 14), PeriodKind.HALF, "2020-n1"),
        (date(2020, 6, 15), PeriodKind.HALF, "2020-n2"),
        (date(2020, 3, 14), PeriodKind.QUARTER, "2020-q1"),
        (date(2020, 3, 15), PeriodKind.QUARTER, "2020-q2"),
        (date(2020, 1, 31), PeriodKind.MONTH, "2020-t02"),
    ],
)
def test_a_day_counts_for_the_period_whose_window_holds_it(day, kind, code):
    assert rules.period_at(kind, day, starts=15).code == code


def test_before_the_decree_a_period_was_what_the_calendar_says():
    assert rules.period(PeriodKind.QUARTER, 2018, 2, starts=1) == Period(
        date(2018, 4, 1), date(2018, 6, 30), PeriodKind.QUARTER, 2018, 2
    )
    assert rules.period_at(PeriodKind.YEAR, date(2018, 12, 31), starts=1).code == "2018"


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.sampled_from(list(PeriodKind)), st.sampled_from([1, 15]))
def test_every_day_counts_for_exactly_one_period_of_a_kind(day, kind, starts):
    found = rules.period_at(kind, day, starts=starts)
    assert day in found
    assert rules.period(kind, found.year, found.index, starts=starts) == found
    following = rules.period_at(kind, found.last + (date(2020, 1, 2) - date(2020, 1, 1)), starts=starts)
    assert following.first.toordinal() == found.last.toordinal() + 1


def test_the_periods_of_a_half_year_follow_each_other():
    found = rules.periods_of(PeriodKind.MONTH, date(2019, 11, 25), date(2020, 6, 15), starts=15)
    assert [each.code for each in found] == [f"2019-t{12}", *(f"2020-t{n:02}" for n in range(1, 8))]


@pytest.mark.parametrize(
    ("code", "rule"),
    [("GUEST-NORM-2", "GUEST-NORM"), ("AGR-OPIN", "AGR-OPIN"), ("AGR-OPIN-S", "AGR-OPIN-S"), ("ORG-2025", "ORG-2025")],
)
def test_versions_belong_to_one_rule(code, rule):
    assert rules.family(code) == rule


def test_numbers_are_read_by_their_unit():
    assert rules.days_around("-7 -3 1 7 15") == (-7, -3, 1, 7, 15)
    assert rules.time_of_day("17:00") == time(17)
    assert rules.day_of_year("02-29", 2021) == date(2021, 2, 28)
    assert [rules.window_starts(each) for each in ("12-15..12-14", "15..14", "01-01..12-31")] == [15, 15, 1]
    with pytest.raises(ValueError, match="window"):
        rules.window_starts("giữa tháng")

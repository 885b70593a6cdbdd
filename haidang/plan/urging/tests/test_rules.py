"""The ladder as tables: days of rest, Tết, make-up days, what is missed, what is put off. No database."""

from datetime import date

import pytest

from haidang.office.norms.rules import Calendar
from haidang.plan.urging import rules
from haidang.plan.urging.choices import Step
from haidang.plan.urging.rules import Rung

#: The rungs the program ships with.
LADDER = rules.ladder((-7, -3, 1, 7, 15))
#: 2020: Tết from Thursday 23/01 to Wednesday 29/01; 30/4 and 1/5; Saturday 09/5 is worked for a made-up bridge on 04/5.
DAYS = Calendar(
    yearly=((4, 30, None, None), (5, 1, None, None)),
    off=frozenset([*(date(2020, 1, day) for day in (23, 24, 27, 28, 29)), date(2020, 5, 4)]),
    worked=frozenset({date(2020, 5, 9)}),
)


def test_the_rungs_of_the_norm_and_what_each_does():
    assert (
        Rung(-7, Step.REMIND),
        Rung(-3, Step.REMIND),
        Rung(1, Step.OVERDUE),
        Rung(7, Step.LETTER),
        Rung(15, Step.PROVINCE),
    ) == LADDER
    assert [rung.name for rung in LADDER] == ["T-7", "T-3", "T+1", "T+7", "T+15"]


@pytest.mark.parametrize(
    ("days", "steps"),
    [
        ((15, -3, 1), [Step.REMIND, Step.OVERDUE, Step.LETTER]),
        ((1, 5, 10, 20), [Step.OVERDUE, Step.LETTER, Step.PROVINCE, Step.PROVINCE]),
        ((-1, 0, 2), [Step.REMIND, Step.REMIND, Step.OVERDUE]),
        ((-3, -3), [Step.REMIND]),
        ((), []),
    ],
)
def test_another_norm_makes_another_ladder(days, steps):
    assert [rung.step for rung in rules.ladder(days)] == steps


@pytest.mark.parametrize(
    ("due_on", "days", "expected"),
    [
        # an ordinary Monday
        (date(2020, 6, 15), -7, date(2020, 6, 4)),
        (date(2020, 6, 15), -3, date(2020, 6, 10)),
        (date(2020, 6, 15), 1, date(2020, 6, 16)),
        (date(2020, 6, 15), 7, date(2020, 6, 24)),
        (date(2020, 6, 15), 15, date(2020, 7, 6)),
        # due on Friday: the weekend is nobody's delay
        (date(2020, 6, 12), 1, date(2020, 6, 15)),
        # due on Saturday or Sunday: Monday is still in time, before it the count is the same
        (date(2020, 6, 13), 1, date(2020, 6, 16)),
        (date(2020, 6, 14), 1, date(2020, 6, 16)),
        (date(2020, 6, 14), -3, date(2020, 6, 10)),
        # due on the last day before Tết: seven days off between
        (date(2020, 1, 22), 1, date(2020, 1, 30)),
        (date(2020, 1, 22), 7, date(2020, 2, 7)),
        # due in Tết itself: the first day back is in time
        (date(2020, 1, 27), 1, date(2020, 1, 31)),
        # due after Tết: three working days before reach back over it
        (date(2020, 1, 31), -3, date(2020, 1, 21)),
        # 30/4 and 1/5, a bridge on Monday, the Saturday worked instead
        (date(2020, 4, 29), 1, date(2020, 5, 5)),
        (date(2020, 5, 8), 1, date(2020, 5, 9)),
        (date(2020, 5, 11), -1, date(2020, 5, 9)),
        (date(2020, 5, 9), 1, date(2020, 5, 11)),
    ],
)
def test_rungs_stand_on_working_days(due_on, days, expected):
    assert rules.day_of(Rung(days, Step.REMIND), due_on, DAYS) == expected


DUE = date(2020, 6, 15)
LONG_AGO = date(2020, 4, 15)


@pytest.mark.parametrize(
    ("today", "names"),
    [
        (date(2020, 6, 3), []),
        (date(2020, 6, 4), ["T-7"]),
        (date(2020, 6, 9), ["T-7"]),
        (date(2020, 6, 10), ["T-7", "T-3"]),
        (date(2020, 6, 15), ["T-7", "T-3"]),
        (date(2020, 6, 16), ["T-7", "T-3", "T+1"]),
        (date(2020, 6, 23), ["T-7", "T-3", "T+1"]),
        (date(2020, 6, 24), ["T-7", "T-3", "T+1", "T+7"]),
        (date(2020, 7, 3), ["T-7", "T-3", "T+1", "T+7"]),
        (date(2020, 7, 6), ["T-7", "T-3", "T+1", "T+7", "T+15"]),
        (date(2021, 7, 6), ["T-7", "T-3", "T+1", "T+7", "T+15"]),
    ],
)
def test_the_day_before_a_rung_it_is_not_reached_and_on_its_day_it_is(today, names):
    found = rules.reached(LADDER, due_on=DUE, since=LONG_AGO, today=today, calendar=DAYS)
    assert [rung.name for rung in found] == names


@pytest.mark.parametrize(
    ("since", "names"),
    [
        (None, ["T-7", "T-3"]),
        (date(2020, 6, 3), ["T-7", "T-3"]),
        # asked on the very day of a rung: being asked is reminder enough
        (date(2020, 6, 4), ["T-3"]),
        (date(2020, 6, 10), []),
        (date(2020, 6, 15), []),
    ],
)
def test_who_was_asked_late_never_stood_on_the_rungs_before(since, names):
    found = rules.reached(LADDER, due_on=DUE, since=since, today=DUE, calendar=DAYS)
    assert [rung.name for rung in found] == names


def test_what_has_no_day_is_not_urged():
    assert rules.reached(LADDER, due_on=None, since=LONG_AGO, today=date(2021, 1, 1), calendar=DAYS) == ()


@pytest.mark.parametrize(
    ("reached", "climbed", "sent", "passed"),
    [
        (1, set(), "T-7", []),
        (2, set(), "T-3", ["T-7"]),
        (2, {-7}, "T-3", []),
        (2, {-7, -3}, None, []),
        (5, {-7}, "T+15", ["T-3", "T+1", "T+7"]),
        (5, set(), "T+15", ["T-7", "T-3", "T+1", "T+7"]),
        # a ladder only goes up: what was left out below stays left out
        (4, {7}, None, []),
        (5, {-3, 7}, "T+15", []),
        (0, set(), None, []),
    ],
)
def test_only_the_highest_is_climbed_and_what_was_missed_is_passed_over(reached, climbed, sent, passed):
    rung, missed = rules.next_climb(LADDER[:reached], climbed)
    assert (rung.name if rung else None, [each.name for each in missed]) == (sent, passed)


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        (date(2020, 6, 15), date(2020, 6, 15), False),
        (date(2020, 6, 15), date(2020, 6, 17), False),
        (date(2020, 6, 15), date(2020, 6, 18), True),
        # three days of the week, and none of work: Tết was put into the calendar afterwards
        (date(2020, 1, 22), date(2020, 1, 29), False),
        # brought forward: the ladder stands where it stands
        (date(2020, 6, 15), date(2020, 6, 1), False),
        (date(2020, 6, 15), None, False),
        (None, date(2020, 6, 15), False),
    ],
)
def test_a_day_put_off_by_decision_begins_the_ladder_again_and_a_corrected_calendar_does_not(before, now, expected):
    assert rules.is_new_promise(before, now, DAYS) is expected


@pytest.mark.parametrize(
    ("due_on", "today", "expected"),
    [
        (date(2020, 6, 12), date(2020, 6, 12), 0),
        (date(2020, 6, 12), date(2020, 6, 15), 1),
        (date(2020, 6, 14), date(2020, 6, 15), 0),
        (date(2020, 6, 17), date(2020, 6, 15), -2),
        (date(2020, 1, 22), date(2020, 1, 30), 1),
    ],
)
def test_lateness_is_counted_in_working_days(due_on, today, expected):
    assert rules.days_late(due_on, today, DAYS) == expected


def test_a_notice_bears_the_name_of_what_is_owed_and_of_the_rung():
    assert rules.notice_key("update:17:2020-t05", 1, 1) == "urging:update:17:2020-t05:1"
    assert rules.notice_key("update:17:2020-t05", -3, 1) == "urging:update:17:2020-t05:-3"
    # put off by decision, and urged anew
    assert rules.notice_key("update:17:2020-t05", -3, 2) == "urging:update:17:2020-t05:-3:2"

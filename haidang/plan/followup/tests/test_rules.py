"""Rules as tables of cases: the boundary days stand in them."""

from datetime import date, timedelta

import pytest

from haidang.office.norms import rules as norms
from haidang.office.norms.choices import PeriodKind
from haidang.plan.followup import rules
from haidang.plan.followup.choices import Deadline, Result, RulingKind, Stage, State, TaskState
from haidang.plan.followup.rules import Said

DUE = date(2020, 4, 29)


@pytest.mark.parametrize(
    ("due_on", "today", "expected"),
    [
        (None, date(2020, 4, 29), Deadline.NONE),
        (DUE, date(2020, 4, 25), Deadline.IN_TIME),
        (DUE, date(2020, 4, 26), Deadline.SOON),
        (DUE, DUE, Deadline.SOON),
        (DUE, date(2020, 4, 30), Deadline.OVERDUE),
    ],
)
def test_how_open_work_stands_to_its_day(due_on, today, expected):
    assert rules.deadline(due_on, today) == expected


@pytest.mark.parametrize(
    ("finished_on", "due_on", "today", "expected"),
    [
        (DUE, DUE, date(2020, 6, 1), Result.DONE_IN_TIME),
        (date(2020, 4, 30), DUE, date(2020, 6, 1), Result.DONE_LATE),
        (date(2020, 6, 1), None, date(2020, 6, 1), Result.DONE_IN_TIME),
        (None, DUE, DUE, Result.DOING_IN_TIME),
        (None, DUE, date(2020, 4, 30), Result.DOING_LATE),
        (None, None, date(2030, 1, 1), Result.DOING_IN_TIME),
    ],
)
def test_the_four_standard_results(finished_on, due_on, today, expected):
    assert rules.result(finished_on=finished_on, due_on=due_on, today=today) == expected


def test_each_piece_of_work_is_counted_in_exactly_one_result():
    rows = [(DUE, DUE), (date(2020, 5, 1), DUE), (None, DUE), (None, None)]
    found = rules.four_results(rows, date(2020, 5, 2))
    assert list(found.values()) == [1, 1, 1, 1]


def test_who_was_heard_thirty_days_ago_is_not_yet_silent():
    given, today = date(2020, 1, 6), date(2020, 3, 2)
    assert not rules.is_silent(today - timedelta(days=30), given, today)
    assert rules.is_silent(today - timedelta(days=31), given, today)
    assert rules.is_silent(None, given, today)
    assert not rules.is_silent(None, today - timedelta(days=30), today)


@pytest.mark.parametrize(
    ("state", "done", "obstacle", "evidence", "standing", "expected"),
    [
        ("", "", "", False, False, [("state", "no-state")]),
        (State.NOT_STARTED, "", "", False, False, []),
        (State.NOTHING, "", "", False, False, []),
        (State.DOING, "  ", "", False, False, [("done", "no-words")]),
        (State.DOING, "Đã họp", "", False, False, []),
        (State.HINDERED, "Đã họp", "", False, False, [("obstacle", "no-obstacle")]),
        (State.DONE, "Đã in", "", False, False, [("state", "no-evidence")]),
        (State.DONE, "Đã in", "", True, False, []),
        (State.DONE, "Đã thăm", "", True, True, [("state", "never-finishes")]),
    ],
)
def test_what_is_missing_before_an_update_goes_out(state, done, obstacle, evidence, standing, expected):
    found = rules.faults(state, done=done, obstacle=obstacle, has_evidence=evidence, is_standing=standing)
    assert [(fault.field, fault.code) for fault in found] == expected


@pytest.mark.parametrize("verb", sorted(rules.MOVES))
def test_an_update_moves_only_as_the_table_says(verb):
    allowed, to = rules.MOVES[verb]
    assert to in Stage
    assert {stage for stage in Stage if rules.may_move(verb, stage)} == set(allowed)


def test_what_is_locked_is_only_corrected_or_done_again():
    assert {verb for verb in rules.MOVES if rules.may_move(verb, Stage.LOCKED)} == {"corrected", "redone"}


DOING = Said(State.DOING, Stage.ACCEPTED)
HINDERED = Said(State.HINDERED, Stage.SUBMITTED)
ASKS = Said(State.DONE, Stage.SUBMITTED)
DONE = Said(State.DONE, Stage.ACCEPTED, True, date(2020, 4, 2))
NONE = Said()


@pytest.mark.parametrize(
    ("leads", "standing", "expected"),
    [
        ([], False, TaskState.SILENT),
        ([NONE, NONE], False, TaskState.SILENT),
        ([DONE, NONE], False, TaskState.DOING),
        ([DONE, DONE], False, TaskState.DONE),
        ([DONE, ASKS], False, TaskState.WAITING),
        ([DONE, HINDERED], False, TaskState.HINDERED),
        ([DOING, NONE], False, TaskState.DOING),
        ([DOING], True, TaskState.STANDING),
        ([Said(State.NOT_STARTED, Stage.ACCEPTED)], False, TaskState.NOT_STARTED),
        ([Said(State.NOTHING, Stage.ACCEPTED)], False, TaskState.NOT_STARTED),
        ([Said(State.DOING, Stage.DRAFT)], False, TaskState.SILENT),
    ],
)
def test_a_task_is_done_only_when_each_of_its_leads_is(leads, standing, expected):
    assert rules.state_of_task(leads, is_standing=standing) == expected


def test_a_task_is_finished_on_the_day_of_its_last_lead():
    later = Said(State.DONE, Stage.LOCKED, True, date(2020, 5, 4))
    assert rules.finished_on([DONE, later]) == date(2020, 5, 4)
    assert rules.finished_on([DONE, NONE]) is None
    assert rules.finished_on([]) is None


RULED = [(date(2020, 3, 1), RulingKind.PAUSED), (date(2020, 3, 20), RulingKind.RESUMED)]


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2020, 2, 29), None),
        (date(2020, 3, 1), RulingKind.PAUSED),
        (date(2020, 3, 19), RulingKind.PAUSED),
        (date(2020, 3, 20), None),
    ],
)
def test_a_task_is_paused_from_the_day_of_the_ruling_to_the_day_it_goes_on(on, expected):
    assert rules.halted(RULED, on) is expected


def test_a_task_goes_on_since_the_day_it_was_resumed():
    assert rules.resumed_on(RULED, date(2020, 3, 19)) is None
    assert rules.resumed_on(RULED, date(2020, 3, 20)) == date(2020, 3, 20)


def test_an_adjusted_task_goes_on():
    assert rules.halted([(date(2020, 3, 1), RulingKind.ADJUSTED)], date(2020, 4, 1)) is None
    paused = [(date(2020, 3, 1), RulingKind.PAUSED), (date(2020, 3, 5), RulingKind.ADJUSTED)]
    assert rules.halted(paused, date(2020, 4, 1)) is RulingKind.PAUSED


def months(first, last):
    return list(norms.periods_of(PeriodKind.MONTH, first, last, starts=15))


@pytest.mark.parametrize(
    ("today", "facts", "expected"),
    [
        # the window of January runs from 15/12 to 14/01: a plan of 06/01 is asked for it
        (date(2020, 1, 14), {}, ["2020-t01"]),
        (date(2020, 1, 15), {}, ["2020-t01", "2020-t02"]),
        (date(2020, 3, 2), {}, ["2020-t01", "2020-t02", "2020-t03"]),
        # what is finished within a window is reported in it, and owes nothing afterwards
        (date(2020, 4, 20), {"finished_on": date(2020, 2, 14)}, ["2020-t01", "2020-t02"]),
        (date(2020, 4, 20), {"finished_on": date(2020, 2, 15)}, ["2020-t01", "2020-t02", "2020-t03"]),
        # said on 18/3 of the window that closed on 14/3: April's has nothing to tell
        (
            date(2020, 4, 20),
            {"finished_on": date(2020, 3, 18), "said_in": date(2020, 2, 15)},
            ["2020-t01", "2020-t02", "2020-t03"],
        ),
        (date(2020, 4, 20), {"until": date(2020, 1, 31)}, ["2020-t01", "2020-t02"]),
        # paused over the last day of March's window, going on before April's
        (date(2020, 4, 20), {"rulings": RULED}, ["2020-t01", "2020-t02", "2020-t04", "2020-t05"]),
    ],
)
def test_which_periods_a_part_owes(today, facts, expected):
    periods = months(date(2020, 1, 6), date(2020, 6, 1))
    assert [period.code for period in rules.owed_periods(periods, today=today, **facts)] == expected

"""The rules of difficulties and extensions, as tables of cases."""

from datetime import date

import pytest

from haidang.office.accounts.choices import Role
from haidang.plan.difficulties import rules
from haidang.plan.difficulties.choices import OPEN, Act, ExtensionStage, Hand, Late, Stage

D = date
MOVES = {
    Stage.RAISED: {"asked-back", "redirected", "answered", "gathered", "forwarded", "withdrawn"},
    Stage.ASKED_BACK: {"explained", "withdrawn"},
    Stage.GATHERED: {"let-go", "submitted"},
    Stage.SENT: {"deferred", "decided"},
    Stage.DECIDED: {"resolved", "reopened"},
    Stage.RESOLVED: {"reopened"},
    Stage.WITHDRAWN: set(),
}


@pytest.mark.parametrize("stage", Stage)
def test_from_each_stage_only_its_own_ways_lead_on(stage):
    assert {verb for verb in rules.MOVES if rules.may_move(verb, stage)} == MOVES[stage]


def test_whatever_is_open_has_a_way_on_and_what_is_withdrawn_has_none():
    for stage in Stage:
        leads_on = any(rules.may_move(verb, stage) for verb in rules.MOVES)
        assert leads_on == (stage in OPEN or stage == Stage.RESOLVED)


@pytest.mark.parametrize(
    ("stage", "hand", "acts"),
    [
        (Stage.RAISED, Hand.AUTHOR, {Act.WITHDRAW}),
        (Stage.RAISED, Hand.DESK, {Act.FORWARD, Act.ANSWER, Act.ASK_BACK, Act.REDIRECT}),
        (Stage.RAISED, Hand.DECIDER, set()),
        (Stage.ASKED_BACK, Hand.AUTHOR, {Act.EXPLAIN, Act.WITHDRAW}),
        (Stage.ASKED_BACK, Hand.DESK, set()),
        (Stage.GATHERED, Hand.AUTHOR, set()),
        (Stage.GATHERED, Hand.DECIDER, set()),
        (Stage.SENT, Hand.AUTHOR, set()),
        (Stage.SENT, Hand.DECIDER, {Act.DECIDE, Act.DEFER}),
        (Stage.SENT, Hand.DESK, {Act.RECORD}),
        (Stage.DECIDED, Hand.AUTHOR, {Act.RESOLVE, Act.REOPEN}),
        (Stage.DECIDED, Hand.DECIDER, set()),
        (Stage.DECIDED, Hand.DESK, {Act.COMPLETE}),
        (Stage.RESOLVED, Hand.AUTHOR, {Act.REOPEN}),
        (Stage.WITHDRAWN, Hand.AUTHOR, set()),
    ],
)
def test_each_hand_has_its_own_acts_in_each_stage(stage, hand, acts):
    assert set(rules.acts(stage, {hand})) == acts


UBND, SNGV, STC, SCT = 1, 2, 3, 4
A, C = 11, 12  # leaders


@pytest.mark.parametrize(
    ("seat", "asked", "expected"),
    [
        # the chair: whatever goes to UBND or to one of its leaders
        (rules.Seat(Role.CHAIR, UBND), rules.Asked(agency=UBND, is_province=True, director=A), True),
        (rules.Seat(Role.CHAIR, UBND), rules.Asked(leader=C), True),
        (rules.Seat(Role.CHAIR, UBND), rules.Asked(agency=STC), False),
        # a vice-chair: their own fields, and what is addressed to them
        (rules.Seat(Role.VICE_CHAIR, UBND, A), rules.Asked(agency=UBND, is_province=True, director=A), True),
        (rules.Seat(Role.VICE_CHAIR, UBND, A), rules.Asked(agency=UBND, is_province=True, director=C), False),
        (rules.Seat(Role.VICE_CHAIR, UBND, A), rules.Asked(agency=UBND, is_province=True), False),
        (rules.Seat(Role.VICE_CHAIR, UBND, A), rules.Asked(leader=A, director=C), True),
        (rules.Seat(Role.VICE_CHAIR, UBND, A), rules.Asked(leader=C, director=A), False),
        # nobody knows which vice-chair this account is
        (rules.Seat(Role.VICE_CHAIR, UBND), rules.Asked(agency=UBND, is_province=True), False),
        (rules.Seat(Role.VICE_CHAIR, UBND), rules.Asked(leader=C), False),
        # an agency that was asked itself
        (rules.Seat(Role.FINANCE, STC), rules.Asked(agency=STC), True),
        (rules.Seat(Role.AGENCY_LEADER, SCT), rules.Asked(agency=SCT), True),
        (rules.Seat(Role.FOCAL, SCT), rules.Asked(agency=STC), False),
        (rules.Seat(Role.DESK, SNGV), rules.Asked(agency=SNGV), True),
        (rules.Seat(Role.CLERK, SNGV), rules.Asked(agency=SNGV), False),
        # neither the desk nor the office of the province speaks for UBND
        (rules.Seat(Role.DESK_LEADER, SNGV), rules.Asked(agency=UBND, is_province=True), False),
        (rules.Seat(Role.PROVINCE_OFFICE, 9), rules.Asked(agency=UBND, is_province=True), False),
    ],
)
def test_who_decides(seat, asked, expected):
    assert rules.decides(seat, asked) is expected


@pytest.mark.parametrize(
    ("seat", "author", "is_delegated", "expected"),
    [
        (rules.Seat(Role.CHAIR, UBND), SCT, False, True),
        (rules.Seat(Role.VICE_CHAIR, UBND, A), SCT, False, True),
        (rules.Seat(Role.VICE_CHAIR, UBND, C), SCT, False, False),
        (rules.Seat(Role.DESK, SNGV), SCT, False, False),
        (rules.Seat(Role.DESK, SNGV), SCT, True, True),
        # nobody extends their own day; UBND still may
        (rules.Seat(Role.DESK_LEADER, SNGV), SNGV, True, False),
        (rules.Seat(Role.CHAIR, UBND), SNGV, True, True),
        (rules.Seat(Role.FOCAL, SCT), SCT, True, False),
    ],
)
def test_who_gave_the_task_grants_another_day(seat, author, is_delegated, expected):
    asked = rules.Asked(agency=UBND, is_province=True, director=A)
    assert rules.grants(seat, asked, author=author, is_delegated=is_delegated) is expected


def test_whose_own_paper_it_is_does_not_extend_its_own_day():
    own = rules.Asked(agency=SNGV)
    assert rules.grants(rules.Seat(Role.DESK, SNGV), own, author=SCT, is_delegated=False)
    assert not rules.grants(rules.Seat(Role.DESK, SNGV), own, author=SNGV, is_delegated=False)


@pytest.mark.parametrize(
    ("due_on", "until", "counts_on", "is_late", "is_desk", "fault"),
    [
        (None, D(2020, 5, 1), D(2020, 3, 2), False, False, "no-day"),
        (D(2020, 4, 30), None, D(2020, 3, 2), False, False, "no-until"),
        (D(2020, 4, 30), D(2020, 4, 30), D(2020, 3, 2), False, False, "not-later"),
        (D(2020, 4, 30), D(2020, 4, 1), D(2020, 3, 2), False, False, "not-later"),
        (D(2020, 4, 30), D(2020, 5, 31), D(2020, 3, 2), False, False, ""),
        # the day itself is in time, the day after is not
        (D(2020, 4, 30), D(2020, 5, 31), D(2020, 4, 30), False, False, ""),
        (D(2020, 4, 30), D(2020, 5, 31), D(2020, 5, 1), False, False, "too-late"),
        (D(2020, 4, 30), D(2020, 5, 31), D(2020, 5, 1), True, False, "too-late"),
        (D(2020, 4, 30), D(2020, 5, 31), D(2020, 5, 1), False, True, "too-late"),
        (D(2020, 4, 30), D(2020, 5, 31), D(2020, 5, 1), True, True, ""),
        (D(2020, 4, 30), D(2020, 5, 31), D(2020, 4, 30), True, True, "not-late"),
    ],
)
def test_another_day_is_asked_for_before_the_day(due_on, until, counts_on, is_late, is_desk, fault):
    found = rules.ask_fault(due_on=due_on, until=until, counts_on=counts_on, is_late=is_late, is_desk=is_desk)
    assert found == fault


@pytest.mark.parametrize(
    ("granted", "stage"),
    [
        (D(2020, 5, 31), ExtensionStage.APPROVED),
        (D(2020, 5, 15), ExtensionStage.PARTLY),
        (D(2020, 6, 30), ExtensionStage.PARTLY),
        (None, ExtensionStage.REFUSED),
    ],
)
def test_a_decision_is_as_asked_another_day_or_none(granted, stage):
    assert rules.outcome(D(2020, 5, 31), granted) == stage


@pytest.mark.parametrize(
    ("finished_on", "today", "late"),
    [
        (D(2020, 4, 30), D(2020, 9, 1), Late.IN_TIME),
        (D(2020, 5, 1), D(2020, 9, 1), Late.IN_EXTENDED),
        (D(2020, 5, 31), D(2020, 9, 1), Late.IN_EXTENDED),
        (D(2020, 6, 1), D(2020, 9, 1), Late.LATE),
        (None, D(2020, 4, 30), Late.IN_TIME),
        (None, D(2020, 5, 2), Late.IN_EXTENDED),
        (None, D(2020, 6, 1), Late.LATE),
    ],
)
def test_lateness_is_told_against_the_first_day_and_the_last_one_approved(finished_on, today, late):
    assert rules.lateness(finished_on, first=D(2020, 4, 30), last=D(2020, 5, 31), today=today) == late


def test_what_has_no_day_is_late_for_nobody():
    assert rules.lateness(None, first=D(2020, 4, 30), last=None, today=D(2030, 1, 1)) == Late.NO_DAY


def test_a_promise_tells_how_often_and_by_how_many_days_it_was_moved():
    said = rules.Promise((D(2020, 4, 30), D(2020, 5, 31), D(2020, 5, 15)))
    assert (said.first, said.last, said.times, said.moved_by) == (D(2020, 4, 30), D(2020, 5, 15), 2, 15)


@pytest.mark.parametrize(
    ("stage", "due_on", "late"),
    [
        (Stage.SENT, D(2020, 3, 1), True),
        (Stage.SENT, D(2020, 3, 2), False),
        (Stage.SENT, None, False),
        (Stage.DECIDED, D(2020, 3, 1), False),
    ],
)
def test_an_answer_is_late_while_it_is_missing(stage, due_on, late):
    assert rules.is_answer_late(stage, due_on, D(2020, 3, 2)) is late


def test_the_age_of_a_difficulty_stops_when_it_is_over():
    assert rules.age(D(2020, 3, 2), None, D(2020, 3, 12)) == 10
    assert rules.age(D(2020, 3, 2), D(2020, 3, 5), D(2020, 3, 12)) == 3

"""The rules of the room on plain values: which days come up, what is round, from which stage to which."""

from datetime import date

import pytest

from haidang.registers.partners.choices import DayKind, Stage, StepFault, Turn
from haidang.registers.partners.rules import (
    MOVES,
    Mark,
    fault_of_move,
    is_day_of_year,
    is_round,
    move_by,
    moves,
    occasions,
    spans_of_new_year,
    untold_moves,
    untold_years,
)

CUBA = Mark(1, "Cuba", DayKind.RELATIONS, "thiết lập quan hệ ngoại giao", 12, 2, 1960)
BRUNEI = Mark(2, "Brunei", DayKind.RELATIONS, "thiết lập quan hệ ngoại giao", 2, 29, 1992)
SONGKRAN = Mark(3, "Thái Lan", DayKind.NEW_YEAR, "Tết Songkran", 4, 13, length=3)
EMPEROR = Mark(
    4, "Nhật Bản", DayKind.NATIONAL, "Quốc khánh", 12, 23, valid_from=date(1989, 1, 8), valid_to=date(2019, 4, 30)
)
EMPEROR_NOW = Mark(5, "Nhật Bản", DayKind.NATIONAL, "Quốc khánh", 2, 23, valid_from=date(2020, 1, 1))
LUNAR = Mark(6, "Trung Quốc", DayKind.LUNAR, "Tết Nguyên đán")
TET_2020 = {2020: (date(2020, 1, 23), date(2020, 1, 29))}


def found(mark, since, until, *, step=5, lunar=TET_2020):
    return occasions([mark], date.fromisoformat(since), date.fromisoformat(until), step=step, lunar=lunar)


@pytest.mark.parametrize(
    ("years", "step", "said"),
    [
        (60, 5, True),
        (61, 5, False),
        (5, 5, True),
        (4, 5, False),
        (0, 5, False),
        (60, 10, True),
        (65, 10, False),
        # what is kept every year counts each time
        (None, 5, True),
        (None, None, True),
        # no norm says what is round: nobody can say
        (60, None, None),
        (60, 0, None),
    ],
)
def test_a_number_of_years_is_round_by_the_setting(years, step, said):
    assert is_round(years, step) is said


@pytest.mark.parametrize(
    ("mark", "since", "until", "days"),
    [
        # the first and the last day that are looked at count
        (CUBA, "2020-12-02", "2020-12-02", ["2020-12-02"]),
        (CUBA, "2020-12-03", "2021-12-01", []),
        (CUBA, "2020-01-01", "2021-12-31", ["2020-12-02", "2021-12-02"]),
        # the first year is no anniversary
        (CUBA, "1960-01-01", "1961-12-31", ["1961-12-02"]),
        # 29/02 is kept on the 28th in years that have none
        (BRUNEI, "2020-01-01", "2022-12-31", ["2020-02-29", "2021-02-28", "2022-02-28"]),
        (BRUNEI, "2022-03-01", "2022-12-31", []),
        # a feast of three days is there on its last one
        (SONGKRAN, "2020-04-15", "2020-04-30", ["2020-04-13"]),
        (SONGKRAN, "2020-04-16", "2020-04-30", []),
        # a new emperor has another birthday
        (EMPEROR, "2018-12-01", "2020-12-31", ["2018-12-23"]),
        (EMPEROR_NOW, "2019-01-01", "2020-12-31", ["2020-02-23"]),
        # the lunar new year is where the notices of days off have told it
        (LUNAR, "2020-01-01", "2021-12-31", ["2020-01-23"]),
        (LUNAR, "2020-01-29", "2020-02-01", ["2020-01-23"]),
        (LUNAR, "2021-01-01", "2021-12-31", []),
    ],
)
def test_a_day_comes_up_where_it_touches_what_is_looked_at(mark, since, until, days):
    assert [f"{each.on}" for each in found(mark, since, until)] == days


@pytest.mark.parametrize(
    ("mark", "since", "years", "is_round_year", "is_moved"),
    [
        (CUBA, "2020-01-01", 60, True, False),
        (CUBA, "2021-01-01", 61, False, False),
        (BRUNEI, "2022-01-01", 30, True, True),
        (BRUNEI, "2024-01-01", 32, False, False),
        (SONGKRAN, "2020-01-01", None, True, False),
    ],
)
def test_an_occasion_says_how_many_years_it_is(mark, since, years, is_round_year, is_moved):
    one = found(mark, since, f"{since[:4]}-12-31")[0]
    assert (one.years, one.is_round, one.is_moved) == (years, is_round_year, is_moved)


def test_without_a_norm_every_anniversary_is_shown_as_not_checked():
    assert [each.is_round for each in found(CUBA, "2020-01-01", "2021-12-31", step=None)] == [None, None]


def test_days_off_tell_the_lunar_new_year_of_each_year():
    days = [date(2020, 1, 29), date(2020, 1, 23), date(2020, 1, 24), date(2021, 2, 10), date(2021, 2, 16)]
    assert spans_of_new_year(days) == {
        2020: (date(2020, 1, 23), date(2020, 1, 29)),
        2021: (date(2021, 2, 10), date(2021, 2, 16)),
    }


@pytest.mark.parametrize(
    ("since", "until", "years"),
    [
        ("2020-01-01", "2021-06-30", [2021]),
        ("2020-03-01", "2020-12-31", []),
        ("2020-03-01", "2021-01-20", []),
        ("2020-03-01", "2021-01-21", [2021]),
        ("2021-02-20", "2021-03-01", [2021]),
        ("2021-02-21", "2021-03-01", []),
    ],
)
def test_a_new_year_that_no_notice_tells_is_named_where_it_is_looked_for(since, until, years):
    assert untold_years(date.fromisoformat(since), date.fromisoformat(until), TET_2020) == years


@pytest.mark.parametrize(
    ("since", "until", "told"),
    [
        ("2026-01-01", "2027-06-12", []),
        ("2026-01-01", "2027-06-13", [("Vương quốc Anh", 2027)]),
        ("2027-06-14", "2028-12-31", [("Vương quốc Anh", 2028)]),
    ],
)
def test_a_day_that_moves_is_named_for_a_year_in_which_nobody_entered_it(since, until, told):
    kings = [
        Mark(7 + year, "Vương quốc Anh", DayKind.NATIONAL, "Quốc khánh", 6, day, valid_from=date(year, 1, 1),
             valid_to=date(year, 12, 31))
        for year, day in ((2025, 14), (2026, 13))
    ]  # fmt: skip
    span = date.fromisoformat(since), date.fromisoformat(until)
    assert untold_moves([*kings, CUBA, EMPEROR, EMPEROR_NOW], *span) == told


@pytest.mark.parametrize(
    ("month", "day", "is_one"),
    [(2, 29, True), (2, 30, False), (4, 31, False), (13, 1, False), (0, 1, False), (12, 31, True), (1, 0, False)],
)
def test_a_day_of_the_year_is_one_at_least_in_some_years(month, day, is_one):
    assert is_day_of_year(month, day) is is_one


# ── the way of a relation ────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("now", "is_desk", "turns"),
    [
        (Stage.STUDY, False, {Turn.PROPOSE, Turn.STOP}),
        (Stage.PROPOSED, True, {Turn.ALLOW, Turn.SEND_BACK, Turn.STOP}),
        # that a superior body agreed is not noted by who asked
        (Stage.PROPOSED, False, {Turn.SEND_BACK, Turn.STOP}),
        (Stage.ALLOWED, False, {Turn.SIGN, Turn.STOP}),
        (Stage.SIGNED, True, {Turn.STOP}),
        (Stage.STOPPED, True, {Turn.AGAIN}),
    ],
)
def test_what_can_be_done_follows_from_the_stage(now, is_desk, turns):
    assert {each.turn for each in moves(now, is_desk=is_desk)} == turns


def test_from_each_stage_a_turn_leads_to_one_stage():
    assert len({(each.since, each.turn) for each in MOVES}) == len(MOVES)
    assert move_by(Stage.STUDY, Turn.SIGN) is None


TODAY, BEFORE = date(2020, 3, 2), date(2020, 2, 10)


@pytest.mark.parametrize(
    ("turn", "now", "facts", "fault"),
    [
        (Turn.PROPOSE, Stage.STUDY, {}, None),
        (Turn.PROPOSE, Stage.STUDY, {"on": TODAY}, None),
        (Turn.PROPOSE, Stage.STUDY, {"on": date(2020, 3, 3)}, StepFault.TO_COME),
        (Turn.PROPOSE, Stage.STUDY, {"on": BEFORE, "paper_on": BEFORE}, None),
        (Turn.PROPOSE, Stage.STUDY, {"on": date(2020, 2, 9), "paper_on": None}, StepFault.BEFORE),
        (Turn.PROPOSE, Stage.STUDY, {"on": date(2020, 1, 1), "before": None, "paper_on": None}, None),
        (Turn.PROPOSE, Stage.STUDY, {"has_paper": False}, StepFault.NO_PAPER),
        (Turn.PROPOSE, Stage.STUDY, {"paper_on": date(2020, 2, 21)}, StepFault.PAPER_LATER),
        (Turn.PROPOSE, Stage.STUDY, {"paper_on": date(2020, 2, 20)}, None),
        (Turn.SEND_BACK, Stage.PROPOSED, {"has_paper": False}, StepFault.NO_WORDS),
        (Turn.SEND_BACK, Stage.PROPOSED, {"has_paper": False, "words": "Chưa rõ đối tác."}, None),
        (Turn.STOP, Stage.STUDY, {"has_paper": False, "words": "Bạn không trả lời."}, None),
        # what was agreed or signed by a paper ends by a paper
        (Turn.STOP, Stage.SIGNED, {"has_paper": False, "words": "Hết hạn."}, StepFault.NO_PAPER),
        (Turn.STOP, Stage.ALLOWED, {"has_paper": False, "words": "Hết hạn."}, StepFault.NO_PAPER),
        (Turn.STOP, Stage.SIGNED, {"words": "  "}, StepFault.NO_WORDS),
        (Turn.STOP, Stage.SIGNED, {"words": "Hết hạn."}, None),
    ],
)
def test_a_step_has_its_day_its_paper_and_its_reason(turn, now, facts, fault):
    given = {
        "on": date(2020, 2, 20), "today": TODAY, "before": BEFORE, "paper_on": date(2020, 2, 18), "has_paper": True,
        "words": "",
    }  # fmt: skip
    step = move_by(now, turn)
    assert step
    assert fault_of_move(step, **given | facts) == fault

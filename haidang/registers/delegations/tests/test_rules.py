"""Decisions about delegations, as tables of cases."""

from datetime import date, timedelta

import pytest

from haidang.registers.delegations import rules
from haidang.registers.delegations.choices import Act, Decider, Hand, HeadRank, Stage
from haidang.registers.delegations.rules import Gap, Scheme

JUNE = (date(2020, 6, 15), date(2020, 6, 19))
WHOLE = Scheme(
    starts_on=JUNE[0], ends_on=JUNE[1], members=2, heads=1, stops=1, purpose="Xúc tiến", content="Làm việc",
    programme_days=frozenset({date(2020, 6, 16)}), partners=1, has_estimate=True,
)  # fmt: skip


def _but(**facts):
    return Scheme(**{name: getattr(WHOLE, name) for name in Scheme.__slots__} | facts)


@pytest.mark.parametrize(
    ("scheme", "lacks"),
    [
        (WHOLE, ()),
        (_but(ends_on=None), (Gap.DAYS,)),
        (_but(members=0, heads=0), (Gap.MEMBERS,)),
        (_but(heads=0), (Gap.HEAD,)),
        (_but(stops=0), (Gap.STOPS,)),
        (_but(purpose="  "), (Gap.PURPOSE,)),
        (_but(content=""), (Gap.CONTENT,)),
        (_but(programme_days=frozenset()), (Gap.PROGRAMME,)),
        (_but(partners=0), (Gap.PARTNERS,)),
        (_but(has_estimate=False), (Gap.ESTIMATE,)),
        (_but(has_estimate=False, no_estimate_why="Đối tác chi"), ()),
        (_but(in_plan=False), (Gap.EXTRA_REASON,)),
        (_but(in_plan=False, extra_reason="Bạn mời gấp"), ()),
        (Scheme(), tuple(gap for gap in Gap if gap not in (Gap.HEAD, Gap.EXTRA_REASON))),
    ],
)
def test_what_a_scheme_lacks_is_named_in_the_order_it_is_mended(scheme, lacks):
    assert rules.gaps(scheme) == lacks


@pytest.mark.parametrize(
    ("amount", "who"),
    [
        ("Thủ tướng", (Decider.PREMIER,)),
        ("UBND, ủy quyền", (Decider.CHAIR, Decider.DELEGATED)),
        ("Trung ương, Thủ tướng", (Decider.CENTRAL, Decider.PREMIER)),
        ("UBND, ai đó", ()),
        ("", ()),
    ],
)
def test_who_decides_is_read_from_the_norm_and_an_unknown_word_means_nobody_knows(amount, who):
    assert rules.deciders(amount) == who


def test_every_rank_has_a_norm_of_its_own():
    assert set(rules.DECIDED_BY) == set(HeadRank)
    assert len(set(rules.DECIDED_BY.values())) == len(HeadRank)


@pytest.mark.parametrize(
    ("rank", "norms"),
    [
        (HeadRank.CHAIR, ("TRIP-CHAIR-RPT", "TRIP-RPT")),
        (HeadRank.SECRETARY, ("TRIP-RPT",)),
        (HeadRank.STATE, ("TRIP-RPT",)),
    ],
)
def test_only_the_chairs_of_council_and_committee_report_by_the_governments_rule(rank, norms):
    assert rules.report_norms(rank) == norms


@pytest.mark.parametrize(
    ("reported", "due", "today", "late"),
    [
        (None, None, date(2020, 7, 1), False),
        (None, date(2020, 7, 3), date(2020, 7, 3), False),
        (None, date(2020, 7, 3), date(2020, 7, 4), True),
        (date(2020, 7, 3), date(2020, 7, 3), date(2020, 9, 1), False),
        (date(2020, 7, 4), date(2020, 7, 3), date(2020, 7, 4), True),
    ],
)
def test_the_due_day_itself_is_in_time(reported, due, today, late):
    assert rules.is_report_late(reported, due, today) is late


def test_days_of_travel_may_be_empty_and_days_between_may_not():
    first, last = JUNE
    assert rules.days_without_work(first, last, {date(2020, 6, 16)}) == (date(2020, 6, 17), date(2020, 6, 18))
    assert rules.days_without_work(first, first, set()) == ()
    assert rules.days_without_work(first, first + timedelta(days=1), set()) == ()
    assert rules.days_without_work(None, last, set()) == ()


def test_work_on_a_day_of_another_trip_is_found():
    assert rules.days_outside(*JUNE, {date(2020, 6, 14), JUNE[0], JUNE[1], date(2020, 6, 20)}) == (
        date(2020, 6, 14),
        date(2020, 6, 20),
    )


@pytest.mark.parametrize(
    ("back", "today", "years"),
    [
        (date(2020, 6, 19), date(2020, 6, 20), [2020]),
        (date(2020, 6, 19), date(2022, 1, 1), [2020, 2021, 2022]),
        (date(2020, 6, 19), date(2019, 1, 1), [2020]),
    ],
)
def test_a_trip_is_looked_at_for_the_year_of_its_return_and_each_since(back, today, years):
    assert list(rules.assessed_years(back, today)) == years


@pytest.mark.parametrize("stage", Stage)
def test_nobody_writes_what_is_over_but_the_look_at_its_effect(stage):
    if stage in rules.OVER:
        left = {*rules.acts(stage, tuple(Hand))}
        assert left <= {Act.ASSESS, Act.COMMIT, Act.GIVE, Act.NUMBER}


@pytest.mark.parametrize(
    ("verb", "stage", "may"),
    [
        ("asked", Stage.DRAFT, True),
        ("asked", Stage.APPRAISED, False),
        ("decided", Stage.ASKED, False),
        ("decided", Stage.APPRAISED, True),
        ("reported", Stage.APPRAISED, False),
        ("settled", Stage.DECIDED, False),
        ("settled", Stage.REPORTED, True),
        ("cancelled", Stage.REPORTED, False),
        ("cancelled", Stage.DECIDED, True),
    ],
)
def test_a_delegation_goes_its_way_step_by_step(verb, stage, may):
    assert rules.may_move(verb, stage) is may

"""The rules of money, with values alone."""

from datetime import date
from decimal import Decimal
from itertools import product

import pytest

from haidang.plan.money import rules
from haidang.plan.money.choices import Act, EntryKind, Hand, Stage

AUTHOR, APPRAISER, DECIDER = Hand.AUTHOR, Hand.APPRAISER, Hand.DECIDER


@pytest.mark.parametrize(
    ("now", "to"),
    [
        ("draft", "asked"),
        ("draft", "cancelled"),
        ("asked", "appraised"),
        ("asked", "returned"),
        ("asked", "cancelled"),
        ("returned", "asked"),
        ("returned", "cancelled"),
        ("appraised", "appraised"),
        ("appraised", "decided"),
        ("appraised", "refused"),
        ("appraised", "returned"),
        ("refused", "returned"),
        ("decided", "settled"),
    ],
)
def test_an_estimate_goes_from_stage_to_stage(now, to):
    assert rules.may_move(now, to)


def test_and_nowhere_else():
    assert sum(rules.may_move(now, to) for now, to in product(Stage, Stage)) == 13


@pytest.mark.parametrize(
    ("stage", "hand", "acts"),
    [
        (Stage.DRAFT, AUTHOR, "lines ask cancel"),
        (Stage.DRAFT, APPRAISER, ""),
        (Stage.DRAFT, DECIDER, ""),
        (Stage.RETURNED, AUTHOR, "lines ask cancel"),
        (Stage.ASKED, AUTHOR, "cancel"),
        (Stage.ASKED, APPRAISER, "appraise send-back"),
        (Stage.ASKED, DECIDER, ""),
        (Stage.APPRAISED, AUTHOR, ""),
        (Stage.APPRAISED, APPRAISER, "appraise send-back"),
        (Stage.APPRAISED, DECIDER, "send-back decide refuse"),
        (Stage.REFUSED, DECIDER, "send-back"),
        (Stage.REFUSED, APPRAISER, ""),
        (Stage.DECIDED, AUTHOR, "spend pay-back settle"),
        (Stage.DECIDED, APPRAISER, "allocate"),
        (Stage.DECIDED, DECIDER, ""),
        (Stage.SETTLED, AUTHOR, ""),
        (Stage.CANCELLED, AUTHOR, ""),
    ],
)
def test_each_hand_does_its_own_at_its_time(stage, hand, acts):
    assert [str(act) for act in rules.acts(stage, {hand})] == acts.split()


def test_the_finance_department_both_appraises_and_writes_estimates_of_its_own():
    assert set(rules.acts(Stage.ASKED, {AUTHOR, APPRAISER})) == {Act.APPRAISE, Act.SEND_BACK, Act.CANCEL}


@pytest.mark.parametrize("act", Act)
def test_every_act_is_somebodys(act):
    assert rules.is_theirs(act, set(Hand))
    assert not rules.is_theirs(act, set())


@pytest.mark.parametrize(
    ("quantity", "times", "price", "decimals", "comes_to"),
    [
        ("5", "3", "200000", 0, "3000000"),
        ("2.5", "1", "199999", 0, "499998"),  # 499.997,5
        ("0.01", "1", "49", 0, "0"),
        ("3", "2", "120.55", 2, "723.30"),
        ("0.33", "1", "0.5", 2, "0.17"),  # 0,165
    ],
)
def test_a_line_comes_to_a_sum_in_the_smallest_unit(quantity, times, price, decimals, comes_to):
    found = rules.amount(Decimal(quantity), Decimal(times), Decimal(price), decimals)
    assert found == Decimal(comes_to)
    assert found.as_tuple().exponent == -decimals


@pytest.mark.parametrize(
    ("lines", "asked", "currency", "rate", "rate_on", "gaps"),
    [
        (2, 100, "VND", None, None, ()),
        (0, 0, "VND", None, None, ("lines",)),
        (1, 0, "VND", None, None, ("nothing",)),
        (1, 5, "USD", None, None, ("rate",)),
        (1, 5, "USD", Decimal(23230), None, ("rate-day",)),
        (0, 0, "USD", None, None, ("lines", "rate")),
        (1, 5, "USD", Decimal(23230), date(2020, 2, 3), ()),
    ],
)
def test_what_an_estimate_lacks_is_named(lines, asked, currency, rate, rate_on, gaps):
    assert rules.gaps(lines=lines, asked=Decimal(asked), currency=currency, rate=rate, rate_on=rate_on) == gaps


def state(*entries, decided=100):
    return rules.balance(
        asked=Decimal(120),
        appraised=Decimal(110),
        decided=Decimal(decided),
        entries=[(k, Decimal(v)) for k, v in entries],
    )


def test_what_is_paid_back_is_no_longer_there_to_be_spent():
    found = state(("allocated", 80), ("spent", 50), ("returned", 20))
    assert (found.allocated, found.spent, found.paid_back, found.left, found.difference) == (80, 50, 20, 10, 50)


def test_an_entry_taken_back_is_as_if_it_had_not_been():
    assert state(("allocated", 80), ("spent", 50), ("spent", -50)) == state(("allocated", 80))


@pytest.mark.parametrize(
    ("kind", "value", "doubt"),
    [
        ("allocated", 40, ""),
        ("allocated", 41, "over-decided"),
        ("spent", 20, ""),
        ("spent", 21, "over-allocated"),
        ("returned", 20, ""),
        ("returned", 21, "over-left"),
    ],
)
def test_nothing_moves_beyond_what_there_is(kind, value, doubt):
    assert rules.too_much(kind, Decimal(value), state(("allocated", 70), ("spent", 40), ("returned", 10))) == doubt


@pytest.mark.parametrize("kind", EntryKind)
def test_before_a_decision_nothing_moves(kind):
    found = rules.balance(asked=Decimal(9), appraised=None, decided=None, entries=[])
    assert rules.too_much(kind, Decimal(1), found)
    assert found.difference is None


@pytest.mark.parametrize(
    ("start", "end", "holds"),
    [
        (None, None, True),
        (date(2020, 2, 3), None, True),
        (date(2020, 2, 4), None, False),
        (None, date(2020, 2, 3), True),
        (None, date(2020, 2, 2), False),
    ],
)
def test_a_norm_holds_from_its_first_day_to_its_last(start, end, holds):
    assert rules.holds_on(start, end, date(2020, 2, 3)) is holds


def test_sums_count_what_nobody_has_said_yet_as_nothing():
    asked = rules.balance(asked=Decimal(5), appraised=None, decided=None, entries=[])
    whole = state(("allocated", 70), ("spent", 40))
    found = rules.sums_by([("a", asked), ("a", whole), ("b", asked)])
    assert (found["a"].asked, found["a"].appraised, found["a"].decided, found["a"].left) == (125, 110, 100, 30)
    assert (found["b"].appraised, found["b"].decided) == (None, None)
    assert rules.sums_by([]) == {}

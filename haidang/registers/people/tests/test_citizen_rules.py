"""Rules of citizen protection as tables of cases."""

from datetime import date
from decimal import Decimal

import pytest

from haidang.registers.people.citizen_choices import CostKind, Security
from haidang.registers.people.citizen_rules import (
    Cost,
    currency_fault,
    in_dong,
    is_quiet,
    named_in,
    outstanding,
    tell_kind,
    unsecured,
)

NAME = "Nguyễn Thị Mẫu Mực"


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ("Gia đình bà Nguyễn Thị Mẫu Mực đã tới.", True),
        ("gia đình NGUYEN THI MAU MUC", True),
        ("Nguyễn  Thị\nMẫu-Mực", True),
        ("Nguyễn Thị Mẫu Mực.", True),
        ("Nguyễn Thị Mẫu đã tới", False),
        ("bà Nguyễn Thị Mẫu Mựcx", False),
        ("Người gặp nạn đã về", False),
        ("", False),
    ],
)
def test_a_name_is_found_in_open_words_with_or_without_marks_and_only_whole(words, is_told):
    assert bool(named_in(words, ["Trần Văn Khác", NAME])) is is_told


def test_a_name_of_one_word_is_not_looked_for():
    assert named_in("An toàn", ["An"]) == ""


def cost(kind=CostKind.ADVANCE, vnd=100, **more):
    return Cost(kind, Decimal(vnd), **more)


@pytest.mark.parametrize(
    ("costs", "bare", "left"),
    [
        ([], 0, 0),
        ([cost(CostKind.GRANT)], 0, 0),
        ([cost(CostKind.FAMILY)], 0, 0),
        ([cost()], 1, 100),
        ([cost(security=Security.DEPOSIT)], 0, 100),
        ([cost(security=Security.GUARANTEE, refunded=Decimal(99))], 0, 1),
        ([cost(security=Security.DEPOSIT, refunded=Decimal(100)), cost(vnd=50)], 1, 50),
    ],
)
def test_only_advances_are_secured_and_come_back(costs, bare, left):
    assert len(unsecured(costs)) == bare
    assert outstanding(costs) == left


@pytest.mark.parametrize(
    ("currency", "rate", "fault"),
    [
        ("VND", None, ""),
        ("VND", Decimal(1), "rate-of-dong"),
        ("USD", None, "no-rate"),
        ("USD", Decimal(0), "no-rate"),
        ("USD", Decimal("23200.50"), ""),
        ("LAK", Decimal("2.10"), ""),
    ],
)
def test_foreign_money_has_a_rate_and_dong_has_none(currency, rate, fault):
    assert currency_fault(currency, rate) == fault


def test_what_is_worth_in_dong_is_whole():
    assert in_dong(Decimal("100.50"), "USD", Decimal("23200.50")) == Decimal(2331650)
    assert in_dong(Decimal(1000), "VND", None) == Decimal(1000)


@pytest.mark.parametrize(
    ("quiet_after", "next_on", "today", "is_silent"),
    [
        (date(2026, 3, 5), None, date(2026, 3, 5), False),
        (date(2026, 3, 5), None, date(2026, 3, 6), True),
        (date(2026, 3, 5), date(2026, 3, 6), date(2026, 3, 6), False),
        (date(2026, 3, 5), date(2026, 3, 6), date(2026, 3, 7), True),
        (None, None, date(2026, 12, 31), False),
    ],
)
def test_a_case_is_silent_from_the_day_after_its_norm_unless_something_is_still_to_come(
    quiet_after, next_on, today, is_silent
):
    assert is_quiet(date(2026, 3, 2), quiet_after, next_on, today) is is_silent


@pytest.mark.parametrize(
    ("code", "kind"),
    [("CASE-TELL-ALL-A", "all"), ("CASE-TELL-DEATH-B", "death"), ("CASE-TELL-WORKER-A-2", "worker"), ("CASE", "")],
)
def test_a_row_of_the_norms_says_for_which_kind_it_is(code, kind):
    assert tell_kind(code) == kind

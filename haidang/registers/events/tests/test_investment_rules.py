"""Capital, next steps and sums of projects that look for investors: tables of cases."""

from datetime import date
from decimal import Decimal

import pytest

from haidang.kit.money import Money
from haidang.kit.verdicts import Outcome
from haidang.registers.events import investment_rules as rules
from haidang.registers.events.investment_choices import InvestmentStage, InvestorStage
from haidang.registers.events.investment_rules import Project, Step

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("amount", "currency", "field", "words"),
    [
        (None, "", "", ""),
        (Decimal(40_000_000), "USD", "", ""),
        (Decimal("1.50"), "USD", "", ""),
        (Decimal(1500), "VND", "", ""),
        (Decimal(1500), "", "currency", "1.500"),
        (None, "USD", "capital", "USD"),
        (Decimal("1.50"), "VND", "capital", "không có phần lẻ"),
    ],
)
def test_capital_stands_with_its_currency(amount, currency, field, words):
    found, told = rules.capital_fault(amount, currency)
    assert found == field
    assert words in told


def test_capital_is_said_with_its_currency():
    assert rules.said(Decimal("40000000"), "USD") == "40.000.000,00 USD"
    assert rules.said(None, "") == ""


@pytest.mark.parametrize(
    ("stage", "steps", "kind", "words"),
    [
        ("talking", [], Outcome.WARN, "Chưa ghi bước tiếp theo"),
        ("talking", [Step(TODAY, "Gửi hồ sơ", date(2026, 3, 3))], Outcome.OK, "hạn 03/03/2026"),
        ("talking", [Step(TODAY, "Gửi hồ sơ", TODAY)], Outcome.OK, "hạn 02/03/2026"),
        ("signed", [Step(TODAY, "Gửi hồ sơ", date(2026, 3, 1))], Outcome.WARN, "quá hạn 1 ngày"),
        ("talking", [Step(TODAY, "Gửi hồ sơ")], Outcome.WARN, "chưa có ngày"),
        ("talking", [Step(TODAY, "Gửi hồ sơ", TODAY, TODAY)], Outcome.WARN, "Chưa ghi bước tiếp theo"),
        (
            "talking",
            [Step(TODAY, "Sau", date(2026, 4, 1)), Step(TODAY, "Trước", date(2026, 3, 9))],
            Outcome.OK,
            "Trước",
        ),
    ],
)
def test_the_next_step_is_the_first_that_is_not_done(stage, steps, kind, words):
    found = rules.next_verdict(stage, steps, TODAY)
    assert found
    assert found.kind == kind
    assert words in found.sentence


@pytest.mark.parametrize("stage", [InvestorStage.WON, InvestorStage.LOST])
def test_who_said_yes_or_no_is_asked_for_no_next_step(stage):
    assert rules.next_verdict(stage, [], TODAY) is None


@pytest.mark.parametrize(
    ("until", "kind", "words"),
    [
        (date(2026, 3, 3), Outcome.OK, "Còn 1 ngày"),
        (TODAY, Outcome.OK, "Còn 0 ngày"),
        (date(2026, 3, 1), Outcome.WARN, "Đã hết thời gian kêu gọi (01/03/2026)"),
    ],
)
def test_the_last_day_of_a_call_is_still_one_of_it(until, kind, words):
    found = rules.calling_verdict(InvestmentStage.CALLING, date(2026, 1, 1), until, TODAY)
    assert found
    assert found.kind == kind
    assert words in found.sentence


def test_what_is_not_called_for_is_asked_nothing():
    assert rules.calling_verdict(InvestmentStage.CALLING, TODAY, None, TODAY) is None
    assert rules.calling_verdict(InvestmentStage.STOPPED, TODAY, TODAY, TODAY) is None
    assert rules.interest_verdict(InvestmentStage.AGREED, 0) is None


@pytest.mark.parametrize(("met", "kind"), [(0, Outcome.WARN), (1, Outcome.OK)])
def test_nobody_asking_about_a_project_is_told(met, kind):
    found = rules.interest_verdict(InvestmentStage.CALLING, met)
    assert found
    assert found.kind == kind


def test_sums_stand_under_their_heading_and_no_two_currencies_are_added():
    dollars, dong = Money(Decimal(40), "USD"), Money(Decimal(1500), "VND")
    found = rules.sums_by([
        ("Du lịch", Project(Decimal("1.5"), dollars, 2, [dollars, Money(Decimal(5), "USD")], is_agreed=True)),
        ("Cảng biển", Project(None, None)),
        ("Du lịch", Project(Decimal(2), dong, 1, [dong])),
    ])  # fmt: skip
    assert list(found) == ["Du lịch", "Cảng biển"]
    one = found["Du lịch"]
    assert (one.count, one.agreed, one.investors, one.area_said) == (2, 1, 3, "3,50")
    assert one.capital_said == ["1.500 đồng", "40,00 USD"]
    assert one.reached_said == ["1.500 đồng", "45,00 USD"]
    other = found["Cảng biển"]
    assert (other.count, other.area_said, other.capital_said, other.reached_said) == (1, "", [], [])

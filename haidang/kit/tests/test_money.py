"""Money is counted as accountants count it: exactly, in one currency, rounded half upwards."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haidang.kit.money import CURRENCIES, Money, NotMoney, Rate, money_of, number_of, total, written


def test_money_is_never_a_float():
    with pytest.raises(TypeError):
        Money(1.5)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        Money(Decimal(1)) * 0.1  # type: ignore[operator]


def test_two_currencies_are_never_added():
    with pytest.raises(NotMoney, match="VND với USD khi chưa quy đổi"):
        Money(Decimal(1)) + Money(Decimal(1), "USD")
    with pytest.raises(NotMoney, match="USD với VND"):
        assert Money(Decimal(1), "USD") < Money(Decimal(1))


def test_an_unknown_currency_is_named_with_those_that_are_known():
    with pytest.raises(NotMoney, match=r"“XAU”.*VND, USD"):
        Money(Decimal(1), "XAU")


@pytest.mark.parametrize(
    ("amount", "currency", "words"),
    [
        ("1250000", "VND", "1.250.000 đồng"),
        ("1250.5", "USD", "1.250,50 USD"),
        ("0", "VND", "0 đồng"),
        ("999.5", "VND", "1.000 đồng"),
        ("0.005", "USD", "0,01 USD"),
    ],
)
def test_an_amount_is_written_as_papers_write_it(amount, currency, words):
    assert str(Money(Decimal(amount), currency)) == words


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("1.250.000", "1250000"),
        ("1250000", "1250000"),
        ("1 250 000", "1250000"),
        ("1.250,5", "1250.5"),
        ("1,250,000.50", "1250000.50"),
        ("12,5", "12.5"),
        ("0.125", "0.125"),
        ("1.250", "1250"),
    ],
)
def test_a_number_is_read_however_it_was_typed(words, number):
    assert number_of(words) == Decimal(number)


@pytest.mark.parametrize("words", ["1.25.000", "1,2,3", "1.250,5,6", "", "mười"])
def test_what_is_no_number_is_refused_with_what_was_found(words):
    with pytest.raises(NotMoney, match=f"“{words}”"):
        number_of(words)


@pytest.mark.parametrize(
    ("words", "money"),
    [
        ("120 triệu đồng", Money(Decimal(120_000_000))),
        ("1,5 tỷ", Money(Decimal(1_500_000_000))),
        ("300 nghìn đ", Money(Decimal(300_000))),
        ("$300", Money(Decimal(300), "USD")),
        ("1.250,5 USD", Money(Decimal("1250.5"), "USD")),
        ("200 eur", Money(Decimal(200), "EUR")),
    ],
)
def test_an_amount_is_read_with_its_scale_and_currency(words, money):
    assert money_of(words) == money


@pytest.mark.parametrize("words", ["khoảng 3", "đồng", "12 lượng vàng"])
def test_what_is_no_amount_is_refused(words):
    with pytest.raises(NotMoney):
        money_of(words)


def test_an_amount_is_worth_what_the_rate_of_the_day_says():
    rate = Rate("USD", Decimal("23150"))
    assert Money(Decimal("1250.50"), "USD").at(rate) == Money(Decimal(28_949_075))
    assert Money(Decimal(5)).at(rate) == Money(Decimal(5))
    with pytest.raises(NotMoney, match="không quy đổi được EUR"):
        Money(Decimal(1), "EUR").at(rate)
    with pytest.raises(NotMoney, match="lớn hơn 0"):
        Rate("USD", Decimal(0))


@given(st.lists(st.decimals(0, 10**12, places=0), max_size=20))
def test_a_total_is_exact(amounts):
    assert total(Money(each) for each in amounts).amount == sum(amounts)


@given(st.decimals(0, 10**12, places=2), st.sampled_from(sorted(CURRENCIES)))
def test_what_is_written_is_read_back(amount, currency):
    rounded = Money(amount, currency).rounded()
    assert money_of(str(rounded)) == rounded


def test_a_number_is_written_with_points_between_thousands():
    assert written(Decimal("1234567.891"), 2) == "1.234.567,89"

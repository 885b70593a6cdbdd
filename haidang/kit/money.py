"""Amounts of money: a decimal and a currency, never a float; how the office writes and reads them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from django.utils.translation import gettext as _

#: ISO 4217 codes the office meets → how many decimals an amount has.
CURRENCIES: dict[str, int] = {
    "VND": 0,
    "USD": 2,
    "EUR": 2,
    "JPY": 0,
    "KRW": 0,
    "CNY": 2,
    "LAK": 0,
    "KHR": 0,
    "THB": 2,
    "SGD": 2,
    "AUD": 2,
    "GBP": 2,
    "RUB": 2,
    "CHF": 2,
    "CAD": 2,
    "MYR": 2,
    "IDR": 0,
    "TWD": 2,
    "HKD": 2,
}
#: What people write for them.
_SAID = {
    "đ": "VND",
    "₫": "VND",
    "đồng": "VND",
    "vnđ": "VND",
    "$": "USD",
    "us$": "USD",
    "đô la": "USD",
    "€": "EUR",
    "¥": "JPY",
}
_SCALES = {"nghìn": 3, "ngàn": 3, "triệu": 6, "tỷ": 9, "tỉ": 9}
_AMOUNT = re.compile(
    r"(?P<before>us\$|[$€¥₫])?\s*(?P<number>\d[\d.,\s]*)\s*(?P<scale>nghìn|ngàn|triệu|tỷ|tỉ)?\s*(?P<after>[^\d\s].*)?",
    re.IGNORECASE,
)


class NotMoney(ValueError):
    """The words are no amount; the message is a sentence for a person."""


@dataclass(frozen=True, slots=True)
class Money:
    """So much of a currency. Amounts of two currencies are never added or compared."""

    amount: Decimal
    currency: str = "VND"

    def __post_init__(self) -> None:
        given: object = self.amount
        if isinstance(given, float):
            raise TypeError("Money is never a float.")
        if self.currency not in CURRENCIES:
            raise NotMoney(
                _("Không biết loại tiền “%(currency)s”. Các loại dùng được: %(known)s.")
                % {"currency": self.currency, "known": ", ".join(CURRENCIES)}
            )
        object.__setattr__(self, "amount", Decimal(self.amount))

    def __add__(self, other: "Money") -> "Money":
        self._same(other)
        return Money(self.amount + other.amount, self.currency)

    def __sub__(self, other: "Money") -> "Money":
        self._same(other)
        return Money(self.amount - other.amount, self.currency)

    def __mul__(self, times: Decimal | int) -> "Money":
        if isinstance(times, float):
            raise TypeError("Money is never multiplied by a float.")
        return Money(self.amount * times, self.currency)

    def __lt__(self, other: "Money") -> bool:
        self._same(other)
        return self.amount < other.amount

    def __le__(self, other: "Money") -> bool:
        self._same(other)
        return self.amount <= other.amount

    def __str__(self) -> str:
        """ "1.250.000 đồng", "1.250,50 USD"."""
        number = written(self.rounded().amount, CURRENCIES[self.currency])
        return f"{number} đồng" if self.currency == "VND" else f"{number} {self.currency}"

    def _same(self, other: "Money") -> None:
        if self.currency != other.currency:
            raise NotMoney(
                _("Không cộng, so sánh được %(one)s với %(other)s khi chưa quy đổi.")
                % {"one": self.currency, "other": other.currency}
            )

    def rounded(self) -> "Money":
        """To the smallest unit of the currency, half upwards as accountants do."""
        step = Decimal(1).scaleb(-CURRENCIES[self.currency])
        return Money(self.amount.quantize(step, ROUND_HALF_UP), self.currency)

    def at(self, rate: "Rate") -> "Money":
        """What it is worth in the other currency of the rate, rounded."""
        if self.currency == rate.to:
            return self
        if self.currency != rate.currency:
            raise NotMoney(
                _("Tỷ giá %(from)s/%(to)s không quy đổi được %(currency)s.")
                % {"from": rate.currency, "to": rate.to, "currency": self.currency}
            )
        return Money(self.amount * rate.value, rate.to).rounded()


@dataclass(frozen=True, slots=True)
class Rate:
    """One unit of `currency` costs `value` of `to`."""

    currency: str
    value: Decimal
    to: str = "VND"

    def __post_init__(self) -> None:
        if self.value <= 0:
            raise NotMoney(_("Tỷ giá phải lớn hơn 0."))


def total(amounts: Iterable[Money], currency: str = "VND") -> Money:
    """The sum of amounts of one currency; nothing is 0."""
    summed = Money(Decimal(0), currency)
    for each in amounts:
        summed += each
    return summed


def written(amount: Decimal, decimals: int = 0) -> str:
    """A number as papers write it: "1.250.000", "1.250,50"."""
    return f"{amount:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def number_of(words: str) -> Decimal:
    """The number somebody typed: "1.250.000", "1250000", "1.250,5", "1,250,000.50"; raises `NotMoney`.

    A point or comma before exactly three digits parts thousands, as Vietnamese papers write; the last of two
    different signs parts decimals.
    """
    bare = re.sub(r"\s", "", words)
    signs = re.findall(r"[.,]", bare)
    if len(set(signs)) == 2:
        decimal = signs[-1]
        thousands = "," if decimal == "." else "."
        if signs.count(decimal) > 1:
            raise NotMoney(_("“%(words)s” không phải là số.") % {"words": words})
        bare = bare.replace(thousands, "").replace(decimal, ".")
    elif signs:
        parts = bare.split(signs[0])
        grouped = len(parts[0]) <= 3 and all(len(part) == 3 for part in parts[1:]) and parts[0] != "0"
        if not grouped and len(signs) > 1:
            raise NotMoney(_("“%(words)s” không phải là số.") % {"words": words})
        bare = "".join(parts) if grouped else ".".join(parts)
    try:
        return Decimal(bare)
    except InvalidOperation as wrong:
        raise NotMoney(_("“%(words)s” không phải là số.") % {"words": words}) from wrong


def money_of(words: str, currency: str = "VND") -> Money:
    """The amount somebody typed: "120 triệu đồng", "1.250,5 USD", "$300"; raises `NotMoney` with what was found."""
    found = _AMOUNT.fullmatch(words.strip())
    if not found:
        raise NotMoney(_("“%(words)s” không phải là số tiền.") % {"words": words})
    amount = number_of(found["number"])
    if found["scale"]:
        amount = amount.scaleb(_SCALES[found["scale"].casefold()])
    said = (found["before"] or found["after"] or "").strip().casefold()
    if said:
        currency = _SAID.get(said, said.upper())
    return Money(amount, currency)

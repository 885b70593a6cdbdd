"""How pages write amounts."""

from decimal import Decimal
from typing import Any

from django import template

from haidang.kit.money import CURRENCIES, written

register = template.Library()


@register.filter
def amount(value: Decimal | None, currency: str = "VND") -> str:
    """`{{ line.asked|amount:record.currency }}` → "1.250.000"; nothing where nothing is known."""
    return "–" if value is None else written(value, CURRENCIES[currency])


@register.filter
def count(value: Any) -> str:
    """A quantity as it was typed: "3", "2,50"."""
    return written(value, 0 if value == value.to_integral_value() else 2)

"""How figures are written."""

from decimal import Decimal
from typing import Any

from django import template

from haidang.kit.records import columns

register = template.Library()


@register.filter
def figure(value: int | Decimal) -> str:
    """1250000.5 → "1.250.000,5" """
    return columns.figure(_short(value))


@register.filter
def signed(value: int | Decimal | None) -> str:
    """+3, −2, 0; a dash where there was nothing to compare with."""
    if value is None:
        return "–"
    told = columns.figure(_short(-value if value < 0 else value))
    return f"+{told}" if value > 0 else f"−{told}" if value < 0 else "0"


@register.filter
def worded(code: str, words: dict[str, Any]) -> str:
    """The words for a code, or the code where nobody has words for it."""
    return str(words.get(code, code))


def _short(value: int | Decimal) -> int | Decimal:
    """Without the noughts behind the comma."""
    return int(value) if value == int(value) else value

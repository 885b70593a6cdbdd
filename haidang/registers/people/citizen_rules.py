"""Rules of citizen protection on plain values: what is told, what is secured, what comes back, who is named."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from haidang.papers.vietnamese.letters import fold
from haidang.registers.people.citizen_choices import CostKind, Security

#: A name of one word ("An", "Hoa") stands in too many sentences to be looked for.
_LEAST_WORDS = 2


def named_in(words: str, names: Iterable[str]) -> str:
    """The first of `names` that `words` tell, marks and case aside; "" where none is."""
    told = _bare(words)
    for name in names:
        bare = _bare(name)
        if len(bare.split()) >= _LEAST_WORDS and f" {bare} " in f" {told} ":
            return name
    return ""


def _bare(words: str) -> str:
    return " ".join(re.findall(r"\w+", fold(words)))


@dataclass(frozen=True, slots=True)
class Cost:
    """One cost, in dong."""

    kind: str
    vnd: Decimal
    security: str = Security.NONE
    refunded: Decimal = Decimal(0)


def unsecured(costs: Iterable[Cost]) -> list[Cost]:
    """Advances for which nothing stands."""
    return [cost for cost in costs if cost.kind == CostKind.ADVANCE and cost.security == Security.NONE]


def outstanding(costs: Iterable[Cost]) -> Decimal:
    """What was advanced and has not come back."""
    return sum((cost.vnd - cost.refunded for cost in costs if cost.kind == CostKind.ADVANCE), Decimal(0))


def is_quiet(last_on: date, quiet_after: date | None, next_on: date | None, today: date) -> bool:
    """Has nothing been done for too long? A step that is still to come, with its day, is no silence."""
    if quiet_after is None or (next_on is not None and next_on >= today):
        return False
    return today > max(quiet_after, last_on)


def currency_fault(currency: str, rate: Decimal | None) -> str:
    """ "no-rate" for foreign money without a rate, "rate-of-dong" for dong with one, "" where all is well."""
    if currency == "VND":
        return "rate-of-dong" if rate is not None else ""
    return "no-rate" if rate is None or rate <= 0 else ""


def in_dong(amount: Decimal, currency: str, rate: Decimal | None) -> Decimal:
    """The amount in whole dong."""
    times = Decimal(1) if currency == "VND" else Decimal(rate or 0)
    return (Decimal(amount) * times).quantize(Decimal(1))


def tell_kind(code: str) -> str:
    """The kind of case a row of the norms is for: "CASE-TELL-DEATH-A-1" → "death", "CASE-TELL-ALL-B" → "all"."""
    parts = code.split("-")
    return parts[2].lower() if len(parts) > 2 else ""

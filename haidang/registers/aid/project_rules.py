"""Who decides on aid, what its dossier lacks, which reports it owes, when it is over. Values in, values out."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from haidang.kit.money import Money, Rate
from haidang.registers.aid.project_choices import Authority, Piece, ProjectKind, ReportKind


def authority(topic: str, of_prime_minister: Collection[str]) -> Authority:
    """The Prime Minister for the topics that the law of the day keeps for him; else the chair, whatever the amount."""
    return Authority.PRIME_MINISTER if topic in of_prime_minister else Authority.CHAIR


def lacking(needed: Iterable[str], there: Collection[str]) -> tuple[Piece, ...]:
    """Which pieces of a dossier are not there yet, in the order of the law."""
    return tuple(Piece(each) for each in needed if each not in there)


def in_dong(amount: Decimal, currency: str, rate: Decimal | None) -> Decimal:
    """An amount in đồng at the rate of its day; 0 where nobody has said the rate yet."""
    if currency == "VND":
        return amount
    return Money(amount, currency).at(Rate(currency, rate)).amount if rate else Decimal(0)


def above(amount: Decimal, others: Iterable[Decimal], committed: Decimal) -> Decimal:
    """By how much all that was paid out is above what was committed; 0 where it is not."""
    return max(sum(others, amount) - committed, Decimal(0))


def has_urgent_term(kind: str) -> bool:
    return kind in (ProjectKind.RELIEF, ProjectKind.RECOVERY)


# ── reports ──────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, order=True)
class Asked:
    """One report that somebody has to give: of which year (0: of the whole)."""

    closes_on: date
    kind: ReportKind
    year: int


_HALVES = (ReportKind.HALF, ReportKind.MONEY_HALF)
_YEARS = (ReportKind.YEAR, ReportKind.MONEY_YEAR)


def reports_asked(began_on: date | None, ended_on: date | None, on: date) -> tuple[Asked, ...]:
    """The reports of every half-year and year that closed by that day while the aid ran, and that of its end.

    A year in which it ran for one day is told of; the first half-year only if it had begun by the end of June.
    """
    return tuple(sorted(_asked(began_on, ended_on, on))) if began_on else ()


def _asked(began_on: date, ended_on: date | None, on: date) -> Iterator[Asked]:
    last = ended_on or on
    for year in range(began_on.year, last.year + 1):
        half, whole = date(year, 6, 30), date(year, 12, 31)
        if began_on <= half < on and last >= half:
            yield from (Asked(half, kind, year) for kind in _HALVES)
        if whole < on:
            yield from (Asked(whole, kind, year) for kind in _YEARS)
    if ended_on and ended_on <= on:
        yield Asked(ended_on, ReportKind.FINAL, 0)

"""The norms on foreign organisations on a day, and what they come to for a paper or a year."""

from dataclasses import dataclass, replace
from datetime import date

from haidang.office.norms import rules as days
from haidang.office.norms.choices import PeriodKind, Unit
from haidang.office.norms.models import NoNorm, Norm, TwoNorms
from haidang.office.norms.rules import Calendar
from haidang.office.norms.selectors import period_on
from haidang.registers.aid.ingo_choices import RegistrationKind
from haidang.registers.aid.ingo_rules import Term

LAW, OPINION, RENEW, YEARLY = "INGO-LAW", "INGO-OPIN", "INGO-RENEW", "INGO-YEAR"
PLAN, IDLE, SEAT, LOOK = "INGO-PLAN", "INGO-IDLE", "INGO-SEAT", "INGO-LOOK"
VALIDITY = {RegistrationKind.ACTIVITY: "INGO-TERM-ACT", RegistrationKind.OFFICE: "INGO-TERM-OFF"}


def _norm(code: str, on: date) -> tuple[Norm | None, Term]:
    try:
        norm = Norm.objects.in_force(code, on=on)
    except (NoNorm, TwoNorms) as gap:
        return None, Term(why=" ".join(gap.messages))
    return norm, Term(source=norm.source, may_refuse=norm.may_refuse, words=norm.amount)


def law_of(on: date) -> Term:
    """Which decree holds that day."""
    return _norm(LAW, on)[1]


def seat_on(on: date) -> Term:
    return _norm(SEAT, on)[1]


def after(code: str, start: date, shut: Calendar) -> Term:
    """A term that begins with what happened on `start`, by the norm of that day."""
    norm, term = _norm(code, start)
    return term if norm is None else replace(term, count=norm.number, last=norm.end_of(start, shut))


def before(code: str, event: date, on: date, shut: Calendar) -> Term:
    """A term that ends so long before an event, by the norm of the day `on`."""
    norm, term = _norm(code, on)
    if norm is None:
        return term
    return replace(term, count=norm.number, last=days.latest_start(event, norm.number, norm.unit, shut))


def validity_of(kind: str, issued_on: date) -> Term:
    """The last day on which a paper issued that day may hold: the same day, so many years later."""
    norm, term = _norm(VALIDITY[RegistrationKind(kind)], issued_on)
    if norm is None:
        return term
    months = norm.number * (12 if norm.unit == Unit.YEARS else 1)
    return replace(term, count=norm.number, last=days.months_later(issued_on, months))


def idle_since(last: date | None, on: date) -> Term:
    """When the months without anything are over, by the norm of today: the months themselves, no working days."""
    norm, term = _norm(IDLE, on)
    if norm is None:
        return term
    until = days.months_later(last, norm.number) if last else None
    return replace(term, count=norm.number, last=until)


def look_ahead(on: date) -> int:
    """How many days before its end a paper begins to be spoken of."""
    norm, _term = _norm(LOOK, on)
    return norm.number if norm else 0


# ── the year ─────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Year:
    """A year of reports: its window, and by when its reports are due."""

    year: int
    first: date
    last: date
    term: Term

    @property
    def due_on(self) -> date | None:
        return self.term.last


def year_of(year: int) -> Year:
    period = period_on(PeriodKind.YEAR, date(year, 7, 1))
    norm, term = _norm(YEARLY, period.last)
    if norm is not None:
        due = days.day_of_year(norm.amount, period.last.year)
        term = replace(term, last=due if due > period.last else days.day_of_year(norm.amount, period.last.year + 1))
    return Year(year, period.first, period.last, term)


def closed_year(on: date) -> int:
    """The year whose window closed last: on 15/12/2026 it is 2026."""
    return period_on(PeriodKind.YEAR, on).year - 1

"""The norms of the room on a day, and what they come to."""

from datetime import date

from haidang.office.norms import rules as days
from haidang.office.norms.choices import Unit
from haidang.office.norms.models import NoNorm, Norm, TwoNorms
from haidang.office.norms.selectors import calendar
from haidang.registers.information import verdicts
from haidang.registers.information.choices import PressKind
from haidang.registers.information.verdicts import Term

#: Licence: how long, when it is answered, changed, stopped; from when its end is thought of, until when one asks anew.
LENGTH, ANSWER, CHANGE, STOP = "INFO-BULLETIN", "INFO-BULLETIN-ANS", "INFO-BULLETIN-CHANGE", "INFO-BULLETIN-STOP"
AHEAD, RENEWAL = "INFO-BULLETIN-AHEAD", "INFO-BULLETIN-RENEW"
YEAR = "INFO-YEAR"
#: By the law of the day each kind is asked for so long before, or answered within so long. What is not here is not
#: asked for by that law.
BEFORE = {
    PressKind.VISITING: "PRESS-LOCAL-1",
    PressKind.RESIDENT: "PRESS-LOCAL-1",
    PressKind.CONFERENCE: "PRESS-CONF",
}
WITHIN = {PressKind.RESIDENT: "PRESS-LOCAL-2", PressKind.FILM: "PRESS-FILM"}
_FAMILY = "PRESS-LOCAL"


def _norm(code: str, on: date) -> tuple[Norm | None, Term]:
    try:
        norm = Norm.objects.in_force(code, on=on)
    except (NoNorm, TwoNorms) as gap:
        return None, Term(why=" ".join(gap.messages))
    return norm, Term(
        number=norm.number if norm.unit not in (Unit.DAY_OF_YEAR, Unit.TEXT, Unit.NONE) else 0,
        unit=str(norm.get_unit_display()), source=norm.source, may_refuse=norm.may_refuse,
    )  # fmt: skip


def _at(term: Term, last: date) -> Term:
    return Term(last, term.number, term.unit, term.source, term.may_refuse)


def after(code: str, start: date) -> Term:
    """A term that begins with what happened on `start`, by the norm of that day."""
    norm, term = _norm(code, start)
    return term if norm is None else _at(term, norm.end_of(start, calendar()))


def longest(start: date, decided_on: date) -> Term:
    """The day from which a licence that begins on `start` would be too long; not moved by days of rest."""
    norm, term = _norm(LENGTH, decided_on)
    if norm is None:
        return term
    months = norm.number * (12 if norm.unit == Unit.YEARS else 1)
    return _at(term, days.months_later(start, months))


def before(code: str, event: date, on: date) -> Term:
    """A term that ends so long before `event`, by the norm of the day of the act."""
    norm, term = _norm(code, on)
    return term if norm is None else _at(term, days.latest_start(event, norm.number, norm.unit, calendar()))


def yearly(code: str, year: int) -> Term:
    """A day of each year, by the norm that holds on its first day."""
    norm, term = _norm(code, date(year, 1, 1))
    return term if norm is None else _at(term, days.day_of_year(norm.amount, year))


# ── foreign press ────────────────────────────────────────────────────────────────────────────────


def _law(code: str, on: date) -> tuple[Norm | None, Term]:
    """The norm of that very code; where another version of the rule holds that day, there is nothing to keep."""
    norm, term = _norm(days.family(code), on)
    if norm is not None and code not in (norm.code, norm.family):
        return None, Term()
    return norm, term


def notice_of(press: verdicts.Press) -> Term:
    """Until when it had to be asked."""
    code = BEFORE.get(PressKind(press.kind))
    if code is None:
        return Term()
    norm, term = _law(code, press.received_on)
    if norm is None:
        return term
    if norm.unit == Unit.HOURS:
        return _at(term, verdicts.hours_before(press.starts_on, press.at, norm.number))
    return _at(term, days.latest_start(press.starts_on, norm.number, norm.unit, calendar()))


def answer_of(press: verdicts.Press) -> Term:
    """Until when UBND tỉnh answers."""
    code = WITHIN.get(PressKind(press.kind))
    if code is None:
        return Term()
    norm, term = _law(code, press.received_on)
    return term if norm is None else _at(term, norm.end_of(press.received_on, calendar()))


def licence_source(press: verdicts.Press) -> tuple[str, bool]:
    """Which paper asks for a licence of the ministry, and whether it surely does so on that day."""
    norm, _term = _norm(_FAMILY, press.received_on)
    if norm is None:
        return "", False
    return norm.source, norm.code == BEFORE[PressKind.VISITING] and norm.may_refuse

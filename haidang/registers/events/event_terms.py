"""The norms of events on a day, and the last day they leave."""

from datetime import date

from haidang.office.norms import rules as days
from haidang.office.norms.models import NoNorm, Norm, TwoNorms
from haidang.office.norms.rules import Calendar
from haidang.registers.events.event_rules import Term

REPORT, PLACE_REPORT, CONFERENCE_LAW = "EVENT-RPT", "EVENT-PLACE-RPT", "CONF-LAW"


def _norm(code: str, on: date) -> tuple[Norm | None, Term]:
    try:
        norm = Norm.objects.in_force(code, on=on)
    except (NoNorm, TwoNorms) as gap:
        return None, Term(why=" ".join(gap.messages))
    return norm, Term(said=norm.value, source=norm.source, may_refuse=norm.may_refuse)


def law_of(code: str, on: date) -> Term:
    """Which paper holds that day."""
    return _norm(code, on)[1]


def before(code: str, event: date, on: date, shut: Calendar) -> Term:
    """A term that ends so long before an event, by the norm of the day of the act."""
    norm, term = _norm(code, on)
    if norm is None:
        return term
    last = days.latest_start(event, norm.number, norm.unit, shut)
    return Term(last, term.said, term.source, term.may_refuse)


def after(code: str, start: date, shut: Calendar) -> Term:
    """A term that begins with what happened on `start`, by the norm of that day."""
    norm, term = _norm(code, start)
    return term if norm is None else Term(norm.end_of(start, shut), term.said, term.source, term.may_refuse)

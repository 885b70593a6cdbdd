"""The norms of the room on a day, what they come to for a conference, and the list of a year."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from haidang.office.norms import rules as days
from haidang.office.norms.choices import PeriodKind
from haidang.office.norms.models import NoNorm, Norm, TwoNorms
from haidang.office.norms.rules import Calendar
from haidang.office.norms.selectors import period_on
from haidang.registers.conferences import rules
from haidang.registers.conferences.choices import Authority
from haidang.registers.conferences.models import YearlyList

LAW, OPINION, REPORT, YEARLY = "CONF-LAW", "CONF-OPIN", "CONF-RPT", "CONF-YEAR"
#: How long before the opening the dossier is in, by who allows it.
FILING = {Authority.PRIME_MINISTER: "CONF-PM", Authority.CHAIR: "CONF-UBND"}


def _norm(code: str, on: date) -> tuple[Norm | None, rules.Term]:
    try:
        norm = Norm.objects.in_force(code, on=on)
    except (NoNorm, TwoNorms) as gap:
        return None, rules.Term(why=" ".join(gap.messages))
    return norm, rules.Term(source=norm.source, may_refuse=norm.may_refuse)


def law_of(on: date) -> rules.Term:
    """Which decision of the Prime Minister holds that day."""
    return _norm(LAW, on)[1]


def before(code: str, event: date, on: date, shut: Calendar) -> rules.Term:
    """A term that ends so long before an event, by the norm of the day of the act."""
    norm, term = _norm(code, on)
    if norm is None:
        return term
    last = days.latest_start(event, norm.number, norm.unit, shut)
    return replace(term, days=norm.number, last=last)


def after(code: str, start: date, shut: Calendar) -> rules.Term:
    """A term that begins with what happened on `start`, by the norm of that day."""
    norm, term = _norm(code, start)
    return term if norm is None else replace(term, days=norm.number, last=norm.end_of(start, shut))


# ── the list of a year ───────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Year:
    """A yearly list: its window, its day, and whether it was sent."""

    year: int
    first: date
    last: date
    due_on: date | None
    source: str
    why: str
    sent: YearlyList | None


def year_of(year: int) -> Year:
    """The window of a year, and by when its list is sent."""
    period = period_on(PeriodKind.YEAR, date(year, 7, 1))
    due, source, why = _list_due(period.last)
    sent = YearlyList.objects.filter(year=year).select_related("document", "by").first()
    return Year(year, period.first, period.last, due, source, why, sent)


def _list_due(closes: date) -> tuple[date | None, str, str]:
    norm, term = _norm(YEARLY, closes)
    if norm is None:
        return None, "", term.why
    day = days.day_of_year(norm.amount, closes.year)
    return (day if day > closes else days.day_of_year(norm.amount, closes.year + 1)), term.source, ""


def closed_year(on: date) -> int:
    """The year whose window closed last: on 15/12/2020 it is 2020."""
    return period_on(PeriodKind.YEAR, on).year - 1


def current_year(on: date) -> int:
    """The year a list is asked for: the one that closed, while its list may still be late; else this one."""
    period = period_on(PeriodKind.YEAR, on)
    return period.year - 1 if on - period.first <= timedelta(days=30) else period.year

"""What the pages ask: each rule on a conference with the norms of its day, and the list of a year."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from haidang.kit import clock
from haidang.office.documents.models import Opinion
from haidang.office.norms import rules as days
from haidang.office.norms.choices import PeriodKind
from haidang.office.norms.models import NoNorm, Norm, TwoNorms
from haidang.office.norms.rules import Calendar
from haidang.office.norms.selectors import calendar, period_on
from haidang.registers.conferences import rules
from haidang.registers.conferences.choices import Authority
from haidang.registers.conferences.models import Conference, YearlyList

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


def file_by(conference: Conference, on: date) -> rules.Term:
    """By when its dossier is in."""
    return before(FILING[conference.authority], conference.starts_on, conference.filed_on or on, calendar())


def checks(conference: Conference, *, today: date | None = None) -> tuple[rules.Verdict, ...]:
    """What every rule says of it today; what was let pass is marked so, and stays to be read."""
    on = today or clock.today()
    awaited = Opinion.objects.filter(consultation=conference.consultation_id, answered_on=None).count()
    facts, shut = conference.facts(awaited=awaited), calendar()
    acted_on = facts.filed_on or on
    law = law_of(acted_on)
    found: list[rules.Verdict | None] = [rules.scope(facts, law)]
    if not rules.counts(facts):
        term = before(FILING[rules.authority(facts)], facts.starts_on, acted_on, shut)
        found += [rules.authority_verdict(facts, law), rules.filing(facts, term, on), rules.dossier(facts, law)]
        if facts.asked_on:
            found.append(rules.opinions(facts, after(OPINION, facts.asked_on, shut)))
        if facts.held_on:
            found.append(rules.report(facts, after(REPORT, facts.held_on, shut), on))
    waived = set(conference.waivers.values_list("code", flat=True))
    return tuple(replace(one, is_waived=one.code in waived) for one in found if one)


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

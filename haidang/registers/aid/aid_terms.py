"""The norms of aid on a day: the law itself, who decides, what a dossier holds, how many days each thing takes."""

from dataclasses import dataclass, replace
from datetime import date

from haidang.office.directory.models import Agency
from haidang.office.norms.models import NoNorm, Norm, TwoNorms
from haidang.office.norms.rules import Calendar, day_of_year
from haidang.office.norms.selectors import calendar
from haidang.registers.aid.project_choices import ReportKind

LAW, OF_PRIME_MINISTER, DOSSIER, ASKED = "AID-LAW", "AID-PM", "AID-DOSSIER", "AID-ASK"
APPRAISAL, NOTICE, START, BEFORE, ACCOUNT = "AID-APPR", "AID-NOTICE", "AID-START", "AID-BEFORE", "AID-ACCOUNT"
RELIEF, RECOVERY, FOCAL, YEARLY = "AID-RELIEF", "AID-RECOVER", "AID-FOCAL", "AID-YEAR"
ODA_LAW = "ODA-LAW"
#: Which norm says by when a report is sent: a day of the year, or months after the end.
REPORTS = {
    ReportKind.HALF: "AID-OWN-HALF",
    ReportKind.YEAR: "AID-OWN-YEAR",
    ReportKind.FINAL: "AID-OWN-FINAL",
    ReportKind.MONEY_HALF: "AID-FIN-HALF",
    ReportKind.MONEY_YEAR: "AID-FIN-YEAR",
}
ODA_REPORTS = {
    ReportKind.HALF: "ODA-HALF",
    ReportKind.YEAR: "ODA-YEAR",
    ReportKind.FINAL: "ODA-FINAL",
}


@dataclass(frozen=True, slots=True)
class Term:
    """A norm of the day and what it comes to; `why`: nobody can say."""

    number: int | None = None
    #: The last day in time.
    last: date | None = None
    #: The norm's own words, and its number or codes as they stand.
    value: str = ""
    amount: str = ""
    source: str = ""
    may_refuse: bool = True
    why: str = ""


def held(code: str, on: date) -> Term:
    """What the rule says that day."""
    try:
        norm = Norm.objects.in_force(code, on=on)
    except (NoNorm, TwoNorms) as gap:
        return Term(why=" ".join(gap.messages))
    number = int(norm.amount) if norm.amount.isdigit() else None
    return Term(number, None, norm.value, norm.amount, norm.source, norm.may_refuse)


def after(code: str, start: date, shut: Calendar | None = None) -> Term:
    """A term that begins with what happened on `start`, by the norm of that day."""
    try:
        norm = Norm.objects.in_force(code, on=start)
    except (NoNorm, TwoNorms) as gap:
        return Term(why=" ".join(gap.messages))
    found = Term(norm.number, None, norm.value, norm.amount, norm.source, norm.may_refuse)
    return replace(found, last=norm.end_of(start, shut or calendar()))


def report_due(kind: ReportKind, closes_on: date, norms: dict[ReportKind, str], shut: Calendar) -> Term:
    """By when the report of a period is sent: a day of the year after its close, or a term after it."""
    code = norms.get(kind, "")
    found = held(code, closes_on) if code else Term(why=" ")
    if found.why or "-" not in found.amount:
        return found if found.why else after(code, closes_on, shut)
    last = day_of_year(found.amount, closes_on.year)
    return replace(found, last=last if last > closes_on else day_of_year(found.amount, closes_on.year + 1))


def codes_of(term: Term) -> tuple[str, ...]:
    """ "STC; CAT" → ("STC", "CAT")"""
    return tuple(each for each in term.amount.replace(";", " ").split() if each)


def focal_on(on: date) -> Agency | None:
    """The agency that receives dossiers and appraises: a setting of the province, dated."""
    found = held(FOCAL, on)
    return Agency.objects.filter(code=found.amount).first() if found.amount else None

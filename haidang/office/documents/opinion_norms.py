"""What the norms say of opinions asked for: by when, what silence means, which day an answer counts for."""

from dataclasses import dataclass
from datetime import date, datetime

from haidang.kit.clock import END_OF_OFFICE_HOURS, VIETNAM, office_day
from haidang.office.norms.models import NoNorm, Norm, TwoNorms
from haidang.office.norms.selectors import calendar, cutoff


@dataclass(frozen=True)
class Term:
    """The day by which agencies answer, and the rule that says so."""

    due_on: date
    norm: Norm


def term_of(asked_on: date) -> Term | None:
    """By when what is asked on that day is answered; None where no norm, or more than one, says it."""
    norm = _norm("OPIN-DUE", asked_on)
    return Term(norm.end_of(asked_on, calendar()), norm) if norm else None


def silence_of(asked_on: date) -> Norm | None:
    """What it means that somebody asked on that day does not answer."""
    return _norm("OPIN-SILENT", asked_on)


def _norm(code: str, on: date) -> Norm | None:
    try:
        return Norm.objects.in_force(code, on=on)
    except (NoNorm, TwoNorms):
        return None


def counts_for(moment: datetime, today: date) -> date:
    """The day of the office an answer counts for: the next one, when it comes after office hours.

    `today` may be the day of a demonstration; the hour is always the real one.
    """
    try:
        until = cutoff(today)
    except (NoNorm, TwoNorms):
        until = END_OF_OFFICE_HOURS
    return today + (office_day(moment, until) - moment.astimezone(VIETNAM).date())

"""What the norms say of opinions asked for: by when, and what silence means."""

from dataclasses import dataclass
from datetime import date

from haidang.office.norms.models import NoNorm, Norm, TwoNorms
from haidang.office.norms.selectors import calendar


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

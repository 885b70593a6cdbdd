"""What the norms of a day say of a trip: who decides it, by when it is filed, appraised and reported on."""

from dataclasses import dataclass
from datetime import date

from haidang.office.norms.book import NormBook
from haidang.office.norms.models import NoNorm, Norm, TwoNorms
from haidang.office.norms.rules import Calendar, latest_start
from haidang.office.norms.selectors import calendar
from haidang.registers.delegations import rules
from haidang.registers.delegations.choices import Decider, HeadRank

#: The norms of trips begin so.
OURS = "TRIP-"
#: Settings of the province: by when a scheme is filed before the trip, and how long appraisal may take.
FILE, APPRAISE = "TRIP-FILE", "TRIP-APPR"
#: The circular by which an estimate of a trip is made.
MONEY = "TRIP-NORM"


@dataclass(frozen=True, slots=True)
class Law:
    """Who may decide; without `norm` nobody can say, and `problem` is the sentence why."""

    deciders: tuple[Decider, ...] = ()
    norm: Norm | None = None
    problem: str = ""

    @property
    def may_refuse(self) -> bool:
        return bool(self.norm and self.deciders and self.norm.may_refuse)

    @property
    def said(self) -> str:
        return self.norm.value if self.norm else ""

    @property
    def source(self) -> str:
        return self.norm.source if self.norm else ""

    def stops(self, decider: str) -> bool:
        """Is a decision by this body against a rule that was read in its source?"""
        return self.may_refuse and decider not in self.deciders


def law_of(head_rank: str, on: date, norms: NormBook | None = None) -> Law:
    """Who decides a trip led by somebody of that rank, by the law of that day."""
    norm, problem = norm_of(rules.DECIDED_BY[HeadRank(head_rank)], on, norms)
    return Law(rules.deciders(norm.amount) if norm else (), norm, problem)


def norm_of(code: str, on: date, norms: NormBook | None = None) -> tuple[Norm | None, str]:
    """The norm in force that day, or the sentence why there is not exactly one."""
    try:
        return (norms or NormBook(OURS)).in_force(code, on), ""
    except (NoNorm, TwoNorms) as unknown:
        return None, unknown.messages[0]


@dataclass(frozen=True, slots=True)
class Term:
    """A day, and the norm it was counted by; no day where no norm says it."""

    due_on: date | None = None
    norm: Norm | None = None
    problem: str = ""


class Terms:
    """The days of many delegations in two queries: the norms of trips are read once, and the calendar."""

    def __init__(self, days: Calendar | None = None) -> None:
        self._calendar = days or calendar()
        self.norms = NormBook(OURS)

    def _norm(self, code: str, on: date) -> tuple[Norm | None, str]:
        return norm_of(code, on, self.norms)

    def report(self, head_rank: str, back_on: date | None) -> Term:
        """By when the trip is reported on: counted from the day of return, by the law of that day."""
        if back_on is None:
            return Term()
        problem = ""
        for code in rules.report_norms(head_rank):
            norm, problem = self._norm(code, back_on)
            if norm:
                return Term(norm.end_of(back_on, self._calendar), norm)
        return Term(problem=problem)

    def appraisal(self, asked_on: date | None) -> Term:
        """By when Sở Ngoại vụ has appraised what was filed that day."""
        if asked_on is None:
            return Term()
        norm, problem = self._norm(APPRAISE, asked_on)
        return Term(norm.end_of(asked_on, self._calendar), norm) if norm else Term(problem=problem)

    def filing(self, starts_on: date | None) -> Term:
        """The last day on which the scheme of a trip is filed in time."""
        if starts_on is None:
            return Term()
        norm, problem = self._norm(FILE, starts_on)
        if norm is None:
            return Term(problem=problem)
        return Term(latest_start(starts_on, norm.number, norm.unit, self._calendar), norm)

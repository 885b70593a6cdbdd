"""Decisions of the evaluation on plain values: who judges what, what a judgement needs, how points are made."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from haidang.office.accounts.choices import DESK_ROLES, Role
from haidang.plan.evaluation.choices import (
    COUNTED,
    REACHED,
    SHORT,
    Component,
    Course,
    Doubt,
    Fault,
    Grade,
    Mark,
    Stage,
)

# ── where a judgement may go ─────────────────────────────────────────────────────────────────────

#: verb: (from which stages, to which).
MOVES: Mapping[str, tuple[frozenset[Stage], Stage]] = {
    "self-assessed": (frozenset({Stage.ASKED, Stage.RETURNED}), Stage.SELF),
    "recalled": (frozenset({Stage.SELF}), Stage.ASKED),
    "sent-back": (frozenset({Stage.SELF}), Stage.RETURNED),
    "assessed": (frozenset({Stage.SELF, Stage.ASSESSED}), Stage.ASSESSED),
    # its agency let the day pass: what is known is judged without it
    "assessed-alone": (frozenset({Stage.ASKED, Stage.RETURNED}), Stage.ASSESSED),
    "reconsidered": (frozenset({Stage.ASSESSED}), Stage.SELF),
    "confirmed": (frozenset({Stage.ASSESSED}), Stage.CONFIRMED),
}

#: The same for the evaluation of a plan as a whole.
COURSES: Mapping[str, tuple[frozenset[Course], Course]] = {
    "proposed": (frozenset({Course.OPEN}), Course.PROPOSED),
    "reworked": (frozenset({Course.PROPOSED}), Course.OPEN),
    "published": (frozenset({Course.PROPOSED}), Course.PUBLISHED),
}


def may_move(verb: str, stage: str) -> bool:
    return Stage(stage) in MOVES[verb][0]


def may_go(verb: str, course: str) -> bool:
    return Course(course) in COURSES[verb][0]


# ── who judges ───────────────────────────────────────────────────────────────────────────────────


def assessor_of(agencies: Iterable[int], *, monitor: int, deputy: int) -> int:
    """Who judges the work of these agencies: who follows the plan, but never its own work; for that there is another.

    A task has one assessor: where the monitor is one of several leads, the other one judges the whole task.
    """
    return deputy if monitor in set(agencies) else monitor


def judges(*, mine: int | None, assessor: int, doers: Iterable[int]) -> bool:
    """Is it for the agency `mine` to judge? It is the assessor, and has not done the work itself."""
    return mine is not None and mine == assessor and mine not in set(doers)


_PROVINCE = frozenset({Role.CHAIR, Role.VICE_CHAIR})
#: Who reads what is not published yet: who keeps the plan, who judges in its stead, who decides.
READERS = DESK_ROLES | _PROVINCE | {Role.PROVINCE_OFFICE}
#: Who judges for an agency, where the agency is the one that judges.
ASSESSORS = DESK_ROLES | {Role.PROVINCE_OFFICE, Role.FOCAL, Role.AGENCY_LEADER}


def confirms(role: str, *, mine: int | None, assessor: int, doers: Iterable[int]) -> bool:
    """Who stands behind a judgement: the leaders of the province; the leader of the house that judged it, never of
    the one that is judged.
    """
    if role in _PROVINCE:
        return True
    leads = role in (Role.DESK_LEADER, Role.AGENCY_LEADER)
    return leads and judges(mine=mine, assessor=assessor, doers=doers)


# ── what a judgement needs ───────────────────────────────────────────────────────────────────────


def self_faults(grade: str, *, results: str, objective: str, subjective: str) -> list[tuple[str, Fault]]:
    """What is missing of a self-assessment, each with the field it concerns."""
    found: list[tuple[str, Fault]] = []
    if not grade:
        found.append(("grade", Fault.NO_GRADE))
    if not results.strip():
        found.append(("results", Fault.NO_RESULTS))
    if grade in SHORT and not (objective.strip() or subjective.strip()):
        found.append(("objective", Fault.NO_CAUSE))
    return found


def assess_faults(grade: str, *, words: str, self_grade: str) -> list[tuple[str, Fault]]:
    """Who judges otherwise than the agency judged itself says why."""
    if not grade:
        return [("grade", Fault.NO_GRADE)]
    if grade != self_grade and not words.strip():
        return [("words", Fault.NO_WORDS)]
    return []


def aim_faults(grade: str, *, words: str, tasks: int) -> list[tuple[str, Fault]]:
    """A purpose is not judged from nothing: words, and the tasks that stand behind them."""
    found: list[tuple[str, Fault]] = []
    if not grade:
        found.append(("grade", Fault.NO_GRADE))
    if not words.strip():
        found.append(("words", Fault.NO_RESULTS))
    if not tasks and grade != Grade.NOT_JUDGED:
        found.append(("tasks", Fault.NO_TASKS))
    return found


def doubts(
    grade: str, *, shares: Sequence[Decimal | None], due_on: date | None, finished_on: date | None
) -> list[Doubt]:
    """What speaks against calling a result reached: a target missed, no end confirmed, an end too late.

    `shares` are those of the outputs, in percent of their targets; None where an output has no figure.
    """
    if grade not in REACHED:
        return []
    found = []
    if not shares:
        found.append(Doubt.NO_OUTPUT)
    if any(share is not None and share < 100 for share in shares):
        found.append(Doubt.TARGET)
    if due_on and finished_on is None:
        found.append(Doubt.OPEN)
    if due_on and finished_on and finished_on > due_on:
        found.append(Doubt.LATE)
    return found


_WORST_FIRST = (Grade.NOT_MET, Grade.PARTLY, Grade.MET, Grade.EXCEEDED)


def grade_of_task(parts: Sequence[str]) -> Grade | None:
    """A task is judged when each of its parts is; it is no better than the worst of them, and counted once."""
    if not parts or not all(parts):
        return None
    judged = [grade for grade in parts if grade != Grade.NOT_JUDGED]
    return next((grade for grade in _WORST_FIRST if grade in judged), Grade.NOT_JUDGED)


# ── points ───────────────────────────────────────────────────────────────────────────────────────


def marked(*, due_on: date | None, came_on: date | None, on: date, entered: bool = False) -> Mark:
    """How something that had its day counts: in time, late, missing, not yet; what another wrote counts apart."""
    if came_on is None:
        return Mark.MISSING if due_on and on > due_on else Mark.WAITING
    if entered:
        return Mark.ENTERED
    return Mark.LATE if due_on and came_on > due_on else Mark.IN_TIME


@dataclass(frozen=True, slots=True)
class Counted:
    """One component of an agency: so many of so many."""

    component: Component
    count: int
    of: int


@dataclass(frozen=True, slots=True)
class Points:
    """What a component brings: `None` where nothing of it was to be done, so that it neither helps nor harms."""

    component: Component
    count: int
    of: int
    weight: Decimal
    points: Decimal | None


@dataclass(frozen=True, slots=True)
class Total:
    """The points of an agency of a hundred, and what they are made of."""

    parts: tuple[Points, ...]
    total: Decimal | None
    #: The weights of what was counted; where it is not the whole, the total is the share of it.
    weighed: Decimal


_TENTH = Decimal("0.1")


def counted(component: Component, marks: Iterable[str]) -> Counted:
    """Of the things with their marks, those that count; what is not due yet is left out."""
    due = [mark for mark in marks if mark != Mark.WAITING]
    return Counted(component, sum(mark in COUNTED for mark in due), len(due))


def score(found: Iterable[Counted], weights: Mapping[Component, Decimal]) -> Total:
    """Each component brings its weight times its share; what did not occur is left out of both sides.

    The sum of what was brought, over the sum of the weights that were at stake, of a hundred, to one tenth.
    """
    parts = tuple(_points(each, weights.get(each.component, Decimal(0))) for each in found)
    at_stake = [part for part in parts if part.points is not None and part.weight]
    weighed = sum((part.weight for part in at_stake), Decimal(0))
    if not weighed:
        return Total(parts, None, Decimal(0))
    brought = sum((part.weight * part.count / part.of for part in at_stake), Decimal(0))
    return Total(parts, (brought * 100 / weighed).quantize(_TENTH, ROUND_HALF_UP), weighed)


def _points(each: Counted, weight: Decimal) -> Points:
    brought = (weight * each.count / each.of).quantize(_TENTH, ROUND_HALF_UP) if each.of else None
    return Points(each.component, each.count, each.of, weight, brought)


# ── the year before ──────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Compared:
    """This year beside the last; the change in percent is None where the last year was nothing."""

    change: Decimal
    percent: Decimal | None


def compared(now: Decimal | None, unit: str, then: Decimal | None, then_unit: str) -> Compared | None:
    """Against last year; None where one of the two is not known, or they are measured otherwise."""
    if now is None or then is None or unit.strip().casefold() != then_unit.strip().casefold():
        return None
    change = now - then
    percent = (change * 100 / then).quantize(_TENTH, ROUND_HALF_UP) if then else None
    return Compared(change, percent)

"""Decisions of the follow-up: days and words are given; no database, no clock of its own."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, Decimal
from typing import Protocol, TypeVar

from haidang.plan.followup.choices import SAID, Deadline, Result, RulingKind, Stage, State, TaskState

#: "Sắp quá hạn": so many days before the day, the day itself counted; where no norm says otherwise (URGE-SOON).
SOON = 3
#: After so many days without a word an agency is silent; where no norm says otherwise (URGE-SILENT).
SILENT_AFTER = 30

# ── where an update may go ───────────────────────────────────────────────────────────────────────

#: verb: (from which stages, to which). What is written in while it is returned stays returned until it is sent.
MOVES: dict[str, tuple[frozenset[str], Stage]] = {
    "written": (frozenset({Stage.DRAFT, Stage.RETURNED}), Stage.DRAFT),
    "to-leader": (frozenset({Stage.DRAFT, Stage.RETURNED}), Stage.WITH_LEADER),
    "submitted": (frozenset({Stage.DRAFT, Stage.RETURNED}), Stage.SUBMITTED),
    "approved": (frozenset({Stage.WITH_LEADER}), Stage.SUBMITTED),
    "withdrawn": (frozenset({Stage.WITH_LEADER, Stage.SUBMITTED}), Stage.DRAFT),
    "returned": (frozenset({Stage.WITH_LEADER, Stage.SUBMITTED}), Stage.RETURNED),
    "accepted": (frozenset({Stage.SUBMITTED}), Stage.ACCEPTED),
    "confirmed": (frozenset({Stage.SUBMITTED}), Stage.ACCEPTED),
    "locked": (frozenset({Stage.ACCEPTED}), Stage.LOCKED),
    "corrected": (frozenset({Stage.LOCKED}), Stage.LOCKED),
    "redone": (frozenset({Stage.ACCEPTED, Stage.LOCKED}), Stage.RETURNED),
}


def may_move(verb: str, stage: str) -> bool:
    """Does the table let an update in `stage` go this way?"""
    return stage in MOVES[verb][0]


@dataclass(frozen=True)
class Fault:
    """Why an update cannot go out as it is: the field it concerns, and a code for the sentence."""

    field: str
    code: str


def faults(state: str, *, done: str, obstacle: str, has_evidence: bool, is_standing: bool) -> list[Fault]:
    """What is missing before an update may be submitted; nothing where it is whole."""
    found = []
    if not state:
        return [Fault("state", "no-state")]
    if state == State.DONE and is_standing:
        found.append(Fault("state", "never-finishes"))
    if state in (State.DOING, State.HINDERED, State.DONE) and not done.strip():
        found.append(Fault("done", "no-words"))
    if state == State.HINDERED and not obstacle.strip():
        found.append(Fault("obstacle", "no-obstacle"))
    if state == State.DONE and not is_standing and not has_evidence:
        found.append(Fault("state", "no-evidence"))
    return found


# ── days ─────────────────────────────────────────────────────────────────────────────────────────


def deadline(due_on: date | None, today: date, soon: int = SOON) -> Deadline:
    """How open work stands to its day; the day itself is still in time."""
    if due_on is None:
        return Deadline.NONE
    if today > due_on:
        return Deadline.OVERDUE
    return Deadline.SOON if (due_on - today).days <= soon else Deadline.IN_TIME


def is_late(counts_on: date | None, due_on: date | None) -> bool:
    """Did it come after its day? What came after the cut-off already counts for the day after."""
    return counts_on is not None and due_on is not None and counts_on > due_on


def result(*, finished_on: date | None, due_on: date | None, today: date) -> Result:
    """The standard result: without a day nothing is late."""
    if finished_on:
        return Result.DONE_LATE if is_late(finished_on, due_on) else Result.DONE_IN_TIME
    return Result.DOING_LATE if due_on and today > due_on else Result.DOING_IN_TIME


def four_results(rows: Iterable[tuple[date | None, date | None]], today: date) -> dict[Result, int]:
    """How many of (finished on, due on) have each result; each is counted in exactly one."""
    counted = dict.fromkeys(Result, 0)
    for finished_on, due_on in rows:
        counted[result(finished_on=finished_on, due_on=due_on, today=today)] += 1
    return counted


def is_silent(last_on: date | None, since: date, today: date, after: int = SILENT_AFTER) -> bool:
    """Has nothing been heard for longer than `after` days, since the last word or else since the work was given?"""
    return (today - max(last_on or since, since)).days > after


# ── rulings ──────────────────────────────────────────────────────────────────────────────────────


def halted(rulings: Iterable[tuple[date, str]], on: date) -> RulingKind | None:
    """Is the task paused or dropped on that day? The last word decides; rulings come in the order they were made."""
    last = [kind for day, kind in sorted(rulings, key=lambda each: each[0]) if day <= on and kind in _ABOUT_DOING]
    return RulingKind(last[-1]) if last and last[-1] != RulingKind.RESUMED else None


def resumed_on(rulings: Iterable[tuple[date, str]], on: date) -> date | None:
    """Since when a task that was halted goes on again."""
    return max((day for day, kind in rulings if kind == RulingKind.RESUMED and day <= on), default=None)


_ABOUT_DOING = (RulingKind.PAUSED, RulingKind.DROPPED, RulingKind.RESUMED)


# ── a task from its leads ────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Said:
    """The last thing one lead has said, and whether its completion was confirmed."""

    state: str = ""
    stage: str = ""
    is_confirmed: bool = False
    finished_on: date | None = None


def state_of_task(leads: Sequence[Said], *, is_standing: bool = False, halt: RulingKind | None = None) -> TaskState:
    """Done only when each lead is done; otherwise what stands in the way comes first. Counted once."""
    if halt:
        return TaskState.PAUSED if halt == RulingKind.PAUSED else TaskState.DROPPED
    if leads and all(lead.is_confirmed for lead in leads):
        return TaskState.DONE
    said = {lead.state for lead in leads if lead.stage in SAID and not lead.is_confirmed}
    if State.HINDERED in said:
        return TaskState.HINDERED
    if not said and not any(lead.is_confirmed for lead in leads):
        return TaskState.SILENT
    asks = all(lead.is_confirmed or (lead.stage in SAID and lead.state == State.DONE) for lead in leads)
    if asks:
        return TaskState.WAITING
    if is_standing and State.DOING in said:
        return TaskState.STANDING
    begun = State.DOING in said or State.DONE in said or any(lead.is_confirmed for lead in leads)
    return TaskState.DOING if begun else TaskState.NOT_STARTED


def finished_on(leads: Sequence[Said]) -> date | None:
    """A task is finished when the last of its leads is."""
    days = [lead.finished_on for lead in leads if lead.is_confirmed and lead.finished_on]
    return max(days) if leads and len(days) == len(leads) else None


# ── figures ──────────────────────────────────────────────────────────────────────────────────────


def reached(values: Sequence[Decimal], *, is_added: bool) -> Decimal | None:
    """What the figures of the periods, the earliest first, make together: their sum, or the last one."""
    if not values:
        return None
    return sum(values, Decimal(0)) if is_added else values[-1]


def share(actual: Decimal | None, target: Decimal | None) -> Decimal | None:
    """How many percent of the figure are there. Of the figure only: it says nothing about how far the work has come.

    Cut, never rounded up: 99,96 % of a target is not the target.
    """
    if actual is None or not target:
        return None
    return (actual * 100 / target).quantize(Decimal("0.1"), ROUND_DOWN)


# ── which periods a part owes ────────────────────────────────────────────────────────────────────


class Spanned(Protocol):
    """Whatever has a first and a last day: a period of the norms."""

    @property
    def first(self) -> date: ...
    @property
    def last(self) -> date: ...


P = TypeVar("P", bound=Spanned)


def owed_periods(
    periods: Iterable[P],
    *,
    today: date,
    finished_on: date | None = None,
    said_in: date | None = None,
    until: date | None = None,
    rulings: Sequence[tuple[date, str]] = (),
) -> list[P]:
    """The periods a part must report for: those that have begun, until it is finished, its plan is over or it is
    halted. Work finished within a period is reported in it, and owes nothing afterwards; `said_in` is the first day of
    the period in which its completion was said.
    """
    return [
        each
        for each in periods
        if each.first <= today
        and (finished_on is None or each.first <= finished_on)
        # said after the window closed, the day of completion may lie in the next one, which has nothing to tell
        and (said_in is None or each.first <= said_in)
        and (until is None or each.first <= until)
        and (not rulings or halted(rulings, min(each.last, today)) is None)
    ]

"""When an amendment cannot be: codes and what their sentences name, on plain values."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from haidang.plan.plans.amend_rules import Changing, PlanThen, TaskThen, amended
from haidang.plan.plans.choices import ChangeKind, Part

#: After these nothing else can be said of the task.
_LAST = frozenset({ChangeKind.POSTPONE, ChangeKind.DROP})


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something cannot be: a code, and what the sentence names."""

    code: str
    names: Mapping[str, object] = field(default_factory=dict)


# ── the decision and its day ─────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Moment:
    """What the decision says about itself, and what is known of the plan's story."""

    today: date
    in_force_on: date | None
    decided_on: date | None
    has_document: bool
    plan_issued_on: date | None = None
    #: The last day on which the plan was amended.
    last_amended_on: date | None = None


def untimely(moment: Moment) -> Iterator[Refusal]:
    """Why the decision cannot be put in force today, whatever it changes."""
    if not moment.has_document:
        yield Refusal("no-decision")
    if moment.in_force_on is None:
        yield Refusal("no-day")
        return
    day = moment.in_force_on
    if day > moment.today:
        yield Refusal("not-yet", {"day": day})
    if moment.decided_on and day < moment.decided_on:
        yield Refusal("before-decision", {"day": day, "decided": moment.decided_on})
    if moment.plan_issued_on and day < moment.plan_issued_on:
        yield Refusal("before-plan", {"day": day, "issued": moment.plan_issued_on})
    if moment.last_amended_on and day < moment.last_amended_on:
        yield Refusal("before-last", {"day": day, "last": moment.last_amended_on})


# ── the changes ──────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Case:
    """A change, looked at by itself: the plan as the changes before it leave it, and the task it speaks of."""

    plan: PlanThen
    change: Changing
    task: TaskThen | None
    year: int | None

    def no(self, code: str, **names: object) -> Refusal:
        return Refusal(code, {"change": self.change.name, **names})


class _Seen:
    """What the changes of one amendment have done so far."""

    def __init__(self) -> None:
        self.kinds: dict[int, set[str]] = {}
        self.gone: dict[int, str] = {}

    def take(self, change: Changing) -> None:
        if change.task is not None and change.kind != ChangeKind.ADD:
            self.kinds.setdefault(change.task, set()).add(change.kind)
        leaves = change.others if change.kind == ChangeKind.MERGE else _about(change) if change.kind in _LAST else ()
        self.gone |= dict.fromkeys(leaves, change.name)

    def against(self, case: _Case) -> Refusal | None:
        """What the changes before it leave no room for."""
        change = case.change
        touched = (*_about(change), *change.others)
        if gone := [self.gone[pk] for pk in touched if pk in self.gone]:
            return case.no("already-gone", other=gone[0])
        leaves = change.others if change.kind == ChangeKind.MERGE else _about(change) if change.kind in _LAST else ()
        if any(pk in self.kinds for pk in leaves):
            return case.no("also-changed")
        before = self.kinds.get(change.task, set()) if change.task is not None else set()
        if change.kind != ChangeKind.ADD and change.kind in before:
            return case.no("twice")
        if change.kind == ChangeKind.CONTENT and ChangeKind.MERGE in before:
            return case.no("content-after-merge")
        return None


def _about(change: Changing) -> tuple[int, ...]:
    return (change.task,) if change.task is not None else ()


def impossible(plan: PlanThen, changes: Sequence[Changing], *, year: int | None = None) -> Iterator[Refusal]:
    """Why `changes` cannot be made of the plan as it stands; nothing where they can."""
    if not changes:
        yield Refusal("no-change")
    seen = _Seen()
    for change in changes:
        found = list(_wrong(plan, change, seen, year))
        yield from found
        if not found:
            plan = amended(plan, [change])
        seen.take(change)


def _wrong(plan: PlanThen, change: Changing, seen: _Seen, year: int | None) -> Iterator[Refusal]:
    held = {task.pk: task for task in plan if task.pk is not None}
    case = _Case(plan, change, held.get(change.task) if change.task is not None else None, year)
    if refused := seen.against(case):
        yield refused
    elif any(pk not in held for pk in (*_about(change), *change.others)):
        yield case.no("not-in-plan")
    elif case.task is None:
        yield case.no("no-place" if change.kind == ChangeKind.ADD else "no-task")
    else:
        yield from _WRONG[ChangeKind(change.kind)](case)


def _added(case: _Case) -> Iterator[Refusal]:
    change = case.change
    if not change.title.strip():
        yield case.no("no-title")
    if not change.label.strip():
        yield case.no("no-label")
    elif any(task.label == change.label and task.kind == "task" for task in case.plan):
        yield case.no("label-taken", label=change.label)
    if not _names_a_lead(change):
        yield case.no("no-lead")


def _changed(case: _Case) -> Iterator[Refusal]:
    if case.change.kind == ChangeKind.LEAD and not _names_a_lead(case.change):
        yield case.no("no-lead")
    elif amended(case.plan, [case.change]) == case.plan:
        yield case.no("no-difference")


def _names_a_lead(change: Changing) -> bool:
    return any(party.part == Part.LEAD for party in change.parties)


def _merged(case: _Case) -> Iterator[Refusal]:
    if not case.change.others:
        yield case.no("nothing-merged")
    elif case.change.task in case.change.others:
        yield case.no("into-itself")
    elif case.task and any(t.kind != case.task.kind for t in case.plan if t.pk in case.change.others):
        yield case.no("of-two-kinds")


def _dropped(case: _Case) -> Iterator[Refusal]:
    if not case.change.reason.strip():
        yield case.no("no-reason")


def _postponed(case: _Case) -> Iterator[Refusal]:
    yield from _dropped(case)
    if case.change.to_year is None or (case.year is not None and case.change.to_year <= case.year):
        yield case.no("no-later-year", year=case.year or "")


_WRONG: Mapping[ChangeKind, Callable[[_Case], Iterator[Refusal]]] = {
    ChangeKind.ADD: _added,
    ChangeKind.CONTENT: _changed,
    ChangeKind.LEAD: _changed,
    ChangeKind.COORDINATION: _changed,
    ChangeKind.DUE: _changed,
    ChangeKind.MERGE: _merged,
    ChangeKind.POSTPONE: _postponed,
    ChangeKind.DROP: _dropped,
}

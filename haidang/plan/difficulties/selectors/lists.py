"""Lists of the room: what lies before Sở Ngoại vụ by cause, which promises were moved how often."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from haidang.kit import clock
from haidang.office.directory.models import Agency
from haidang.plan.difficulties import rules
from haidang.plan.difficulties.choices import OPEN, Cause, Late, Stage, SubmissionStage
from haidang.plan.difficulties.models import Difficulty, Submission
from haidang.plan.followup.selectors import standings
from haidang.plan.plans.choices import Part
from haidang.plan.plans.models import Duty, Plan, Task, TaskDay

# ── Sở Ngoại vụ ──────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class OfCause:
    """What was raised with one cause and waits for the desk."""

    cause: Cause
    rows: list[Difficulty]


@dataclass(frozen=True, slots=True)
class Table:
    """How many are open with each cause, in each state."""

    stages: list[Stage]
    rows: list[tuple[Cause, list[int], int]]
    sums: list[int]
    all: int


@dataclass(frozen=True, slots=True)
class Board:
    """The desk of difficulties."""

    raised: list[OfCause]
    drafts: list[Submission]
    waiting: list[Difficulty]
    table: Table


def board(user: Any) -> Board:
    """What lies before Sở Ngoại vụ. Six queries, however many."""
    seen = Difficulty.objects.for_user(user, "view")
    raised = sorted(seen.raised().with_names(), key=lambda row: (_place(row.cause), row.raised_on, row.pk))
    drafts = Submission.objects.for_user(user, "view").filter(stage=SubmissionStage.DRAFT)
    return Board(
        [OfCause(Cause(cause), list(rows)) for cause, rows in groupby(raised, key=lambda row: row.cause)],
        list(drafts.prefetch_related("lines").select_related("drafted_by")),
        list(seen.waiting().with_names()),
        table(seen.open().order_by().values_list("cause", "stage")),
    )


def _place(cause: str) -> int:
    return Cause.values.index(cause)


def table(pairs: Iterable[tuple[str, str]]) -> Table:
    """Causes × states, of (cause, stage) pairs."""
    counted = rules.counted(f"{cause}/{stage}" for cause, stage in pairs)
    stages = list(OPEN)
    rows = []
    for cause in Cause:
        cells = [counted.get(f"{cause.value}/{stage.value}", 0) for stage in stages]
        if sum(cells):
            rows.append((cause, cells, sum(cells)))
    sums = [sum(cells[at] for _cause, cells, _all in rows) for at in range(len(stages))]
    return Table(stages, rows, sums, sum(sums))


# ── the ledger of moved promises ─────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Moved:
    """The promise of one task: every day it had, who leads it, how it ended against the first and the last."""

    task: Task
    agencies: list[Agency]
    days: list[TaskDay]
    promise: rules.Promise
    finished_on: date | None
    late: Late

    @property
    def names(self) -> str:
        return "; ".join(agency.name for agency in self.agencies)


@dataclass(frozen=True, slots=True)
class MovedBy:
    """How often one agency's promises were moved, and by how many days in all."""

    agency: Agency
    tasks: int
    times: int
    days: int


def moved_promises(
    user: Any,
    *,
    today: date | None = None,
    plan: Plan | None = None,
    agency: Agency | None = None,
    fields: Iterable[int] | None = None,
) -> list[Moved]:
    """Tasks whose day was moved, those moved most often first; of a plan, of an agency, of fields of work (keys).
    Seven queries, however many.
    """
    today = today or clock.today()
    tasks = Task.objects.for_user(user, "view").filter(pk__in=TaskDay.objects.moves().order_by().values("task"))
    if plan is not None:
        tasks = tasks.filter(plan=plan)
    if agency is not None:
        led = Duty.objects.active().filter(agency=agency, part=Part.LEAD).values("task")
        tasks = tasks.filter(pk__in=led)
    if fields is not None:
        tasks = tasks.filter(directory_field__in=set(fields))
    rows = {task.pk: task for task in tasks.select_related("plan").in_order()}
    found = [_moved(rows[pk], days, leads, today) for pk, days, leads in _with_days(rows)]
    ended = standings([each.task for each in found], today)
    whole = [_ended(each, ended[each.task.pk].finished_on, today) for each in found]
    return sorted(whole, key=lambda each: (-each.promise.times, -each.promise.moved_by, each.task.pk))


def _with_days(rows: dict[int, Task]) -> list[tuple[int, list[TaskDay], list[Agency]]]:
    days = TaskDay.objects.filter(task__in=rows).select_related("document", "by").order_by("task", "decided_on", "pk")
    leads: dict[int, list[Agency]] = {}
    duties = Duty.objects.active().filter(task__in=rows, part=Part.LEAD).select_related("agency")
    for duty in duties.order_by("agency__order", "pk"):
        leads.setdefault(duty.task_id, []).append(duty.agency)
    return [(pk, list(each), leads.get(pk, [])) for pk, each in groupby(days, key=lambda row: row.task_id)]


def _moved(task: Task, days: Sequence[TaskDay], leads: list[Agency], today: date) -> Moved:
    found = [row.day for row in days if row.day]
    said = rules.Promise(tuple(found)) if found else rules.Promise((task.due_on or today,))
    return Moved(task, leads, list(days), said, None, Late.NO_DAY)


def _ended(each: Moved, finished_on: date | None, today: date) -> Moved:
    last = each.task.due_on
    late = rules.lateness(finished_on, first=each.promise.first, last=last, today=today)
    return Moved(each.task, each.agencies, each.days, each.promise, finished_on, late)


def moved_by_agency(found: Iterable[Moved]) -> list[MovedBy]:
    """The same, agency by agency: each lead of a task has promised it."""
    sums: dict[int, list[int]] = {}
    agencies: dict[int, Agency] = {}
    for each in found:
        for agency in each.agencies:
            agencies[agency.pk] = agency
            held = sums.setdefault(agency.pk, [0, 0, 0])
            held[0] += 1
            held[1] += each.promise.times
            held[2] += each.promise.moved_by
    rows = [MovedBy(agencies[pk], *held) for pk, held in sums.items()]
    return sorted(rows, key=lambda row: (-row.times, -row.days, row.agency.name))

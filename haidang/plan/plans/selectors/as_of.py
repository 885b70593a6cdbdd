"""The plan as it stood on any day: its words, who had which part, until when, and the figures of that day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby

from django.db.models import Q, QuerySet

from haidang.kit.clock import VIETNAM
from haidang.office.directory.models import Agency
from haidang.plan.plans.amend_rules import PartyThen, PlanThen, SolutionThen, TaskThen, in_order
from haidang.plan.plans.choices import Part, ProposalKind
from haidang.plan.plans.models import (
    Amendment,
    Assignment,
    Duty,
    Plan,
    Solution,
    SolutionAssignee,
    SolutionWords,
    Task,
    TaskDay,
    TaskWords,
)
from haidang.plan.plans.models.tasks import TaskQuerySet
from haidang.plan.plans.models.tasks import in_force as held_on

# ── which tasks ──────────────────────────────────────────────────────────────────────────────────


def original(plan: Plan) -> TaskQuerySet:
    """The tasks of the plan as it was signed: what a report "so với kế hoạch đầu năm" is counted against."""
    return Task.objects.filter(plan=plan).original().in_order()


def in_force(plan: Plan, on: date) -> TaskQuerySet:
    """The tasks that the plan holds on a day: what a report "so với kế hoạch sau điều chỉnh" is counted against."""
    return Task.objects.filter(plan=plan).in_force(on).in_order()


def days_in_force(tasks: Iterable[Task], on: date) -> dict[int, date | None]:
    """For each task the day it was promised for, as decided by that day; two queries for many tasks."""
    known = {task.pk: task.due_on if task.is_urged else None for task in tasks}
    moved: dict[int, date | None] = {}
    for task_id, day, decided_on in _days(known):
        # the first row stands for all that was before it
        if task_id not in moved or decided_on <= on:
            moved[task_id] = day
    return known | moved


def first_days(tasks: Iterable[Task]) -> dict[int, date | None]:
    """For each task the day it was first promised for."""
    known = {task.pk: task.due_on if task.is_urged else None for task in tasks}
    for task_id, day, _decided in reversed(_days(known)):
        known[task_id] = day
    return known


def _days(tasks: Iterable[int]) -> list[tuple[int, date | None, date]]:
    rows = TaskDay.objects.filter(task__in=list(tasks)).order_by("task", "decided_on", "pk")
    return list(rows.values_list("task_id", "day", "decided_on"))


# ── what they said ───────────────────────────────────────────────────────────────────────────────


def as_of(plan: Plan, on: date, *, seen: "QuerySet[Task] | None" = None) -> PlanThen:
    """The plan of the day, in the order of the paper; of the tasks `seen` only, where they are given.

    The number of queries does not grow with the plan. Nothing done later changes what comes out for a day that is
    over, but a correction of what was read wrongly: that the paper never said.
    """
    rows = Task.objects.filter(plan=plan) if seen is None else seen.filter(plan=plan)
    tasks = list(rows.filter(held_on(on)).order_by("position", "pk"))
    pks = [task.pk for task in tasks]
    words, days = _task_words(pks, on), days_in_force(tasks, on)
    parties, solutions = _parties(pks, on), _solutions(pks, on)
    return tuple(
        TaskThen(
            pk=task.pk, label=task.label, due_on=days[task.pk], kind=task.kind, section=task.section,
            field=task.field, field_title=task.field_title, position=task.position,
            parties=in_order(parties[task.pk]), solutions=tuple(solutions[task.pk]), **_words(words, task),
        )
        for task in tasks
    )  # fmt: skip


def as_signed(plan: Plan, *, seen: "QuerySet[Task] | None" = None) -> PlanThen:
    """The plan before any amendment."""
    first = plan.issued_on or plan.created_at.astimezone(VIETNAM).date()
    return as_of(plan, min(first, *_amended_on(plan)) - timedelta(days=1), seen=seen)


def _amended_on(plan: Plan) -> list[date]:
    days = Amendment.objects.in_force().filter(plan=plan).values_list("in_force_on", flat=True)
    return [day for day in days if day] or [date.max]


@dataclass(frozen=True, slots=True)
class HeadingThen:
    """A heading of the paper, with the tasks that stood under it on a day."""

    label: str
    title: str
    is_orders: bool
    tasks: tuple[TaskThen, ...]


def under_headings(then: PlanThen) -> list[HeadingThen]:
    """Tasks of a day under the headings of the paper; orders about running the plan stand under one."""
    found: list[HeadingThen] = []
    for key, tasks in groupby(then, key=_heading):
        orders, _section, label, title = key
        found.append(HeadingThen(label, title.strip().rstrip(":").rstrip(), orders, tuple(tasks)))
    return found


def _heading(task: TaskThen) -> tuple[bool, str, str, str]:
    orders = task.kind != ProposalKind.TASK
    return (True, "", "", "") if orders else (False, task.section, task.field, task.field_title)


def _words(earlier: Mapping[int, TaskWords], task: Task) -> dict[str, str]:
    said = earlier.get(task.pk, task)
    return {"title": said.title, "description": said.description, "deadline_words": said.deadline_words}


def _task_words(tasks: list[int], on: date) -> dict[int, TaskWords]:
    """The words that were replaced after the day: the first of them stood then."""
    rows = TaskWords.objects.filter(task__in=tasks, until__gt=on).order_by("-until", "-pk")
    return {row.task_id: row for row in rows}


def _parties(tasks: list[int], on: date) -> Mapping[int, list[PartyThen]]:
    rows = Assignment.ever.filter(held_on(on), task__in=tasks).order_by("task", "part", "position", "pk")
    members = _members(tasks, on)
    found: dict[int, list[PartyThen]] = defaultdict(list)
    for row in rows:
        meant = tuple(members.get(row.pk, ()))
        found[row.task_id].append(PartyThen(row.part, row.words, row.agency_id, meant))
    return found


def _members(tasks: list[int], on: date) -> Mapping[int, list[int]]:
    """Whom the phrases meant: those that had a part through them that day."""
    rows = Duty.objects.filter(held_at_the_end_of(on), task__in=tasks, member__isnull=False)
    found: dict[int, list[int]] = defaultdict(list)
    for phrase, agency in rows.order_by("pk").values_list("member__assignment", "agency"):
        found[phrase].append(agency)
    return found


def held_at_the_end_of(on: date) -> Q:
    """The duties that somebody had when the day was over."""
    over = datetime.combine(on + timedelta(days=1), time(), VIETNAM)
    return Q(begun_at__lt=over) & (Q(ended_at=None) | Q(ended_at__gte=over))


def _solutions(tasks: list[int], on: date) -> Mapping[int, list[SolutionThen]]:
    rows = list(Solution.ever.filter(held_on(on), task__in=tasks).order_by("task", "position", "pk"))
    pks = [row.pk for row in rows]
    earlier = SolutionWords.objects.filter(solution__in=pks, until__gt=on).order_by("-until", "-pk")
    words = dict(earlier.values_list("solution_id", "words"))
    charged: dict[int, list[tuple[str, int | None]]] = defaultdict(list)
    for each in SolutionAssignee.objects.filter(solution__in=pks).order_by("pk"):
        charged[each.solution_id].append((each.words, each.agency_id))
    found: dict[int, list[SolutionThen]] = defaultdict(list)
    for row in rows:
        said = words.get(row.pk, row.words)
        found[row.task_id].append(SolutionThen(row.pk, said, tuple(charged[row.pk])))
    return found


# ── the figures of the day ───────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class AgencyFigures:
    """How many tasks an agency has on a day, by its part."""

    agency: Agency
    leads: int
    implements: int
    coordinates: int


@dataclass(frozen=True, slots=True)
class Figures:
    """A plan of a day in numbers; orders about running the plan are counted apart."""

    tasks: int
    orders: int
    solutions: int
    with_day: int
    #: Whose day was over on the day that is asked about; whether they were done is for who follows them.
    day_over: int
    agencies: tuple[AgencyFigures, ...]


def figures(then: PlanThen, on: date) -> Figures:
    """The numbers of a plan as it stood; one query, for the names of agencies."""
    content = [task for task in then if task.kind == ProposalKind.TASK]
    return Figures(
        tasks=len(content),
        orders=len(then) - len(content),
        solutions=sum(len(task.solutions) for task in content),
        with_day=sum(task.due_on is not None for task in content),
        day_over=sum(task.due_on is not None and task.due_on < on for task in content),
        agencies=_agencies(content),
    )


def _agencies(tasks: Iterable[TaskThen]) -> tuple[AgencyFigures, ...]:
    counted: dict[int, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for at, task in enumerate(tasks):
        for agency_id, part in _who_does_what(task):
            counted[agency_id][part].add(at)
    rows = Agency.objects.filter(pk__in=list(counted)).in_protocol_order()
    return tuple(
        AgencyFigures(
            agency,
            leads=len(counted[agency.pk][Part.LEAD]),
            implements=len(counted[agency.pk][Part.IMPLEMENTING]),
            coordinates=len(counted[agency.pk][Part.COORDINATING]),
        )
        for agency in rows
    )


def _who_does_what(task: TaskThen) -> Iterable[tuple[int, str]]:
    for party in task.parties:
        for agency_id in (*((party.agency_id,) if party.agency_id else ()), *party.members):
            yield agency_id, party.part
    for solution in task.solutions:
        for _words_of_it, agency_id in solution.charged:
            if agency_id:
                yield agency_id, Part.IMPLEMENTING

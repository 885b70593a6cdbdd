"""Plans and tasks of a report: how each stands on the day by what Sở Ngoại vụ took, and what was said of it."""

from collections import defaultdict
from datetime import date
from typing import Any

from django.db.models import Q

from haidang.kit.glance import read_once
from haidang.office.directory.models import Agency
from haidang.plan.followup import rules, terms
from haidang.plan.followup.choices import Stage, State
from haidang.plan.followup.figures import reached
from haidang.plan.followup.models import Ruling, Update
from haidang.plan.followup.selectors import TaskStanding, standing
from haidang.plan.plans.choices import DayKind, Origin, Part
from haidang.plan.plans.models import Duty, Plan, Task, TaskDay
from haidang.plan.programmes.choices import Counting
from haidang.plan.programmes.models import Output
from haidang.reports.compose.material import OutputLine, Said, TaskLine
from haidang.reports.compose.outline import section_of_field
from haidang.reports.compose.values import Number, Source, said_day, source, summed
from haidang.reports.compose.wording import without_annex
from haidang.reports.gathering.scope import Scope
from haidang.reports.next_plan.rules.wording import in_small

#: What was taken: a report quotes nothing else.
TAKEN = (Stage.ACCEPTED, Stage.LOCKED)


@read_once
def plans(scope: Scope) -> tuple[Plan, ...]:
    """Those that the report tells of, the oldest first: in force in its days, and signed by the day it looks at.

    A plan of no single year stands until its tasks are ended; a paper that gives work also counts by its own day.
    """
    seen = Plan.objects.for_user(scope.user, "view").select_related("issuer_agency").order_by("issued_on", "pk")
    if scope.plan:
        return tuple(seen.filter(pk=scope.plan))
    in_force = Q(year__in=scope.years) | Q(year=None)
    given = Q(origin=Origin.GIVEN, issued_on__range=(scope.span.since, scope.on))
    return tuple(seen.filter(in_force | given).exclude(issued_on__gt=scope.on))


def plan_source(plan: Plan) -> Source:
    return source(plan, mark=f"{cited(plan)} {plan.title}")


def cited(plan: Plan) -> str:
    """ "Kế hoạch số 163/KH-UBND ngày 25/11/2019 của Ủy ban nhân dân tỉnh" """
    number = f" số {plan.number}" if plan.number else ""
    day = f" ngày {said_day(plan.issued_on)}" if plan.issued_on else ""
    # of a paper that was read the issuer stands in the capitals of its head
    name = plan.issuer_agency.name if plan.issuer_agency else in_small(plan.issuer)
    issuer = f" của {name}" if name else ""
    return f"{plan.kind or 'Kế hoạch'}{number}{day}{issuer}"


@read_once
def task_lines(scope: Scope) -> tuple[TaskLine, ...]:
    """Every task of content that the plans hold or held until the day, in the order of the papers. Few queries; the
    body of a report and its annex read them once.
    """
    found = plans(scope)
    rows = (
        Task.objects.for_user(scope.user, "view")
        .of_content()
        .filter(plan__in=[plan.pk for plan in found])
        .filter(Q(begun_on=None) | Q(begun_on__lte=scope.on))
        # what left a plan of several years before these days is told by the reports of its own days
        .exclude(plan__year=None, ended_on__lt=scope.span.since)
        .select_related("plan", "directory_field", "ended_by__plan", "ended_by__document")
        .order_by("plan__issued_on", "plan", "position", "pk")
    )
    given = {plan.pk for plan in found if plan.origin == Origin.GIVEN}
    return _Tasks(list(rows), given, scope).lines()


class _Tasks:
    """The tasks with everything that hangs on them, each kind read once."""

    def __init__(self, tasks: list[Task], given: set[int], scope: Scope) -> None:
        self._given = given
        self._tasks, self._scope, self._on = tasks, scope, scope.on
        self._soon = terms.soon(scope.on)
        pks = [task.pk for task in tasks]
        self._duties = _duties(pks)
        self._updates = _updates(self._duties, scope)
        self._rulings = _rulings(pks)
        self._first_days = _first_days(pks)
        self._names = _names(self._duties, self._on)
        self._outputs = _outputs(self._duties, scope)

    def lines(self) -> tuple[TaskLine, ...]:
        lines = ((task, self._line(task)) for task in self._tasks)
        return tuple(line for task, line in lines if not self._is_past(task, line))

    def _is_past(self, task: Task, line: TaskLine) -> bool:
        """Of a plan without a year: done before these days."""
        finished = line.finished_on
        return task.plan.year is None and finished is not None and finished < self._scope.span.since

    def _line(self, task: Task) -> TaskLine:
        duties = self._duties[task.pk]
        leads = [_last_said(self._updates[duty.pk]) for duty in duties]
        now = standing(task, leads, self._rulings[task.pk], self._on, self._soon)
        in_plan = task.ended_on is None or task.ended_on > self._on
        return TaskLine(
            source=source(task, mark=_mark(task, now, in_plan)),
            label=task.label,
            title=without_annex(" ".join(task.title.split())),
            section=section_of_field(task.directory_field.code if task.directory_field else ""),
            leads=tuple(dict.fromkeys(self._names[d.agency_id] for d in duties if d.part == Part.LEAD)),
            state=now.state,
            result=now.result,
            first_result=self._first_result(task, now),
            due_on=task.due_on if task.is_urged else None,
            finished_on=now.finished_on,
            is_original=task.begun_on is None,
            is_in_plan=in_plan,
            is_given=task.plan_id in self._given,
            plan=task.plan_id,
            ending="" if in_plan else str(task.get_ending_display()),
            amendment=source(task.ended_by) if task.ended_by and not in_plan else None,
            said=tuple(self._said(task, duty, update) for duty in duties for update in self._updates[duty.pk]),
            outputs=tuple(self._outputs[task.pk]),
        )

    def _first_result(self, task: Task, now: TaskStanding) -> Any:
        if now.result is None:
            return None
        due_on = self._first_days.get(task.pk, task.due_on if task.is_urged else None)
        return rules.result(finished_on=now.finished_on, due_on=due_on, today=self._on)

    def _said(self, task: Task, duty: Duty, update: Update) -> Said:
        agency = self._names[duty.agency_id]
        about = task.label or " ".join(task.title.split())[:40]
        name = f"{agency}: cập nhật {update.period.name} về nhiệm vụ {about}"
        return Said(
            source=source(update, name=name, mark=_told(update)),
            agency=agency,
            state=update.state,
            done=update.done,
            next=update.next,
            obstacle=update.obstacle,
            is_new=update.last >= self._scope.span.since,
        )


def _mark(task: Task, now: TaskStanding, in_plan: bool) -> str:
    return f"{now.state.value} {now.result or ''} {now.finished_on or ''} {task.due_on or ''} {in_plan}"


def _told(update: Update) -> str:
    """What a sentence takes from an update; its version alone would also change when nothing is said otherwise."""
    return "\n".join((update.state, update.done, update.next, update.obstacle, str(update.confirmed_at or "")))


def _duties(tasks: list[int]) -> dict[int, list[Duty]]:
    """Who reports for each task: leads, then those who are charged with a solution."""
    found: dict[int, list[Duty]] = defaultdict(list)
    rows = Duty.objects.active().leads().filter(task__in=tasks).order_by("task", "agency__order", "pk")
    for duty in rows:
        found[duty.task_id].append(duty)
    for duties in found.values():
        duties.sort(key=lambda duty: duty.part != Part.LEAD)
    return found


def _updates(duties: dict[int, list[Duty]], scope: Scope) -> dict[int, list[Update]]:
    """What was taken, the earliest first, of periods that had begun by the day."""
    pks = [duty.pk for each in duties.values() for duty in each]
    found: dict[int, list[Update]] = defaultdict(list)
    rows = Update.objects.for_user(scope.user, "view").filter(duty__in=pks, stage__in=TAKEN, first__lte=scope.on)
    for row in rows.order_by("first", "pk"):
        found[row.duty_id].append(row)
    return found


def _last_said(updates: list[Update]) -> rules.Said:
    """The last word: a confirmed completion stands; a period with nothing new does not unsay the last."""
    last = rules.Said()
    for row in updates:
        if row.confirmed_at:
            return rules.Said(row.state, row.stage, True, row.finished_on or row.counts_on)
        if not last.state or row.state != State.NOTHING:
            last = rules.Said(row.state, row.stage)
    return last


def _rulings(tasks: list[int]) -> dict[int, list[tuple[date, str]]]:
    found: dict[int, list[tuple[date, str]]] = defaultdict(list)
    for task, on, kind in Ruling.objects.filter(task__in=tasks).values_list("task_id", "on", "kind"):
        found[task].append((on, kind))
    return found


def _first_days(tasks: list[int]) -> dict[int, date | None]:
    """The day each was first to be done by, where it was ever moved."""
    rows = TaskDay.objects.filter(task__in=tasks, kind=DayKind.ORIGINAL)
    return dict(rows.values_list("task_id", "day"))


def _names(duties: dict[int, list[Duty]], on: date) -> dict[int, str]:
    """As agencies were called on the day."""
    pks = {duty.agency_id for each in duties.values() for duty in each}
    rows = Agency.objects.filter(pk__in=pks).prefetch_related("names")
    return {agency.pk: agency.name_on(on) for agency in rows}


def _outputs(duties: dict[int, list[Duty]], scope: Scope) -> dict[int, list[OutputLine]]:
    """Outputs told in figures of which something was taken, by task."""
    of_task = {duty.pk: duty.task_id for each in duties.values() for duty in each}
    rows = list(Output.objects.filter(duty__in=list(of_task)).exclude(unit="").order_by("pk"))
    found: dict[int, list[OutputLine]] = defaultdict(list)
    for output, each in zip(rows, reached(rows, accepted=True, until=scope.on).values(), strict=True):
        if each.actual is not None:
            found[of_task[output.duty_id]].append(_output(output, each))
    return found


def _output(output: Output, each: Any) -> OutputLine:
    """What is added is the sum of its periods; a state is what the last period said."""
    told = each.figures if output.counting == Counting.ADDED else each.figures[-1:]
    parts = [(source(figure, name=f"{output.name}: {figure.update.period.name}"), figure.value) for figure in told]
    key = f"output:{output.pk}"
    target: Number | None = None
    here = source(output, name=output.name, mark=output.target or "")
    if output.target:
        target = summed(f"{key}:target", output.name, [(here, output.target)], output.unit)
    return OutputLine(here, output.name, output.unit, summed(key, output.name, parts, output.unit), target)

"""What an agency's points are made of: every thing that was counted, with its day, and where it can be opened."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from django.urls import reverse

from haidang.kit.clock import VIETNAM
from haidang.kit.owed import Places
from haidang.office.norms.selectors import calendar
from haidang.plan.difficulties.choices import Stage as DifficultyStage
from haidang.plan.difficulties.models import Difficulty
from haidang.plan.evaluation import rules
from haidang.plan.evaluation.choices import COUNTED, REACHED, Component, Grade, Mark
from haidang.plan.evaluation.models import Assessment, Evaluation
from haidang.plan.followup.models import Ruling, Update
from haidang.plan.followup.periods import Asking, reporting
from haidang.plan.followup.rules import halted
from haidang.plan.followup.selectors import last_said
from haidang.plan.plans.choices import Answer, Part
from haidang.plan.plans.models import Duty, Plan, Receipt
from haidang.plan.plans.terms import DaysAfter
from haidang.plan.programmes.models import PartRequest
from haidang.plan.programmes.selectors import filed_rows


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was counted, or why it was not."""

    mark: Mark
    words: str
    url: str
    due_on: date | None = None
    came_on: date | None = None

    @property
    def is_counted(self) -> bool:
        return self.mark in COUNTED

    @property
    def is_waiting(self) -> bool:
        return self.mark == Mark.WAITING


@dataclass(frozen=True, slots=True)
class Numbers:
    """Everything that was counted of one agency."""

    lines: dict[Component, list[Line]] = field(default_factory=lambda: {component: [] for component in Component})

    def counted(self) -> list[rules.Counted]:
        return [rules.counted(each, [line.mark for line in lines]) for each, lines in self.lines.items()]


Found = Iterator[tuple[int, Component, Line]]


def numbers(evaluation: Evaluation, on: date) -> dict[int, Numbers]:
    """By agency that leads something in the plan; as many queries for one agency as for forty."""
    plan = evaluation.plan
    duties = list(reporting(Duty.objects.of_plan(plan)))
    found: dict[int, Numbers] = {duty.agency_id: Numbers() for duty in duties}
    for part in (
        _done(duties, on),
        _updates(plan, duties, on),
        _programmes(plan, on),
        _answers(plan, on),
        _difficulties(plan),
        _results(evaluation),
    ):
        for agency, component, line in part:
            # who only coordinates is not judged by points
            if agency in found:
                found[agency].lines[component].append(line)
    return found


def _done(duties: list[Duty], on: date) -> Found:
    """What has a day, and what was finished: in time, late, or open and over its day. Work that goes on has neither."""
    whole = [duty for duty in duties if duty.solution_id is None]
    said = last_said([duty.pk for duty in whole])
    stopped: dict[int, list[tuple[date, str]]] = defaultdict(list)
    rulings = Ruling.objects.filter(task__in={duty.task_id for duty in whole})
    for task_id, day, kind in rulings.values_list("task_id", "on", "kind"):
        stopped[task_id].append((day, kind))
    url = Places("followup:task")
    for duty in whole:
        last, task = said.get(duty.pk), duty.task
        finished = last.finished_on if last and last.is_confirmed else None
        if finished is None and halted(stopped[task.pk], on):
            continue
        due = task.due_on if task.is_urged else None
        mark = rules.marked(due_on=due, came_on=finished, on=on)
        yield duty.agency_id, Component.DONE, Line(mark, str(task), url(task.pk), due, finished)


def _updates(plan: Plan, duties: list[Duty], on: date) -> Found:
    """Each period each part was asked about; what Sở Ngoại vụ entered is there, and not the agency's doing."""
    said = {(row.duty_id, row.period.code): row for row in _said_of(plan)}
    shown, asked_at = Places("followup:update"), Places("followup:task")
    for asked in Asking(duties, on):
        duty, period = asked.duty, asked.period
        row = said.get((duty.pk, period.code))
        due = (row.due_on if row else None) or asked.due_on
        mark = rules.marked(
            due_on=due, came_on=row.counts_on if row else None, on=on, entered=bool(row and row.entered_source)
        )
        words = f"{duty.task.label} {duty.solution.words if duty.solution else duty.task.title}".strip()
        url = shown(row.pk) if row else asked_at(duty.task_id)
        yield (
            duty.agency_id,
            Component.UPDATES,
            Line(mark, f"{period.name}: {words}", url, due, row.counts_on if row else None),
        )


def _said_of(plan: Plan) -> Iterable[Update]:
    return (
        Update.objects.said()
        .filter(duty__task__plan=plan)
        .only("duty_id", "kind", "year", "index", "first", "last", "due_on", "counts_on", "entered_source")
    )


def _programmes(plan: Plan, on: date) -> Found:
    """A programme that was returned came in time all the same."""
    for row in filed_rows(plan, on):
        came = row.programme.filed_on if row.programme else None
        mark = rules.marked(due_on=row.due_on, came_on=came, on=on)
        url = reverse("programmes:programme", args=[plan.pk, row.agency.pk])
        yield row.agency.pk, Component.PROGRAMME, Line(mark, str(plan), url, row.due_on, came)


def _answers(plan: Plan, on: date) -> Found:
    """What an agency was asked: has the plan come, does it take part, does it take what a lead wants of it?"""
    days = calendar()
    receipts, parts = DaysAfter("RCPT-DUE", days), DaysAfter("PART-DUE", days)
    url = reverse("plans:plan-receipts", args=[plan.pk])
    for agency, sent, received in Receipt.objects.filter(plan=plan).values_list("agency", "sent_on", "received_at"):
        due, came = receipts.of(sent), _day(received)
        mark = rules.marked(due_on=due, came_on=came, on=on)
        yield agency, Component.ANSWERS, Line(mark, str(plan), url, due, came)
    duty_at, request_at = Places("plans:duty"), Places("programmes:part")
    asked = Duty.objects.active().of_plan(plan).filter(asked_on__isnull=False).exclude(answer=Answer.GIVEN)
    for duty in asked.select_related("task"):
        due, came = parts.of(duty.asked_on), _day(duty.answered_at)
        mark = rules.marked(due_on=due, came_on=came, on=on)
        yield duty.agency_id, Component.ANSWERS, Line(mark, str(duty.task), duty_at(duty.pk), due, came)
    requests = PartRequest.objects.filter(duty__task__plan=plan, asked__ended_at=None, duty__part=Part.LEAD)
    for request in requests.select_related("asked", "duty__task"):
        due, came = parts.of(request.asked_on), _day(request.answered_at)
        mark = rules.marked(due_on=due, came_on=came, on=on)
        words = f"{request.duty.task.label} {request.words}".strip()
        yield request.asked.agency_id, Component.ANSWERS, Line(mark, words, request_at(request.pk), due, came)


def _day(moment: datetime | None) -> date | None:
    return moment.astimezone(VIETNAM).date() if moment else None


def _difficulties(plan: Plan) -> Found:
    """Said before the day of the task, or only when it was over; what was withdrawn is not counted."""
    rows = Difficulty.objects.filter(task__plan=plan).exclude(stage=DifficultyStage.WITHDRAWN).select_related("task")
    for row in rows:
        due = row.task.due_on if row.task.is_urged else None
        mark = Mark.ENTERED if row.told_by else Mark.AFTER if due and row.raised_on > due else Mark.BEFORE
        yield row.agency_id, Component.DIFFICULTIES, Line(mark, str(row), row.get_absolute_url(), due, row.raised_on)


def _results(evaluation: Evaluation) -> Found:
    """What was judged and confirmed; what is not judged on purpose is nobody's fault."""
    rows = Assessment.objects.filter(evaluation=evaluation).exclude(grade=Grade.NOT_JUDGED)
    for row in rows.select_related("duty__task", "duty__agency"):
        grade = row.grade_now
        mark = Mark.WAITING if not grade else Mark.MET if grade in REACHED else Mark.SHORT
        yield (
            row.duty.agency_id,
            Component.RESULTS,
            Line(mark, str(row.duty.task), row.get_absolute_url(), None, row.confirmed_on),
        )

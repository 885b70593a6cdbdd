"""What the year brought by part, task, agency and field; outputs beside their targets and the year before."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from haidang.office.directory.models import Agency
from haidang.plan.evaluation import rules
from haidang.plan.evaluation.choices import Doubt, Grade, Stage
from haidang.plan.evaluation.models import Aim, Assessment, Evaluation, LastYearFigure
from haidang.plan.evaluation.models.assessments import AssessmentQuerySet
from haidang.plan.followup.figures import Reached, reached
from haidang.plan.followup.selectors import TaskStanding, standings
from haidang.plan.plans.models import Task
from haidang.plan.plans.selectors.pages import heading_words
from haidang.plan.programmes.models import Output
from haidang.plan.programmes.rules import said


@dataclass(frozen=True, slots=True)
class OutputLine:
    """An output: what was wanted, what is there, what was there a year ago."""

    name: str
    unit: str
    target: str
    actual: str
    share: str
    then: LastYearFigure | None = None
    change: str = ""
    percent: str = ""

    @property
    def is_compared(self) -> bool:
        return bool(self.change)


def output_lines(outputs: Iterable[Output], until: date | None) -> dict[int, list[OutputLine]]:
    """The outputs of parts, by part; only figures that Sở Ngoại vụ has taken, of the periods begun by then."""
    rows = list(outputs)
    then = {row.output_id: row for row in LastYearFigure.objects.filter(output__in=rows)}
    found: dict[int, list[OutputLine]] = defaultdict(list)
    for pk, each in reached(rows, accepted=True, until=until).items():
        found[each.output.duty_id].append(_line(each, then.get(pk)))
    return found


def _line(each: Reached, then: LastYearFigure | None) -> OutputLine:
    output = each.output
    beside = rules.compared(each.actual, output.unit, then.value, then.unit) if then else None
    return OutputLine(
        name=output.name,
        unit=output.unit,
        target=output.target_said,
        actual=each.actual_said,
        share=each.share_said,
        then=then,
        change=_signed(beside.change) if beside else "",
        percent=f"{_signed(beside.percent)} %" if beside and beside.percent is not None else "",
    )


def _signed(number: Any) -> str:
    return f"+{said(number)}" if number > 0 else said(number) if number >= 0 else f"-{said(-number)}"


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part with everything that its judgement rests on."""

    assessment: Assessment
    standing: TaskStanding
    outputs: Sequence[OutputLine]
    doubts: Sequence[Doubt]


def part_rows(assessments: Iterable[Assessment], today: date) -> list[PartRow]:
    """Parts as lines, with how their tasks stand; as many queries for one as for all."""
    rows = list(assessments)
    until = rows[0].evaluation.closes_on if rows else None
    standing = standings({row.duty.task_id: row.duty.task for row in rows}.values(), today)
    outputs = list(Output.objects.filter(duty__in={row.duty_id for row in rows}).order_by("pk"))
    figures = reached(outputs, accepted=True, until=until)
    shares: dict[int, list[Any]] = defaultdict(list)
    for output in outputs:
        shares[output.duty_id].append(figures[output.pk].share)
    lines = output_lines(outputs, until)
    return [
        PartRow(
            row,
            standing[row.duty.task_id],
            _frozen(row) if row.evaluation.is_published else lines[row.duty_id],
            _doubts(row, standing[row.duty.task_id], shares[row.duty_id]),
        )
        for row in rows
    ]


def _doubts(row: Assessment, standing: TaskStanding, shares: Sequence[Any]) -> list[Doubt]:
    task = row.duty.task
    due_on = task.due_on if task.is_urged else None
    return rules.doubts(row.grade or row.self_grade, shares=shares, due_on=due_on, finished_on=standing.finished_on)


def kept(outputs: Sequence[OutputLine]) -> list[dict[str, str]]:
    """Outputs as JSON, to be frozen."""
    return [
        {
            "name": each.name,
            "unit": each.unit,
            "target": each.target,
            "actual": each.actual,
            "share": each.share,
            "then": str(each.then) if each.then else "",
            "change": each.change,
            "percent": each.percent,
        }
        for each in outputs
    ]


def _frozen(row: Assessment) -> list[OutputLine]:
    """As they stood when it was published; the figure of last year is found by the page only while it is open."""
    return [
        OutputLine(
            each["name"],
            each["unit"],
            each["target"],
            each["actual"],
            each["share"],
            None,
            each["change"],
            each["percent"],
        )
        for each in row.frozen
    ]


# ── the whole ────────────────────────────────────────────────────────────────────────────────────


@dataclass(slots=True)
class Tally:
    """How many of each grade; what is not judged yet stands apart."""

    grades: dict[Grade, int] = field(default_factory=lambda: dict.fromkeys(Grade, 0))
    open: int = 0

    @property
    def all(self) -> int:
        return sum(self.grades.values()) + self.open

    @property
    def judged(self) -> int:
        return self.all - self.open

    @property
    def shown(self) -> list[tuple[Grade, int]]:
        return [(grade, count) for grade, count in self.grades.items() if count]

    def add(self, grade: str | None) -> None:
        if grade:
            self.grades[Grade(grade)] += 1
        else:
            self.open += 1


@dataclass(frozen=True, slots=True)
class TaskResult:
    """A task, judged once whoever leads it."""

    task: Task
    parts: Sequence[Assessment]
    grade: Grade | None

    @property
    def is_by_deputy(self) -> bool:
        return any(part.is_by_deputy for part in self.parts)


def task_results(assessments: Iterable[Assessment]) -> list[TaskResult]:
    """Tasks from their parts, in the order of the paper."""
    parts: dict[int, list[Assessment]] = defaultdict(list)
    for row in assessments:
        parts[row.duty.task_id].append(row)
    return [
        TaskResult(rows[0].duty.task, rows, rules.grade_of_task([row.grade_now for row in rows]))
        for rows in parts.values()
    ]


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field of the plan with the results of its tasks."""

    label: str
    title: str
    tasks: Sequence[TaskResult]
    tally: Tally

    @property
    def key(self) -> str:
        return f"{self.tasks[0].task.section}/{self.label}"


def by_field(found: Iterable[TaskResult]) -> list[FieldRow]:
    """Under the headings of the paper, in its order."""
    rows: dict[tuple[str, str, str], list[TaskResult]] = defaultdict(list)
    for each in found:
        task = each.task
        rows[task.section, task.field, heading_words(task.field_title)].append(each)
    return [
        FieldRow(label, title, tasks, tally(each.grade for each in tasks))
        for (_section, label, title), tasks in rows.items()
    ]


def tally(grades: Iterable[str | None]) -> Tally:
    counted = Tally()
    for grade in grades:
        counted.add(grade)
    return counted


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """An agency with its parts."""

    agency: Agency
    parts: Sequence[Assessment]
    tally: Tally
    assessors: Sequence[Agency]

    @property
    def self_assessed(self) -> int:
        return sum(bool(part.self_grade) for part in self.parts)

    @property
    def entered(self) -> int:
        return sum(bool(part.entered_words) for part in self.parts)


def by_agency(assessments: Iterable[Assessment]) -> list[AgencyRow]:
    rows: dict[int, list[Assessment]] = defaultdict(list)
    for row in assessments:
        rows[row.duty.agency_id].append(row)
    found = [
        AgencyRow(
            parts[0].duty.agency,
            parts,
            tally(part.grade_now for part in parts),
            list({part.assessor_id: part.assessor for part in parts}.values()),
        )
        for parts in rows.values()
    ]
    return sorted(found, key=lambda row: (row.agency.order, row.agency.pk))


@dataclass(frozen=True, slots=True)
class Whole:
    """The evaluation of a plan in numbers, as one person may see it."""

    tasks: Tally
    parts: Tally
    stages: dict[Stage, int]
    by_deputy: int
    tasks_by_deputy: int
    agencies: int
    entered: int
    aims: Tally


def parts_seen(user: Any, evaluation: Evaluation) -> "AssessmentQuerySet":
    return Assessment.objects.for_user(user, "view").filter(evaluation=evaluation).with_names()


def whole(assessments: Sequence[Assessment], aims: Sequence[Aim]) -> Whole:
    results = task_results(assessments)
    return Whole(
        tasks=tally(each.grade for each in results),
        parts=tally(row.grade_now for row in assessments),
        stages={stage: sum(row.stage == stage for row in assessments) for stage in Stage},
        by_deputy=sum(row.is_by_deputy for row in assessments),
        tasks_by_deputy=sum(each.is_by_deputy for each in results),
        agencies=len({row.duty.agency_id for row in assessments}),
        entered=sum(bool(row.entered_words) for row in assessments),
        aims=tally(aim.grade for aim in aims),
    )


def aims_of(evaluation: Evaluation) -> list[Aim]:
    """The purposes, then the requirements, with the tasks behind them. Two queries."""
    rows = Aim.objects.filter(evaluation=evaluation).order_by("kind", "position")
    return list(rows.prefetch_related("tasks").select_related("judged_by"))


@dataclass(frozen=True, slots=True)
class AimRow:
    """A purpose or requirement with how the tasks behind it came out."""

    aim: Aim
    tasks: Sequence[TaskResult]
    tally: Tally
    is_by_deputy: bool


def aim_rows(evaluation: Evaluation, aims: Sequence[Aim], results: Iterable[TaskResult]) -> list[AimRow]:
    by_task = {each.task.pk: each for each in results}
    rows = []
    for aim in aims:
        behind = [by_task[task.pk] for task in aim.tasks.all() if task.pk in by_task]
        doers = {part.duty.agency_id for each in behind for part in each.parts}
        rows.append(AimRow(aim, behind, tally(each.grade for each in behind), evaluation.monitor_id in doers))
    return rows


# ── the year before ──────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class YearRow:
    """An output of this year beside the figure of last year, where there is one."""

    output: Output
    line: OutputLine


def last_year(evaluation: Evaluation) -> tuple[list[YearRow], list[LastYearFigure]]:
    """Every output that is told in figures, and those figures of last year that belong to none."""
    outputs = list(
        Output.objects.filter(duty__task__plan=evaluation.plan_id)
        .exclude(unit="")
        .select_related("duty__task", "duty__agency")
        .order_by("duty__task__position", "duty", "pk")
    )
    figures = reached(outputs, accepted=True, until=evaluation.closes_on)
    then = {row.output_id: row for row in LastYearFigure.objects.filter(output__in=outputs).select_related("document")}
    rows = [YearRow(output, _line(figures[output.pk], then.get(output.pk))) for output in outputs]
    return rows, list(LastYearFigure.objects.filter(plan=evaluation.plan_id, output=None).select_related("document"))


def outputs_of(assessments: Sequence[Assessment]) -> dict[int, list[OutputLine]]:
    """The outputs of these parts as they stand, by part."""
    duties = {row.duty_id for row in assessments}
    until = assessments[0].evaluation.closes_on if assessments else None
    return output_lines(Output.objects.filter(duty__in=duties).order_by("pk"), until)

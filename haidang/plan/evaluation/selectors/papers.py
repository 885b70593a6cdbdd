"""The evaluation as data for a paper: sentences in Vietnamese, each number of which a page opens; for reports above."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from haidang.plan.evaluation.choices import AimKind, Grade
from haidang.plan.evaluation.models import Assessment, Evaluation
from haidang.plan.evaluation.selectors import results, scores
from haidang.plan.evaluation.selectors.results import AimRow, FieldRow, OutputLine, Tally, TaskResult
from haidang.plan.evaluation.selectors.scores import AgencyScore
from haidang.plan.programmes.rules import said as figure_said


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task of the annex: its words, who led it, how it was judged and by whom, what it brought."""

    label: str
    title: str
    leads: str
    grade: str
    assessor: str
    results: str


@dataclass(frozen=True, slots=True)
class Said:
    """What one agency says of one task: a lesson, a cause, a proposal."""

    task: str
    agency: str
    words: str


@dataclass(frozen=True, slots=True)
class AimLine:
    words: str
    is_judged: bool
    grade: str
    result: str
    tasks: str
    assessor: str


@dataclass(frozen=True, slots=True)
class ScoreLine:
    agency: str
    total: str
    #: "25/30", one for each component.
    counts: Sequence[str]
    late: int
    entered: int


@dataclass(frozen=True, slots=True)
class ReportData:
    """Everything that a report says about the year of a plan."""

    plan: str
    title: str
    year: int
    closes_on: date
    is_published: bool
    published_on: date | None
    sentences: Sequence[str]
    #: Who judged whom: the monitor's own tasks were judged by another house.
    judged_by: str
    gaps: str
    fields: Sequence[tuple[str, str, Sequence[TaskLine]]]
    purposes: Sequence[AimLine]
    requirements: Sequence[AimLine]
    objective: Sequence[Said]
    subjective: Sequence[Said]
    lessons: Sequence[Said]
    proposals: Sequence[Said]
    components: Sequence[str]
    scores: Sequence[ScoreLine]
    last_year: Sequence[str]


def report_data(evaluation: Evaluation, today: date) -> ReportData:
    """For papers and reports; only what was confirmed is judged in it."""
    parts = list(Assessment.objects.filter(evaluation=evaluation).with_names())
    found = results.task_results(parts)
    aims = results.aims_of(evaluation)
    rows = results.part_rows(parts, scores.on_of(evaluation, today))
    outputs = {row.assessment.pk: row.outputs for row in rows}
    points = scores.scores(evaluation, today)
    on = evaluation.closes_on
    confirmed = [part for part in parts if part.is_confirmed]
    plan = evaluation.plan
    by_kind = {
        kind: [
            _aim(row, evaluation, on)
            for row in results.aim_rows(evaluation, [aim for aim in aims if aim.kind == kind], found)
        ]
        for kind in AimKind
    }
    return ReportData(
        plan=str(plan),
        title=plan.title,
        year=plan.year or on.year,
        closes_on=on,
        is_published=evaluation.is_published,
        published_on=evaluation.published_on,
        sentences=sentences(found, parts, results.tally(aim.grade for aim in aims)),
        judged_by=judged_by(evaluation, found),
        gaps=evaluation.gaps,
        fields=[_field(row, outputs, on) for row in results.by_field(found)],
        purposes=by_kind[AimKind.PURPOSE],
        requirements=by_kind[AimKind.REQUIREMENT],
        objective=_all_said(confirmed, "objective", on),
        subjective=_all_said(confirmed, "subjective", on),
        lessons=_all_said(confirmed, "lessons", on),
        proposals=_all_said(confirmed, "proposals", on),
        components=[str(part.component.label) for part in points[0].parts] if points else [],
        scores=[_score(each, on) for each in points],
        last_year=_compared(evaluation),
    )


def sentences(found: Sequence[TaskResult], parts: Sequence[Assessment], aims: Tally) -> list[str]:
    """The numbers as sentences; the page says the same."""
    tasks = results.tally(each.grade for each in found)
    agencies = len({part.duty.agency_id for part in parts})
    said = [
        f"Kế hoạch có {tasks.all} nhiệm vụ được đánh giá, với {len(parts)} phần việc do {agencies} cơ quan chủ trì.",
        f"Đã đánh giá {tasks.judged}/{tasks.all} nhiệm vụ: {_grades(tasks)}.",
    ]
    if entered := sum(bool(part.entered_words) for part in parts):
        said.append(f"{entered} phần việc được nhập hộ tự đánh giá, tính riêng.")
    if aims.all:
        said.append(f"Trong {aims.all} mục đích, yêu cầu của kế hoạch, đã đánh giá {aims.judged}: {_grades(aims)}.")
    return said


def _grades(tally: Tally) -> str:
    shown = [f"{count} {str(grade.label).lower()}" for grade, count in tally.shown]
    if tally.open:
        shown.append(f"{tally.open} chưa đánh giá")
    return ", ".join(shown) or "chưa có"


def judged_by(evaluation: Evaluation, found: Sequence[TaskResult]) -> str:
    """Who judges whom, said in every paper: whoever follows the plan does not judge its own tasks."""
    on = evaluation.closes_on
    monitor, deputy = evaluation.monitor.name_on(on), evaluation.deputy.name_on(on)
    own = sum(each.is_by_deputy for each in found)
    others = f"{len(found) - own} nhiệm vụ do {monitor} đánh giá."
    if not own:
        return others
    return (
        f"{monitor} theo dõi Kế hoạch nên không đánh giá nhiệm vụ của mình: {own}/{len(found)} nhiệm vụ có {monitor} "
        f"chủ trì do {deputy} đánh giá; {others}"
    )


def _task(each: TaskResult, outputs: dict[int, Sequence[OutputLine]], on: date) -> TaskLine:
    brought = [_brought(part, outputs[part.pk]) for part in each.parts if part.is_confirmed]
    return TaskLine(
        label=each.task.label,
        title=each.task.title,
        leads="; ".join(part.duty.agency.name_on(on) for part in each.parts),
        grade=str(each.grade.label) if each.grade else "Chưa đánh giá",
        assessor=each.parts[0].assessor.name_on(on),
        results="\n".join(words for words in brought if words),
    )


def _brought(part: Assessment, outputs: Sequence[OutputLine]) -> str:
    figures = [
        f"{each.name}: {each.actual}{f'/{each.target}' if each.target else ''} {each.unit}".strip()
        for each in outputs
        if each.actual
    ]
    return " ".join(filter(None, [part.results.strip(), f"({'; '.join(figures)})" if figures else ""]))


def _field(row: FieldRow, outputs: dict[int, Sequence[OutputLine]], on: date) -> tuple[str, str, Sequence[TaskLine]]:
    return (
        f"{row.label}. {row.title}".strip(". "),
        _grades(row.tally),
        [_task(each, outputs, on) for each in row.tasks],
    )


def _aim(row: AimRow, evaluation: Evaluation, on: date) -> AimLine:
    aim = row.aim
    return AimLine(
        words=" ".join(aim.words.split()),
        is_judged=bool(aim.grade),
        grade=str(Grade(aim.grade).label) if aim.grade else "chưa đánh giá",
        result=aim.result,
        tasks=", ".join(each.task.label for each in row.tasks),
        assessor=(evaluation.deputy if row.is_by_deputy else evaluation.monitor).name_on(on),
    )


def _all_said(parts: Iterable[Assessment], name: str, on: date) -> list[Said]:
    return [
        Said(part.duty.task.label, part.duty.agency.name_on(on), getattr(part, name).strip())
        for part in parts
        if getattr(part, name).strip()
    ]


def _score(each: AgencyScore, on: date) -> ScoreLine:
    updates = each.updates
    return ScoreLine(
        agency=each.agency.name_on(on),
        total=points_said(each.total),
        counts=[f"{part.count}/{part.of}" if part.of else "–" for part in each.parts],
        late=updates.late if updates else 0,
        entered=updates.entered if updates else 0,
    )


def points_said(points: Decimal | None) -> str:
    return "–" if points is None else figure_said(points)


def _compared(evaluation: Evaluation) -> list[str]:
    """This year beside the last; where nothing is known of it, that is what is said."""
    rows, others = results.last_year(evaluation)
    found = []
    for row in rows:
        line, what = row.line, f"{row.output.name}: {row.line.actual or 'chưa có số'} {row.output.unit}".strip()
        if line.then is None:
            found.append(f"{what}; so với cùng kỳ: chưa có số liệu.")
        elif line.is_compared:
            change = f"{line.change} ({line.percent})" if line.percent else line.change
            found.append(
                f"{what}; cùng kỳ năm {line.then.year}: {line.then.value_said} {line.then.unit} "
                f"({line.then.source}), so với cùng kỳ {change}."
            )
        else:
            found.append(
                f"{what}; năm {line.then.year}: {line.then.value_said} {line.then.unit} ({line.then.source}), "
                "chưa so được."
            )
    found += [f"{each.what}, năm {each.year}: {each.value_said} {each.unit} ({each.source})." for each in others]
    return found or ["So với cùng kỳ: chưa có số liệu."]

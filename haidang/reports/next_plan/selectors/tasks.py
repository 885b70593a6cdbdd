"""The tasks of the plan that runs, as they may stand in the next: what remains, was put off, goes on, was done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q

from haidang.office.directory.models import Agency
from haidang.plan.followup.selectors import TaskStanding, standings
from haidang.plan.plans.choices import Ending, Part
from haidang.plan.plans.models import Assignment, Plan, Task
from haidang.reports.next_plan.choices import Section, Why
from haidang.reports.next_plan.rules.wording import bare, days_past, ended_period, for_next, in_list, without_label
from haidang.reports.next_plan.selectors.proposed import Proposed


@dataclass(frozen=True, slots=True)
class Asked:
    """For which year, and as of which day."""

    plan: Plan
    year: int
    today: date

    @property
    def by(self) -> int:
        """How many years lie between the two plans."""
        return self.year - (self.plan.year or self.year - 1)


def tasks_proposed(asked: Asked) -> Iterator[Proposed]:
    """Each task of the plan once; whichever way it stands it can be seen, and be chosen."""
    rows = list(_rows(asked.plan))
    standing = standings(rows, asked.today)
    heirs = Heirs(asked.today)
    for task in rows:
        yield _proposed(task, standing[task.pk], asked, heirs)


def _rows(plan: Plan) -> Iterator[Task]:
    parts = Assignment.objects.select_related("agency").order_by("position")
    return (
        Task.objects.filter(plan=plan)
        .of_content()
        .filter(Q(ended_on=None) | Q(ending=Ending.POSTPONED))
        .prefetch_related(Prefetch("assignments", queryset=parts), "solutions")
        .in_order()
        .iterator(chunk_size=500)
    )


def _proposed(task: Task, standing: TaskStanding, asked: Asked, heirs: "Heirs") -> Proposed:
    why = _why(task, standing)
    words = for_next(task.title, asked.by)
    over = next(days_past(words, asked.year), "") or ended_period(words, asked.year)
    found = Proposed(
        section=Section.TASK,
        why=why,
        words=words,
        reason=_reason(task, why, standing, asked, over),
        is_in=_goes_in(task, why, standing, asked) and not over,
        field_title=bare(task.field_title) or "Nhiệm vụ khác",
        due=f"{'thường xuyên ' if task.is_standing else ''}trong năm {asked.year}",
        source=task,
    )
    if words != without_label(task.title):
        found.changes.append(f"“{without_label(task.title)}” → “{words}”")
    _solve(found, task, asked)
    leads, coordinators = _parties(task, heirs, found)
    found.leads, found.coordinators = leads, coordinators
    return found


def _why(task: Task, standing: TaskStanding) -> Why:
    if task.ending == Ending.POSTPONED:
        return Why.POSTPONED
    if task.is_standing:
        return Why.STANDING
    return Why.DONE if standing.finished_on else Why.REMAINS


def _goes_in(task: Task, why: Why, standing: TaskStanding, asked: Asked) -> bool:
    if why == Why.POSTPONED:
        return task.postponed_to in (None, asked.year)
    # without a result although somebody leads it: the office decided not to go on
    return why != Why.DONE and (standing.result is not None or not standing.leads)


def _reason(task: Task, why: Why, standing: TaskStanding, asked: Asked, over: str) -> str:
    place = f"Nhiệm vụ {task.label} của {asked.plan}".replace("  ", " ")
    if over:
        return f"{place}; nêu thời gian đã qua: {over}."
    if why == Why.POSTPONED:
        to = f" năm {task.postponed_to}" if task.postponed_to else " năm sau"
        return f"{place}, đã điều chỉnh chuyển sang{to}."
    if standing.finished_on:
        return f"{place}, hoàn thành ngày {standing.finished_on:%d/%m/%Y}."
    due = f", thời hạn {task.due_on:%d/%m/%Y}" if task.due_on and task.is_urged else ""
    return f"{place}: {str(standing.state.label).lower()}{due}."


def _solve(found: Proposed, task: Task, asked: Asked) -> None:
    """The solutions, the description before them; what is over is named and left out."""
    said = [task.description.replace("\n", " "), *(each.words for each in task.solutions.all())]
    kept = []
    for words in (for_next(each, asked.by) for each in said if each.strip()):
        over = next(days_past(words, asked.year), "") or ended_period(words, asked.year)
        if over:
            found.left_out.append((words, f"Nêu thời gian đã qua: {over}."))
        elif words:
            kept.append(words)
    found.solutions = tuple(kept)


def _parties(task: Task, heirs: "Heirs", found: Proposed) -> tuple[tuple[str, ...], tuple[str, ...]]:
    parts = list(task.assignments.all())
    charged = [each for each in parts if each.part == Part.LEAD] or [
        each for each in parts if each.part == Part.IMPLEMENTING
    ]
    others = [each for each in parts if each not in charged]
    return (
        in_list(dict.fromkeys(heirs.name(each, task, found) for each in charged)),
        in_list(dict.fromkeys(heirs.name(each, task, found) for each in others)),
    )


class Heirs:
    """Who bears the work of a body today: itself as it was printed, or the one that took over."""

    def __init__(self, today: date) -> None:
        self._today = today
        self._known: dict[tuple[int, str], Agency] = {}

    def name(self, part: Assignment, task: Task, found: Proposed) -> str:
        words = bare(part.words)
        agency = part.agency
        if agency is None or agency.valid_to is None or agency.is_alive(self._today):
            return words
        key = (agency.pk, task.title)
        if key not in self._known:
            self._known[key] = agency.responsible(self._today, about=task.title)
        heir = self._known[key]
        if heir.pk == agency.pk:
            return words
        found.changes.append(f"“{words}” → “{heir.name}” (kế thừa)")
        return heir.name

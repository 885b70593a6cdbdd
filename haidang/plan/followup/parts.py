"""The parts that report, in rows as light as lists of thousands need them: what a line says, what a period asks."""

from datetime import date
from typing import Any, NamedTuple

from haidang.plan.followup.periods import reporting
from haidang.plan.plans.models import Plan
from haidang.plan.plans.models.duties import DutyQuerySet, owed_since


class TaskRow(NamedTuple):
    """A task, without its long texts."""

    label: str
    title: str
    due_on: date | None
    plan: Plan


class PartRow(NamedTuple):
    """A part that reports; where it is one of a solution, its words."""

    pk: int
    agency_id: int
    task_id: int
    task: TaskRow
    solution: str | None
    #: From when on it is owed, where it was given later than the plan was signed.
    since: date | None

    @property
    def said(self) -> str:
        """What a line about it says: the task, or the solution where it is about one."""
        return f"{self.task.label} {self.solution or self.task.title}".strip()


def part_rows(duties: DutyQuerySet | None = None) -> list[PartRow]:
    """Every part that must report: two queries, and nothing is made twice."""
    rows = list(
        reporting(duties)
        .order_by("task_id", "part", "pk")
        .values_list(
            "pk", "agency_id", "task_id", "task__label", "task__title", "task__due_on", "task__plan_id",
            "solution__words", "by_hand", "begun_at", "task__begun_on", "assignment__begun_on", "solution__begun_on",
        )
    )  # fmt: skip
    plans = Plan.objects.in_bulk({row[6] for row in rows})
    tasks = {row[2]: TaskRow(row[3], row[4], row[5], plans[row[6]]) for row in rows}
    return [PartRow(*row[:3], tasks[row[2]], row[7], _since(row)) for row in rows]


def _since(row: tuple[Any, ...]) -> date | None:
    """Nearly all were given by the plan itself, from its first day on."""
    by_hand, begun_at, *begun = row[8:13]
    return owed_since(begun_at if by_hand else None, begun) if by_hand or any(begun) else None

"""What the pages of a plan show: its tasks in the order of the paper, under its headings, with their parts."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Prefetch, QuerySet

from haidang.office.directory.models import Agency
from haidang.plan.plans.choices import Part
from haidang.plan.plans.models import Assignment, Plan, Solution, Task


@dataclass(frozen=True, slots=True)
class FieldShown:
    """A field of the plan as printed, with its tasks."""

    label: str
    title: str
    section: str
    tasks: list[Task] = field(default_factory=list)


def with_parts(tasks: "QuerySet[Task]") -> "QuerySet[Task]":
    """Tasks with everything that their rows show, in a constant number of queries."""
    return tasks.select_related("plan").prefetch_related(
        Prefetch("assignments", Assignment.objects.select_related("agency").prefetch_related("members__agency")),
        Prefetch("solutions", Solution.objects.prefetch_related("assignees__agency")),
    )


def in_fields(tasks: Iterable[Task]) -> list[FieldShown]:
    """Tasks under the headings of the paper, in its order."""
    fields: list[FieldShown] = []
    for task in tasks:
        if not fields or (fields[-1].label, fields[-1].section) != (task.field, task.section):
            fields.append(FieldShown(task.field, task.field_title, task.section))
        fields[-1].tasks.append(task)
    return fields


def parts(task: Task, part: Part) -> list[Assignment]:
    """The prefetched parts of one kind, as printed."""
    return [assignment for assignment in task.assignments.all() if assignment.part == part]


def agencies_of(plan: Plan) -> "QuerySet[Agency]":
    """Every agency that a task of the plan names, for the filter."""
    return Agency.objects.filter(assignments__task__plan=plan).distinct().order_by("name")

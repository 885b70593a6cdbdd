"""How a plan and its tasks were judged: what the room of the evaluation lays on them, for who may see it."""

from typing import Any

from haidang.kit.records.related import rows_above
from haidang.plan.plans.models import Duty, Plan, Task


def evaluation_of(plan: Plan, user: Any) -> Any:
    """The evaluation of the plan's year; None before it is opened, or where the person has no part in plans."""
    rows = rows_above(Plan, "evaluation", user)
    return None if rows is None else rows.filter(plan=plan).first()


def assessments_of(task: Task, user: Any) -> list[Any]:
    """The judgements of the task's parts that the person may see: its own agency's, all once they are published."""
    rows: Any = rows_above(Duty, "assessments", user)
    return [] if rows is None else list(rows.filter(duty__task=task).with_names())

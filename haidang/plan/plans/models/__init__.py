"""Three truths, three groups of tables: source (texts), reading (readings), record (tasks)."""

from haidang.plan.plans.models.amendments import (
    Amendment,
    Change,
    ChangeParty,
    ChangeSolution,
    SolutionWords,
    TaskWords,
)
from haidang.plan.plans.models.days import TaskDay
from haidang.plan.plans.models.duties import Duty
from haidang.plan.plans.models.plans import Plan
from haidang.plan.plans.models.products import PlanPaper, TaskProduct
from haidang.plan.plans.models.readings import Finding, Proposal, Reading
from haidang.plan.plans.models.receipts import Receipt
from haidang.plan.plans.models.tasks import Assignment, GroupMember, Solution, SolutionAssignee, Task
from haidang.plan.plans.models.texts import SourceText, Upload

__all__ = [
    "Amendment",
    "Assignment",
    "Change",
    "ChangeParty",
    "ChangeSolution",
    "Duty",
    "Finding",
    "GroupMember",
    "Plan",
    "PlanPaper",
    "Proposal",
    "Reading",
    "Receipt",
    "Solution",
    "SolutionAssignee",
    "SolutionWords",
    "SourceText",
    "Task",
    "TaskDay",
    "TaskProduct",
    "TaskWords",
    "Upload",
]

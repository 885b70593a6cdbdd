"""What was arranged for tasks that an amendment merged into another: it stays to be read, and nobody owes it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from haidang.kit.clock import VIETNAM
from haidang.plan.followup.figures import Reached, reached
from haidang.plan.followup.models import InCharge
from haidang.plan.plans.choices import Part
from haidang.plan.plans.models import Duty, Task
from haidang.plan.programmes.models import Output, Step


@dataclass(frozen=True, slots=True)
class MergedPart:
    """The part a lead had in it: who handled it last, what its programme wanted and how far it had come."""

    duty: Duty
    in_charge: InCharge | None
    outputs: Sequence[Reached]
    steps: Sequence[Step]


@dataclass(frozen=True, slots=True)
class Merged:
    """A task that goes on in another."""

    task: Task
    parts: Sequence[MergedPart]


def merged_into(task: Task, user: Any) -> list[Merged]:
    """Those that went into `task`, however many steps ago, with the parts that `user` may see. Six queries for all.

    The surviving part keeps its own person and its own programme: what the other had is not carried over, for two
    programmes of one task would ask twice. Whoever wants something of it takes it over by hand.
    """
    gone = Task.objects.gathered_in(task).exclude(pk=task.pk).select_related("ended_by__document").in_order()
    tasks = list(gone)
    if not tasks:
        return []
    seen = Duty.objects.for_user(user, "view").filter(task__in=tasks, part=Part.LEAD, solution=None)
    duties = [duty for duty in seen.select_related("agency", "task").order_by("pk") if _went_with_it(duty)]
    persons: dict[int, InCharge] = {}
    for row in InCharge.objects.filter(duty__in=duties).select_related("user").order_by("pk"):
        persons[row.duty_id] = row
    outputs: dict[int, list[Reached]] = defaultdict(list)
    for each in reached(Output.objects.filter(duty__in=duties).order_by("pk")).values():
        outputs[each.output.duty_id].append(each)
    steps: dict[int, list[Step]] = defaultdict(list)
    for step in Step.objects.filter(duty__in=duties).order_by("due_on", "pk"):
        steps[step.duty_id].append(step)
    parts: dict[int, list[MergedPart]] = defaultdict(list)
    for duty in duties:
        parts[duty.task_id].append(MergedPart(duty, persons.get(duty.pk), outputs[duty.pk], steps[duty.pk]))
    return [Merged(each, parts[each.pk]) for each in tasks]


def _went_with_it(duty: Duty) -> bool:
    """It was there until its task was merged; a part that had been taken away before is none of the story."""
    if duty.ended_at is None or duty.task.ended_on is None:
        return False
    return duty.ended_at.astimezone(VIETNAM).date() >= duty.task.ended_on

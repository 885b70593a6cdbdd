"""What each lead still has to bring forth by a day: its task, the plan or scheme that the task is to make."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from haidang.kit.clock import VIETNAM
from haidang.kit.kept import only_where_kept
from haidang.kit.owed import Owed, Places
from haidang.plan.followup import rules
from haidang.plan.followup.choices import State
from haidang.plan.followup.models import InCharge, Ruling, Update
from haidang.plan.followup.periods import begins, reporting
from haidang.plan.plans.choices import Part
from haidang.plan.plans.models import Duty, Plan, TaskProduct
from haidang.plan.plans.terms import Answering


def task_key(duty_id: int) -> str:
    """The name of a part that has a day, for ever."""
    return f"task:{duty_id}"


def product_key(product_id: int, agency_id: int) -> str:
    return f"product:{product_id}:{agency_id}"


@only_where_kept(Plan)
def owed(on: date) -> Iterator[Owed]:
    """Everything that a lead has not said to be done; the number of queries does not grow with it."""
    done = set(Update.objects.said().filter(state=State.DONE).values_list("duty", flat=True))
    halted, answering = halted_tasks(on), Answering(on)
    yield from _tasks(on, done, halted, answering)
    yield from _products(on, done, halted, answering)


def _tasks(on: date, done: set[int], halted: set[int], answering: Answering) -> Iterator[Owed]:
    """The dated tasks. Who is charged with a single solution reports for each period, and has no day of their own."""
    current = InCharge.objects.current().filter(user__is_active=True)
    persons = {duty: (agency, user) for duty, agency, user in current.values_list("duty", "user__agency", "user")}
    kind, places, since = _("Hoàn thành nhiệm vụ"), Places("plans:task"), _Begins()
    # as light as the rows of the periods: of five thousand tasks three in five have a day
    rows = reporting().filter(part=Part.LEAD, solution=None, task__due_on__isnull=False).order_by("task_id", "pk")
    for pk, agency, task_id, label, title, due_on, plan_id in rows.values_list(
        "pk", "agency_id", "task_id", "task__label", "task__title", "task__due_on", "task__plan_id"
    ):
        if pk in done or task_id in halted or since.of(plan_id) > on:
            continue
        agency_id = answering.of(agency, title)
        # whoever had it in hand at an agency that is gone hands it to nobody by staying in the list
        theirs, person_id = persons.get(pk, (None, None))
        yield Owed(
            key=task_key(pk),
            kind=kind,
            title=f"{label} {title}".strip(),
            url=places(task_id),
            agency_id=agency_id,
            person_id=person_id if theirs == agency_id else None,
            since=since.of(plan_id),
            due_on=due_on,
            task_id=task_id,
        )


class _Begins:
    """From when on each plan asks; found once for each."""

    def __init__(self) -> None:
        self._known = {plan.pk: begins(plan) for plan in Plan.objects.only("issued_on", "created_at")}

    def of(self, plan_id: int) -> date:
        return self._known[plan_id]


@only_where_kept(TaskProduct)
def _products(on: date, done: set[int], halted: set[int], answering: Answering) -> Iterator[Owed]:
    """What a task is to make and has a day, its own or that of the task, until a paper approves it or the task is done
    without it.
    """
    waiting = [
        product
        for product in TaskProduct.objects.unapproved().filter(created_at__date__lte=on).select_related("task")
        if (product.due_on or (product.task.due_on and product.task.is_urged)) and product.task_id not in halted
    ]
    leads: dict[int, list[int]] = defaultdict(list)
    parts = Duty.objects.active().filter(part=Part.LEAD, task__in={product.task_id for product in waiting})
    for pk, task, agency in parts.values_list("pk", "task", "agency"):
        if pk not in done:
            leads[task].append(agency)
    for product in waiting:
        for agency in leads[product.task_id]:
            yield Owed(
                key=product_key(product.pk, agency),
                kind=_("Trình phê duyệt sản phẩm"),
                title=f"{product.task.label} {product.title}".strip(),
                url=product.get_absolute_url(),
                agency_id=answering.of(agency, product.task.title),
                since=product.created_at.astimezone(VIETNAM).date(),
                due_on=product.due_on or product.task.due_on,
                task_id=product.task_id,
            )


def halted_tasks(on: date) -> set[int]:
    """The tasks that are paused or dropped on the day, in one query."""
    rulings: dict[int, list[tuple[date, str]]] = defaultdict(list)
    for task, day, kind in Ruling.objects.order_by("pk").values_list("task", "on", "kind"):
        rulings[task].append((day, kind))
    return {task for task, rows in rulings.items() if rules.halted(rows, on)}

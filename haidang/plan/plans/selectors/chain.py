"""Plans above and below: from the paper that a plan carries out down to the plans that its tasks brought forth."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from haidang.office.accounts.models import User
from haidang.plan.plans.models import Plan, Task, TaskProduct

#: Deeper than this no office stacks its plans; a chain that is longer is a circle somebody drew by hand.
DEEPEST = 12


def would_circle(plan: Plan, above: Plan) -> bool:
    """Would `plan` come to stand above itself under `above`?"""
    return any(one.pk == plan.pk for one in _upward(above))


def _upward(plan: Plan) -> Iterator[Plan]:
    """The plan, and those above it, each by its task where it stands under one."""
    seen: set[int] = set()
    one: Plan | None = plan
    while one is not None and one.pk not in seen and len(seen) < DEEPEST:
        seen.add(one.pk)
        yield one
        rows = Plan.objects.select_related("parent_task__plan", "above")
        held = rows.get(pk=one.pk)
        one = held.parent_task.plan if held.parent_task else held.above


@dataclass(frozen=True, slots=True)
class Branch:
    """A plan of the chain, at its depth (0 is the uppermost), and the task under which it stands."""

    plan: Plan
    depth: int
    task: Task | None = None
    is_here: bool = False

    @property
    def step(self) -> int:
        """How far it is set in; what lies deeper than a page has room for stands at its last step."""
        return min(self.depth, 4)


def chain(plan: Plan, user: User) -> tuple[Branch, ...]:
    """The tree of plans around `plan`, as far as `user` may see them: those above in a line, all those below.

    One plan alone is no chain: then nothing is given.
    """
    seen = Plan.objects.for_user(user, "view")
    up = list(_upward(plan))[1:]
    visible = {one.pk: one for one in seen.filter(pk__in=[one.pk for one in up]).select_related("parent_task")}
    above = [visible[one.pk] for one in reversed(up) if one.pk in visible]
    under = _below(plan, user)
    if not above and not under:
        return ()
    tasks = set(Task.objects.for_user(user, "view").filter(child_plans__isnull=False).values_list("pk", flat=True))
    found: list[Branch] = []
    for depth, one in enumerate([*above, plan]):
        found.append(Branch(one, depth, _task(one, tasks), one.pk == plan.pk))
    found += _branches(plan, under, len(above) + 1, tasks)
    return tuple(found)


def _below(plan: Plan, user: User) -> dict[int, list[Plan]]:
    """For each plan of the tree those right under it: one query a level."""
    found: dict[int, list[Plan]] = defaultdict(list)
    level, known = [plan.pk], {plan.pk}
    for _depth in range(DEEPEST):
        rows = Plan.objects.for_user(user, "view").filter(above__in=level).exclude(pk__in=known)
        here = list(rows.select_related("parent_task").order_by("parent_task__position", "issued_on", "pk"))
        if not here:
            break
        for one in here:
            found[one.above_id or 0].append(one)
        level = [one.pk for one in here]
        known |= set(level)
    return found


def _branches(plan: Plan, under: dict[int, list[Plan]], depth: int, tasks: set[int]) -> Iterator[Branch]:
    for one in under.get(plan.pk, ()):
        yield Branch(one, depth, _task(one, tasks))
        yield from _branches(one, under, depth + 1, tasks)


def _task(plan: Plan, seen: set[int]) -> Task | None:
    """The task it stands under, for who may see that task."""
    return plan.parent_task if plan.parent_task_id in seen else None


@dataclass(frozen=True, slots=True)
class ProductShown:
    """A product on the page of its task: with the tasks that hang under it."""

    product: TaskProduct
    may_change: bool
    tasks: tuple[Task, ...] = ()
    #: The plan below, for who may see it: before it is reviewed that is the desk alone.
    plan: Plan | None = None

    @property
    def made(self) -> TaskProduct:
        return self.product.made


def products_of_task(task: Task, user: User) -> tuple[ProductShown, ...]:
    """The products of a task, refused ones last, with what `user` may see of the tasks under each."""
    rows = TaskProduct.objects.for_user(user, "view").filter(task=task)
    rows = rows.select_related(
        "document", "consultation", "plan", "task__plan", "settled_by",
        "shared_with__document", "shared_with__consultation", "shared_with__plan", "shared_with__task__plan",
    )  # fmt: skip
    products = sorted(rows, key=lambda one: (one.state == "refused", one.pk))
    may = set(TaskProduct.objects.for_user(user, "change").filter(task=task).values_list("pk", flat=True))
    wanted = [one.made.plan_id for one in products if one.made.plan_id]
    plans = Plan.objects.for_user(user, "view").in_bulk(wanted) if wanted else {}
    under: dict[int, list[Task]] = defaultdict(list)
    for below in Task.objects.for_user(user, "view").of_content().filter(plan__in=plans).in_order():
        under[below.plan_id].append(below)
    return tuple(
        ProductShown(one, one.pk in may, tuple(under.get(one.made.plan_id or 0, ())), plans.get(one.made.plan_id or 0))
        for one in products
    )


def products_of_plan(plan: Plan, user: User) -> list[TaskProduct]:
    """What the tasks of a plan bring forth, in the order of the paper; what was refused is left out."""
    rows = TaskProduct.objects.for_user(user, "view").filter(task__plan=plan).exclude(state="refused")
    rows = rows.select_related(
        "task", "plan", "document", "shared_with__task", "shared_with__plan", "shared_with__document"
    )
    return list(rows.order_by("task__position", "task", "pk"))

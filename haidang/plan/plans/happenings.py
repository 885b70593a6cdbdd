"""What the plan has on days: by when its tasks are to be done, from when on it is another."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from haidang.kit.happenings import Happening
from haidang.kit.kept import only_where_kept
from haidang.kit.owed import Places
from haidang.plan.plans.choices import AmendmentState, Part
from haidang.plan.plans.models import Amendment, Duty, Task


def happenings(user: Any, since: date, until: date) -> Iterator[Happening]:
    """Three queries, however many."""
    yield from _tasks(user, since, until)
    yield from _amendments(user, since, until)


@only_where_kept(Task)
def _tasks(user: Any, since: date, until: date) -> Iterator[Happening]:
    rows = Task.objects.for_user(user, "view").of_content().in_force().filter(due_on__range=(since, until))
    tasks = list(rows.order_by("due_on", "plan", "position", "pk").values_list("pk", "label", "title", "due_on"))
    leads: dict[int, set[int]] = defaultdict(set)
    held = Duty.objects.active().filter(part=Part.LEAD, task__due_on__range=(since, until))
    for task, agency in held.values_list("task", "agency"):
        leads[task].add(agency)
    place = Places("plans:task")
    for pk, label, title, due_on in tasks:
        if due_on:
            yield Happening(
                key=f"task:{pk}",
                kind="task",
                title=_("Hạn nhiệm vụ: %(task)s") % {"task": f"{label} {title}".strip()},
                url=place(pk),
                since=due_on,
                agency_ids=frozenset(leads[pk]),
            )


@only_where_kept(Amendment)
def _amendments(user: Any, since: date, until: date) -> Iterator[Happening]:
    rows = Amendment.objects.for_user(user, "view").filter(in_force_on__range=(since, until))
    for row in rows.select_related("plan", "document"):
        if row.in_force_on:
            yield Happening(
                key=f"amendment:{row.pk}",
                kind="amendment",
                title=_("Điều chỉnh có hiệu lực: %(plan)s") % {"plan": row},
                url=row.get_absolute_url(),
                since=row.in_force_on,
                is_cancelled=row.state == AmendmentState.CANCELLED,
                is_tentative=row.is_draft,
            )

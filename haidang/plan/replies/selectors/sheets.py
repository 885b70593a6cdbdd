"""What can be handed out to whom, and what a sheet that came back shows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import prefetch_related_objects

from haidang.office.accounts.models import User
from haidang.office.directory.answering import Answering
from haidang.office.directory.models import Agency
from haidang.office.norms.rules import Period
from haidang.plan.followup import selectors as followup
from haidang.plan.followup.models import Update
from haidang.plan.followup.periods import Asked, Asking, reporting
from haidang.plan.plans.choices import Part
from haidang.plan.plans.models import Assignment, Plan
from haidang.plan.replies.rules.sheets import FIELDS, tidy
from haidang.plan.replies.selectors.papers import evidence_said

Open = tuple[Asked, Update | None]


def values_of(update: Update | None) -> dict[str, str]:
    """What an update says, as cells are compared; the state by its word, a day as year-month-day, evidence by the
    numbers of papers. For many, ask with `evidence__document` fetched beforehand.
    """
    if update is None:
        return dict.fromkeys(FIELDS, "")
    return {
        "state": update.state,
        "done": tidy(update.done),
        "next": tidy(update.next),
        "obstacle": tidy(update.obstacle),
        "finished_on": update.finished_on.isoformat() if update.finished_on else "",
        "evidence": evidence_said(update),
    }


def open_rows(
    user: User, on: date, *, plan: Plan | None = None, period: str = "", agency: Agency | None = None
) -> list[Open]:
    """What is still to be said, in the order of the plan: of one's own agency; for the desk, of one or of all.

    What an agency is writing is its own affair: the desk gets the row, not the words.
    """
    rows = _of_all(user, on, plan, agency) if user.is_desk else followup.open_to(user, on)
    prefetch_related_objects([update for _asked, update in rows if update], "evidence__document")
    kept = [
        (asked, update)
        for asked, update in rows
        if (plan is None or asked.duty.task.plan_id == plan.pk) and (not period or asked.period.code == period)
    ]
    return sorted(kept, key=_in_order)


def _in_order(row: Open) -> Any:
    asked = row[0]
    task = asked.duty.task
    return (task.plan_id, asked.period.first, task.position, task.pk, asked.duty.part, asked.duty.pk)


def _of_all(user: User, on: date, plan: Plan | None, agency: Agency | None) -> list[Open]:
    duties, answering = reporting(), Answering(on)
    if plan:
        duties = duties.of_plan(plan)
    if agency:
        # with what was given to those it took over from
        duties = duties.filter(agency__in=answering.charge(agency.pk).sees)
    updates = Update.objects.filter(duty__in=duties.order_by().values("pk"))
    said = {(row.duty_id, row.period.code): row for row in updates}
    seen = set(
        Update.objects.for_user(user, "change")
        .filter(pk__in=[r.pk for r in said.values()])
        .values_list("pk", flat=True)
    )
    rows = []
    for asked in Asking(duties, on):
        if agency and answering.of(asked.duty.agency_id, asked.duty.task.title) != agency.pk:
            continue
        update = said.get((asked.duty.pk, asked.period.code))
        if update is None or update.is_open:
            rows.append((asked, update if update and update.pk in seen else None))
    return rows


@dataclass(frozen=True, slots=True)
class Offer:
    """A sheet that can be taken along: of a plan and a period, so many rows, the day by which it is sent."""

    plan: Plan
    period: Period
    rows: int
    due_on: date | None


def offers(rows: Iterable[Open]) -> list[Offer]:
    """The sheets there are, the last period first."""
    found: dict[tuple[int, str], list[Asked]] = defaultdict(list)
    for asked, _update in rows:
        found[(asked.duty.task.plan_id, asked.period.code)].append(asked)
    made = [Offer(each[0].duty.task.plan, each[0].period, len(each), each[0].due_on) for each in found.values()]
    return sorted(made, key=lambda offer: (offer.period.last, offer.plan.pk), reverse=True)


@dataclass(frozen=True, slots=True)
class Parties:
    """Who leads a task and who coordinates, in the words of the plan."""

    leads: str
    coordinators: str


def parties_of(tasks: Sequence[int]) -> Mapping[int, Parties]:
    """By task, in one query."""
    words: dict[tuple[int, str], list[str]] = defaultdict(list)
    rows = Assignment.objects.filter(task__in=tasks).order_by("task", "part", "position")
    for task, part, said in rows.values_list("task", "part", "words"):
        words[(task, part)].append(said)
    return {
        task: Parties("; ".join(words[(task, Part.LEAD)]), "; ".join(words[(task, Part.COORDINATING)]))
        for task in tasks
    }

"""What the follow-up waits for: updates from agencies, approvals inside them, reviews by Sở Ngoại vụ."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from haidang.kit.owed import Owed
from haidang.office.accounts.choices import DESK_ROLES
from haidang.office.accounts.models import User
from haidang.office.norms.rules import Period
from haidang.plan.followup.choices import Stage
from haidang.plan.followup.models import InCharge, Update
from haidang.plan.followup.periods import Asked, Asking, reporting
from haidang.plan.followup.terms import review_days
from haidang.plan.plans.models import Duty


def owed(on: date) -> Iterator[Owed]:
    """Everything waited for on that day; the number of queries does not grow with what is found."""
    yield from _updates(on)
    yield from _approvals()
    yield from _reviews()


def update_key(duty: Duty, period: Period) -> str:
    """The name of what a part owes for a period, for ever."""
    return f"update:{duty.pk}:{period.code}"


def _updates(on: date) -> Iterator[Owed]:
    held = {
        (row.duty_id, row.period.code): row
        for row in Update.objects.only("duty_id", "kind", "year", "index", "first", "last", "stage", "due_on")
    }
    persons = dict(InCharge.objects.current().filter(user__is_active=True).values_list("duty_id", "user_id"))
    heirs: dict[int, int] = {}
    asking = Asking(reporting(), on)
    for asked in asking:
        if asking.is_halted(asked.duty):
            continue
        row = held.get((asked.duty.pk, asked.period.code))
        if row is None or row.stage in (Stage.DRAFT, Stage.RETURNED):
            yield _update(asked, row, _agency_of(asked.duty, on, heirs), persons.get(asked.duty.pk))


def _agency_of(duty: Duty, on: date, heirs: dict[int, int]) -> int:
    """Who answers that day; an agency that is gone is looked up once."""
    if duty.agency.is_alive(on):
        return duty.agency_id
    if duty.agency_id not in heirs:
        heirs[duty.agency_id] = duty.responsible(on).pk
    return heirs[duty.agency_id]


def _update(asked: Asked, row: Update | None, agency_id: int, person_id: int | None) -> Owed:
    period, duty = asked.period, asked.duty
    returned = row is not None and row.stage == Stage.RETURNED
    return Owed(
        key=update_key(duty, period),
        kind=(_("Sửa cập nhật bị trả lại, %s") if returned else _("Cập nhật %s")) % period.name,
        title=title_of(duty),
        url=reverse("followup:write", args=[duty.pk, period.code]),
        agency_id=agency_id,
        person_id=person_id,
        since=period.first,
        due_on=(row.due_on if row else None) or asked.due_on,
        task_id=duty.task_id,
    )


def title_of(duty: Duty) -> str:
    """What a line about a part says: the task, or the solution where it is about one."""
    return f"{duty.task.label} {duty.solution.words if duty.solution else duty.task.title}".strip()


def _approvals() -> Iterator[Owed]:
    for row in Update.objects.filter(stage=Stage.WITH_LEADER).with_names():
        yield Owed(
            key=f"approve:{row.pk}",
            kind=_("Duyệt cập nhật %s") % row.period.name,
            title=title_of(row.duty),
            url=row.get_absolute_url(),
            agency_id=row.duty.agency_id,
            since=row.first,
            due_on=row.due_on,
            task_id=row.duty.task_id,
        )


def _reviews() -> Iterator[Owed]:
    desk = User.objects.in_use().filter(role__in=DESK_ROLES, agency__isnull=False).order_by("pk").first()
    days = review_days()
    for row in Update.objects.waiting().with_names():
        yield Owed(
            key=f"review:{row.pk}",
            kind=_("Xem cập nhật %s") % row.period.name,
            title=f"{row.duty.agency}: {title_of(row.duty)}",
            url=row.get_absolute_url(),
            agency_id=desk.agency_id if desk else None,
            since=row.counts_on,
            due_on=days.of(row.counts_on),
            task_id=row.duty.task_id,
        )

"""What the plan room waits for: that a plan has come, that a named agency answers, that a lead says who is meant, that
a decision is put in force, an approved product is read. Products that are to be laid before who approves them are owed
by who leads their task, until the task is done: see `followup.owed_dated`.
"""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.kept import only_where_kept
from haidang.kit.owed import Owed, Places
from haidang.office.accounts.choices import DESK_ROLES
from haidang.office.accounts.models import User
from haidang.office.norms.selectors import calendar
from haidang.plan.plans.choices import MemberState, Part, ProductKind, ProductStage
from haidang.plan.plans.models import Amendment, Assignment, Duty, Plan, Receipt, TaskProduct
from haidang.plan.plans.terms import Answering, DaysAfter


@only_where_kept(Plan)
def owed(on: date) -> Iterator[Owed]:
    """Everything that is waited for on the day; the number of queries does not grow with it."""
    answering, days = Answering(on), calendar()
    yield from _receipts(on, answering, DaysAfter("RCPT-DUE", days))
    yield from _answers(on, answering, DaysAfter("PART-DUE", days))
    yield from _phrases(answering)
    yield from _amendments(on)
    yield from _unread(on)


def _receipts(on: date, answering: Answering, days: DaysAfter) -> Iterator[Owed]:
    places = Places("plans:plan-receipts")
    for receipt in Receipt.objects.unconfirmed().filter(sent_on__lte=on).select_related("plan"):
        yield Owed(
            key=f"receipt:{receipt.pk}",
            kind=_("Xác nhận đã nhận"),
            title=f"{receipt.plan}: {receipt.plan.title}",
            url=places(receipt.plan_id),
            agency_id=answering.of(receipt.agency_id),
            since=receipt.sent_on,
            due_on=days.of(receipt.sent_on),
        )


def _answers(on: date, answering: Answering, days: DaysAfter) -> Iterator[Owed]:
    places = Places("plans:duty")
    for duty in Duty.objects.active().asked().filter(asked_on__lte=on).select_related("task"):
        yield Owed(
            key=f"duty:{duty.pk}",
            kind=_("Trả lời nhận phần việc"),
            title=str(duty.task),
            url=places(duty.pk),
            agency_id=answering.of(duty.agency_id, duty.task.title),
            since=duty.asked_on,
            due_on=days.of(duty.asked_on),
            task_id=duty.task_id,
        )


def _phrases(answering: Answering) -> Iterator[Owed]:
    """Each lead may say who is meant, and so each is asked; the first answer settles it for all."""
    leads: dict[int, list[int]] = {}
    for task, agency in Duty.objects.active().filter(part=Part.LEAD).values_list("task", "agency"):
        leads.setdefault(task, []).append(agency)
    waiting = (
        Assignment.objects.filter(is_group=True, members__state=MemberState.PROPOSED).select_related("task").distinct()
    )
    places = Places("plans:task")
    for phrase in waiting:
        since = phrase.task.accepted_at.astimezone(clock.VIETNAM).date()
        for agency in leads.get(phrase.task_id, ()):
            yield Owed(
                key=f"phrase:{phrase.pk}:{agency}",
                kind=_("Xác nhận cơ quan phối hợp"),
                title=f"{phrase.task}: “{phrase.words}”",
                url=f"{places(phrase.task_id)}#phan-cong",
                agency_id=answering.of(agency, phrase.task.title),
                since=since,
                task_id=phrase.task_id,
            )


@only_where_kept(Amendment)
def _amendments(on: date) -> Iterator[Owed]:
    """A decision whose day has come is put in force by the desk: until then the old words are urged."""
    come = Amendment.objects.drafts().filter(in_force_on__lte=on, document__isnull=False)
    desk = User.objects.in_use().filter(role__in=DESK_ROLES, agency__isnull=False).order_by("pk").first()
    for amendment in come.select_related("plan", "document"):
        yield Owed(
            key=f"amendment:{amendment.pk}",
            kind=_("Đưa điều chỉnh vào thực hiện"),
            title=str(amendment),
            url=amendment.get_absolute_url(),
            agency_id=desk.agency_id if desk else None,
            since=amendment.in_force_on,
            due_on=amendment.in_force_on,
        )


@only_where_kept(TaskProduct)
def _unread(on: date) -> Iterator[Owed]:
    """Approved, and its tasks are given to nobody before the paper is read: that is the desk's."""
    approved = TaskProduct.objects.confirmed().own().filter(stage=ProductStage.APPROVED).exclude(kind=ProductKind.OTHER)
    desk = User.objects.in_use().filter(role__in=DESK_ROLES, agency__isnull=False).order_by("pk").first()
    for product in approved.select_related("task", "document"):
        if product.document and product.document.issued_on and product.document.issued_on > on:
            continue
        yield Owed(
            key=f"product:{product.pk}:read",
            kind=_("Đọc văn bản đã phê duyệt"),
            title=f"{product.task.label} {product.title}".strip(),
            url=product.get_absolute_url(),
            agency_id=desk.agency_id if desk else None,
            since=product.document.issued_on if product.document else None,
            task_id=product.task_id,
        )

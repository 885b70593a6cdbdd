"""What the plan room waits for: that a plan has come, that a named agency answers, that a lead says who is meant."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.owed import Owed
from haidang.kit.places import Places
from haidang.office.norms.selectors import calendar
from haidang.plan.plans.choices import MemberState, Part
from haidang.plan.plans.models import Assignment, Duty, Receipt
from haidang.plan.plans.terms import Answering, DaysAfter


def owed(on: date) -> Iterator[Owed]:
    """Everything that is waited for on the day; the number of queries does not grow with it."""
    answering, days = Answering(on), calendar()
    yield from _receipts(on, answering, DaysAfter("RCPT-DUE", days))
    yield from _answers(on, answering, DaysAfter("PART-DUE", days))
    yield from _phrases(answering)


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

"""What the room waits for: answers to what partners wrote, events that were to be held."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from haidang.kit.kept import only_where_kept
from haidang.kit.owed import Owed
from haidang.registers.partners.models import AnniversaryPlan, Exchange
from haidang.registers.partners.saying import title_of_plan


def owed(on: date) -> Iterator[Owed]:
    """Everything awaited on that day. Two queries, however many."""
    yield from _answers(on)
    yield from _events()


@only_where_kept(Exchange)
def _answers(on: date) -> Iterator[Owed]:
    for row in Exchange.objects.unanswered(on).select_related("partner").order_by("reply_due_on", "pk"):
        yield Owed(
            key=f"partners:answer:{row.pk}",
            kind=_("Trả lời đối tác"),
            title=f"{row.partner}: {row.subject}",
            url=row.get_absolute_url(),
            agency_id=row.agency_id,
            since=row.on,
            due_on=row.reply_due_on,
        )


@only_where_kept(AnniversaryPlan)
def _events() -> Iterator[Owed]:
    for plan in AnniversaryPlan.objects.awaited().select_related("of", "partner").order_by("on", "pk"):
        yield Owed(
            key=f"partners:event:{plan.pk}",
            kind=_("Tổ chức kỷ niệm"),
            title=title_of_plan(plan),
            url=reverse("partners:hold", args=[plan.pk]),
            agency_id=plan.agency_id,
            since=plan.at.date(),
            due_on=plan.on,
        )

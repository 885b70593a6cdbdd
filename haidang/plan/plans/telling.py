"""Whom this room tells of what, in Vietnamese whatever the screen of the person who acts speaks."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from haidang.office.accounts.models import User
from haidang.office.notices.choices import Kind
from haidang.office.notices.selectors import people_of
from haidang.office.notices.services import tell_all
from haidang.plan.plans.models import Plan, Receipt


@translation.override("vi")
def sent(plan: Plan, receipts: Sequence[Receipt], *, by: User) -> None:
    """The plan has come: whoever is told for an agency confirms it on the page that the notice leads to."""
    tell_all(
        people_of(receipt.agency_id for receipt in receipts),
        Kind.GIVEN,
        key=f"plan:{plan.pk}:sent",
        title=_("%(plan)s gửi đến cơ quan bạn; đề nghị xác nhận đã nhận") % {"plan": plan},
        words=plan.title,
        url=reverse("plans:plan-receipts", args=[plan.pk]),
        reason=_("bạn là đầu mối của cơ quan nhận kế hoạch này"),
        by=by,
    )

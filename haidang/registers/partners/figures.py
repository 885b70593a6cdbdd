"""What the books of partners count of a period: letters to and fro, days that were kept, relations that began."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _

from haidang.kit.figures import Figure, opened
from haidang.registers.partners.choices import Direction, Stage
from haidang.registers.partners.models import AnniversaryPlan, Exchange, Relation


def figures(user: Any, since: date, until: date) -> Iterator[Figure]:
    """Of what `user` may see. Three queries."""
    days, group = (since, until), _("Đối tác")
    exchanges = Exchange.objects.for_user(user, "view").filter(on__range=days).order_by()
    went = dict(exchanges.values_list("direction").annotate(count=Count("pk")))
    for direction, label in (
        (Direction.SENT, _("số lượt thông tin gửi đối tác")),
        (Direction.RECEIVED, _("số lượt thông tin nhận từ đối tác")),
    ):
        url = opened("partners:exchange-list", since, until, direction=direction)
        yield Figure(f"partners:{direction.value}", group, label, went.get(direction, 0), _("lượt"), url)
    kept = AnniversaryPlan.objects.for_user(user, "view").filter(on__range=days, held_on__isnull=False)
    yield Figure(
        key="partners:anniversaries",
        group=group,
        label=_("số ngày kỷ niệm đã tổ chức"),
        value=kept.count(),
        unit=_("ngày"),
        url=opened("partners:anniversary-list", since, until, held="true"),
    )
    begun = Relation.objects.for_user(user, "view").signed().filter(since__range=days)
    yield Figure(
        key="partners:relations",
        group=group,
        label=_("số quan hệ hợp tác mới ký"),
        value=begun.count(),
        unit=_("quan hệ"),
        url=opened("partners:relation-list", since, until, stage=Stage.SIGNED),
    )

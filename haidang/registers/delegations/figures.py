"""What the book of delegations counts of a period, by the day they leave: those sent, their people, those stopped."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _

from haidang.kit.figures import Figure, opened
from haidang.registers.delegations.choices import OFF, Channel
from haidang.registers.delegations.models import Delegation, Member

_LIST = "delegations:delegation-list"


def figures(user: Any, since: date, until: date) -> Iterator[Figure]:
    """By channel, of what `user` may see. Three queries."""
    seen = Delegation.objects.for_user(user, "view").filter(starts_on__range=(since, until)).order_by()
    went = _by_channel(seen.going())
    beyond = _by_channel(seen.going().filter(in_plan=False))
    off = _by_channel(seen.filter(stage__in=OFF))
    people = dict(
        Member.objects.filter(delegation__in=seen.going().values("pk"))
        .order_by()
        .values_list("delegation__channel")
        .annotate(count=Count("pk"))
    )
    counted: tuple[tuple[str, Any, dict[str, int], str, dict[str, str]], ...] = (
        ("went", _("số đoàn ra"), went, _("đoàn"), {"counted": "went"}),
        ("people", _("số lượt người đi"), people, _("lượt người"), {"counted": "went"}),
        ("beyond", _("số đoàn ra ngoài kế hoạch năm"), beyond, _("đoàn"), {"counted": "went", "in_plan": "false"}),
        ("off", _("số đoàn không đi"), off, _("đoàn"), {"counted": "off"}),
    )
    for name, label, values, unit, asked in counted:
        for channel in Channel:
            yield Figure(
                key=f"delegations:{name}",
                group=_("Đoàn ra"),
                label=label,
                value=values.get(channel, 0),
                unit=unit,
                url=opened(_LIST, since, until, channel=channel, **asked),
                channel=channel,
            )


def _by_channel(rows: Any) -> dict[str, int]:
    return dict(rows.values_list("channel").annotate(count=Count("pk")))

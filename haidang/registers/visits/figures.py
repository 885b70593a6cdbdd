"""What the book of guests counts of a period, by the day they come: delegations, calls, meetings, and their people."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Count, Sum
from django.utils.translation import gettext as _

from haidang.kit.figures import Figure, opened
from haidang.registers.visits.choices import RECEIVED, Kind
from haidang.registers.visits.models import Visit

_LIST = "visits:visit-list"


def figures(user: Any, since: date, until: date) -> Iterator[Figure]:
    """Those who were here, of what `user` may see. One query."""
    here = Visit.objects.for_user(user, "view").filter(starts_on__range=(since, until), stage__in=RECEIVED).order_by()
    counted = {
        kind: (count, guests or 0)
        for kind, count, guests in here.values_list("kind").annotate(Count("pk"), Sum("people"))
    }
    labels = {
        Kind.DELEGATION: (_("số đoàn vào"), _("đoàn")),
        Kind.COURTESY: (_("số buổi tiếp xã giao"), _("buổi")),
        Kind.MEETING: (_("số buổi gặp gỡ"), _("buổi")),
        Kind.WISHES: (_("số lần chúc mừng"), _("lần")),
    }
    for kind in Kind:
        label, unit = labels[kind]
        count = counted.get(kind, (0, 0))[0]
        url = opened(_LIST, since, until, kind=kind, counted="received")
        yield Figure(f"visits:{kind.value}", _("Đoàn vào"), label, count, unit, url)
    yield Figure(
        key="visits:people",
        group=_("Đoàn vào"),
        label=_("số khách của các đoàn vào"),
        value=counted.get(Kind.DELEGATION, (0, 0))[1],
        unit=_("người"),
        url=opened(_LIST, since, until, kind=Kind.DELEGATION, counted="received"),
    )

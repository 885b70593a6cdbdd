"""What the books of passports count of a period: issued, given out, lost; private trips; ABTC cards."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _

from haidang.kit.figures import Figure, opened
from haidang.registers.passports.choices import Kind, Move, TripStage
from haidang.registers.passports.models import AbtcCard, Movement, Passport, PrivateTrip


def figures(user: Any, since: date, until: date) -> Iterator[Figure]:
    """Of what `user` may see. Four queries."""
    days, group = (since, until), _("Hộ chiếu, xuất cảnh")
    issued = _counts(Passport.objects.for_user(user, "view").filter(issued_on__range=days), "kind")
    for kind, label in (
        (Kind.DIPLOMATIC, _("số hộ chiếu ngoại giao được cấp")),
        (Kind.OFFICIAL, _("số hộ chiếu công vụ được cấp")),
    ):
        url = opened("passports:passport-list", since, until, kind=kind)
        yield Figure(f"passports:issued:{kind.value}", group, label, issued.get(kind, 0), _("hộ chiếu"), url)
    moved = _counts(Movement.objects.for_user(user, "view").filter(on__range=days), "kind")
    for move, label in (
        (Move.GIVEN, _("số lượt giao hộ chiếu đi công tác")),
        (Move.LOST, _("số hộ chiếu báo mất")),
        (Move.SURRENDERED, _("số hộ chiếu nộp lại để hủy")),
    ):
        url = opened("passports:movement-list", since, until, kind=move)
        yield Figure(f"passports:{move.value}", group, label, moved.get(move, 0), _("lượt"), url)
    trips = _counts(PrivateTrip.objects.for_user(user, "view").filter(starts_on__range=days), "stage")
    yield Figure(
        key="passports:private-trips",
        group=group,
        label=_("số chuyến đi nước ngoài việc riêng được đồng ý"),
        value=trips.get(TripStage.ALLOWED, 0),
        unit=_("chuyến"),
        url=opened("passports:privatetrip-list", since, until, stage=TripStage.ALLOWED),
    )
    yield Figure(
        key="passports:abtc-cards",
        group=group,
        label=_("số thẻ ABTC được cấp"),
        value=AbtcCard.objects.for_user(user, "view").filter(issued_on__range=days).count(),
        unit=_("thẻ"),
        url=opened("passports:abtccard-list", since, until),
    )


def _counts(rows: Any, field: str) -> dict[str, int]:
    return dict(rows.order_by().values_list(field).annotate(count=Count("pk")))

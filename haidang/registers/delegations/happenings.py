"""Delegations as days of the calendar."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from haidang.kit.happenings import Happening
from haidang.kit.kept import only_where_kept
from haidang.registers.delegations.choices import GOING, Stage
from haidang.registers.delegations.models import Delegation


@only_where_kept(Delegation)
def happenings(user: Any, since: date, until: date) -> Iterator[Happening]:
    """Those this person may see that are abroad on one of the days; one that was stopped is told as such."""
    rows = Delegation.objects.for_user(user, "view").between(since, until).exclude(stage=Stage.REFUSED)
    named = rows.select_related("head").prefetch_related("stops__country", "invitations__partner", "members")
    for row in named.order_by("starts_on", "pk"):
        assert row.starts_on
        officials = {member.official_id for member in row.members.all() if member.official_id}
        partners = {each.partner_id for each in row.invitations.all()} | {each.country_id for each in row.stops.all()}
        yield Happening(
            key=f"delegation:{row.pk}",
            kind="delegation",
            title=row.title,
            url=row.get_absolute_url(),
            since=row.starts_on,
            until=row.ends_on,
            place=row.where_said,
            host=row.head_said,
            guests="; ".join(str(each.partner) for each in row.invitations.all()),
            agency_ids=frozenset({row.agency_id}),
            official_ids=frozenset(officials),
            partner_ids=frozenset(partners),
            is_cancelled=row.stage == Stage.CANCELLED,
            is_tentative=row.stage not in GOING,
        )

"""What of the agreements stands in the calendar: days of signature, had or hoped for, and last days in force."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from haidang.kit.happenings import Happening
from haidang.kit.kept import only_where_kept
from haidang.registers.agreements import rules
from haidang.registers.agreements.choices import COMING, SIGNED
from haidang.registers.agreements.models import Agreement


@only_where_kept(Agreement)
def happenings(user: Any, since: date, until: date) -> Iterator[Happening]:
    """Only what `user` may see; two queries, however many."""
    days = (since, until)
    signed = Q(stage__in=SIGNED, signed_on__range=days)
    planned = Q(stage__in=COMING, planned_on__range=days)
    ends = Q(expires_on__range=days) | Q(auto_renews=True, expires_on__lte=until)
    rows = Agreement.objects.for_user(user, "view").filter(signed | planned | ends).prefetch_related("partners")
    for row in rows.order_by("pk"):
        if row.stage in SIGNED and row.signed_on and since <= row.signed_on <= until:
            yield _happening(row, "signed", _("Ký %(name)s"), row.signed_on)
        elif row.stage in COMING and row.planned_on and since <= row.planned_on <= until:
            yield _happening(row, "signed", _("Dự kiến ký %(name)s"), row.planned_on, is_tentative=True)
        last = rules.expiry(row.term, since)
        if row.stage in SIGNED[:3] and last and since <= last <= until:
            yield _happening(row, "expires", _("Hết hiệu lực: %(name)s"), last)


def _happening(row: Agreement, what: str, title: str, day: date, *, is_tentative: bool = False) -> Happening:
    return Happening(
        key=f"agreement:{what}:{row.pk}",
        kind="agreement",
        title=title % {"name": row.name},
        url=row.get_absolute_url(),
        since=day,
        place=row.signed_at if what == "signed" else "",
        guests=row.foreign_party,
        agency_ids=frozenset({row.agency_id, row.party_id}),
        partner_ids=frozenset(partner.pk for partner in row.partners.all()),
        is_tentative=is_tentative,
    )

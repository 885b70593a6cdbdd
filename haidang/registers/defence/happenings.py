"""Defence activities as days of the calendar, for who may read of them."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from haidang.kit.happenings import Happening
from haidang.kit.kept import only_where_kept
from haidang.kit.owed import Places
from haidang.registers.defence.choices import Stage
from haidang.registers.defence.models import DefenceActivity


@only_where_kept(DefenceActivity)
def happenings(user: Any, since: date, until: date) -> Iterator[Happening]:
    """On the day for which they are planned. Two queries, however many."""
    place = Places("defence:defenceactivity-record")
    rows = DefenceActivity.objects.for_user(user, "view").on_days(since, until)
    for row in rows.prefetch_related("partners"):
        partners = list(row.partners.all())
        yield Happening(
            key=f"defence:{row.pk}",
            kind="defence",
            title=row.name,
            url=place(row.pk),
            since=row.on,
            guests=", ".join(str(partner) for partner in partners),
            agency_ids=frozenset({row.agency_id}),
            partner_ids=frozenset(partner.pk for partner in partners),
            is_cancelled=row.stage == Stage.OFF,
            is_tentative=row.stage == Stage.PLANNED,
        )

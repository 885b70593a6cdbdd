"""The days of conferences, for the calendar."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from haidang.kit.happenings import Happening
from haidang.kit.kept import only_where_kept
from haidang.registers.conferences.choices import Stage
from haidang.registers.conferences.models import Conference

_OVER = (Stage.CANCELLED, Stage.REFUSED)
_SURE = (Stage.ALLOWED, Stage.HELD, Stage.REPORTED)


@only_where_kept(Conference)
def happenings(user: Any, since: date, until: date) -> Iterator[Happening]:
    """Two queries, whatever is found; only what `user` may see."""
    rows = Conference.objects.for_user(user, "view").on_days(since, until)
    for row in rows.select_related("agency").prefetch_related("partners"):
        yield Happening(
            key=f"conference:{row.pk}",
            kind="conference",
            title=row.title,
            url=row.get_absolute_url(),
            since=row.starts_on,
            until=row.ends_on,
            place=row.place,
            host=str(row.agency),
            guests=row.guests or row.others,
            agency_ids=frozenset({row.agency_id}),
            partner_ids=frozenset(partner.pk for partner in row.partners.all()),
            is_cancelled=row.stage in _OVER,
            is_tentative=row.counts and row.stage not in (*_SURE, *_OVER),
        )

"""The days of visits, classes and seminars with Vietnamese abroad, for the calendar."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from haidang.kit.happenings import Happening
from haidang.kit.kept import only_where_kept
from haidang.registers.people.models import OverseasActivity
from haidang.registers.people.overseas_choices import ActivityStage


@only_where_kept(OverseasActivity)
def happenings(user: Any, since: date, until: date) -> Iterator[Happening]:
    """One query, whatever is found; only what `user` may see."""
    rows = OverseasActivity.objects.for_user(user, "view").on_days(since, until)
    for row in rows.select_related("agency", "country", "association"):
        yield Happening(
            key=f"overseas-activity:{row.pk}",
            kind="overseas",
            title=row.title,
            url=row.get_absolute_url(),
            since=row.starts_on,
            until=row.ends_on,
            place=row.place,
            host=str(row.agency),
            guests=str(row.association or row.country or ""),
            agency_ids=frozenset({row.agency_id}),
            is_cancelled=row.stage == ActivityStage.CANCELLED,
            is_tentative=row.stage == ActivityStage.PLANNED,
        )

"""The days of events and of the opening of places, for the calendar."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from haidang.kit.happenings import Happening
from haidang.kit.kept import only_where_kept
from haidang.registers.events.event_choices import Stage
from haidang.registers.events.models import Event, StandingPlace
from haidang.registers.events.place_choices import PlaceStage


def happenings(user: Any, since: date, until: date) -> Iterator[Happening]:
    """Four queries, whatever is found; only what `user` may see."""
    yield from _events(user, since, until)
    yield from _openings(user, since, until)


@only_where_kept(Event)
def _events(user: Any, since: date, until: date) -> Iterator[Happening]:
    rows = Event.objects.for_user(user, "view").on_days(since, until).select_related("agency", "country")
    for row in rows.prefetch_related("partners", "coordinators"):
        partners = list(row.partners.all())
        yield Happening(
            key=f"event:{row.pk}",
            kind="event",
            title=row.title,
            url=row.get_absolute_url(),
            since=row.starts_on,
            until=row.ends_on,
            place=row.place or (str(row.country) if row.country else ""),
            host=str(row.agency),
            guests=", ".join(map(str, partners)) or row.others,
            agency_ids=frozenset({row.agency_id, *(each.pk for each in row.coordinators.all())}),
            partner_ids=frozenset(each.pk for each in partners),
            is_cancelled=row.stage == Stage.CANCELLED,
            is_tentative=row.stage == Stage.PREPARING and row.needs_leave,
        )


@only_where_kept(StandingPlace)
def _openings(user: Any, since: date, until: date) -> Iterator[Happening]:
    """The opening of a place, where no event of its own tells of it."""
    opened = Q(opened_on__range=(since, until)) | Q(opened_on=None, planned_on__range=(since, until))
    rows = StandingPlace.objects.for_user(user, "view").filter(opened, opening=None)
    for row in rows.select_related("agency"):
        on = row.opened_on or row.planned_on
        if on is None:
            continue
        yield Happening(
            key=f"place:{row.pk}",
            kind="event",
            title=_("Khai trương %(name)s") % {"name": row.name},
            url=row.get_absolute_url(),
            since=on,
            place=row.address,
            host=str(row.agency),
            agency_ids=frozenset({row.agency_id}),
            partner_ids=frozenset({row.partner_id} if row.partner_id else ()),
            is_cancelled=row.stage == PlaceStage.CANCELLED,
            is_tentative=row.stage == PlaceStage.PREPARING,
        )

"""Incoming delegations as they lie on days: the hours of a programme, and a visit that has none as a whole."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from haidang.kit.happenings import Happening
from haidang.kit.kept import only_where_kept
from haidang.kit.owed import Places
from haidang.registers.visits.choices import Stage
from haidang.registers.visits.models import Visit, VisitSession


@only_where_kept(Visit)
def happenings(user: Any, since: date, until: date) -> Iterator[Happening]:
    """What `user` may see of the guests of these days. Three queries, however many come."""
    place = Places("visits:visit-record")
    rows = Visit.objects.for_user(user, "view").within(since, until).with_names().prefetch_related("partners")
    visits = {visit.pk: visit for visit in rows}
    programmes: dict[int, list[VisitSession]] = {}
    for session in VisitSession.objects.filter(visit__in=list(visits)).select_related("host"):
        programmes.setdefault(session.visit_id, []).append(session)
    for visit in visits.values():
        hours = programmes.get(visit.pk, [])
        yield _whole(visit, place(visit.pk), has_hours=bool(hours))
        for session in hours:
            if since <= session.on <= until:
                yield _hour(visit, session, place(visit.pk))


def _whole(visit: Visit, url: str, *, has_hours: bool) -> Happening:
    """The visit itself; whom it binds is told by its hours where it has a programme."""
    bound = frozenset() if has_hours or visit.receiver_id is None else frozenset({visit.receiver_id})
    return Happening(
        key=f"visit:{visit.pk}",
        title=visit.title,
        since=visit.starts_on,
        until=visit.ends_on,
        at=visit.at,
        place=visit.places,
        host=str(visit.receiver or ""),
        interpreter=visit.interpreter,
        car=visit.car,
        official_ids=bound,
        **_common(visit, url),
    )


def _hour(visit: Visit, session: VisitSession, url: str) -> Happening:
    host = session.host or visit.receiver
    return Happening(
        key=f"visit:{visit.pk}:{session.pk}",
        title=f"{session.said} ({visit.title})",
        since=session.on,
        at=session.at,
        ends_at=session.until,
        place=session.place or visit.places,
        host=str(host or ""),
        interpreter=session.interpreter or visit.interpreter,
        car=session.car or visit.car,
        official_ids=frozenset({session.host_id}) if session.host_id else frozenset(),
        **_common(visit, url),
    )


def _common(visit: Visit, url: str) -> dict[str, Any]:
    return {
        "kind": "visit",
        "url": url,
        "guests": visit.guests or ", ".join(filter(None, (visit.head_name, visit.head_post))),
        "agency_ids": frozenset({visit.agency_id}),
        "partner_ids": frozenset(partner.pk for partner in visit.partners.all()),
        "is_cancelled": visit.stage == Stage.CANCELLED,
        "is_tentative": not visit.is_light and visit.stage in (Stage.PREPARING, Stage.SUBMITTED),
    }

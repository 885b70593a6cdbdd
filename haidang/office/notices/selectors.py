"""Questions of the notices: how people want them, who can be reached, who is told for an agency, what goes when."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from haidang.kit import clock
from haidang.office.accounts.choices import Role
from haidang.office.accounts.models import User
from haidang.office.directory.answering import Answering
from haidang.office.norms import selectors as norms
from haidang.office.norms.models import NoNorm, TwoNorms
from haidang.office.notices import rules
from haidang.office.notices.choices import Kind, Unreached, Way
from haidang.office.notices.models import BadAddress, Notice, NoticeWay, Outage

#: Those of an agency who are told what concerns it: its focal point and whoever does its part.
_TOLD = frozenset({Role.FOCAL, Role.FINANCE, Role.POLICE, Role.DESK})


def people_of(agencies: Iterable[int], *, about: str = "") -> list[User]:
    """Who is told of what concerns these agencies (keys): the focal points, where there is none the leaders.

    For an agency that is gone its heir is told; of several heirs the one that `about` names.
    """
    answering = Answering(clock.today())
    users = User.objects.in_use().filter(agency_id__in={answering.of(each, about) for each in agencies})
    found: dict[int, list[User]] = {}
    leaders: dict[int, list[User]] = {}
    for user in users:
        if user.role in _TOLD:
            found.setdefault(user.agency_id, []).append(user)
        elif user.role in (Role.AGENCY_LEADER, Role.DESK_LEADER):
            leaders.setdefault(user.agency_id, []).append(user)
    return [user for each in (leaders | found).values() for user in each]


def ways_of(people: Iterable[User], kind: Kind) -> dict[int, Way]:
    """How each of them wants this kind, in one query."""
    wanted = {person.pk for person in people}
    chosen = dict(NoticeWay.objects.filter(person__in=wanted, kind=kind).values_list("person", "way"))
    return {pk: rules.way_of(kind, chosen.get(pk)) for pk in wanted}


def all_ways_of(person: User) -> dict[Kind, Way]:
    chosen = dict(NoticeWay.objects.filter(person_id=person.pk).values_list("kind", "way"))
    return {kind: rules.way_of(kind, chosen.get(kind)) for kind in Kind}


def unread_count(user: User) -> int:
    """The number in the head of every page."""
    return Notice.objects.for_user(user, "change").unread().count()


def unreached(people: Iterable[User]) -> Mapping[int, Unreached]:
    """Whom no mail can reach, and why; in one query."""
    people = list(people)
    bad = BadAddress.objects.among(person.email for person in people)
    found = {
        person.pk: rules.why_unreached(
            is_active=person.is_active, address=person.email, is_bad=person.email.lower() in bad
        )
        for person in people
    }
    return {pk: why for pk, why in found.items() if why}


def leaves_at(now: datetime, *, at_once: bool = False) -> datetime:
    """When a mail that is written now goes, by the office's calendar and hours."""
    if at_once:
        return now
    local = now.astimezone(clock.VIETNAM)
    try:
        closes = norms.cutoff(local.date())
    except (NoNorm, TwoNorms):
        closes = clock.END_OF_OFFICE_HOURS
    return rules.leaves_at(local, at_once=at_once, calendar=norms.calendar(), closes=closes)


def is_quiet(now: datetime) -> bool:
    """Is it an hour at which only what cannot wait is sent?"""
    return leaves_at(now) != now


def outage() -> Outage | None:
    """Since when the mail server takes nothing; None when all is well."""
    return Outage.objects.filter(ended_at=None).last()

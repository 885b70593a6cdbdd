"""Who is told: the person in charge or the focal persons, their leaders once it is late, and who stands in."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from haidang.kit.owed import Owed
from haidang.office.accounts.choices import DESK_ROLES, Role
from haidang.office.accounts.models import StandIn, User
from haidang.plan.urging.choices import Step, Why

_LEADERS = frozenset({Role.AGENCY_LEADER, Role.DESK_LEADER, Role.CHAIR, Role.VICE_CHAIR})
#: Who is told of lateness beside the person; a vice-chair is not told of what the chair's office is late with.
_TOLD_OF_LATENESS = frozenset({Role.AGENCY_LEADER, Role.DESK_LEADER, Role.CHAIR})


@dataclass(frozen=True, slots=True)
class Manners:
    """What the desk knows of kinds of things, and this room does not."""

    #: Is a thing of this key done by somebody in this role?
    does: Callable[[str, str], bool] = lambda role, key: True
    #: Is it told to nobody beside the person it was handed to?
    is_closed: Callable[[str], bool] = lambda key: False


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody who is told, and why."""

    person: User
    why: Why


class Audience:
    """Who is told of what, for many things in two queries."""

    def __init__(self, today: date, manners: Manners) -> None:
        self._manners = manners
        self._people: dict[int, User] = {}
        self._of_agency: dict[int, list[User]] = defaultdict(list)
        for user in User.objects.in_use().exclude(role=Role.ADMIN).select_related("agency").order_by("pk"):
            self._people[user.pk] = user
            if user.agency_id:
                self._of_agency[user.agency_id].append(user)
        self._deputies: dict[int, list[int]] = defaultdict(list)
        for absent, deputy in StandIn.objects.on(today).values_list("absent", "deputy"):
            self._deputies[absent].append(deputy)

    def of(self, owed: Owed, step: Step) -> tuple[Told, ...]:
        """Each once, the person first; nobody at all where the agency has no account."""
        found: dict[int, Told] = {}
        for told in self._with_deputies(self._named(owed, step)):
            found.setdefault(told.person.pk, told)
        return tuple(found.values())

    def writes_no_letter_to(self, agency_id: int | None) -> bool:
        """The desk writes no letter to itself, nor does a department urge the committee above it by letter."""
        if agency_id is None:
            return True
        above = DESK_ROLES | {Role.CHAIR, Role.VICE_CHAIR}
        return any(user.role in above for user in self._of_agency[agency_id])

    def _named(self, owed: Owed, step: Step) -> Iterator[Told]:
        person = self._people.get(owed.person_id) if owed.person_id else None
        if person:
            yield Told(person, Why.IN_CHARGE)
            if self._manners.is_closed(owed.key):
                return
        team = self._team(owed)
        if person is None:
            doers = [user for user in team if self._manners.does(user.role, owed.key)]
            focal = [user for user in doers if user.role not in _LEADERS]
            yield from (Told(user, Why.FOCAL if user.role == Role.FOCAL else Why.DOER) for user in focal)
            # What only leaders do, and an agency that has no focal person: then the leader is reminded.
            if not focal:
                yield from (Told(user, Why.LEADER) for user in (doers or team) if user.role in _LEADERS)
        if step != Step.REMIND:
            yield from (Told(user, Why.LEADER) for user in team if user.role in _TOLD_OF_LATENESS)

    def _team(self, owed: Owed) -> list[User]:
        """Those of the agency; what is nobody's is of the house that keeps the plan."""
        if owed.agency_id is not None:
            return self._of_agency[owed.agency_id]
        return [user for user in self._people.values() if user.role in DESK_ROLES | {Role.CLERK}]

    def _with_deputies(self, named: Iterable[Told]) -> Iterator[Told]:
        for told in named:
            yield told
            for deputy in self._deputies.get(told.person.pk, ()):
                if deputy in self._people:
                    yield Told(self._people[deputy], Why.DEPUTY)

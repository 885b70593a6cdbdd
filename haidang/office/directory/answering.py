"""Who answers on a day for what an agency was given: agencies merge, split and go, what they owe stays.

What is printed in a plan, sent to somebody or asked of somebody keeps the name it had. Who answers for it today is
computed from the heirs in the directory, for whole lists in one query.
"""

from datetime import date
from typing import Any, TypeVar

from django.db.models import Q, QuerySet

from haidang.kit.glance import read_once
from haidang.office.directory import rules
from haidang.office.directory.models import Succession

Rows = TypeVar("Rows", bound="QuerySet[Any]")

_NOBODY = rules.Charge(frozenset(), frozenset(), frozenset())


@read_once
def _heirs() -> Any:
    return Succession.objects.with_ends()


class Answering:
    """The heirs as they stand on one day; made once for many agencies."""

    def __init__(self, on: date) -> None:
        self._on = on
        self._links, self._ended = _heirs()
        self._steps = rules.by_predecessor(self._links, on)

    def of(self, agency_id: int, about: str = "") -> int:
        """Who answers for what `agency_id` was given: itself, or its heir; of several heirs the one `about` names."""
        return rules.followed(agency_id, self._steps, self._on, ended=self._ended, about=about)

    def charge(self, agency_id: int) -> rules.Charge:
        """The other way round: for whom `agency_id` stands."""
        return rules.charge(agency_id, self._links, self._on, ended=self._ended)


class ChargeOf:
    """For whom the people of one agency read and act on a day. Made once for a person, in one query."""

    def __init__(self, agency_id: int | None, on: date) -> None:
        self.agency_id, self.on = agency_id, on
        self._answering = None if agency_id is None else Answering(on)
        held = self._answering.charge(agency_id) if self._answering and agency_id is not None else _NOBODY
        #: Whose papers they read: those of their agency, and of every one of which it is an heir.
        self.sees = held.sees
        #: For whom they act where nobody says what about; not for an agency that others have taken over.
        self.answers = held.answers
        self._parted = held.parted

    def answers_for(self, agency_id: int, about: str = "") -> bool:
        """Do they act for that agency, in a thing that is `about` this?"""
        if self._answering is None or agency_id not in self.sees:
            return False
        return self._answering.of(agency_id, about) == self.agency_id

    def answered(self, rows: Rows, *, agency: str = "agency", about: str) -> Rows:
        """Those of `rows` for which they act; `about` is the way to the words that tell the heirs of a part apart.

        One query more, and only where an agency was parted between several heirs of whom theirs is one.
        """
        mine = Q(**{f"{agency}__in": self.answers - self._parted})
        if not self._parted:
            return rows.filter(mine)
        doubtful = rows.filter(**{f"{agency}__in": self._parted}).order_by()
        found = [pk for pk, whose, words in doubtful.values_list("pk", agency, about) if self.answers_for(whose, words)]
        return rows.filter(mine | Q(pk__in=found))

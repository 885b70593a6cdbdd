"""What stands in the calendar: something that is on some days. Computed, never stored.

Each room whose records have days offers `happenings(user, since, until) -> Iterable[Happening]` in its `happenings.py`;
`desk` lists those functions once, and the calendar, the week of foreign affairs, the feeds and the leaders' page all
read that one list. Only what `user` may see is told (`for_user`), in a number of queries that does not grow.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True)
class Happening:
    """`key` names the thing for ever ("delegation:17"): a feed tells a changed entry from a new one by it."""

    key: str
    #: The kind in a word for filters: "delegation", "visit", "conference", "agreement", "anniversary", "due".
    kind: str
    title: str
    #: The page of the record.
    url: str
    #: First and last day, both counted; one day where `until` is left out.
    since: date
    until: date | None = None
    #: The hour on the first day, where it has one.
    at: time | None = None
    #: The hour at which it ends that day, where it is written.
    ends_at: time | None = None
    place: str = ""
    #: Who receives or leads, already for the eye: "PCT UBND tỉnh phụ trách".
    host: str = ""
    #: Who comes or is met.
    guests: str = ""
    interpreter: str = ""
    car: str = ""
    #: The agencies it belongs to, for the filter.
    agency_ids: frozenset[int] = frozenset()
    #: Numbers of `directory.Official` who must be there: two things at one time for one of them are a conflict.
    official_ids: frozenset[int] = frozenset()
    #: Numbers of `partners.Partner`, for the filter.
    partner_ids: frozenset[int] = frozenset()
    #: It will not be held, or is not decided yet: said in words, never by colour alone.
    is_cancelled: bool = False
    is_tentative: bool = False
    #: The title names the person whose papers it is about: not told where nobody signs in.
    names_person: bool = False

    @property
    def last(self) -> date:
        return self.until or self.since

    def is_on(self, day: date) -> bool:
        return self.since <= day <= self.last


def within(found: Iterable[Happening], since: date, until: date) -> list[Happening]:
    """Those that touch the days from `since` to `until`, in the order of the day; what has no hour comes first."""
    touching = (each for each in found if each.since <= until and each.last >= since)
    return sorted(touching, key=lambda each: (each.since, each.at or time.min, each.title))

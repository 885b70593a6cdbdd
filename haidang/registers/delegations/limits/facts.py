"""What the limits compare, as plain values: trips, windows in which nobody goes, last year's number, the norms."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from hashlib import sha256
from types import MappingProxyType
from typing import Any, NamedTuple


class Kind(StrEnum):
    """What a rule says. What could not be judged is never taken for passed."""

    OK = "ok"
    WARN = "warn"
    REFUSE = "refuse"
    UNKNOWN = "unknown"


class Compared(NamedTuple):
    """A record or a value a rule looked at; `url` is "" where there is no page, or the reader may not open it."""

    label: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline that hangs on a trip: the day of a task it serves."""

    label: str
    on: date
    url: str = ""


@dataclass(frozen=True, slots=True)
class Trip:
    """A delegation as the rules see it."""

    pk: int | None
    name: str
    agency_id: int | None = None
    agency: str = ""
    #: Trips in the Party's channel follow the Party's own rules: here they are only warned of.
    is_party: bool = False
    starts_on: date | None = None
    ends_on: date | None = None
    #: Names by their keys, so that "Hàn Quốc" written twice is one country.
    countries: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    content: str = ""
    #: The leaders of the province who go, and everybody who goes, each by a key of their own.
    leaders: Mapping[str, str] = field(default_factory=dict)
    members: Mapping[str, str] = field(default_factory=dict)
    in_plan: bool = True
    #: The plan in whose annex it stands; nobody named one: nobody can say that it does.
    plan: str = ""
    plan_year: int | None = None
    plan_url: str = ""
    #: The paper that lets a trip outside of the plan go.
    extra_paper: str = ""
    along_with: frozenset[int] = frozenset()
    dues: tuple[Due, ...] = ()
    report_due_on: date | None = None
    reported_on: date | None = None
    #: It was refused or called off: told to those that go on the same occasion, and counted nowhere.
    is_off: bool = False
    #: May who asks open its page? What they may not see is counted, and not named.
    is_seen: bool = True
    url: str = ""

    @property
    def has_days(self) -> bool:
        return self.starts_on is not None and self.ends_on is not None and self.starts_on <= self.ends_on

    def meets(self, since: date | None, until: date | None) -> bool:
        """Do the two share a day?"""
        if not (self.has_days and since and until):
            return False
        assert self.starts_on
        assert self.ends_on
        return self.starts_on <= until and since <= self.ends_on

    @property
    def days(self) -> str:
        return span(self.starts_on, self.ends_on)


@dataclass(frozen=True, slots=True)
class Window:
    """Days on which nobody goes. Without its document it is only expected, and warns."""

    name: str
    starts_on: date
    ends_on: date
    document: str = ""
    #: Nobody named: it holds for everybody.
    agency_ids: frozenset[int] = frozenset()
    url: str = ""

    @property
    def days(self) -> str:
        return span(self.starts_on, self.ends_on)


@dataclass(frozen=True, slots=True)
class Baseline:
    """How many delegations went in a year, by whose paper; of one agency, or of the whole province."""

    year: int
    count: int
    source: str
    agency_id: int | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Limit:
    """A norm as a rule needs it. Without `source` nobody could say what holds, and `problem` says why."""

    number: int = 0
    source: str = ""
    may_refuse: bool = False
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """All that a trip is held against. Of `others` those that were called off stand here for `along` alone."""

    today: date
    others: tuple[Trip, ...] = ()
    windows: tuple[Window, ...] = ()
    baselines: tuple[Baseline, ...] = ()
    limits: Mapping[str, Limit] = field(default_factory=dict)
    #: Where the delegations of the trip's year stand in the book.
    year_url: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: `case` names the sentence, `told` holds its values."""

    code: str
    kind: Kind
    case: str
    source: str = ""
    told: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    compared: tuple[Compared, ...] = ()

    @property
    def mark(self) -> str:
        """What exactly was found, in a few letters: other days or another window bear another mark."""
        told = repr(
            (self.code, self.case, self.source, sorted((name, str(value)) for name, value in self.told.items()))
        )
        return sha256(told.encode()).hexdigest()[:32]


def span(first: date | None, last: date | None) -> str:
    """ "10/4/2020 - 15/4/2020"; a day nobody wrote is "?"."""
    said = ["?" if day is None else f"{day.day}/{day.month}/{day.year}" for day in (first, last)]
    return said[0] if said[0] == said[1] else " - ".join(said)

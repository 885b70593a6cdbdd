"""What the pages of the calendar show: the days with what is on them, what can be asked for, who is wanted twice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from django.utils.translation import override

from haidang.desk.calendar import rules
from haidang.desk.calendar.choices import DEADLINES, ICONS, Clash, Kind
from haidang.desk.calendar.models import Feed
from haidang.desk.happenings import happenings
from haidang.desk.selectors import names_of
from haidang.kit.happenings import Happening
from haidang.office.directory.models import Official
from haidang.office.norms.choices import DayKind
from haidang.office.norms.models import CalendarDay
from haidang.registers.partners.models import Partner

# ── what is asked for ────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address narrows the calendar to."""

    kind: str = ""
    agency: int | None = None
    partner: int | None = None

    @property
    def is_anything(self) -> bool:
        return bool(self.kind or self.agency or self.partner)


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be asked for on a page: what is on it."""

    kinds: list[tuple[str, str]]
    agencies: list[tuple[int, str]]
    partners: list[tuple[int, str]]


def choices(found: Sequence[Happening], asked: Asked, user: Any, today: date) -> Choices:
    """Names as of today, and only of what the page has, or is narrowed to; three queries."""
    kinds = {each.kind for each in found} | ({asked.kind} if asked.kind in Kind else set())
    # one's own house stands there also on a page with nothing on it
    agencies = names_of(_numbers((each.agency_ids for each in found), asked.agency or user.agency_id), today)
    partners = _numbers((each.partner_ids for each in found), asked.partner)
    return Choices(
        kinds=[(kind.value, str(kind.label)) for kind in Kind if kind in kinds],
        agencies=sorted(agencies.items(), key=lambda pair: pair[1]),
        partners=[(one.pk, str(one)) for one in Partner.objects.for_user(user, "view").filter(pk__in=partners)],
    )


def _numbers(held: Iterable[frozenset[int]], also: int | None) -> set[int]:
    return set().union(*held, {also} if also else ())


# ── lines ────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing as one day shows it."""

    happening: Happening
    day: date
    is_overdue: bool = False
    is_clashing: bool = False
    #: Who has to do something until then; those of an event have their place in its record.
    agencies: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """For the eye; a room that brings a word of its own is called by it."""
        kind = self.happening.kind
        return str(Kind(kind).label) if kind in Kind else kind

    @property
    def icon(self) -> str:
        kind = self.happening.kind
        return ICONS[Kind(kind)] if kind in Kind else "calendar"

    @property
    def lasts(self) -> bool:
        return self.happening.last > self.happening.since

    @property
    def at(self) -> Any:
        """Its hour, on the day on which it begins."""
        return self.happening.at if self.day == self.happening.since else None

    @property
    def ends_at(self) -> Any:
        """The hour at which it ends, of what begins and ends on one day."""
        return None if self.lasts else self.happening.ends_at


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two things that want one person, as a page says it."""

    official: str
    first: Happening
    second: Happening
    day: date
    clash: Clash


@dataclass(frozen=True)
class Page:
    """The days of one page: everything that is asked for, and everything that stands in each other's way."""

    span: rules.Span
    asked: Asked
    today: date
    found: list[Happening]
    choices: Choices
    marks: dict[date, rules.Mark]
    conflicts: list[Conflict] = field(default_factory=list)

    @cached_property
    def clashing(self) -> frozenset[str]:
        return frozenset(each.key for pair in self.conflicts for each in (pair.first, pair.second))

    @cached_property
    def names(self) -> dict[int, str]:
        return dict(self.choices.agencies)

    def entry(self, each: Happening, day: date) -> Entry:
        whose = each.agency_ids if each.kind in DEADLINES else ()
        return Entry(
            happening=each,
            day=day,
            is_overdue=rules.is_overdue(each, self.today),
            is_clashing=each.key in self.clashing,
            agencies=tuple(sorted(self.names[pk] for pk in whose if pk in self.names)),
        )


def page_of(user: Any, span: rules.Span, asked: Asked, today: date, *, whole: rules.Span | None = None) -> Page:
    """Everything a page needs, in a number of queries that does not grow with what is on it.

    `whole` is where a page shows days beyond its own: the weeks at the ends of a month.
    """
    days = whole or span
    everything = happenings(user, days.first, days.last)
    found = rules.told_once(
        each for each in everything if rules.fits(each, kind=asked.kind, agency=asked.agency, partner=asked.partner)
    )
    return Page(
        span=span,
        asked=asked,
        today=today,
        found=found,
        choices=choices(everything, asked, user, today),
        marks=marks_of(days.first, days.last),
        conflicts=_conflicts(everything, {each.key for each in found}, days),
    )


def marks_of(first: date, last: date) -> dict[date, rules.Mark]:
    rows = CalendarDay.objects.values_list("day", "kind", "name", "valid_from", "valid_to")
    return rules.marks(
        ((day, kind == DayKind.WORKED, name, since, until) for day, kind, name, since, until in rows), first, last
    )


def _conflicts(everything: Sequence[Happening], shown: set[str], days: rules.Span) -> list[Conflict]:
    """Looked for among all that this person may see: what is narrowed away is in the way all the same."""
    pairs = [
        pair
        for pair in rules.conflicts(everything)
        if pair.day >= days.first and not shown.isdisjoint({pair.first.key, pair.second.key})
    ]
    names = Official.objects.in_bulk({pair.official_id for pair in pairs})
    return [
        Conflict(str(names[pair.official_id]), pair.first, pair.second, pair.day, pair.clash)
        for pair in pairs
        if pair.official_id in names
    ]


# ── feeds ────────────────────────────────────────────────────────────────────────────────────────

#: A feed reaches a month back, for what was cancelled or moved, and a year and a half ahead.
_BACK, _AHEAD = timedelta(days=31), timedelta(days=550)


def feed_contents(feed: Feed, today: date) -> list[Happening]:
    """What goes into somebody's own calendar, by the rights that person has now."""
    agency = feed.person.agency_id
    with override("vi"):
        found = happenings(feed.person, today - _BACK, today + _AHEAD)
        return [rules.without_people(each) for each in found if rules.is_in_feed(each, agency=agency, kinds=feed.kinds)]


def told(each: Happening) -> tuple[Any, ...]:
    """What a feed says of a thing: by this it knows whether anything changed."""
    return (
        each.key, each.kind, each.title, each.url, each.since, each.last, each.at, each.place, each.is_cancelled,
        each.is_tentative,
    )  # fmt: skip

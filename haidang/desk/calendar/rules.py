"""Days of a page, what two things want of one person at one time, what is told as one. Plain values, the day given."""

import calendar
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from haidang.desk.calendar.choices import DEADLINES, EVENTS, OF_THE_HOUSE, Clash, Kind
from haidang.kit.happenings import Happening

# ── days ─────────────────────────────────────────────────────────────────────────────────────────

#: No record of a province's foreign affairs lies outside; it also keeps "the year after" a year.
FIRST, LAST = date(1946, 1, 1), date(2199, 12, 31)


@dataclass(frozen=True, slots=True)
class Span:
    """The days of one page, both counted, and a day in each of its neighbours."""

    first: date
    last: date
    before: date
    after: date


def day_asked(words: str, today: date) -> date:
    """The day an address names; today where it names none that can be."""
    try:
        day = date.fromisoformat(words)
    except ValueError:
        return today
    return day if FIRST <= day <= LAST else today


def week_of(day: date) -> Span:
    """Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    return Span(monday, monday + timedelta(days=6), monday - timedelta(days=7), monday + timedelta(days=7))


def month_of(day: date) -> Span:
    first = day.replace(day=1)
    last = day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return Span(first, last, (first - timedelta(days=1)).replace(day=1), last + timedelta(days=1))


def year_of(day: date) -> Span:
    first, last = date(day.year, 1, 1), date(day.year, 12, 31)
    return Span(first, last, date(day.year - 1, 1, 1), date(day.year + 1, 1, 1))


def days_from(day: date, count: int) -> Span:
    step = timedelta(days=count)
    return Span(day, day + step - timedelta(days=1), day - step, day + step)


def weeks_of(month: Span) -> list[list[date]]:
    """The weeks that touch the month, from Monday to Sunday, with the days of its neighbours."""
    return calendar.Calendar().monthdatescalendar(month.first.year, month.first.month)


def days_of(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


# ── days off ─────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Mark:
    """Why a day is not as its weekday says: a holiday, or a Saturday that is worked."""

    name: str
    is_worked: bool


#: (day or "MM-DD", is it a make-up day, name, valid from, valid to): the rows of the working calendar.
Row = tuple[str, bool, str, date | None, date | None]


def marks(rows: Iterable[Row], first: date, last: date) -> dict[date, Mark]:
    """The marked days of a page. A single day goes before one of every year, as in the working calendar."""
    rows = list(rows)
    found: dict[date, Mark] = {}
    for day in days_of(first, last):
        for said, is_worked, name, since, until in rows:
            holds = (since is None or since <= day) and (until is None or day <= until)
            if said == day.isoformat():
                found[day] = Mark(name, is_worked)
            elif said == f"{day:%m-%d}" and holds:
                found.setdefault(day, Mark(name, is_worked))
    return found


# ── two things at one time ───────────────────────────────────────────────────────────────────────

#: How long something lasts of which only the hour is written when it begins.
LASTS = timedelta(hours=2)


def ends_of(each: Happening) -> datetime:
    """When a thing of one day ends that begins at an hour: as it is written, else after as long as such things last."""
    assert each.at is not None
    return moment(each.ends_at) if each.ends_at and each.ends_at > each.at else moment(each.at) + LASTS


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two things that want one person on one day (the first of them)."""

    official_id: int
    first: Happening
    second: Happening
    day: date
    clash: Clash


def clash(one: Happening, other: Happening) -> Clash | None:
    """How two things are in each other's way for somebody who must be at both; None where they are not.

    What lasts several days takes all of each: nobody writes down the hour of a return. Within the same place one may
    be at both.
    """
    if one.is_cancelled or other.is_cancelled or max(one.since, other.since) > min(one.last, other.last):
        return None
    known, same = bool(one.place and other.place), _plain(one.place) == _plain(other.place)
    if one.last > one.since or other.last > other.since:
        if not known:
            return Clash.UNSURE
        return None if same else Clash.PLACES
    if one.at is None or other.at is None:
        return Clash.UNSURE
    earlier, later = sorted(((one.at, one), (other.at, other)), key=lambda each: each[0])
    if ends_of(earlier[1]) <= moment(later[0]):
        return None
    return Clash.PLACES if known and not same else Clash.HOURS


def conflicts(found: Iterable[Happening]) -> list[Conflict]:
    """Every pair of things that one official must be at together; the earliest first."""
    held: dict[int, list[Happening]] = defaultdict(list)
    for each in sorted(found, key=lambda each: (each.since, each.at or time.min, each.key)):
        for official in each.official_ids:
            held[official].append(each)
    pairs = [
        Conflict(official, one, other, max(one.since, other.since), how)
        for official, theirs in held.items()
        for one, other in _near(theirs)
        if (how := clash(one, other))
    ]
    return sorted(pairs, key=lambda each: (each.day, each.first.key, each.second.key, each.official_id))


def _near(theirs: Sequence[Happening]) -> Iterator[tuple[Happening, Happening]]:
    """Pairs that share a day; `theirs` are in the order of their first day."""
    for at, one in enumerate(theirs):
        for other in theirs[at + 1 :]:
            if other.since > one.last:
                break
            yield one, other


def _plain(place: str) -> str:
    return " ".join(place.split()).casefold()


def moment(at: time) -> datetime:
    return datetime.combine(FIRST, at)


# ── what a day tells ─────────────────────────────────────────────────────────────────────────────

#: More deadlines of one sort on one day are told as one line.
SEVERAL = 3
_ORDER = {kind: place for place, kind in enumerate(Kind)}


def is_event(each: Happening) -> bool:
    return each.kind in EVENTS


def is_overdue(each: Happening, today: date) -> bool:
    """Its day is past, and somebody is still waited for."""
    return each.kind == Kind.DUE and each.last < today and not each.is_cancelled


def order(each: Happening) -> tuple[int, time, str]:
    """How a day tells its things: those with people first, by their hour."""
    return (
        _ORDER.get(Kind(each.kind), len(_ORDER)) if each.kind in Kind else len(_ORDER),
        each.at or time.min,
        each.title,
    )


def sort_of(each: Happening) -> str:
    """What a deadline asks for, without what it is about: "Cập nhật tháng 5/2020"."""
    return each.title.partition(": ")[0]


def told_once(found: Iterable[Happening]) -> list[Happening]:
    """What is wanted of several agencies until one day is one line with all of them."""
    once: dict[tuple[date, str, str, str], Happening] = {}
    for each in found:
        key = (each.since, each.title, each.url, "" if each.kind in DEADLINES else each.key)
        known = once.get(key)
        once[key] = replace(known, agency_ids=known.agency_ids | each.agency_ids) if known else each
    return list(once.values())


def gathered(
    found: Iterable[Happening], *, url: Callable[[date], str], said: Callable[[str, int], str]
) -> list[Happening]:
    """Where more than a few deadlines of one sort fall on one day, one line with their number; `url` lists them."""
    groups: dict[tuple[date, str], list[Happening]] = defaultdict(list)
    others: list[Happening] = []
    for each in found:
        if each.kind in DEADLINES and not each.is_cancelled:
            groups[each.since, sort_of(each)].append(each)
        else:
            others.append(each)
    for (day, sort), many in groups.items():
        others += many if len(many) <= SEVERAL else [_as_one(many, said(sort, len(many)), url(day))]
    return others


def _as_one(many: Sequence[Happening], title: str, url: str) -> Happening:
    agencies = frozenset[int]().union(*(each.agency_ids for each in many))
    return replace(many[0], key=f"{many[0].key}+{len(many)}", title=title, url=url, agency_ids=agencies)


def by_day(found: Iterable[Happening], first: date, last: date) -> dict[date, list[Happening]]:
    """Each day of a page with what is on it, also those with nothing; what lasts several days is on each of them."""
    held: dict[date, list[Happening]] = {day: [] for day in days_of(first, last)}
    for each in found:
        for day in days_of(max(first, each.since), min(last, each.last)):
            held[day].append(each)
    return {day: sorted(things, key=order) for day, things in held.items()}


def fits(each: Happening, *, kind: str = "", agency: int | None = None, partner: int | None = None) -> bool:
    """Is it of what is asked for? What is not asked lets all through."""
    return (
        (not kind or each.kind == kind)
        and (agency is None or agency in each.agency_ids)
        and (partner is None or partner in each.partner_ids)
    )


def is_in_feed(each: Happening, *, agency: int | None, kinds: Iterable[str]) -> bool:
    """Does it go into somebody's own calendar? All kinds where none was chosen; of deadlines, those of one's house."""
    chosen = set(kinds)
    if chosen and each.kind not in chosen:
        return False
    return each.kind not in OF_THE_HOUSE or not each.agency_ids or agency in each.agency_ids


def without_people(each: Happening) -> Happening:
    """As a feed tells it: nothing of who receives, comes, translates, drives; of whose papers it is, nothing."""
    title = each.title.partition(": ")[0] if each.names_person else each.title
    return replace(each, title=title, host="", guests="", interpreter="", car="")

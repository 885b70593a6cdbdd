"""The one list of figures: the rooms' functions stand here once; the page of figures and the reports read this list."""

from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qsl, urlencode

from haidang.kit.figures import Figure
from haidang.kit.glance import one_glance
from haidang.registers.agreements.figures import figures as of_agreements
from haidang.registers.aid.figures import figures as of_aid
from haidang.registers.conferences.figures import figures as of_conferences
from haidang.registers.defence.figures import figures as of_defence
from haidang.registers.delegations.figures import figures as of_delegations
from haidang.registers.events.figures import figures as of_events
from haidang.registers.information.figures import figures as of_information
from haidang.registers.partners.figures import figures as of_partners
from haidang.registers.passports.figures import figures as of_passports
from haidang.registers.people.figures import figures as of_people
from haidang.registers.visits.figures import figures as of_visits

#: A room that counts something is added here, and nowhere else. The order is that of the page.
ROOMS: tuple[Callable[[Any, date, date], Iterable[Figure]], ...] = (
    of_delegations,
    of_visits,
    of_conferences,
    of_agreements,
    of_partners,
    of_passports,
    of_events,
    of_information,
    of_people,
    of_aid,
    of_defence,
)


def figures(user: Any, since: date, until: date) -> list[Figure]:
    """What the books of which `user` may see rows counted from `since` to `until`, both days within.

    The number of queries is that of the rooms, and does not grow with what they find.
    """
    with one_glance():
        return [each for room in ROOMS for each in room(user, since, until)]


def year_before(since: date, until: date) -> tuple[date, date]:
    """The same period a year earlier ("cùng kỳ"). What ends with its month ends with the month of that year too."""
    return _earlier(since), _earlier(until, to_the_end=(until + timedelta(days=1)).day == 1)


def _earlier(day: date, *, to_the_end: bool = False) -> date:
    last = monthrange(day.year - 1, day.month)[1]
    return date(day.year - 1, day.month, last if to_the_end else min(day.day, last))


@dataclass(frozen=True, slots=True)
class Beside:
    """One figure of a period, and the same of the year before."""

    now: Figure
    before: Figure

    @property
    def change(self) -> int | Decimal:
        return self.now.value - self.before.value

    @property
    def percent(self) -> Decimal | None:
        """By how much it grew, in per cent to one place; None where there was nothing to grow from."""
        if not self.before.value:
            return None
        return (Decimal(self.change) * 100 / Decimal(self.before.value)).quantize(Decimal("0.1"))


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: the whole, and what of it went by each channel where the book knows channels."""

    whole: Beside
    parts: tuple[Beside, ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """The figures of one book, in the order in which its room told them."""

    name: str
    rows: tuple[Row, ...]

    @property
    def told(self) -> list[Row]:
        """The lines in which there is something, in one of the two periods."""
        return [row for row in self.rows if row.whole.now.value or row.whole.before.value]

    @property
    def nothing(self) -> list[str]:
        """What is nothing in both, by its words: known to be nothing, and no line each."""
        return [row.whole.now.label for row in self.rows if not (row.whole.now.value or row.whole.before.value)]


def compared(user: Any, since: date, until: date, *, channel: str = "") -> list[Book]:
    """Every figure beside that of the year before, by book; with `channel`, only what the books know of that one."""
    now = _of_channel(figures(user, since, until), channel)
    before = _of_channel(figures(user, *year_before(since, until)), channel)
    return books_of(now, before)


def _of_channel(found: Iterable[Figure], channel: str) -> list[Figure]:
    return [each for each in found if not channel or each.channel == channel]


def books_of(now: Iterable[Figure], before: Iterable[Figure]) -> list[Book]:
    """Laid side by side. What only one of the two periods knows (a kind, a currency) stands there with 0 beside it."""
    ours, theirs = _lines(now), _lines(before)
    groups: dict[str, list[Row]] = {}
    for line in dict.fromkeys((*ours, *theirs)):
        row = _row(ours.get(line, {}), theirs.get(line, {}))
        groups.setdefault(row.whole.now.group, []).append(row)
    return [Book(name, tuple(rows)) for name, rows in groups.items()]


def _lines(found: Iterable[Figure]) -> dict[tuple[str, str], dict[str, Figure]]:
    """By what is counted and its unit, since two currencies are not added: the figure of each channel."""
    lines: dict[tuple[str, str], dict[str, Figure]] = {}
    for each in found:
        lines.setdefault((each.key, each.unit), {})[each.channel] = each
    return lines


def _row(now: dict[str, Figure], before: dict[str, Figure]) -> Row:
    channels = [channel for channel in dict.fromkeys((*now, *before)) if channel]
    parts = tuple(_beside(now.get(channel), before.get(channel)) for channel in channels)
    whole = _beside(_whole(now), _whole(before))
    # Of a single channel the part is the whole; of nothing there are no parts.
    is_parted = len(channels) > 1 and any(part.now.value or part.before.value for part in parts)
    return Row(whole, parts if is_parted else ())


def _whole(channels: dict[str, Figure]) -> Figure | None:
    """What the room said of all channels together, or else their sum, which opens the list of all of them."""
    if not channels or "" in channels:
        return channels.get("")
    first, *others = channels.values()
    if not others:
        return first
    value = sum((each.value for each in others), start=first.value)
    return replace(first, value=value, url=of_all_channels(first.url), channel="")


def of_all_channels(url: str) -> str:
    """The same list without its channel."""
    address, _mark, query = url.partition("?")
    kept = urlencode([pair for pair in parse_qsl(query) if pair[0] != "channel"])
    return f"{address}?{kept}" if kept else address


def _beside(now: Figure | None, before: Figure | None) -> Beside:
    """A period that had none has 0, which leads nowhere: the days in the other one's address are not its own."""
    known = now or before
    assert known
    none = replace(known, value=0, url="")
    return Beside(now or none, before or none)

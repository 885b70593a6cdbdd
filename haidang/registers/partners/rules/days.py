"""Which days of partners come up, how many years they are, and whether that is a round number."""

import calendar
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from haidang.registers.partners.choices import DayKind

#: First and last day of the lunar new year's holiday, by year, as far as notices are known.
LunarYears = Mapping[int, tuple[date, date]]


@dataclass(frozen=True, slots=True)
class Mark:
    """A day of a partner as the rules take it. Without `year` it is kept every year alike."""

    key: int
    partner: str
    kind: str
    name: str
    month: int | None = None
    day: int | None = None
    year: int | None = None
    length: int = 1
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Occasion:
    """A day that comes up in a certain year."""

    mark: Mark
    on: date
    last: date
    #: How many years; None where the day is kept every year alike.
    years: int | None
    #: A round number of years; what is kept every year counts each time. None: no norm says what is round.
    is_round: bool | None
    #: Kept on another day than its own, in a year without 29/02.
    is_moved: bool = False

    @property
    def key(self) -> str:
        return f"{self.mark.key}-{self.on:%Y}"


def is_day_of_year(month: int, day: int) -> bool:
    """Is there such a day at least in some years?"""
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(2020, month)[1]


def is_round(years: int | None, step: int | None) -> bool | None:
    """Is a day worth keeping in this year? Without a number of years always; without a norm nobody can say."""
    if years is None:
        return True
    if step is None or step < 1:
        return None
    return years > 0 and years % step == 0


def occasions(
    marks: Iterable[Mark], since: date, until: date, *, step: int | None, lunar: LunarYears
) -> list[Occasion]:
    """Every day that touches the days from `since` to `until`, in order. Anniversaries of each year are among them."""
    found = [
        each
        for mark in marks
        # a new year's holiday may begin in the year before
        for year in range(since.year - 1, until.year + 1)
        for each in _in_year(mark, year, step, lunar)
        if each.on <= until and each.last >= since
    ]
    return sorted(found, key=lambda each: (each.on, each.mark.partner, each.mark.name))


def _in_year(mark: Mark, year: int, step: int | None, lunar: LunarYears) -> Iterator[Occasion]:
    if mark.kind == DayKind.LUNAR:
        if year in lunar and _holds(mark, lunar[year][0]):
            yield Occasion(mark, lunar[year][0], lunar[year][1], None, True)
        return
    if mark.month is None or mark.day is None:
        return
    on = _day(year, mark.month, mark.day)
    years = None if mark.year is None else year - mark.year
    if not _holds(mark, on) or (years is not None and years < 1):
        return
    last = on + timedelta(days=max(mark.length, 1) - 1)
    yield Occasion(mark, on, last, years, is_round(years, step), is_moved=on.day != mark.day)


def _day(year: int, month: int, day: int) -> date:
    """29/02 is kept on the 28th in years that have none."""
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def _holds(mark: Mark, on: date) -> bool:
    return (mark.valid_from is None or mark.valid_from <= on) and (mark.valid_to is None or on <= mark.valid_to)


def spans_of_new_year(days_off: Iterable[date]) -> dict[int, tuple[date, date]]:
    """First and last day off at the lunar new year, by the year it opens: it never opens before 21/01 nor after 20/02.

    Days off as the notices name them; a day before New Year belongs to the year that is about to begin.
    """
    found: dict[int, tuple[date, date]] = {}
    for day in sorted(days_off):
        first, last = found.get(day.year, (day, day))
        found[day.year] = (min(first, day), max(last, day))
    return found


def untold_moves(marks: Iterable[Mark], since: date, until: date) -> list[tuple[str, int]]:
    """Partners whose day moves and stands in the book year by year, and the years ahead for which nobody entered it."""
    told: dict[str, list[Mark]] = {}
    for mark in marks:
        if mark.valid_from and mark.valid_to and mark.valid_from.year == mark.valid_to.year and mark.month and mark.day:
            told.setdefault(mark.partner, []).append(mark)
    found = []
    for partner, rows in told.items():
        last = max(rows, key=lambda mark: mark.valid_from or date.min)
        first, month, day = last.valid_from or until, last.month or 1, last.day or 1
        years = range(first.year + 1, until.year + 1)
        found += [(partner, year) for year in years if since <= _day(year, month, day) <= until]
    return found


def untold_years(since: date, until: date, lunar: LunarYears) -> list[int]:
    """The years between the days whose lunar new year no notice has told yet, though it touches them."""
    return [
        year
        for year in range(since.year, until.year + 1)
        if year not in lunar and since <= date(year, 2, 20) and until >= date(year, 1, 21)
    ]

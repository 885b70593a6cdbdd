"""Days and periods by the rules of the office: plain functions on plain values; the calendar and the norm are given."""

import calendar
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from haidang.kit.money import Money
from haidang.office.norms.choices import PeriodKind, Unit

# ── working days ─────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Calendar:
    """When the office is open: Monday to Friday, but for holidays of every year and the days that a notice names.

    `yearly` are (month, day, valid from, valid to); `off` and `worked` are single days, and go before everything else.
    """

    yearly: tuple[tuple[int, int, date | None, date | None], ...] = ()
    off: frozenset[date] = field(default_factory=frozenset)
    worked: frozenset[date] = field(default_factory=frozenset)

    def is_open(self, day: date) -> bool:
        """Does the office work that day? A make-up Saturday counts, a weekday given free does not."""
        if day in self.worked:
            return True
        if day in self.off or day.weekday() >= 5:
            return False
        return not any(
            (day.month, day.day) == (month, at) and (first is None or first <= day) and (last is None or day <= last)
            for month, at, first, last in self.yearly
        )

    def next_open(self, day: date) -> date:
        """The day itself where the office is open, else the next on which it is."""
        while not self.is_open(day):
            day += timedelta(days=1)
        return day

    def previous_open(self, day: date) -> date:
        while not self.is_open(day):
            day -= timedelta(days=1)
        return day

    def add(self, start: date, count: int) -> date:
        """The day that is `count` working days after `start` (before, when negative); `start` itself is not counted."""
        step = timedelta(days=1 if count >= 0 else -1)
        day, left = start, abs(count)
        while left:
            day += step
            left -= self.is_open(day)
        return day

    def between(self, first: date, last: date) -> int:
        """How many working days lie after `first` up to and with `last`; negative when `last` comes first."""
        if last < first:
            return -self.between(last, first)
        return sum(self.is_open(first + timedelta(days=n)) for n in range(1, (last - first).days + 1))


# ── terms ────────────────────────────────────────────────────────────────────────────────────────


def term_end(start: date, amount: int, unit: str, calendar: Calendar) -> date:
    """The last day of a term that begins with what happened on `start` (which is not counted: BLDS 2015 Đ147, 148).

    A term in days, months or years that ends on a day of rest ends with the next working day.
    """
    match unit:
        case Unit.WORKING_DAYS:
            return calendar.add(start, amount)
        case Unit.DAYS:
            return calendar.next_open(start + timedelta(days=amount))
        case Unit.MONTHS:
            return calendar.next_open(months_later(start, amount))
        case Unit.YEARS:
            return calendar.next_open(months_later(start, 12 * amount))
        case Unit.HOURS:
            return start + timedelta(days=-(-amount // 24))
    raise ValueError(f"A term is not counted in {Unit(unit).value}.")


def latest_start(event: date, amount: int, unit: str, calendar: Calendar) -> date:
    """The last day on which something that must be done `amount` before `event` is still in time."""
    match unit:
        case Unit.WORKING_DAYS:
            return calendar.add(event, -amount)
        case Unit.DAYS:
            return event - timedelta(days=amount)
        case Unit.MONTHS:
            return months_later(event, -amount)
        case Unit.HOURS:
            return event - timedelta(days=-(-amount // 24))
    raise ValueError(f"A term before a day is not counted in {Unit(unit).value}.")


def months_later(day: date, months: int) -> date:
    """The same day of another month; its last day where the month is shorter (31/01 + 1 month = 29/02/2020)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def day_of_year(amount: str, year: int) -> date:
    """ "12-18" of a year; 29/02 falls on the 28th where there is none."""
    month, day = map(int, amount.split("-"))
    if (month, day) == (2, 29) and not calendar.isleap(year):
        day = 28
    return date(year, month, day)


def days_around(amount: str) -> tuple[int, ...]:
    """ "-7 -3 +1 +7 +15" → the rungs of a ladder, in their order."""
    return tuple(sorted(int(step) for step in amount.split()))


def time_of_day(amount: str) -> time:
    """ "17:00" as a time."""
    return time.fromisoformat(amount)


# ── periods ──────────────────────────────────────────────────────────────────────────────────────

_MONTHS = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.HALF: 6, PeriodKind.YEAR: 12}
_ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The figures of a report: from its first day to its last, both counted."""

    first: date
    last: date
    kind: PeriodKind
    year: int
    #: Month 1-12, quarter 1-4, half 1-2, year 1.
    index: int

    @property
    def code(self) -> str:
        """A name for addresses and files: "2020-t05", "2020-q2", "2020-n1", "2020"."""
        letter = {PeriodKind.MONTH: f"-t{self.index:02}", PeriodKind.QUARTER: f"-q{self.index}"}
        return f"{self.year}{letter.get(self.kind, f'-n{self.index}' if self.kind == PeriodKind.HALF else '')}"

    @property
    def name(self) -> str:
        """As the office calls it: "tháng 5/2020", "quý II/2020", "6 tháng đầu năm 2020", "năm 2020"."""
        match self.kind:
            case PeriodKind.MONTH:
                return f"tháng {self.index}/{self.year}"
            case PeriodKind.QUARTER:
                return f"quý {_ROMAN[self.index - 1]}/{self.year}"
            case PeriodKind.HALF:
                return f"6 tháng {'đầu' if self.index == 1 else 'cuối'} năm {self.year}"
        return f"năm {self.year}"

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


_LETTERS = {"t": PeriodKind.MONTH, "q": PeriodKind.QUARTER, "n": PeriodKind.HALF}


def name_of(code: str) -> str:
    """What the office calls the period with this code; what is no code stays as it is."""
    found = re.fullmatch(r"(\d{4})(?:-(?:(t)(0[1-9]|1[0-2])|(q)([1-4])|(n)([12])))?", code)
    if not found:
        return code
    year, *rest = (part for part in found.groups() if part)
    kind = _LETTERS[rest[0]] if rest else PeriodKind.YEAR
    # its days depend on the windows of that year and change nothing of its name
    return Period(date.min, date.max, kind, int(year), int(rest[1]) if rest else 1).name


def window_starts(amount: str) -> int:
    """On which day of the month before a window begins: 15 of "12-15..12-14"; 1 of "01-01..12-31"."""
    found = re.fullmatch(r"(?:\d\d-)?(\d\d)\.\.(?:\d\d-)?(\d\d)", amount.strip())
    if not found:
        raise ValueError(f"Not a window of days: {amount!r}")
    return int(found[1])


def period(kind: PeriodKind, year: int, index: int, *, starts: int) -> Period:
    """The period with its window: with `starts` 15, month 5 runs from 15/4 to 14/5; with 1, it is the month itself.

    NĐ 09/2019/NĐ-CP Đ12.1 (from 12/3/2019) for 15; before it, the calendar's own.
    """
    months = _MONTHS[kind]
    closing = date(year, index * months, 1)
    if starts == 1:
        first, following = months_later(closing, 1 - months), months_later(closing, 1)
    else:
        first = months_later(closing, -months).replace(day=starts)
        following = closing.replace(day=starts)
    return Period(first, following - timedelta(days=1), kind, year, index)


def period_at(kind: PeriodKind, day: date, *, starts: int) -> Period:
    """The period whose window holds the day: 20/12/2019 belongs to the year 2020."""
    months = _MONTHS[kind]
    counted = months_later(day.replace(day=1), 1) if starts > 1 and day.day >= starts else day
    return period(kind, counted.year, (counted.month - 1) // months + 1, starts=starts)


def periods_of(kind: PeriodKind, first: date, last: date, *, starts: int) -> Iterator[Period]:
    """The periods that touch the days from `first` to `last`, in their order."""
    current = period_at(kind, first, starts=starts)
    while current.first <= last:
        yield current
        current = period_at(kind, current.last + timedelta(days=1), starts=starts)


# ── rows that hold ───────────────────────────────────────────────────────────────────────────────


def overlap(rows: Iterable[tuple[date | None, date | None]], first: date | None, last: date | None) -> bool:
    """Is there a day on which one of `rows` holds and the range from `first` to `last` too?"""
    low, high = first or date.min, last or date.max
    return any((start or date.min) <= high and low <= (end or date.max) for start, end in rows)


def family(code: str) -> str:
    """The rule behind its versions: "GUEST-NORM-2" → "GUEST-NORM"; what has no version is its own ("ORG-2025")."""
    return re.sub(r"-\d{1,2}$", "", code)


# ── amounts ──────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The most that may be paid for an item that day, taxes included, with the place where it stands."""

    amount: Money
    #: "người/ngày"
    unit: str
    #: What the rule says beside the number.
    condition: str
    #: "TT 35/2026/TT-BTC Đ7"
    source: str
    #: The row, for who wants to look.
    url: str
    #: A row that nobody has read in its source only warns.
    may_refuse: bool
    #: How the number came about, where it is a share of another.
    how: str = ""
    #: The rule says that nothing is paid for it.
    is_barred: bool = False


@dataclass(frozen=True, slots=True)
class Unknown:
    """Chưa kiểm tra được: why, and what to do."""

    reason: str
    source: str = ""

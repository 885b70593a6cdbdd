"""What a rule or a page asks of the norms: the calendar, the window of a period, what held on a day, what changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from haidang.kit.clock import END_OF_OFFICE_HOURS, VIETNAM, office_day
from haidang.kit.glance import read_once
from haidang.office.norms import rules
from haidang.office.norms.ceilings import GUESTS, Ceiling, Table, Unknown
from haidang.office.norms.choices import AmountItem, AmountKind, DayKind, GuestClass, HeadRole, PeriodKind
from haidang.office.norms.models import Amount, CalendarDay, NoNorm, Norm, TwoNorms
from haidang.office.norms.rules import Calendar, Period

#: Which norm gives the window of each kind of period.
_WINDOWS = {
    PeriodKind.MONTH: "RPT-WIN-M",
    PeriodKind.QUARTER: "RPT-WIN-Q",
    PeriodKind.HALF: "RPT-WIN-H1",
    PeriodKind.YEAR: "RPT-WIN-Y",
}


@read_once
def calendar() -> Calendar:
    """The working calendar of the office, in one query."""
    yearly: list[tuple[int, int, date | None, date | None]] = []
    off: set[date] = set()
    worked: set[date] = set()
    for row in CalendarDay.objects.all():
        if len(row.day) == 5:
            month, day = map(int, row.day.split("-"))
            yearly.append((month, day, row.valid_from, row.valid_to))
        else:
            (worked if row.kind == DayKind.WORKED else off).add(date.fromisoformat(row.day))
    return Calendar(tuple(yearly), frozenset(off), frozenset(worked))


def period_on(kind: PeriodKind, day: date) -> Period:
    """The reporting period that the day's figures count for, by the window of that day."""
    return rules.period_at(kind, day, starts=_starts(kind, day))


def periods_between(kind: PeriodKind, first: date, last: date) -> list[Period]:
    """The reporting periods that touch the days from `first` to `last`."""
    return list(rules.periods_of(kind, first, last, starts=_starts(kind, last)))


def period_due(period: Period, calendar: Calendar) -> date:
    """By when agencies send what they owe for the period."""
    return Norm.objects.in_force("RPT-DUE", on=period.last).end_of(period.last, calendar)


def period_due_or_none(period: Period, calendar: Calendar) -> date | None:
    """The same, None where no norm of that day says it, or two of them do."""
    try:
        return period_due(period, calendar)
    except (NoNorm, TwoNorms):
        return None


def _starts(kind: PeriodKind, day: date) -> int:
    """On which day of a month windows begin; the first where no norm says otherwise (before 12/3/2019).

    Of two rows on one day the later one: the page of norms shows the quarrel, and meanwhile work goes on.
    """
    try:
        return rules.window_starts(Norm.objects.in_force(_WINDOWS[kind], on=day).amount)
    except NoNorm:
        return 1
    except TwoNorms:
        rows = Norm.objects.versions(_WINDOWS[kind]).holding(day)
        return rules.window_starts(max(rows, key=lambda row: (row.valid_from or date.min, row.pk)).amount)


def cutoff(on: date) -> time:
    """Until what time something counts for the day it comes in."""
    return rules.time_of_day(Norm.objects.in_force("RPT-CUTOFF", on=on).amount)


def counts_for(moment: datetime, today: date) -> date:
    """The day of the office that something counts for which came in at `moment`: the next working day, when it came
    after the cut-off. `today` may be the day of a demonstration; the hour is always the real one.
    """
    try:
        until = cutoff(today)
    except (NoNorm, TwoNorms):
        until = END_OF_OFFICE_HOURS
    after = office_day(moment, until) - moment.astimezone(VIETNAM).date()
    return calendar().next_open(today + after) if after else today


def rungs(on: date) -> tuple[int, ...]:
    """The steps of the ladder of urging, in days before (-) and after a due day."""
    return rules.days_around(Norm.objects.in_force("URGE-RUNGS", on=on).amount)


@dataclass(frozen=True)
class Change:
    """A rule that was one thing on one day and another on a later one."""

    family: str
    act: str
    before: Norm | None
    after: Norm | None


def changes(since: date, until: date) -> list[Change]:
    """What changed in the rules after `since`, up to and with `until`, rule by rule."""
    before, after = _by_rule(since), _by_rule(until)
    found = []
    for key in sorted(before.keys() | after.keys()):
        old, new = before.get(key), after.get(key)
        if (old and old.pk) != (new and new.pk):
            found.append(Change(key[0], (new or old).act, old, new))  # type: ignore[union-attr]
    return found


def _by_rule(on: date) -> dict[tuple[str, str], Norm]:
    return {(row.family, str(sorted(row.conditions.items()))): row for row in Norm.objects.holding(on)}


# ── amounts ──────────────────────────────────────────────────────────────────────────────────────


def ceiling(item: str, guest_class: str, role: str = "", *, on: date) -> Ceiling | Unknown:
    """The most that may be paid that day for an item of receiving a guest of this class, or why nobody can say.

    Who asks for many items of one day asks a `Table` of that day instead.
    """
    return Table(GUESTS, on).ceiling(item, guest_class, role)


@dataclass(frozen=True)
class AmountCell:
    """What the table says to one class, what a share of another item comes to, and what is said to this class alone."""

    row: Amount
    worth: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class AmountLine:
    """One item and role of the table of guests, class by class."""

    item: str
    role: str
    article: str
    #: What is said to every class alike: of what it is a share, under which condition.
    words: tuple[str, ...]
    #: For each class of guest what the table says; None where it says nothing.
    cells: tuple[AmountCell | None, ...]


def guest_table(on: date) -> list[AmountLine]:
    """The table of receiving guests as it holds that day, in the order of its items."""
    table = Table(GUESTS, on)
    rows = {(row.item, row.role, row.group): row for row in table.rows}
    heads = sorted({(item, role) for item, role, _group in rows}, key=lambda head: (_order(head[0]), _role(head[1])))
    found = []
    for item, role in heads:
        told = {group: rows.get((item, role, group)) or rows.get((item, role, "")) for group in GuestClass}
        if not role and _is_told_below(item, told, rows):
            continue
        # what is said of an item for everybody is said for each role that has a line
        full = [told[group] or rows.get((item, "", group)) or rows.get((item, "", "")) for group in GuestClass]
        said = [each for each in full if each]
        alike = tuple(word for word in _words(said[0]) if all(word in _words(each) for each in said))
        cells = tuple(
            _cell(table, each, group, role, alike) if each else None
            for group, each in zip(GuestClass, full, strict=True)
        )
        head = said[0]
        found.append(AmountLine(head.get_item_display(), head.get_role_display(), head.article, alike, cells))
    return found


def _cell(table: Table, row: Amount, group: str, role: str, alike: tuple[str, ...]) -> AmountCell:
    return AmountCell(row, _worth(table, row, group, role), tuple(word for word in _words(row) if word not in alike))


def _words(row: Amount) -> tuple[str, ...]:
    """What a cell says beside its money."""
    share = row.said if row.kind == AmountKind.PERCENT else ""
    return tuple(filter(None, (share, row.condition)))


def _is_told_below(
    item: str, told: Mapping[GuestClass, Amount | None], rows: Mapping[tuple[str, str, str], Amount]
) -> bool:
    """A line without a role that says nothing the line of the head does not say as well."""
    heads = {group for kept, role, group in rows if kept == item and role == HeadRole.HEAD}
    return bool(heads) and not heads & {group for group, row in told.items() if row}


def _worth(table: Table, row: Amount, group: str, role: str) -> str:
    """What a share comes to for this class; "" for an amount of its own, and where the other item is not known."""
    if row.kind != AmountKind.PERCENT:
        return ""
    found = table.ceiling(row.item, group, role)
    return str(found.amount) if isinstance(found, Ceiling) else ""


_ITEMS, _ROLES = list(AmountItem), ("", "head", "deputy", "member")


def _order(item: str) -> int:
    return _ITEMS.index(AmountItem(item))


def _role(role: str) -> int:
    return _ROLES.index(role)


@dataclass(frozen=True)
class AmountChange:
    """An amount that was one on one day and another on a later one; None: there was none."""

    about: str
    before: Amount | None
    after: Amount | None


def amount_changes(since: date, until: date) -> list[AmountChange]:
    """What changed in the tables after `since`, up to and with `until`."""
    before, after = _amounts(since), _amounts(until)
    found = []
    for key in sorted(before.keys() | after.keys(), key=lambda key: (key[0], _order(key[1]), *key[2:])):
        old, new = before.get(key), after.get(key)
        if (old and old.pk) != (new and new.pk):
            row = new or old
            assert row
            found.append(AmountChange(str(row).rpartition(": ")[0], old, new))
    return found


def _amounts(on: date) -> dict[tuple[str, ...], Amount]:
    rows = Amount.objects.select_related("norm").holding(on)
    return {(row.norm.family, *row.key): row for row in rows}

"""Rules with dates and amounts, and the days on which offices are shut: what office.norms is seeded from."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from haidang.papers.reference.tables import day, in_force, rows


@dataclass(frozen=True, slots=True)
class Rule:
    """`amount` with `unit` ("ngày", "ngày làm việc", "hằng năm" for a day of the year …) where there is one."""

    code: str
    act: str
    value: str
    amount: str
    unit: str
    valid_from: date | None
    valid_to: date | None
    source: str
    tag: str


@dataclass(frozen=True, slots=True)
class Holiday:
    """`day` is "MM-DD" for every year or ISO for one; `kind` is "nghỉ" or "làm bù" (a Saturday worked instead)."""

    day: str
    kind: str
    name: str
    valid_from: date | None
    valid_to: date | None
    source: str
    tag: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """One cell of the table of a rule; `amount` is money, or a share in percent of the item `percent_of`."""

    rule: str
    item: str
    group: str
    role: str
    kind: str
    amount: str
    percent_of: str
    unit: str
    condition: str
    valid_from: date
    valid_to: date | None
    article: str
    tag: str


@cache
def amounts() -> tuple[TableRow, ...]:
    """The tables of amounts that could be read in their source."""
    return tuple(
        TableRow(
            row["rule"],
            row["item"],
            row["group"],
            row["role"],
            row["kind"],
            row["amount"],
            row["percent_of"],
            row["unit"],
            row["condition"],
            date.fromisoformat(row["valid_from"]),
            day(row["valid_to"]),
            row["source"].rpartition(" ")[2],
            row["tag"],
        )
        for row in rows("amounts")
    )


@dataclass(frozen=True, slots=True)
class GuestClassRow:
    """The class of a guest by the post of the head of the delegation."""

    rank: str
    guest_class: str
    source: str


@cache
def guest_classes(on: date) -> dict[str, GuestClassRow]:
    """By post, the class that holds on the day; empty on a day whose rule could not be read."""
    return {
        row["rank"]: GuestClassRow(row["rank"], row["class"], row["source"])
        for row in rows("guest_classes")
        if in_force(day(row["valid_from"]), day(row["valid_to"]), on)
    }


@cache
def rules(on: date | None = None) -> tuple[Rule, ...]:
    all_rules = (
        Rule(
            row["code"],
            row["act"],
            row["value"],
            row["amount"],
            row["unit"],
            day(row["valid_from"]),
            day(row["valid_to"]),
            row["source"],
            row["tag"],
        )
        for row in rows("rules")
    )
    return tuple(each for each in all_rules if in_force(each.valid_from, each.valid_to, on))


@cache
def holidays() -> tuple[Holiday, ...]:
    return tuple(
        Holiday(
            row["day"],
            row["kind"],
            row["name"],
            day(row["valid_from"]),
            day(row["valid_to"]),
            row["source"],
            row["tag"],
        )
        for row in rows("holidays")
    )


@cache
def _overrides() -> dict[str, str]:
    return {holiday.day: holiday.kind for holiday in holidays()}


def is_working_day(on: date) -> bool:
    """Is the office open? A make-up Saturday is; a weekday that the year's notice gives free is not."""
    kind = _overrides().get(on.isoformat())
    if kind:
        return kind == "làm bù"
    return on.weekday() < 5 and f"{on:%m-%d}" not in _overrides()

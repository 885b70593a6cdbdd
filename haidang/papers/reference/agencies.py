"""The agencies an official paper may name, with their names over time, and who took over from whom."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from haidang.papers.reference.tables import day, in_force, many, rows


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency under the name it bore from `valid_from` to `valid_to`; one code may have several rows."""

    code: str
    name: str
    kind: str
    level: str
    aliases: tuple[str, ...] = ()
    english: str = ""
    parent: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    source: str = ""
    tag: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Heir:
    """`successor` answers for what `predecessor` had to do, from `since`, within `scope`."""

    predecessor: str
    successor: str
    since: date
    legal_basis: str
    scope: str
    tag: str = ""


@cache
def _agencies() -> tuple[Agency, ...]:
    return tuple(
        Agency(
            code=row["code"],
            name=row["name"],
            kind=row["kind"],
            level=row["level"],
            aliases=many(row["aliases"]),
            english=row["english"],
            parent=row["parent"],
            valid_from=day(row["valid_from"]),
            valid_to=day(row["valid_to"]),
            source=row["source"],
            tag=row["tag"],
        )
        for row in rows("agencies")
    )


@cache
def known_agencies(on: date | None = None) -> tuple[Agency, ...]:
    """The agencies under the names they bore that day; without a day, every name ever known."""
    return tuple(agency for agency in _agencies() if in_force(agency.valid_from, agency.valid_to, on))


@cache
def heirs() -> tuple[Heir, ...]:
    return tuple(
        Heir(
            row["predecessor"],
            row["successor"],
            date.fromisoformat(row["date"]),
            row["legal_basis"],
            row["scope"],
            row["tag"],
        )
        for row in rows("heirs")
    )


def heirs_of(code: str, on: date) -> tuple[Heir, ...]:
    """Who had taken over from `code` by that day."""
    return tuple(heir for heir in heirs() if heir.predecessor == code and heir.since <= on)

"""Countries and organisations: names, days of relations, national days, levels of partnership, partner localities."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from haidang.papers.reference.tables import day, in_force, many, rows


@dataclass(frozen=True, slots=True)
class Relation:
    """Since when Việt Nam has diplomatic relations with a country."""

    country: str
    since: date
    aliases: tuple[str, ...]
    english: str
    iso: str
    note: str
    source: str
    tag: str

    @property
    def names(self) -> tuple[str, ...]:
        return (self.country, *self.aliases)


@dataclass(frozen=True, slots=True)
class Country:
    """A country by its names; `continent` in one English word, `lunar` where the lunar new year is kept."""

    country: str
    english: str
    original: str
    iso: str
    continent: str
    aliases: tuple[str, ...]
    lunar: bool
    source: str
    tag: str


@dataclass(frozen=True, slots=True)
class PriorityListing:
    """A partner on a list of preference, from a day on."""

    list: str
    partner: str
    valid_from: date | None
    valid_to: date | None
    source: str
    tag: str


@dataclass(frozen=True, slots=True)
class OrganisationDay:
    """A day of an international organisation, and the phrases by which papers speak of it."""

    organisation: str
    event: str
    on: date
    phrases: tuple[str, ...]
    source: str
    tag: str


@dataclass(frozen=True, slots=True)
class NationalDay:
    country: str
    month: int
    day: int
    name: str
    valid_from: date | None
    valid_to: date | None
    source: str
    tag: str


@dataclass(frozen=True, slots=True)
class Partnership:
    """`valid_from` is the first day of the year the level was reached: only the year is known."""

    country: str
    level: str
    valid_from: date | None
    valid_to: date | None
    source: str
    tag: str


@dataclass(frozen=True, slots=True)
class PartnerLocality:
    """`since` and `until` as known: a day, a month or a year, in ISO order."""

    locality: str
    english: str
    original: str
    aliases: tuple[str, ...]
    region: str
    country: str
    vietnamese_side: str
    relation: str
    since: str
    until: str
    note: str
    source: str
    tag: str


@dataclass(frozen=True, slots=True)
class Organisation:
    """An international organisation by its names; `relation` where somebody of the province belongs to it."""

    organisation: str
    english: str
    aliases: tuple[str, ...]
    vietnamese_side: str
    relation: str
    note: str
    source: str
    tag: str


@cache
def countries() -> tuple[Country, ...]:
    return tuple(
        Country(
            row["country"],
            row["english"],
            row["original"],
            row["iso"],
            row["continent"],
            many(row["aliases"]),
            row["lunar"] == "x",
            row["source"],
            row["tag"],
        )
        for row in rows("countries")
    )


@cache
def priority_listings(on: date | None = None) -> tuple[PriorityListing, ...]:
    listed = (
        PriorityListing(
            row["list"], row["partner"], day(row["valid_from"]), day(row["valid_to"]), row["source"], row["tag"]
        )
        for row in rows("priority_lists")
    )
    return tuple(each for each in listed if in_force(each.valid_from, each.valid_to, on))


@cache
def relations() -> tuple[Relation, ...]:
    return tuple(
        Relation(
            row["country"],
            date.fromisoformat(row["date"]),
            many(row["aliases"]),
            row["english"],
            row["iso"],
            row["note"],
            row["source"],
            row["tag"],
        )
        for row in rows("relations")
    )


@cache
def organisation_days() -> tuple[OrganisationDay, ...]:
    return tuple(
        OrganisationDay(
            row["organisation"],
            row["event"],
            date.fromisoformat(row["date"]),
            many(row["phrases"]),
            row["source"],
            row["tag"],
        )
        for row in rows("organisation_days")
    )


@cache
def national_days(on: date | None = None) -> tuple[NationalDay, ...]:
    """The national days kept at that time; without a day, all that ever were."""
    days = (
        NationalDay(
            row["country"],
            int(row["day"][:2]),
            int(row["day"][3:]),
            row["name"],
            day(row["valid_from"]),
            day(row["valid_to"]),
            row["source"],
            row["tag"],
        )
        for row in rows("national_days")
    )
    return tuple(each for each in days if in_force(each.valid_from, each.valid_to, on))


@cache
def partnerships(on: date | None = None) -> tuple[Partnership, ...]:
    levels = (
        Partnership(
            row["country"], row["level"], day(row["valid_from"]), day(row["valid_to"]), row["source"], row["tag"]
        )
        for row in rows("partnership_levels")
    )
    return tuple(each for each in levels if in_force(each.valid_from, each.valid_to, on))


@cache
def partner_localities() -> tuple[PartnerLocality, ...]:
    return tuple(PartnerLocality(aliases=many(row.pop("aliases")), **row) for row in rows("partner_localities"))


@cache
def organisations() -> tuple[Organisation, ...]:
    return tuple(Organisation(aliases=many(row.pop("aliases")), **row) for row in rows("organisations"))

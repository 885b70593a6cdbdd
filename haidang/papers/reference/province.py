"""What one province's directory begins with: its communes, what differs there, fields of work, missions abroad."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from haidang.papers.reference.tables import day, many, rows


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune, ward or special zone, and the district on whose ground it stands."""

    code: str
    name: str
    kind: str
    district: str
    english: str
    valid_from: date | None
    valid_to: date | None
    source: str
    tag: str

    @property
    def unit(self) -> str:
        """ "phường Vũng Tàu" """
        return f"{self.kind} {self.name}"


@dataclass(frozen=True, slots=True)
class Mission:
    """An embassy or a consulate of Viet Nam."""

    code: str
    name: str
    country: str
    english: str
    valid_from: date | None
    valid_to: date | None
    source: str
    tag: str


@dataclass(frozen=True, slots=True)
class FieldOfWork:
    """A field of foreign affairs, the words by which a heading is known to be of it, and who usually takes part."""

    code: str
    order: int
    name: str
    words: tuple[str, ...]
    agencies: tuple[str, ...]
    source: str
    tag: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What is otherwise in a province than agencies.csv says for all of them.

    `what`: "absent" (the province has no such body), "begins" (only from `day`), "heir" (from `day` on `other`
    takes over and `agency` is no more), "parent-of" (from `day` on `other` stands under `agency`), "not-in-group"
    (the phrase `other` of group_phrases.csv does not mean it).
    """

    agency: str
    what: str
    day: date | None
    other: str
    basis: str
    tag: str


@cache
def communes() -> tuple[Commune, ...]:
    return tuple(
        Commune(
            code=row["code"],
            name=row["name"],
            kind=row["kind"],
            district=row["district"],
            english=row["english"],
            valid_from=day(row["valid_from"]),
            valid_to=day(row["valid_to"]),
            source=row["source"],
            tag=row["tag"],
        )
        for row in rows("communes")
    )


@cache
def missions() -> tuple[Mission, ...]:
    return tuple(
        Mission(
            code=row["code"],
            name=row["name"],
            country=row["country"],
            english=row["english"],
            valid_from=day(row["valid_from"]),
            valid_to=day(row["valid_to"]),
            source=row["source"],
            tag=row["tag"],
        )
        for row in rows("missions")
    )


@cache
def topics() -> dict[str, tuple[str, ...]]:
    """For each agency the words of a task that touch its work."""
    return {row["agency"]: many(row["words"]) for row in rows("topics")}


@cache
def fields_of_work() -> tuple[FieldOfWork, ...]:
    return tuple(
        FieldOfWork(
            code=row["code"],
            order=int(row["order"]),
            name=row["name"],
            words=many(row["words"]),
            agencies=many(row["agencies"]),
            source=row["source"],
            tag=row["tag"],
        )
        for row in rows("fields")
    )


@cache
def differences(province: str) -> tuple[Difference, ...]:
    """What is otherwise in the province of that code (provinces.csv)."""
    return tuple(
        Difference(row["agency"], row["what"], day(row["day"]), row["other"], row["basis"], row["tag"])
        for row in rows("province_bodies")
        if row["province"] == province
    )

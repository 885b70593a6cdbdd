"""Kinds of papers with their abbreviations, known papers with their true day and title, bodies charged by law."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from haidang.papers.reference.tables import day, in_force, many, rows


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A kind of paper (NĐ 30/2020/NĐ-CP Đ7 and older rules); `abbreviation` is empty for a công văn."""

    kind: str
    abbreviation: str
    system: tuple[str, ...]
    variants: tuple[str, ...]
    valid_from: date | None
    valid_to: date | None
    source: str
    tag: str

    @property
    def abbreviations(self) -> tuple[str, ...]:
        return tuple(each for each in (self.abbreviation, *self.variants) if each)


@dataclass(frozen=True, slots=True)
class Directive:
    """A paper that plans stand on. Title and day are empty where nobody has read them in a source."""

    number: str
    kind: str
    dated: date | None
    issuer: str
    title: str
    replaced_by: str
    source: str
    tag: str


@dataclass(frozen=True, slots=True)
class Duty:
    """A topic whose work by law passes through one agency."""

    topic: str
    words: tuple[str, ...]
    agency: str
    valid_from: date | None
    valid_to: date | None
    source: str
    tag: str


@cache
def document_kinds(on: date | None = None) -> tuple[DocumentKind, ...]:
    kinds = (
        DocumentKind(
            row["kind"],
            row["abbreviation"],
            many(row["system"]),
            many(row["variants"]),
            day(row["valid_from"]),
            day(row["valid_to"]),
            row["source"],
            row["tag"],
        )
        for row in rows("document_kinds")
    )
    return tuple(each for each in kinds if in_force(each.valid_from, each.valid_to, on))


@cache
def directives() -> tuple[Directive, ...]:
    return tuple(
        Directive(
            row["number"],
            row["kind"],
            day(row["date"]),
            row["issuer"],
            row["title"],
            row["replaced_by"],
            row["source"],
            row["tag"],
        )
        for row in rows("directives")
    )


@cache
def duties(on: date | None = None) -> tuple[Duty, ...]:
    all_duties = (
        Duty(
            row["topic"],
            many(row["words"]),
            row["agency"],
            day(row["valid_from"]),
            day(row["valid_to"]),
            row["source"],
            row["tag"],
        )
        for row in rows("duties")
    )
    return tuple(each for each in all_duties if in_force(each.valid_from, each.valid_to, on))

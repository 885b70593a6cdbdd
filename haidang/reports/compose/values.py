"""What a report is made of: sections of paragraphs, tables and charts, whose sentences and numbers keep what they
stand on.

    section = Section(
        key="delegations",
        heading=_("Đoàn ra, đoàn vào"),
        blocks=(
            Paragraph(
                key="delegations.went",
                sentences=(told("delegations.went.all", "Đã cử {went} đoàn đi nước ngoài.", went=number),),
            ),
        ),
    )

A number is the sum of what each of its sources adds to it, or follows from such sums; `counted` makes one of the
records that are counted, `summed` of records with their amounts. The words around it come from `told`, whose template
bears no digit of its own: each number that a report prints is a `Number`, or stands in a record that is named.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby
from typing import Any, Literal, TypeAlias

from haidang.papers.writer.model import Column
from haidang.reports.compose.wording import run_on

# ── what it stands on ────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Source:
    """A record that words stand on, as it was when they were composed."""

    #: The model and its row: "delegations.delegation:17".
    key: str
    #: As the annex of sources names it.
    name: str
    #: Where it is opened; "" for a record that has no page of its own.
    url: str = ""
    #: What the words took from the record, in short. When it changes, the record is why a sentence changed.
    mark: str = ""

    @property
    def model(self) -> str:
        return self.key.partition(":")[0]

    @property
    def pk(self) -> int:
        return int(self.key.partition(":")[2])


def source(record: Any, *, name: str = "", mark: Any = "") -> Source:
    """The record as a source. `mark` is whatever of it the words depend on, beside its name."""
    address = getattr(record, "get_absolute_url", None)
    key = f"{record._meta.label_lower}:{record.pk}"
    return Source(key, name or str(record), address() if address else "", str(mark))


@dataclass(frozen=True, slots=True)
class Part:
    """What one record adds to a number."""

    source: Source
    amount: int | Decimal = 1


Value: TypeAlias = int | Decimal
#: "sum" of its parts; "change": the first of `of` less the second; "growth": that in per cent of the second;
#: "fall": the same of what is less, told without its sign; "share": the first in per cent of the second; "told": a
#: room's own word, whose records only stand beside it.
How = Literal["sum", "change", "growth", "fall", "share", "told"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its reasons. `key` names it for ever: two versions of a report are compared by it."""

    key: str
    #: What is counted: "số đoàn ra".
    label: str
    value: Value
    #: "đoàn", "lượt người", "VND"; "%" of what follows from others.
    unit: str = ""
    parts: tuple[Part, ...] = ()
    how: How = "sum"
    #: The numbers it follows from, where it is no sum.
    of: tuple["Number", ...] = ()
    #: The list it was counted from, with its filter set.
    url: str = ""

    def __str__(self) -> str:
        return said(self.value)

    @property
    def sources(self) -> tuple[Source, ...]:
        return unique(each for parts in (self.parts, *(one.parts for one in self.all_of)) for each in _of_parts(parts))

    @property
    def all_of(self) -> tuple["Number", ...]:
        return tuple(each for one in self.of for each in (one, *one.all_of))

    @property
    def recomputed(self) -> Value:
        """The number again, from nothing but what is listed under it."""
        return self.value if self.how == "told" else value_of(self.how, self.parts, self.of)


def value_of(how: How, parts: Iterable[Part], of: tuple[Number, ...]) -> Value:
    if how == "sum":
        return sum((part.amount for part in parts), start=0)
    first, second = (each.recomputed for each in of)
    if how == "change":
        return first - second
    if not second:
        raise ValueError("There is no share of nothing.")
    part = {"share": first, "growth": first - second, "fall": second - first}[how]
    return (Decimal(part) * 100 / Decimal(second)).quantize(Decimal("0.1"), ROUND_HALF_UP)


def counted(key: str, label: str, records: Iterable[Source], unit: str = "", *, url: str = "") -> Number:
    """So many records."""
    return summed(key, label, ((each, 1) for each in records), unit, url=url)


def summed(key: str, label: str, amounts: Iterable[tuple[Source, Value]], unit: str = "", *, url: str = "") -> Number:
    """What the records have together; one that adds nothing is a source all the same."""
    parts = tuple(Part(each, amount) for each, amount in amounts)
    return Number(key, label, value_of("sum", parts, ()), unit, parts, url=url)


def change(now: Number, before: Number) -> Number:
    """By how much it is more (or, below 0, less) than before."""
    return _following(f"{now.key}:change", now, "change", (now, before), now.unit)


def growth(now: Number, before: Number) -> Number | None:
    """The same in per cent of what was before, to one place; None where there was nothing to grow from."""
    return _following(f"{now.key}:growth", now, "growth", (now, before), "%") if before.value else None


def fall(now: Number, before: Number) -> Number | None:
    """By how many per cent it is less."""
    return _following(f"{now.key}:fall", now, "fall", (now, before), "%") if before.value else None


def share(part: Number, whole: Number) -> Number | None:
    """How many per cent of the whole, to one place; None of nothing."""
    return _following(f"{part.key}:share", part, "share", (part, whole), "%") if whole.value else None


def _following(key: str, named: Number, how: How, of: tuple[Number, ...], unit: str) -> Number:
    return Number(key, named.label, value_of(how, (), of), unit, how=how, of=of)


def said(value: Value) -> str:
    """As a paper writes a number: "1.250", "12,5", "07" never (that is for days). Zeros after the comma go."""
    if isinstance(value, int):
        return f"{value:,}".replace(",", ".")
    whole, _point, rest = f"{value:,f}".partition(".")
    return whole.replace(",", ".") + (f",{rest.rstrip('0')}" if rest.rstrip("0") else "")


def said_day(day: date) -> str:
    """As a paper writes a day in a line: days and the first two months with a nought, "05/02/2020", "15/6/2020"."""
    return f"{day:%d/%m/%Y}" if day.month < 3 else f"{day.day:02}/{day.month}/{day.year}"


# ── sentences ────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, with the numbers in it and the records it stands on. Made by `told`."""

    key: str
    words: str
    numbers: tuple[Number, ...] = ()
    #: Records beside those of the numbers: a quoted update, the paper that is named.
    own_sources: tuple[Source, ...] = ()
    #: It tells of what has not happened yet, and says so ("dự kiến").
    is_planned: bool = False
    #: One of several that are read as one: "Có 4 đoàn ra; 9 lượt người đi."
    is_listed: bool = False

    @property
    def sources(self) -> tuple[Source, ...]:
        return unique((*self.own_sources, *(each for number in self.numbers for each in number.sources)))


_DIGIT = re.compile(r"\d")
#: What says that something has happened; a sentence of plans may not.
HAS_HAPPENED = re.compile(r"\bđã\b", re.IGNORECASE)
PLANNED = re.compile(r"\b(?:dự kiến|sẽ)\b", re.IGNORECASE)


def told(
    key: str, template: str, *, sources: Iterable[Source] = (), is_planned: bool = False, **values: str | Number | int
) -> Sentence:
    """The sentence of a template ("… {went} đoàn …") and its values.

    A `Number` stands in the words as `said` writes it, and is kept; a string is quoted from a record among `sources`.
    A digit in the template itself, and a plan told as a fact, are mistakes of who wrote the template.
    """
    if _DIGIT.search(re.sub(r"\{\w+\}", "", template)):
        raise ValueError(f"A number without a source: {template!r}")
    if is_planned and (HAS_HAPPENED.search(template) or not PLANNED.search(template)):
        raise ValueError(f"A plan that is told as done: {template!r}")
    numbers = tuple(each for each in values.values() if isinstance(each, Number))
    words = template.format(**{name: str(value) for name, value in values.items()})
    return Sentence(key, words, numbers, tuple(sources), is_planned)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What an officer edits as one. `key` is its own in the whole report."""

    key: str
    sentences: tuple[Sentence, ...]
    #: "-" or "+" makes it one of a list; "" a paragraph of its own.
    mark: Literal["", "-", "+"] = ""
    #: To whom a recommendation goes: exactly one; "" for what is none, and where an officer still has to name it.
    addressee: str = ""

    @property
    def words(self) -> str:
        runs = groupby(self.sentences, key=lambda each: each.is_listed)
        return " ".join(
            run_on(each.words for each in found) if is_listed else " ".join(each.words for each in found)
            for is_listed, found in runs
        )

    @property
    def numbers(self) -> tuple[Number, ...]:
        return tuple(each for sentence in self.sentences for each in sentence.numbers)

    @property
    def sources(self) -> tuple[Source, ...]:
        return unique(each for sentence in self.sentences for each in sentence.sources)


# ── tables and charts ────────────────────────────────────────────────────────────────────────────

Cell: TypeAlias = str | Number


@dataclass(frozen=True, slots=True)
class Row:
    """`key` is its own in the table: most often that of the record it shows."""

    key: str
    cells: tuple[Cell, ...]
    own_sources: tuple[Source, ...] = ()
    bold: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(str(each) for each in self.cells)

    @property
    def numbers(self) -> tuple[Number, ...]:
        return tuple(each for each in self.cells if isinstance(each, Number))

    @property
    def sources(self) -> tuple[Source, ...]:
        return unique((*self.own_sources, *(each for number in self.numbers for each in number.sources)))


@dataclass(frozen=True, slots=True)
class Table:
    """Its columns are those of the paper (`haidang.papers.writer.model.Column`). A running number is no column of it:
    the paper counts the rows itself where `is_numbered`.
    """

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    is_numbered: bool = True
    #: What stands there when there is no row.
    nothing: str = "Không phát sinh trong kỳ."

    @property
    def numbers(self) -> tuple[Number, ...]:
        return tuple(each for row in self.rows for each in row.numbers)

    @property
    def sources(self) -> tuple[Source, ...]:
        return unique(each for row in self.rows for each in row.sources)


@dataclass(frozen=True, slots=True)
class Series:
    name: str
    #: One for each label of the chart.
    values: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Numbers that people would rather look at."""

    key: str
    title: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    kind: Literal["bar", "line"] = "bar"

    @property
    def numbers(self) -> tuple[Number, ...]:
        return tuple(each for one in self.series for each in one.values)

    @property
    def sources(self) -> tuple[Source, ...]:
        return unique(each for number in self.numbers for each in number.sources)


Block: TypeAlias = Paragraph | Table | Chart


# ── sections ─────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Section:
    """A heading without its number (the outline numbers), what stands under it, and sections below it.

    As an annex it is a paper of its own pages: `landscape` where its tables are wide.
    """

    key: str
    heading: str
    blocks: tuple[Block, ...] = ()
    sections: tuple["Section", ...] = ()
    landscape: bool = False

    def walk(self) -> Iterator["Section"]:
        yield self
        for each in self.sections:
            yield from each.walk()

    @property
    def all_blocks(self) -> tuple[Block, ...]:
        return tuple(block for section in self.walk() for block in section.blocks)


def unique(found: Iterable[Source]) -> tuple[Source, ...]:
    """Each record once, in the order in which it was first named."""
    held: dict[str, Source] = {}
    for each in found:
        held.setdefault(each.key, each)
    return tuple(held.values())


def _of_parts(parts: Iterable[Part]) -> Iterator[Source]:
    return (part.source for part in parts)

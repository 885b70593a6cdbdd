"""What was composed, as JSON and back: each record named once, its words beside the parts that it makes.

This is what is frozen when a report is signed, and what its hash is of.
"""

import hashlib
import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from haidang.papers.writer.model import Column
from haidang.reports.compose.values import (
    Block,
    Cell,
    Chart,
    Number,
    Paragraph,
    Part,
    Row,
    Section,
    Sentence,
    Series,
    Source,
    Table,
    Value,
)


def as_json(sections: Iterable[Section]) -> dict[str, Any]:
    """What `json.dumps` takes; the same sections give the same words."""
    writer = _Writer()
    told = [writer.section(each) for each in sections]
    return {"sections": told, "sources": writer.sources}


def from_json(told: dict[str, Any]) -> tuple[Section, ...]:
    reader = _Reader(told.get("sources", {}))
    return tuple(reader.section(each) for each in told.get("sections", ()))


def digest(*parts: Any) -> str:
    """SHA-256 over JSON, the same on every machine."""
    written = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


class _Writer:
    def __init__(self) -> None:
        self.sources: dict[str, list[str]] = {}

    def section(self, each: Section) -> dict[str, Any]:
        return {
            "key": each.key,
            "heading": each.heading,
            "blocks": [self._block(block) for block in each.blocks],
            "sections": [self.section(below) for below in each.sections],
            "landscape": each.landscape,
        }

    def _block(self, block: Block) -> dict[str, Any]:
        match block:
            case Paragraph():
                said = [self._sentence(each) for each in block.sentences]
                told = {"key": block.key, "said": said, "mark": block.mark, "to": block.addressee}
                return {"kind": "paragraph", **told}
            case Table():
                return self._table(block)
            case Chart():
                series = [[each.name, [self._number(value) for value in each.values]] for each in block.series]
                named = {"key": block.key, "title": block.title, "unit": block.unit, "look": block.kind}
                return {"kind": "chart", **named, "labels": list(block.labels), "series": series}

    def _table(self, table: Table) -> dict[str, Any]:
        return {
            "kind": "table",
            "key": table.key,
            "title": table.title,
            "columns": [[each.name, each.width, each.align] for each in table.columns],
            "rows": [
                [row.key, [self._cell(cell) for cell in row.cells], self._named(row.own_sources), row.bold]
                for row in table.rows
            ],
            "numbered": table.is_numbered,
            "nothing": table.nothing,
        }

    def _sentence(self, each: Sentence) -> dict[str, Any]:
        return {
            "key": each.key,
            "words": each.words,
            "numbers": [self._number(number) for number in each.numbers],
            "sources": self._named(each.own_sources),
            "planned": each.is_planned,
        } | ({"listed": True} if each.is_listed else {})

    def _cell(self, cell: Cell) -> Any:
        return self._number(cell) if isinstance(cell, Number) else cell

    def _number(self, number: Number) -> dict[str, Any]:
        parts = [[self._name(part.source), _value(part.amount)] for part in number.parts]
        told = {"key": number.key, "label": number.label, "value": _value(number.value), "unit": number.unit}
        of = [self._number(each) for each in number.of]
        return {**told, "parts": parts, "how": number.how, "of": of, "url": number.url}

    def _named(self, sources: Iterable[Source]) -> list[str]:
        return [self._name(each) for each in sources]

    def _name(self, source: Source) -> str:
        """A record may be named in several places: what was taken of it is what the most telling of them says."""
        held = self.sources.get(source.key)
        if held is None or len(source.mark) > len(held[2]):
            self.sources[source.key] = [source.name, source.url, source.mark]
        return source.key


class _Reader:
    def __init__(self, sources: dict[str, list[str]]) -> None:
        self._sources = {key: Source(key, *told) for key, told in sources.items()}

    def section(self, told: dict[str, Any]) -> Section:
        return Section(
            told["key"],
            told["heading"],
            tuple(self._block(each) for each in told["blocks"]),
            tuple(self.section(each) for each in told["sections"]),
            told["landscape"],
        )

    def _block(self, told: dict[str, Any]) -> Block:
        match told["kind"]:
            case "paragraph":
                said = tuple(self._sentence(each) for each in told["said"])
                return Paragraph(told["key"], said, told["mark"], told["to"])
            case "table":
                return self._table(told)
        series = tuple(Series(name, tuple(self._number(one) for one in values)) for name, values in told["series"])
        return Chart(told["key"], told["title"], tuple(told["labels"]), series, told["unit"], told["look"])

    def _table(self, told: dict[str, Any]) -> Table:
        return Table(
            told["key"],
            told["title"],
            tuple(Column(*each) for each in told["columns"]),
            tuple(
                Row(key, tuple(self._cell(cell) for cell in cells), self._named(sources), bold)
                for key, cells, sources, bold in told["rows"]
            ),
            told["numbered"],
            told["nothing"],
        )

    def _sentence(self, told: dict[str, Any]) -> Sentence:
        numbers = tuple(self._number(each) for each in told["numbers"])
        named, is_listed = self._named(told["sources"]), told.get("listed", False)
        return Sentence(told["key"], told["words"], numbers, named, told["planned"], is_listed)

    def _cell(self, told: Any) -> Cell:
        return self._number(told) if isinstance(told, dict) else told

    def _number(self, told: dict[str, Any]) -> Number:
        return Number(
            told["key"],
            told["label"],
            _read(told["value"]),
            told["unit"],
            tuple(Part(self._sources[key], _read(amount)) for key, amount in told["parts"]),
            told["how"],
            tuple(self._number(each) for each in told["of"]),
            told["url"],
        )

    def _named(self, keys: Iterable[str]) -> tuple[Source, ...]:
        return tuple(self._sources[key] for key in keys)


def _value(value: Value) -> int | str:
    """Whole numbers as they are, others as their digits: a float would make them others."""
    return value if isinstance(value, int) else str(value)


def _read(told: int | str) -> Value:
    return told if isinstance(told, int) else Decimal(told)

"""Heads of tables: which words stand over a column, be the head one row or two, its cells merged or not."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from haidang.papers.sources.text import Source, Span, Table
from haidang.papers.vietnamese.letters import fold

#: Looked at for a head.
_ROWS = 12


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over each column of a table, and the row after it."""

    #: The cells over each column: one, or two where the head has two storeys.
    cells: tuple[tuple[Span, ...], ...]
    #: Their words, folded.
    words: tuple[str, ...]
    top: int
    first: int


def heads(source: Source, table: Table) -> Iterator[Head]:
    """Every row that may be the head, alone and with the row under it, the topmost first."""
    for at, row in enumerate(table.rows[:_ROWS]):
        below = table.rows[at + 1] if at + 1 < len(table.rows) else ()
        for cells, used in ((tuple((cell,) for cell in row), 1), (_both(row, below), 2)):
            yield Head(cells, tuple(_said(source, each) for each in cells), at, at + used)


def _both(row: tuple[Span, ...], below: tuple[Span, ...]) -> tuple[tuple[Span, ...], ...]:
    """Each head with what stands under it; a cell merged over both counts once."""
    if len(row) != len(below):
        return ()
    return tuple((upper,) if upper == lower else (upper, lower) for upper, lower in zip(row, below, strict=True))


def _said(source: Source, cells: tuple[Span, ...]) -> str:
    return fold(" ".join(source.line_of(span) for span in cells)).strip(" .:*()")


def column(words: Sequence[str], pattern: re.Pattern[str], taken: set[int]) -> int | None:
    """The first column whose head begins so and that holds nothing else yet."""
    return next((at for at, head in enumerate(words) if at not in taken and pattern.match(head)), None)


def is_numbering(source: Source, cells: Sequence[Span]) -> bool:
    """(1) | (2) | (3): columns counted under their heads."""
    said = [source.line_of(cell).strip("() ") for cell in cells]
    return all(len(each) <= 2 and (each.isdigit() or each in ("A", "B", "C")) for each in said)

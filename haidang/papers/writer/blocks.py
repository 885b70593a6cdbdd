"""The content of a Word paper: its paragraphs, headings, lists, tables and charts, in order."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from docx.document import Document

from haidang.papers.writer.charts import NOTHING, chart_table
from haidang.papers.writer.measures import LINES, SIZES
from haidang.papers.writer.model import (
    Beside,
    Block,
    Chart,
    Column,
    Heading,
    Item,
    PageBreak,
    Para,
    Row,
    Run,
    Table,
    Words,
)
from haidang.papers.writer.ooxml import Element, element, paragraph, table
from haidang.papers.writer.pictures import picture
from haidang.papers.writer.widths import is_fitting, widths_of
from haidang.papers.writer.wording import article, as_runs, as_text, heads_of, leads, spans

Drawn = Iterable[Element]


@dataclass(frozen=True, slots=True)
class Space:
    """Where blocks are drawn: the file, the width there is in millimetres, and whether its styles are ours."""

    sheet: Document
    width: float
    own_styles: bool = True


def drawn(space: Space, blocks: Sequence[Block]) -> Drawn:
    """The XML of each block."""
    for block in blocks:
        yield from _DRAWN[type(block)](space, block)


def _para(space: Space, block: Para) -> Drawn:
    first = LINES.first_line if block.align == "justify" else 0
    yield paragraph(article(block.words), align=block.align, first=first, keep_next=leads(block.words))


def _heading(space: Space, block: Heading) -> Drawn:
    if space.own_styles:
        yield paragraph(block.words, style=f"Heading{block.level}", align="justify", keep_next=True, before=6)
        return
    # What an office calls Heading 1 in its file may be blue and without numbers.
    yield paragraph(
        block.words,
        bold=True,
        align="justify",
        first=LINES.first_line,
        keep_next=True,
        before=6,
        outline=block.level - 1,
    )


def _item(space: Space, block: Item) -> Drawn:
    words = (Run(f"{block.mark} "), *as_runs(block.words))
    yield paragraph(words, align="justify", first=LINES.first_line, keep_next=leads(block.words))


def _table(space: Space, block: Table) -> Drawn:
    if block.title:
        yield paragraph(block.title, bold=True, align="center", keep_next=True, before=6, first=0)
    widths = widths_of(block, space.width)
    head = [[_cell(column.name, "center", bold=True)] for column in block.columns]
    heads = heads_of(block)
    rows = [head, *(_cells(row, block.columns, widths, keep=at in heads) for at, row in enumerate(block.rows))]
    yield table(rows, widths, borders="all", heads=1, title=block.title, spans=spans(block))
    yield paragraph(size=6, after=0, first=0)


def _cells(row: Row, columns: Sequence[Column], widths: Sequence[float], *, keep: bool) -> list[list[Element]]:
    return [
        [_cell(words, column.align, bold=row.bold, keep=keep, is_loose=not _fits(words, width, bold=row.bold))]
        for words, column, width in zip(row.cells, columns, widths, strict=True)
    ]


def _fits(words: Words, width: float, *, bold: bool) -> bool:
    return is_fitting(as_text(words), width, bold=bold)


def _cell(words: Words, align: Any, *, bold: bool, keep: bool = False, is_loose: bool = False) -> Element:
    """A row stands on the page of the next one where its paragraphs do."""
    return paragraph(
        words, align=align, size=SIZES.table, bold=bold, before=2, after=2, first=0, keep_next=keep, is_loose=is_loose
    )


def _chart(space: Space, block: Chart) -> Drawn:
    if block.is_empty:
        yield paragraph(block.title, bold=True, align="center", keep_next=True, before=6, first=0)
        yield paragraph(NOTHING["vi"], italic=True, align="center", first=0)
        return
    yield picture(space.sheet, block, room=space.width)
    yield from _table(space, chart_table(block))


def _beside(space: Space, block: Beside) -> Drawn:
    gap = 4.0
    half = replace(space, width=(space.width - gap) / 2)
    left, right = list(drawn(half, block.left)), list(drawn(half, block.right))
    yield table([[left, [element("w:p")], right]], (half.width, gap, half.width))
    yield paragraph(size=6, after=0, first=0)


def _page_break(space: Space, block: PageBreak) -> Drawn:
    made = paragraph(first=0, after=0)
    run = element("w:r")
    run.append(element("w:br", type="page"))
    made.append(run)
    yield made


_DRAWN: dict[type, Callable[[Space, Any], Drawn]] = {
    Para: _para, Heading: _heading, Item: _item, Table: _table, Chart: _chart, Beside: _beside,
    PageBreak: _page_break,
}  # fmt: skip

"""What an official paper says, as plain text: for tests that ask for a sentence, wherever on the paper it stands."""

import io
from collections.abc import Iterable, Iterator
from typing import Any

import docx

from haidang.papers.writer.model import Beside, Chart, Official, PageBreak, Table
from haidang.papers.writer.typography import plain
from haidang.papers.writer.wording import as_text


def said(paper: Official) -> str:
    """Line by line: head, title, addressees, bases, content, annexes, recipients, signature."""
    head, signed = paper.head, paper.signature
    lines = [head.parent, head.issuer, f"{head.number}/{head.symbol}", paper.kind, paper.about, *paper.to, *paper.bases]
    lines += _lines(paper.blocks)
    for annex in paper.annexes:
        lines += [annex.title, *_lines(annex.blocks)]
    lines += [*paper.recipients, *signed.formula, signed.post, signed.name]
    return "\n".join(line for line in lines if line)


def _lines(blocks: Iterable[Any]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Table):
            yield from (block.title, " | ".join(column.name for column in block.columns))
            yield from (" | ".join(as_text(cell) for cell in row.cells) for row in block.rows)
        elif isinstance(block, Beside):
            yield from (*_lines(block.left), *_lines(block.right))
        elif isinstance(block, Chart):
            yield block.title
        elif not isinstance(block, PageBreak):
            yield as_text(block.words)


def table_in(blocks: Iterable[Any]) -> Table:
    """The one table among them."""
    (found,) = (block for block in blocks if isinstance(block, Table))
    return found


def carry_out(kind: Any, record: Any, document: Any, by: Any) -> None:
    """What happens when the paper of that kind comes back signed."""
    kind.carried_out(record, document, by)


def tables_of(word: bytes) -> list[list[list[str]]]:
    """The tables of a Word file, cell by cell, with common spaces: the head, the foot, and those of the content."""
    made = docx.Document(io.BytesIO(word))
    return [[[plain(cell.text) for cell in row.cells] for row in table.rows] for table in made.tables]


def lines_of(word: bytes) -> list[str]:
    """The paragraphs of a Word file outside its tables."""
    return [plain(paragraph.text) for paragraph in docx.Document(io.BytesIO(word)).paragraphs]

"""What a written paper says, line by line: for tests of rooms whose letters become papers."""

import io
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml.ns import qn

from haidang.papers.writer.typography import plain


def lines_of(data: bytes) -> list[str]:
    """Every paragraph of a .docx in the order of reading, those of tables too, with common spaces and quotes."""
    return [line for line in map(_text, _paragraphs(docx.Document(io.BytesIO(data)).element.body)) if line]


def text_of(data: bytes) -> str:
    return "\n".join(lines_of(data))


def rows_of(data: bytes, table: int) -> list[list[str]]:
    """The cells of one table; the head of the paper is table 0, recipients and signature come after the content."""
    found = docx.Document(io.BytesIO(data)).tables[table]
    return [
        ["\n".join(map(_text, cell.findall(qn("w:p")))) for cell in row.findall(qn("w:tc"))]
        for row in found._tbl.findall(qn("w:tr"))
    ]


def kept_of(data: bytes, *, within: str = "w:tc") -> list[str]:
    """The paragraphs within tables, or right in the body, that stand on the page of the next one."""
    body = docx.Document(io.BytesIO(data)).element
    found = body.xpath(f".//{within}/w:p[w:pPr/w:keepNext]")
    return [_text(each) for each in found]


def pages_of(data: bytes) -> list[str]:
    """The words of each page of a .pdf."""
    import pypdfium2

    return [plain(page.get_textpage().get_text_range()) for page in pypdfium2.PdfDocument(data)]


def _paragraphs(body: Any) -> Iterator[Any]:
    yield from body.iter(qn("w:p"))


def _text(paragraph: Any) -> str:
    pieces = ["\n" if each.tag == qn("w:br") else each.text or "" for each in paragraph.iter(qn("w:t"), qn("w:br"))]
    return plain("".join(pieces)).strip()

"""How each paper of `papers.py` lies on the page, line by line: what must not change without being looked at.

    python -m haidang.papers.writer.tests.golden

writes the files of `golden/` anew; git shows what moved. Given a folder, it puts the papers there to be looked at.
"""

import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pdfplumber
from docx.oxml.ns import qn

from haidang.papers.writer.pages import pdf_of
from haidang.papers.writer.tests.papers import ALL
from haidang.papers.writer.typography import NBSP
from haidang.papers.writer.word import docx_of

FOLDER = Path(__file__).parent / "golden"


def word_lines(data: bytes) -> list[str]:
    """The body of a .docx: each paragraph with its look, each table with its rows, each section with its page."""
    return list(_blocks(docx.Document(io.BytesIO(data)).element.body, ""))


def _blocks(holder: Any, margin: str) -> Iterator[str]:
    for each in holder:
        if each.tag == qn("w:p"):
            yield f"{margin}{_paragraph(each)}"
            for section in each.iter(qn("w:sectPr")):
                yield f"{margin}{_section(section)}"
        elif each.tag == qn("w:tbl"):
            yield f"{margin}table {_said(each.tblPr)} columns={[_value(c, 'w') for c in each.tblGrid]}"
            for row in each.findall(qn("w:tr")):
                yield f"{margin}  row {_said(row.find(qn('w:trPr')))}".rstrip()
                for cell in row.findall(qn("w:tc")):
                    yield from _blocks(cell, f"{margin}    ")
        elif each.tag == qn("w:sectPr"):
            yield f"{margin}{_section(each)}"


def _paragraph(paragraph: Any) -> str:
    runs = [f"{_said(run.find(qn('w:rPr')))}|{_words(run)}" for run in paragraph.iter(qn("w:r"))]
    picture = " [picture]" if next(paragraph.iter(qn("w:drawing")), None) is not None else ""
    return f"p {_said(paragraph.find(qn('w:pPr')))}{picture}  {'  '.join(runs)}".rstrip()


def _words(run: Any) -> str:
    pieces = ["⏎" if each.tag == qn("w:br") else each.text or "" for each in run.iter(qn("w:t"), qn("w:br"))]
    return "".join(pieces).replace(NBSP, "~")


def _said(properties: Any) -> str:
    """Properties by their names and values, without those of long tables of attributes."""
    if properties is None:
        return ""
    return " ".join(_property(each) for each in properties if each.tag not in (qn("w:sectPr"), qn("w:rPr")))


def _property(each: Any) -> str:
    name = each.tag.partition("}")[2]
    values = ",".join(f"{key.partition('}')[2]}:{value}" for key, value in each.attrib.items())
    inner = "+".join(child.tag.partition("}")[2] for child in each)
    return f"{name}({values}{inner})" if values or inner else name


def _section(section: Any) -> str:
    kept = ("pgSz", "pgMar", "pgNumType", "titlePg")
    return "section " + " ".join(_property(each) for each in section if each.tag.partition("}")[2] in kept)


def _value(each: Any, name: str) -> str:
    return str(each.get(qn(f"w:{name}")))


def pdf_lines(data: bytes) -> list[str]:
    """Each line of a .pdf: its page, where it begins in millimetres, its letters, its words."""
    with pdfplumber.open(io.BytesIO(data)) as opened:
        return [
            f"{page.page_number} {line['x0'] / 72 * 25.4:.0f},{line['top'] / 72 * 25.4:.0f} "
            f"{_letters(line['chars'][0])} {line['text'].replace(NBSP, ' ')}"
            for page in opened.pages
            for line in page.extract_text_lines()
        ]


def _letters(letter: dict[str, Any]) -> str:
    return f"{letter['fontname'].partition('+')[2]} {letter['size']:g}"


def all_lines() -> Iterator[tuple[str, list[str]]]:
    """Name of the file and its lines."""
    for name, paper in ALL.items():
        yield f"{name}.word.txt", word_lines(docx_of(paper))
        yield f"{name}.pdf.txt", pdf_lines(pdf_of(paper))


if __name__ == "__main__":
    for file, lines in all_lines():
        (FOLDER / file).write_text("\n".join(lines) + "\n", encoding="utf-8")
    for name, paper in ALL.items() if len(sys.argv) > 1 else ():
        Path(sys.argv[1], f"{name}.docx").write_bytes(docx_of(paper))
        Path(sys.argv[1], f"{name}.pdf").write_bytes(pdf_of(paper))

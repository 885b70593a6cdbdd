"""Drawing on a Word paper in the form of Decree 30/2020: the sheet, the heads, headings, sentences, tables."""

from collections.abc import Sequence
from datetime import date

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from haidang.kit.ui.demo import demo_mark


def page(paper: Document, title: str) -> None:
    """A4, margins and letters of the decree; a demonstration says so above."""
    normal = paper.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(13)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    normal.paragraph_format.space_after = Pt(0)
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(25), Mm(15)
    if mark := demo_mark():
        write(section.header.paragraphs[0], mark, size=11, italic=True, align=ALIGN.CENTER)
        paper.core_properties.comments = mark
    paper.core_properties.title = title
    paper.core_properties.author = "Sở Ngoại vụ"


def letterhead(paper: Document, today: date) -> None:
    """Who writes, the country and its motto, the day."""
    grid = table(paper, 1, (70, 100))
    left, right = grid.rows[0].cells
    lines(left, ("ỦY BAN NHÂN DÂN TỈNH", False), ("SỞ NGOẠI VỤ", True))
    lines(right, ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True), ("Độc lập - Tự do - Hạnh phúc", True))
    day = f"Ngày {today.day:02} tháng {today.month:02} năm {today.year}"
    write(right.add_paragraph(), day, size=13, italic=True, align=ALIGN.CENTER)


def heading(paper: Document, words: str) -> None:
    paragraph = paper.add_paragraph()
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.keep_with_next = Pt(6), True
    write(paragraph, words, size=13, bold=True)


def text(paper: Document, words: str) -> None:
    write(paper.add_paragraph(), words, size=13, align=ALIGN.JUSTIFY)


def repeat_head(grid: Table) -> None:
    """A heading that comes again on the next page."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    grid.rows[0]._tr.get_or_add_trPr().append(mark)


def table(paper: Document, rows: int, widths: Sequence[int], *, borders: bool = False) -> Table:
    grid = paper.add_table(rows, len(widths))
    grid.style = "Table Grid" if borders else "Normal Table"
    grid.alignment, grid.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for row in grid.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    return grid


def row(grid: Table, at: int, words: Sequence[str], *, bold: bool = False) -> None:
    centred = {0, 3}
    for column, (cell, text) in enumerate(zip(grid.rows[at].cells, words, strict=True)):
        align = ALIGN.CENTER if bold or column in centred else ALIGN.LEFT
        write(cell.paragraphs[0], text, size=11, bold=bold, align=align)


def lines(cell: _Cell, *said: tuple[str, bool]) -> None:
    for at, (words, bold) in enumerate(said):
        paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
        write(paragraph, words, size=13, bold=bold, align=ALIGN.CENTER)


def write(
    paragraph: Paragraph,
    words: str,
    *,
    size: int,
    bold: bool = False,
    italic: bool = False,
    align: ALIGN = ALIGN.LEFT,
) -> None:
    run = paragraph.add_run(words)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    paragraph.alignment = align


def said(day: date) -> str:
    """A day as papers write it: 05/01/2020, 15/6/2020."""
    return f"{day.day:02}/{day.month:02}/{day.year}" if day.month < 3 else f"{day.day:02}/{day.month}/{day.year}"

"""Phụ lục đoàn ra as a Word file in the form of Decree 30/2020, A4 across, and as an Excel sheet with its columns."""

import io
import re
from collections.abc import Mapping, Sequence

import docx
import xlsxwriter
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from haidang.kit.ui.demo import demo_mark
from haidang.registers.delegations.limits.annex.columns import COLUMNS

#: What Word cannot keep in its XML; people paste it from old files.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
Lines = Sequence[Mapping[str, str]]


def title(year: int) -> str:
    # The words of a paper are Vietnamese whatever the screen speaks.
    return f"DANH MỤC CÁC ĐOÀN ĐI CÔNG TÁC NƯỚC NGOÀI NĂM {year}"


# ── Word ─────────────────────────────────────────────────────────────────────────────────────────


def word(lines: Lines, year: int, *, under: str = "") -> bytes:
    """The annex, as the bytes of a .docx. `under` names the plan it is attached to."""
    made = docx.Document()
    _page(made, year)
    _write(made.add_paragraph(), "PHỤ LỤC", size=14, bold=True, align=ALIGN.CENTER)
    _write(made.add_paragraph(), title(year), size=14, bold=True, align=ALIGN.CENTER)
    if under:
        _write(made.add_paragraph(), f"(Kèm theo {under})", size=13, italic=True, align=ALIGN.CENTER)
    made.add_paragraph()
    _table(made, lines)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def _page(made: Paper, year: int) -> None:
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(12)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    normal.paragraph_format.space_after = Pt(0)
    section = made.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.top_margin, section.bottom_margin = Mm(20), Mm(20)
    section.left_margin = section.right_margin = Mm(15)
    made.core_properties.title = title(year)
    if mark := demo_mark():
        _write(section.header.paragraphs[0], mark, size=11, italic=True, align=ALIGN.CENTER)
        made.core_properties.comments = mark


def _table(made: Paper, lines: Lines) -> None:
    table = made.add_table(1 + len(lines), len(COLUMNS))
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    _repeated(table.rows[0])
    filled = [{column.name: column.heading for column in COLUMNS}, *lines]
    for at, (row, line) in enumerate(zip(table.rows, filled, strict=True)):
        for cell, column in zip(row.cells, COLUMNS, strict=True):
            cell.width = Mm(column.width)
            align = ALIGN.CENTER if at == 0 or column.name == "number" else ALIGN.LEFT
            _write(cell.paragraphs[0], line[column.name], size=11, bold=at == 0, align=align)


def _repeated(row: object) -> None:
    """A heading that comes again on the next page."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)  # type: ignore[attr-defined]


def _write(
    paragraph: Paragraph, told: str, *, size: int, bold: bool = False, italic: bool = False, align: ALIGN = ALIGN.LEFT
) -> None:
    run = paragraph.add_run(_UNPRINTABLE.sub("", told))
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    paragraph.alignment = align


# ── Excel ────────────────────────────────────────────────────────────────────────────────────────


def sheet(lines: Lines, year: int) -> bytes:
    """The same as .xlsx: what comes back is read by the same columns. A text is always a text."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        page = book.add_worksheet(f"Đoàn ra {year}")
        look = {"text_wrap": True, "valign": "top", "border": 1}
        head = book.add_format(look | {"bold": True, "bg_color": "#E8F0F6", "align": "center"})
        cell = book.add_format(look)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.merge_range(0, 0, 0, len(COLUMNS) - 1, title(year), book.add_format({"bold": True, "align": "center"}))
        page.repeat_rows(1)
        page.freeze_panes(2, 0)
        if mark := demo_mark():
            page.set_header(f"&R{mark}")
        for at, column in enumerate(COLUMNS):
            page.set_column(at, at, column.width * 0.6)
            page.write_string(1, at, column.heading, head)
            for number, line in enumerate(lines, start=2):
                page.write_string(number, at, line[column.name][:32_000], cell)
        book.set_properties({"title": title(year), "comments": demo_mark()})
    return stream.getvalue()

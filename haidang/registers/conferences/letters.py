"""The yearly list as a Word paper and as a spreadsheet."""

import io
from collections.abc import Iterable, Sequence
from datetime import date

import docx
import xlsxwriter
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from haidang.kit.ui.demo import demo_mark
from haidang.registers.conferences.telling import COLUMNS


def title(year: int) -> str:
    return f"DANH MỤC HỘI NGHỊ, HỘI THẢO QUỐC TẾ NĂM {year}"


def window(first: date, last: date) -> str:
    return f"(Số liệu từ ngày {first:%d/%m/%Y} đến ngày {last:%d/%m/%Y})"


def list_paper(year: int, first: date, last: date, lines: Sequence[Sequence[str]]) -> bytes:
    """The paper, as the bytes of a .docx."""
    made = docx.Document()
    _page(made, year)
    _write(made.add_paragraph(), "Mẫu số 03", size=12, italic=True, align=ALIGN.RIGHT)
    _write(made.add_paragraph(), title(year), size=14, bold=True, align=ALIGN.CENTER)
    _write(made.add_paragraph(), window(first, last), size=13, italic=True, align=ALIGN.CENTER)
    if lines:
        _table(made, lines)
    else:
        _write(made.add_paragraph(), "Trong kỳ không có hội nghị, hội thảo quốc tế.", size=13)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def _page(made: Document, year: int) -> None:
    """A4 on its side, margins and letters of the decree; a demonstration says so above."""
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(12)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    normal.paragraph_format.space_after = Pt(0)
    section = made.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.top_margin = section.bottom_margin = section.right_margin = Mm(15)
    section.left_margin = Mm(15)
    if mark := demo_mark():
        _write(section.header.paragraphs[0], mark, size=11, italic=True, align=ALIGN.CENTER)
    made.core_properties.title, made.core_properties.author = title(year), "Sở Ngoại vụ"


def _table(made: Document, lines: Sequence[Sequence[str]]) -> None:
    table = made.add_table(1 + len(lines), len(COLUMNS))
    table.style = "Table Grid"
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for row, words in zip(table.rows, [[name for name, _width in COLUMNS], *lines], strict=True):
        is_head = row is table.rows[0] or words[0] == COLUMNS[0][0]
        for column, (cell, text, (_name, width)) in enumerate(zip(row.cells, words, COLUMNS, strict=True)):
            cell.width = Mm(width)
            for at, line in enumerate(text.splitlines() or [""]):
                paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
                align = ALIGN.CENTER if is_head or column == 0 else ALIGN.LEFT
                _write(paragraph, line, size=11, bold=is_head, align=align)
    # A heading that comes again on the next page.
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(mark)


def _write(
    paragraph: Paragraph, words: str, *, size: int, bold: bool = False, italic: bool = False, align: ALIGN = ALIGN.LEFT
) -> None:
    run = paragraph.add_run(words)
    run.bold, run.italic, run.font.size = bold, italic, Pt(size)
    paragraph.alignment = align


def list_sheet(year: int, first: date, last: date, lines: Iterable[Sequence[str]]) -> bytes:
    """The same as a spreadsheet; what begins with "=" is never a formula."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet(f"Năm {year}")
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1, "align": "center"})
    wrap = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
    titles = [each for each in (title(year), window(first, last), demo_mark()) if each]
    for top, words in enumerate(titles):
        sheet.write_string(top, 0, words, book.add_format({"bold": top == 0, "italic": top > 0}))
    top = len(titles)
    for at, (name, width) in enumerate(COLUMNS):
        sheet.set_column(at, at, width / 2)
        sheet.write_string(top, at, name, head)
    for row, line in enumerate(lines, top + 1):
        sheet.write_number(row, 0, int(line[0]), wrap)
        for at, words in enumerate(line[1:], 1):
            sheet.write_string(row, at, words[:32_000], wrap)
    sheet.freeze_panes(top + 1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(top)
    book.close()
    return out.getvalue()

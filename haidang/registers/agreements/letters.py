"""The annex of agreements in Word and in Excel, for the plan of a year."""

import io
import re
from collections.abc import Sequence

import docx
import xlsxwriter
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from haidang.kit.ui.demo import demo_mark
from haidang.registers.agreements.selectors.annex import Line

# The words of a paper are Vietnamese whatever the screen speaks.
_COLUMNS = (
    ("STT", 11), ("Tên thỏa thuận", 52), ("Bên Việt Nam", 34), ("Bên nước ngoài", 36), ("Cấp ký", 26),
    ("Dự kiến ký", 26), ("Nội dung", 44), ("Cơ quan đầu mối", 30),
)  # fmt: skip
#: What Word cannot keep in its XML; people paste it from old files.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def _title(year: int) -> str:
    return f"PHỤ LỤC: KÝ KẾT, GIA HẠN THỎA THUẬN QUỐC TẾ NĂM {year}"


def cells(number: int, line: Line) -> tuple[str, ...]:
    """A line as the annex has it; one that only ends says so where the day of signature stands."""
    if line.ends:
        day = f"gia hạn (hết hiệu lực {line.ends:%d/%m/%Y})"
    else:
        day = f"{line.planned:%d/%m/%Y}" if line.planned else ""
    return (str(number), line.name, line.side, line.foreign, line.level, day, line.summary, line.agency)


def annex_docx(lines: Sequence[Line], year: int) -> bytes:
    """A4 across, letters of the decree on papers, heads that come again on each page."""
    made = docx.Document()
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(12)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    section = made.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(19)
    made.core_properties.title = _title(year)
    if mark := demo_mark():
        _write(section.header.paragraphs[0], mark, italic=True, align=ALIGN.CENTER)
        made.core_properties.comments = mark
    _write(made.add_paragraph(), _title(year), bold=True, align=ALIGN.CENTER)
    table = made.add_table(1 + len(lines), len(_COLUMNS))
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    for row in table.rows:
        for cell, (_name, width) in zip(row.cells, _COLUMNS, strict=True):
            cell.width = Mm(width)
    for cell, (name, _width) in zip(table.rows[0].cells, _COLUMNS, strict=True):
        _write(cell.paragraphs[0], name, bold=True, align=ALIGN.CENTER)
    repeats = OxmlElement("w:tblHeader")
    repeats.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeats)
    for number, line in enumerate(lines, 1):
        for cell, words in zip(table.rows[number].cells, cells(number, line), strict=True):
            _write(cell.paragraphs[0], words)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def _write(
    paragraph: Paragraph, words: str, *, bold: bool = False, italic: bool = False, align: ALIGN = ALIGN.LEFT
) -> None:
    run = paragraph.add_run(_UNPRINTABLE.sub("", words))
    run.font.size, run.bold, run.italic = Pt(12), bold, italic
    paragraph.alignment = align


def annex_xlsx(lines: Sequence[Line], year: int) -> bytes:
    """The same table; what begins with "=" is never a formula."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet(f"Thỏa thuận {year}")
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1})
    wrap = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
    titles = [each for each in (_title(year), demo_mark()) if each]
    for top, words in enumerate(titles):
        sheet.write_string(top, 0, words, book.add_format({"bold": top == 0, "italic": top > 0}))
    top = len(titles)
    for at, (name, width) in enumerate(_COLUMNS):
        sheet.set_column(at, at, width / 2)
        sheet.write_string(top, at, name, head)
    for number, line in enumerate(lines, 1):
        for at, words in enumerate(cells(number, line)):
            sheet.write_string(top + number, at, words[:32_000], wrap)
    sheet.freeze_panes(top + 1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(top)
    book.close()
    return out.getvalue()

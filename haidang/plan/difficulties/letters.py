"""The draft of a tờ trình, in Word: difficulties of one cause with their proposals, for the paper that is signed."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import docx
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from haidang.kit.ui.demo import demo_mark


@dataclass(frozen=True, slots=True)
class Item:
    """One difficulty of the paper."""

    task: str
    agency: str
    words: str
    since: date | None
    proposal: str
    opinion: str
    addressee: str


@dataclass(frozen=True, slots=True)
class Paper:
    """What the paper says; its form is the decree's, its number and signature come with the paper."""

    title: str
    cause: str
    opening: str
    items: Sequence[Item]
    request: str
    day: date
    department: str = "SỞ NGOẠI VỤ"
    province: str = "ỦY BAN NHÂN DÂN TỈNH"


_COLUMNS = (("TT", 9), ("Nhiệm vụ, cơ quan", 42), ("Khó khăn, vướng mắc", 45), ("Đề xuất của cơ quan", 38),
            ("Ý kiến Sở Ngoại vụ", 36))  # fmt: skip


def opening(paper: Paper) -> str:
    """What stands before the list, where nobody wrote anything else."""
    agencies = len({item.agency for item in paper.items})
    return paper.opening or (
        "Qua theo dõi việc thực hiện các nhiệm vụ công tác đối ngoại, Sở Ngoại vụ tổng hợp "
        f"{len(paper.items)} khó khăn, vướng mắc về {paper.cause[:1].lower() + paper.cause[1:]} "
        f"do {agencies} cơ quan phản ánh, kính trình Ủy ban nhân dân tỉnh như sau:"
    )


def submission(paper: Paper) -> bytes:
    """The paper, as the bytes of a .docx."""
    made = docx.Document()
    _page(made, paper)
    _letterhead(made, paper)
    _write(made.add_paragraph(), "TỜ TRÌNH", size=14, bold=True, align=ALIGN.CENTER)
    _write(made.add_paragraph(), paper.title, size=14, bold=True, align=ALIGN.CENTER)
    _write(made.add_paragraph(), "Kính trình: Ủy ban nhân dân tỉnh", size=14, align=ALIGN.CENTER)
    _text(made, opening(paper))
    _items(made, paper.items)
    _text(made, paper.request)
    _text(made, "Sở Ngoại vụ kính trình Ủy ban nhân dân tỉnh xem xét, quyết định./.")
    _closing(made)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def _page(made: Document, paper: Paper) -> None:
    """A4, margins and letters of the decree; a draft and a demonstration say so above."""
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(14)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    normal.paragraph_format.space_after = Pt(0)
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(25), Mm(15)
    mark = " · ".join(each for each in ("DỰ THẢO", demo_mark()) if each)
    _write(section.header.paragraphs[0], mark, size=11, italic=True, align=ALIGN.CENTER)
    made.core_properties.title, made.core_properties.author = paper.title[:200], "Sở Ngoại vụ"
    made.core_properties.comments = demo_mark() or ""


def _letterhead(made: Document, paper: Paper) -> None:
    left, right = _table(made, 1, (75, 95)).rows[0].cells
    _lines(left, (paper.province, False), (paper.department, True), ("Số:        /TTr-SNgV", False))
    _lines(right, ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True), ("Độc lập - Tự do - Hạnh phúc", True))
    day = f"Ngày      tháng {paper.day.month:02} năm {paper.day.year}"
    _write(right.add_paragraph(), day, size=13, italic=True, align=ALIGN.CENTER)
    made.add_paragraph()


def _items(made: Document, items: Sequence[Item]) -> None:
    table = _table(made, 1 + len(items), tuple(width for _name, width in _COLUMNS), borders=True)
    _row(table, 0, [name for name, _width in _COLUMNS], bold=True)
    # A heading that comes again on the next page.
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(mark)
    for number, item in enumerate(items, 1):
        since = f" (từ ngày {item.since:%d/%m/%Y})" if item.since else ""
        told = [str(number), f"{item.task}\n{item.agency}", f"{item.words}{since}", item.proposal, item.opinion]
        _row(table, number, told)


def _closing(made: Document) -> None:
    left, right = _table(made, 1, (85, 85)).rows[0].cells
    _write(left.paragraphs[0], "Nơi nhận:", size=12, bold=True, italic=True)
    for receiver in ("- Như trên;", "- Lưu: VT."):
        _write(left.add_paragraph(), receiver, size=11)
    _write(right.paragraphs[0], "GIÁM ĐỐC", size=14, bold=True, align=ALIGN.CENTER)


def _text(made: Document, words: str) -> None:
    for each in words.splitlines():
        paragraph = made.add_paragraph()
        paragraph.paragraph_format.first_line_indent, paragraph.paragraph_format.space_before = Mm(10), Pt(6)
        _write(paragraph, each, size=14, align=ALIGN.JUSTIFY)


def _table(made: Document, rows: int, widths: Sequence[int], *, borders: bool = False) -> Table:
    table = made.add_table(rows, len(widths))
    table.style = "Table Grid" if borders else "Normal Table"
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    return table


def _row(table: Table, at: int, words: Sequence[str], *, bold: bool = False) -> None:
    for column, (cell, text) in enumerate(zip(table.rows[at].cells, words, strict=True)):
        align = ALIGN.CENTER if bold or column == 0 else ALIGN.LEFT
        lines = text.splitlines() or [""]
        _write(cell.paragraphs[0], lines[0], size=12, bold=bold, align=align)
        for line in lines[1:]:
            _write(cell.add_paragraph(), line, size=12, align=align)


def _lines(cell: _Cell, *said: tuple[str, bool]) -> None:
    for at, (words, bold) in enumerate(said):
        paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
        _write(paragraph, words, size=13, bold=bold, align=ALIGN.CENTER)


def _write(
    paragraph: Paragraph, words: str, *, size: int, bold: bool = False, italic: bool = False, align: ALIGN = ALIGN.LEFT
) -> None:
    run = paragraph.add_run(words)
    run.bold, run.italic, run.font.size = bold, italic, Pt(size)
    paragraph.alignment = align

"""The list for the weekly meeting, in Word: two pages, in the form of Decree 30/2020, never longer than the paper."""

import io
from collections.abc import Iterable, Sequence
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

from haidang.desk import rules
from haidang.desk.choices import When
from haidang.desk.selectors import AgencyRow, Line, Whole
from haidang.kit.ui.demo import demo_mark

#: Lines of a table that two pages hold beside everything else, and the letters of its widest column.
ROOM, WIDTH, LONGEST = 60, 46, 138
_COLUMNS = (("TT", 10), ("Nội dung", 88), ("Cơ quan", 42), ("Thời hạn", 30))


def weekly(found: Sequence[Line], rows: Sequence[AgencyRow], whole: Whole, today: date) -> bytes:
    """The paper, as the bytes of a .docx."""
    paper = docx.Document()
    _page(paper)
    _letterhead(paper, today)
    _title(paper, today)
    _heading(paper, "1. Tình hình chung")
    for sentence in sentences(whole, today):
        _text(paper, sentence)
    late = [line for line in found if line.when == When.OVERDUE]
    week = [line for line in found if line.when == When.WEEK]
    # What is late goes first, but never takes all: this week is what the meeting can still change.
    kept = min(sum(map(_height, week)), ROOM // 3)
    used = _listed(paper, "2. Việc quá hạn", "Không có việc nào quá hạn.", late, ROOM - kept)
    _listed(paper, "3. Việc đến hạn trong tuần này", "Không có việc nào đến hạn trong tuần.", week, ROOM - used)
    _heading(paper, "4. Cơ quan cần nhắc")
    for sentence in reminders(rows):
        _text(paper, sentence)
    stream = io.BytesIO()
    paper.save(stream)
    return stream.getvalue()


# ── words ────────────────────────────────────────────────────────────────────────────────────────


def sentences(whole: Whole, today: date) -> list[str]:
    """The numbers as sentences; the leaders' page says the same."""
    return [
        f"Đang theo dõi {whole.plans} kế hoạch với {whole.tasks} nhiệm vụ, do {whole.agencies} cơ quan chủ trì.",
        f"Trong đó {whole.done_in_time} hoàn thành đúng hạn, {whole.done_late} hoàn thành quá hạn, "
        f"{whole.doing_in_time} đang làm trong hạn, {whole.doing_late} đang làm quá hạn.",
        f"Đến ngày {_said(today)}, {whole.owing} cơ quan còn {whole.owed} việc phải làm hoặc phải trả lời: "
        f"{whole.overdue} việc quá hạn, {whole.this_week} việc đến hạn trong tuần này, "
        f"{whole.undated} việc chưa có thời hạn.",
        f"Kế hoạch đã gửi {whole.sent} lượt, còn {whole.unconfirmed} lượt chưa xác nhận đã nhận.",
    ]


def reminders(rows: Iterable[AgencyRow]) -> list[str]:
    rows = list(rows)
    quiet = [row.name for row in rows if row.is_silent]
    unconfirmed = [row.name for row in rows if row.unconfirmed]
    return [
        _those("Lâu ngày chưa có thông tin", quiet),
        _those("Chưa xác nhận đã nhận kế hoạch", unconfirmed),
    ]


def _those(what: str, names: Sequence[str], most: int = 12) -> str:
    if not names:
        return f"- {what}: không có."
    more = f" và {len(names) - most} cơ quan khác" if len(names) > most else ""
    return f"- {what}: {'; '.join(names[:most])}{more}."


def _said(day: date) -> str:
    return f"{day.day:02}/{day.month:02}/{day.year}" if day.month < 3 else f"{day.day:02}/{day.month}/{day.year}"


def _due(line: Line) -> str:
    if line.owed.due_on is None:
        return ""
    return f"{_said(line.owed.due_on)}" + (f" (quá {line.days} ngày)" if line.when == When.OVERDUE else "")


def _what(line: Line) -> str:
    return rules.shortened(f"{line.owed.kind}: {line.owed.title}", LONGEST)


def _height(line: Line) -> int:
    return max(rules.lines_of(_what(line), WIDTH), rules.lines_of(line.agency, 20), rules.lines_of(_due(line), 14))


# ── on the page ──────────────────────────────────────────────────────────────────────────────────


def _page(paper: Document) -> None:
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
        _write(section.header.paragraphs[0], mark, size=11, italic=True, align=ALIGN.CENTER)
        paper.core_properties.comments = mark
    paper.core_properties.title = "Danh mục phục vụ giao ban tuần"
    paper.core_properties.author = "Sở Ngoại vụ"


def _letterhead(paper: Document, today: date) -> None:
    table = _table(paper, 1, (70, 100))
    left, right = table.rows[0].cells
    _lines(left, ("ỦY BAN NHÂN DÂN TỈNH", False), ("SỞ NGOẠI VỤ", True))
    _lines(right, ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True), ("Độc lập - Tự do - Hạnh phúc", True))
    day = f"Ngày {today.day:02} tháng {today.month:02} năm {today.year}"
    _write(right.add_paragraph(), day, size=13, italic=True, align=ALIGN.CENTER)


def _title(paper: Document, today: date) -> None:
    first, last = rules.week_of(today)
    _write(paper.add_paragraph(), "DANH MỤC VIỆC PHỤC VỤ GIAO BAN TUẦN", size=14, bold=True, align=ALIGN.CENTER)
    span = f"(từ ngày {_said(first)} đến ngày {_said(last)})"
    _write(paper.add_paragraph(), span, size=13, italic=True, align=ALIGN.CENTER)


def _heading(paper: Document, words: str) -> None:
    paragraph = paper.add_paragraph()
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.keep_with_next = Pt(6), True
    _write(paragraph, words, size=13, bold=True)


def _text(paper: Document, words: str) -> None:
    _write(paper.add_paragraph(), words, size=13, align=ALIGN.JUSTIFY)


def _listed(paper: Document, heading: str, nothing: str, found: Sequence[Line], room: int) -> int:
    """A table of as many as fit, and a sentence about the others; how many lines were used."""
    _heading(paper, f"{heading} ({len(found)})" if found else heading)
    if not found:
        _text(paper, nothing)
        return 1
    shown, left = rules.fitting(found, [_height(line) for line in found], room)
    table = _table(paper, 1 + len(shown), tuple(width for _name, width in _COLUMNS), borders=True)
    _row(table, 0, [name for name, _width in _COLUMNS], bold=True)
    # A heading that comes again on the next page.
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(mark)
    for number, line in enumerate(shown, 1):
        _row(table, number, [str(number), _what(line), line.agency, _due(line)])
    if left:
        _text(paper, f"Còn {left} việc nữa, xem trong chương trình (Bàn điều hành, danh sách việc đang chờ).")
    return sum(map(_height, shown)) + 1 + bool(left)


def _table(paper: Document, rows: int, widths: Sequence[int], *, borders: bool = False) -> Table:
    table = paper.add_table(rows, len(widths))
    table.style = "Table Grid" if borders else "Normal Table"
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    return table


def _row(table: Table, at: int, words: Sequence[str], *, bold: bool = False) -> None:
    centred = {0, 3}
    for column, (cell, text) in enumerate(zip(table.rows[at].cells, words, strict=True)):
        align = ALIGN.CENTER if bold or column in centred else ALIGN.LEFT
        _write(cell.paragraphs[0], text, size=11, bold=bold, align=align)


def _lines(cell: _Cell, *said: tuple[str, bool]) -> None:
    for at, (words, bold) in enumerate(said):
        paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
        _write(paragraph, words, size=13, bold=bold, align=ALIGN.CENTER)


def _write(
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

"""The evaluation of the year, in Word, in the form of Decree 30/2020: for the report that is signed."""

import io
import re
from collections.abc import Sequence
from datetime import date

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from haidang.kit.ui.demo import demo_mark
from haidang.plan.evaluation.selectors.papers import AimLine, ReportData, Said, ScoreLine, TaskLine

#: What somebody pasted and no paper can hold.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TASKS = (("Số", 14), ("Nhiệm vụ", 70), ("Chủ trì", 42), ("Kết quả", 76), ("Mức", 26), ("Đánh giá", 29))


def evaluation_paper(data: ReportData, today: date) -> bytes:
    """The paper, as the bytes of a .docx."""
    made = docx.Document()
    _page(made, data)
    _letterhead(made, today)
    _write(made.add_paragraph(), "ĐÁNH GIÁ KẾT QUẢ THỰC HIỆN KẾ HOẠCH", size=14, bold=True, align=ALIGN.CENTER)
    _write(made.add_paragraph(), f"{data.plan}: {data.title}", size=13, bold=True, align=ALIGN.CENTER)
    _write(made.add_paragraph(), _standing(data), size=13, italic=True, align=ALIGN.CENTER)
    _heading(made, "1. Tình hình chung")
    for sentence in (*data.sentences, data.judged_by):
        _text(made, sentence)
    if data.gaps:
        _text(made, f"Phần việc chưa được đánh giá: {data.gaps}")
    _aims(made, "2. Theo mục đích của kế hoạch", data.purposes)
    _aims(made, "3. Theo yêu cầu của kế hoạch", data.requirements)
    _heading(made, "4. Nguyên nhân, bài học, kiến nghị")
    _said(made, "a) Nguyên nhân khách quan", data.objective)
    _said(made, "b) Nguyên nhân chủ quan", data.subjective)
    _said(made, "c) Bài học kinh nghiệm", data.lessons)
    _said(made, "d) Kiến nghị, đề xuất", data.proposals)
    _heading(made, "5. So với cùng kỳ năm trước")
    for line in data.last_year:
        _text(made, f"- {line}")
    _annex(made, data)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def _standing(data: ReportData) -> str:
    if data.is_published and data.published_on:
        return f"(công bố ngày {_day(data.published_on)}; số liệu đến hết ngày {_day(data.closes_on)})"
    return f"(dự thảo, chưa công bố; số liệu đến hết ngày {_day(data.closes_on)})"


def _day(day: date) -> str:
    """Days and the first two months with a nought before them, as the decree writes."""
    return f"{day.day:02}/{day.month:02}/{day.year}" if day.month < 3 else f"{day.day:02}/{day.month}/{day.year}"


def _aims(made: Document, heading: str, lines: Sequence[AimLine]) -> None:
    _heading(made, heading)
    if not lines:
        _text(made, "Kế hoạch không có mục này.")
    for number, line in enumerate(lines, 1):
        _text(made, f"{number}) {line.words}")
        behind = f" Căn cứ: nhiệm vụ {line.tasks}." if line.tasks else ""
        judge = f" (do {line.assessor} đánh giá)" if line.is_judged else ""
        judged = f"Đánh giá: {line.grade}{judge}. {line.result}{behind}"
        _text(made, " ".join(judged.split()))


def _said(made: Document, heading: str, lines: Sequence[Said]) -> None:
    _text(made, heading if lines else f"{heading}: chưa có ý kiến.")
    for line in lines:
        _text(made, f"- {line.words} ({line.agency}, nhiệm vụ {line.task})")


# ── the annex lies across ────────────────────────────────────────────────────────────────────────


def _annex(made: Document, data: ReportData) -> None:
    section = made.add_section()
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(20)
    _write(made.add_paragraph(), "PHỤ LỤC", size=14, bold=True, align=ALIGN.CENTER)
    _heading(made, "I. Kết quả từng nhiệm vụ")
    for heading, grades, lines in data.fields:
        _write(made.add_paragraph(), f"{heading}: {grades}", size=12, bold=True)
        _tasks(made, lines)
    _heading(made, "II. Điểm của các cơ quan")
    if not data.is_published:
        _text(made, "Điểm chưa được duyệt công bố; chỉ dùng trong nội bộ nơi theo dõi, đánh giá.")
    _scores(made, data.components, data.scores)


def _tasks(made: Document, lines: Sequence[TaskLine]) -> None:
    table = _table(made, 1 + len(lines), tuple(width for _name, width in _TASKS))
    _row(table, 0, [name for name, _width in _TASKS], bold=True)
    _repeats(table)
    for number, line in enumerate(lines, 1):
        words = [line.label, line.title, line.leads, line.results, line.grade, f"do {line.assessor}"]
        _row(table, number, words)


def _scores(made: Document, components: Sequence[str], lines: Sequence[ScoreLine]) -> None:
    if not lines:
        _text(made, "Chưa có cơ quan nào được tính điểm.")
        return
    heads = ["Cơ quan", *components, "Cập nhật quá hạn", "Nhập hộ", "Điểm"]
    widths = (54, *([24] * len(components)), 22, 18, 18)
    table = _table(made, 1 + len(lines), widths)
    _row(table, 0, heads, bold=True)
    _repeats(table)
    for number, line in enumerate(lines, 1):
        _row(table, number, [line.agency, *line.counts, str(line.late), str(line.entered), line.total])


# ── on the page ──────────────────────────────────────────────────────────────────────────────────


def _page(made: Document, data: ReportData) -> None:
    """A4, margins and letters of the decree; a demonstration says so above."""
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(13)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    normal.paragraph_format.space_after = Pt(3)
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    if mark := demo_mark():
        _write(section.header.paragraphs[0], mark, size=11, italic=True, align=ALIGN.CENTER)
        made.core_properties.comments = mark
    made.core_properties.title = f"Đánh giá {data.plan}"
    made.core_properties.author = "Sở Ngoại vụ"


def _letterhead(made: Document, today: date) -> None:
    table = _table(made, 1, (70, 95), borders=False)
    left, right = table.rows[0].cells
    _lines(left, ("ỦY BAN NHÂN DÂN TỈNH", False), ("SỞ NGOẠI VỤ", True))
    _lines(right, ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True), ("Độc lập - Tự do - Hạnh phúc", True))
    month = f"{today.month:02}" if today.month < 3 else str(today.month)
    day = f"Ngày {today.day:02} tháng {month} năm {today.year}"
    _write(right.add_paragraph(), day, size=13, italic=True, align=ALIGN.CENTER)


def _heading(made: Document, words: str) -> None:
    paragraph = made.add_paragraph()
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.keep_with_next = Pt(6), True
    _write(paragraph, words, size=13, bold=True)


def _text(made: Document, words: str) -> None:
    _write(made.add_paragraph(), words, size=13, align=ALIGN.JUSTIFY)


def _table(made: Document, rows: int, widths: Sequence[int], *, borders: bool = True) -> Table:
    table = made.add_table(rows, len(widths))
    table.style = "Table Grid" if borders else "Normal Table"
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    return table


def _repeats(table: Table) -> None:
    """The heading comes again on the next page."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(mark)


def _row(table: Table, at: int, words: Sequence[str], *, bold: bool = False) -> None:
    for cell, text in zip(table.rows[at].cells, words, strict=True):
        align = ALIGN.CENTER if bold else ALIGN.LEFT
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
    run = paragraph.add_run(_UNPRINTABLE.sub("", words))
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    paragraph.alignment = align

"""Bảng tổng hợp góp ý, tiếp thu, giải trình as a Word file, in the form of Decree 30/2020, A4 across."""

import io
import re
from collections.abc import Sequence
from datetime import date

import docx
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from haidang.kit.ui.demo import demo_mark
from haidang.office.documents.choices import OpinionState, Stance
from haidang.office.documents.models import Consultation
from haidang.office.documents.opinion_table import Line

# The words of a paper are Vietnamese whatever the screen speaks.
_COLUMNS = (("TT", 12), ("Cơ quan", 50), ("Nội dung góp ý", 97), ("Tiếp thu, giải trình", 98))
#: What Word cannot keep in its XML; people paste it from old files.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def paper(consultation: Consultation, lines: Sequence[Line], today: date, *, silence: str = "") -> bytes:
    """The paper, as the bytes of a .docx. What the reader may not see yet stands in it as such, not as empty.

    `silence` is what the norm makes of who did not answer.
    """
    made = docx.Document()
    _page(made, consultation)
    _letterhead(made, consultation, today)
    _write(_space(made), "BẢNG TỔNG HỢP Ý KIẾN GÓP Ý, TIẾP THU, GIẢI TRÌNH", size=14, bold=True, align=ALIGN.CENTER)
    _write(made.add_paragraph(), _subject(consultation), size=13, bold=True, align=ALIGN.CENTER)
    for sentence in sentences(consultation, lines, silence):
        _write(_space(made), sentence, size=13, align=ALIGN.JUSTIFY)
    _space(made)
    _listed(made, lines)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


# ── words ────────────────────────────────────────────────────────────────────────────────────────


def _subject(consultation: Consultation) -> str:
    document = consultation.document
    return f"{consultation.subject} ({document})" if document else consultation.subject


def sentences(consultation: Consultation, lines: Sequence[Line], silence: str = "") -> list[str]:
    """How many were asked, what they answered, who did not."""
    answered = [line for line in lines if line.opinion.answered_on]
    remarks = sum(line.is_remark for line in answered)
    agreed = sum(line.opinion.stance == Stance.AGREES for line in answered)
    told = [
        f"Ngày {_day(consultation.asked_on)}, {consultation.agency} xin ý kiến {len(lines)} cơ quan, hạn trả lời hết "
        f"ngày {_day(consultation.due_on)}. Đã có {len(answered)} cơ quan trả lời: {agreed} nhất trí, {remarks} có ý "
        "kiến góp ý."
    ]
    quiet = [str(line.opinion.agency) for line in lines if line.state == OpinionState.SILENT]
    waiting = [str(line.opinion.agency) for line in lines if line.state == OpinionState.WAITING]
    if quiet:
        meant = f" ({silence})" if silence else ""
        told.append(f"Quá hạn không trả lời{meant}: {'; '.join(quiet)}.")
    if waiting:
        told.append(f"Còn chờ ý kiến: {'; '.join(waiting)}.")
    return told


def _said(line: Line) -> str:
    opinion = line.opinion
    if not opinion.answered_on:
        return str(line.state.label)
    if not line.is_seen:
        return "(xem được khi kết thúc lấy ý kiến)"
    entered = f"(nhập hộ theo: {opinion.source})" if opinion.source else ""
    return "\n".join(filter(None, [opinion.get_stance_display(), opinion.words, str(opinion.document or ""), entered]))


def _made_of_it(line: Line) -> str:
    opinion = line.opinion
    if not line.is_seen or not line.is_remark:
        return ""
    if not opinion.settled:
        return "(chưa tiếp thu, giải trình)"
    return "\n".join(filter(None, [opinion.get_settled_display(), opinion.explanation]))


def _day(day: date) -> str:
    """As papers write it: a nought before days under ten and before the first two months."""
    return f"{day.day:02}/{day.month:02}/{day.year}" if day.month < 3 else f"{day.day:02}/{day.month}/{day.year}"


# ── on the page ──────────────────────────────────────────────────────────────────────────────────


def _page(made: Paper, consultation: Consultation) -> None:
    """A4 across, margins and letters of the decree; a demonstration says so above."""
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(13)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    normal.paragraph_format.space_after = Pt(0)
    section = made.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.top_margin, section.bottom_margin = Mm(25), Mm(15)
    section.left_margin = section.right_margin = Mm(20)
    made.core_properties.title = _printable(f"Bảng góp ý: {consultation.subject}")[:250]
    made.core_properties.author = _printable(str(consultation.agency))[:250]
    if mark := demo_mark():
        _write(section.header.paragraphs[0], mark, size=11, italic=True, align=ALIGN.CENTER)
        made.core_properties.comments = mark


def _letterhead(made: Paper, consultation: Consultation, today: date) -> None:
    left, right = _table(made, 1, (120, 137)).rows[0].cells
    _write(left.paragraphs[0], str(consultation.agency).upper(), size=13, bold=True, align=ALIGN.CENTER)
    _write(right.paragraphs[0], "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=13, bold=True, align=ALIGN.CENTER)
    _write(right.add_paragraph(), "Độc lập - Tự do - Hạnh phúc", size=13, bold=True, align=ALIGN.CENTER)
    month = f"{today.month:02}" if today.month < 3 else str(today.month)
    day = f"Ngày {today.day:02} tháng {month} năm {today.year}"
    _write(right.add_paragraph(), day, size=13, italic=True, align=ALIGN.CENTER)


def _listed(made: Paper, lines: Sequence[Line]) -> None:
    table = _table(made, 1 + len(lines), tuple(width for _name, width in _COLUMNS), borders=True)
    for cell, (name, _width) in zip(table.rows[0].cells, _COLUMNS, strict=True):
        _write(cell.paragraphs[0], name, size=12, bold=True, align=ALIGN.CENTER)
    # A heading that comes again on the next page.
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(mark)
    for number, line in enumerate(lines, 1):
        cells = table.rows[number].cells
        _write(cells[0].paragraphs[0], str(number), size=12, align=ALIGN.CENTER)
        for cell, words in zip(cells[1:], (str(line.opinion.agency), _said(line), _made_of_it(line)), strict=True):
            _paragraphs(cell, words)


def _paragraphs(cell: _Cell, words: str) -> None:
    for at, each in enumerate(words.replace("\r", "").split("\n")):
        _write(cell.paragraphs[0] if at == 0 else cell.add_paragraph(), each, size=12)


def _table(made: Paper, rows: int, widths: Sequence[int], *, borders: bool = False) -> Table:
    table = made.add_table(rows, len(widths))
    table.style = "Table Grid" if borders else "Normal Table"
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    return table


def _space(made: Paper) -> Paragraph:
    paragraph = made.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(6)
    return paragraph


def _printable(words: str) -> str:
    return _UNPRINTABLE.sub("", words)


def _write(
    paragraph: Paragraph, words: str, *, size: int, bold: bool = False, italic: bool = False, align: ALIGN = ALIGN.LEFT
) -> None:
    run = paragraph.add_run(_printable(words))
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    paragraph.alignment = align

"""The list for the weekly meeting, in Word: two pages, in the form of Decree 30/2020, never longer than the paper."""

import io
from collections.abc import Iterable, Sequence
from datetime import date

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN

from haidang.desk import rules
from haidang.desk.choices import When
from haidang.desk.paper import heading, letterhead, page, repeat_head, row, said, table, text, write
from haidang.desk.selectors import AgencyRow, Line, Whole

#: Lines of a table that two pages hold beside everything else, and the letters of its widest column.
ROOM, WIDTH, LONGEST = 60, 46, 138
_COLUMNS = (("TT", 10), ("Nội dung", 88), ("Cơ quan", 42), ("Thời hạn", 30))


def weekly(found: Sequence[Line], rows: Sequence[AgencyRow], whole: Whole, today: date) -> bytes:
    """The paper, as the bytes of a .docx."""
    paper = docx.Document()
    page(paper, "Danh mục phục vụ giao ban tuần")
    letterhead(paper, today)
    _title(paper, today)
    heading(paper, "1. Tình hình chung")
    for sentence in sentences(whole, today):
        text(paper, sentence)
    late = [line for line in found if line.when == When.OVERDUE]
    week = [line for line in found if line.when == When.WEEK]
    # What is late goes first, but never takes all: this week is what the meeting can still change.
    kept = min(sum(map(_height, week)), ROOM // 3)
    used = _listed(paper, "2. Việc quá hạn", "Không có việc nào quá hạn.", late, ROOM - kept)
    _listed(paper, "3. Việc đến hạn trong tuần này", "Không có việc nào đến hạn trong tuần.", week, ROOM - used)
    heading(paper, "4. Cơ quan cần nhắc")
    for sentence in reminders(rows):
        text(paper, sentence)
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
        f"Đến ngày {said(today)}, {whole.owing} cơ quan còn {whole.owed} việc phải làm hoặc phải trả lời: "
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


def _due(line: Line) -> str:
    if line.owed.due_on is None:
        return ""
    return f"{said(line.owed.due_on)}" + (f" (quá {line.days} ngày)" if line.when == When.OVERDUE else "")


def _what(line: Line) -> str:
    return rules.shortened(f"{line.owed.kind}: {line.owed.title}", LONGEST)


def _height(line: Line) -> int:
    return max(rules.lines_of(_what(line), WIDTH), rules.lines_of(line.agency, 20), rules.lines_of(_due(line), 14))


# ── on the page ──────────────────────────────────────────────────────────────────────────────────


def _title(paper: Document, today: date) -> None:
    first, last = rules.week_of(today)
    write(paper.add_paragraph(), "DANH MỤC VIỆC PHỤC VỤ GIAO BAN TUẦN", size=14, bold=True, align=ALIGN.CENTER)
    span = f"(từ ngày {said(first)} đến ngày {said(last)})"
    write(paper.add_paragraph(), span, size=13, italic=True, align=ALIGN.CENTER)


def _listed(paper: Document, said_above: str, nothing: str, found: Sequence[Line], room: int) -> int:
    """A table of as many as fit, and a sentence about the others; how many lines were used."""
    heading(paper, f"{said_above} ({len(found)})" if found else said_above)
    if not found:
        text(paper, nothing)
        return 1
    shown, left = rules.fitting(found, [_height(line) for line in found], room)
    grid = table(paper, 1 + len(shown), tuple(width for _name, width in _COLUMNS), borders=True)
    row(grid, 0, [name for name, _width in _COLUMNS], bold=True)
    repeat_head(grid)
    for number, line in enumerate(shown, 1):
        row(grid, number, [str(number), _what(line), line.agency, _due(line)])
    if left:
        text(paper, f"Còn {left} việc nữa, xem trong chương trình (Bàn điều hành, danh sách việc đang chờ).")
    return sum(map(_height, shown)) + 1 + bool(left)

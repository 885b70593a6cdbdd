"""The list for the weekly meeting: two pages, in the form of Decree 30/2020, never longer than the paper."""

from collections.abc import Iterable, Sequence
from datetime import date

from haidang.desk import rules
from haidang.desk.choices import When
from haidang.desk.paper import sheet
from haidang.desk.selectors import AgencyRow, Line, Whole
from haidang.office.documents.letterheads import short_day
from haidang.papers.writer.model import Block, Column, Heading, Letterhead, Official, Para, Row, Table

#: Lines of a table that two pages hold beside everything else, and the letters of its widest column.
ROOM, WIDTH, LONGEST = 40, 43, 129
_COLUMNS = (
    Column("TT", 5, "center"), Column("Nội dung", 44), Column("Cơ quan", 21), Column("Thời hạn", 15, "center"),
)  # fmt: skip


def weekly(
    found: Sequence[Line], rows: Sequence[AgencyRow], whole: Whole, today: date, *, head: Letterhead
) -> Official:
    """The sheet, on two pages at most."""
    late = [line for line in found if line.when == When.OVERDUE]
    week = [line for line in found if line.when == When.WEEK]
    # What is late goes first, but never takes all: this week is what the meeting can still change.
    kept = min(sum(map(_height, week)), ROOM // 3)
    overdue, used = _listed("2. Việc quá hạn", "Không có việc nào quá hạn.", late, ROOM - kept)
    coming, _used = _listed(
        "3. Việc đến hạn trong tuần này", "Không có việc nào đến hạn trong tuần.", week, ROOM - used
    )
    first, last = rules.week_of(today)
    return sheet(
        head,
        "DANH MỤC VIỆC PHỤC VỤ GIAO BAN TUẦN",
        f"(từ ngày {short_day(first)} đến ngày {short_day(last)})",
        (
            Heading("1. Tình hình chung", 2),
            *map(Para, sentences(whole, today)),
            *overdue,
            *coming,
            Heading("4. Cơ quan cần nhắc", 2),
            *map(Para, reminders(rows)),
        ),
    )


# ── words ────────────────────────────────────────────────────────────────────────────────────────


def sentences(whole: Whole, today: date) -> list[str]:
    """The numbers as sentences; the leaders' page says the same."""
    return [
        f"Đang theo dõi {whole.plans} kế hoạch với {whole.tasks} nhiệm vụ, do {whole.agencies} cơ quan chủ trì.",
        f"Trong đó {whole.done_in_time} hoàn thành đúng hạn, {whole.done_late} hoàn thành quá hạn, "
        f"{whole.doing_in_time} đang làm trong hạn, {whole.doing_late} đang làm quá hạn.",
        f"Đến ngày {short_day(today)}, {whole.owing} cơ quan còn {whole.owed} việc phải làm hoặc phải trả lời: "
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
    return f"{short_day(line.owed.due_on)}" + (f" (quá {line.days} ngày)" if line.when == When.OVERDUE else "")


def _what(line: Line) -> str:
    return rules.shortened(f"{line.owed.kind}: {line.owed.title}", LONGEST)


def _height(line: Line) -> int:
    return max(rules.lines_of(_what(line), WIDTH), rules.lines_of(line.agency, 20), rules.lines_of(_due(line), 14))


# ── on the page ──────────────────────────────────────────────────────────────────────────────────


def _listed(said_above: str, nothing: str, found: Sequence[Line], room: int) -> tuple[list[Block], int]:
    """A table of as many as fit, and a sentence about the others; how many lines are used."""
    heading = Heading(f"{said_above} ({len(found)})" if found else said_above, 2)
    if not found:
        return [heading, Para(nothing)], 1
    shown, left = rules.fitting(found, [_height(line) for line in found], room)
    rows = tuple(Row((str(at), _what(line), line.agency, _due(line))) for at, line in enumerate(shown, 1))
    blocks: list[Block] = [heading, Table(_COLUMNS, rows)]
    if left:
        blocks.append(Para(f"Còn {left} việc nữa, xem trong chương trình (Bàn điều hành, danh sách việc đang chờ)."))
    return blocks, sum(map(_height, shown)) + 1 + bool(left)

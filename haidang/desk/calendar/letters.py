"""The calendar as files: a feed in the form of RFC 5545, the weekly calendar in Word."""

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

import docx
import icalendar
from django.conf import settings
from django.utils.translation import override
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Mm

from haidang.desk.calendar import rules
from haidang.desk.calendar.choices import DEADLINES, Kind
from haidang.desk.paper import heading, letterhead, page, repeat_head, said, table, text, write
from haidang.kit.clock import VIETNAM
from haidang.kit.happenings import Happening
from haidang.office.notices.composing import full_address

# ── the feed ─────────────────────────────────────────────────────────────────────────────────────

#: How long a calendar waits before it asks again.
_ASK_AGAIN = timedelta(hours=1)


def feed_of(found: Iterable[Happening], *, stamp: datetime) -> bytes:
    """What, when and where, and the page that says more to who may read it: no names of persons, cars, telephones."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Hai Dang//Lich doi ngoai//VI")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    with override("vi"):
        calendar.add("x-wr-calname", "Hải Đăng: lịch đối ngoại")
        calendar.add("x-wr-timezone", VIETNAM.key)
        calendar.add("refresh-interval", _ASK_AGAIN, {"value": "DURATION"})
        calendar.add("x-published-ttl", "PT1H")
        for each in found:
            calendar.add_component(_event(each, stamp))
    calendar.add_missing_timezones()
    return calendar.to_ical()


def _event(each: Happening, stamp: datetime) -> icalendar.Event:
    event = icalendar.Event()
    event.add("uid", f"{each.key}@{settings.HAIDANG_MAIL_DOMAIN}")
    event.add("dtstamp", stamp)
    event.add("summary", each.title)
    starts, ends = times(each)
    event.add("dtstart", starts)
    event.add("dtend", ends)
    if each.place:
        event.add("location", each.place)
    event.add("url", full_address(each.url))
    if each.kind in Kind:
        event.add("categories", [str(Kind(each.kind).label)])
    event.add("status", "CANCELLED" if each.is_cancelled else "TENTATIVE" if each.is_tentative else "CONFIRMED")
    if each.kind in DEADLINES or not each.at:
        # a day to remember does not make its reader busy
        event.add("transp", "TRANSPARENT")
    return event


def times(each: Happening) -> tuple[date | datetime, date | datetime]:
    """From when to when, as the standard counts it: the end is the first day or moment that is free again."""
    free = each.last + timedelta(days=1)
    if each.at is None:
        return each.since, free
    starts = datetime.combine(each.since, each.at, VIETNAM)
    return starts, starts + rules.LASTS if each.last == each.since else datetime.combine(free, time.min, VIETNAM)


# ── the week on paper ────────────────────────────────────────────────────────────────────────────

_COLUMNS = (
    ("Thứ, ngày", 26), ("Giờ", 20), ("Nội dung", 82), ("Chủ trì, khách", 52), ("Địa điểm", 42), ("Phiên dịch", 26),
    ("Xe", 22),
)  # fmt: skip
_DAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
#: Deadlines that the sheet names; the rest is a number.
_NAMED = 25


def week_paper(
    days: Sequence[tuple[date, rules.Mark | None, Sequence[Happening]]],
    others: Sequence[Happening],
    clashes: Sequence[str],
    today: date,
) -> bytes:
    """Lịch công tác đối ngoại tuần, across an A4: who receives whom, where; below it the days to remember."""
    paper = docx.Document()
    page(paper, "Lịch công tác đối ngoại tuần")
    _across(paper)
    letterhead(paper, today)
    write(paper.add_paragraph(), "LỊCH CÔNG TÁC ĐỐI NGOẠI TUẦN", size=14, bold=True, align=ALIGN.CENTER)
    span = f"(từ ngày {said(days[0][0])} đến ngày {said(days[-1][0])})"
    write(paper.add_paragraph(), span, size=13, italic=True, align=ALIGN.CENTER)
    _days(paper, days)
    if clashes:
        heading(paper, "Cần xem lại")
        for sentence in clashes:
            text(paper, f"- {sentence}")
    heading(paper, "Thời hạn và ngày cần nhớ trong tuần")
    for each in others[:_NAMED]:
        text(paper, f"- {said(each.since)}: {each.title}{state_of(each)}.")
    if not others:
        text(paper, "Không có.")
    elif len(others) > _NAMED:
        text(paper, f"Còn {len(others) - _NAMED} việc nữa, xem trong chương trình (Lịch, danh sách).")
    stream = io.BytesIO()
    paper.save(stream)
    return stream.getvalue()


def hour_of(each: Happening, day: date) -> str:
    """When, on one day of it: its hour, the days it lasts, or that no hour is known."""
    if each.last > each.since:
        span = f"{said(each.since)} - {said(each.last)}"
        return f"{each.at:%H:%M}, {span}" if each.at and day == each.since else span
    return f"{each.at:%H:%M}" if each.at else "Cả ngày"


def state_of(each: Happening) -> str:
    return " (đã hủy)" if each.is_cancelled else " (dự kiến)" if each.is_tentative else ""


def _across(paper: Document) -> None:
    section = paper.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin, section.right_margin = Mm(15), Mm(12)
    section.top_margin = section.bottom_margin = Mm(15)


def _days(paper: Document, days: Sequence[tuple[date, rules.Mark | None, Sequence[Happening]]]) -> None:
    rows: list[tuple[date, rules.Mark | None, Happening | None]] = []
    for day, mark, found in days:
        rows += [(day, mark, each) for each in found] or [(day, mark, None)]
    grid = table(paper, 1 + len(rows), tuple(width for _name, width in _COLUMNS), borders=True)
    for cell, (name, _width) in zip(grid.rows[0].cells, _COLUMNS, strict=True):
        write(cell.paragraphs[0], name, size=11, bold=True, align=ALIGN.CENTER)
    repeat_head(grid)
    before: date | None = None
    for number, (day, mark, each) in enumerate(rows, 1):
        cells = grid.rows[number].cells
        if day == before:
            cells[0].merge(grid.rows[number - 1].cells[0])
        else:
            marked = f"\n{mark.name}" if mark else ""
            write(cells[0].paragraphs[0], f"{_DAYS[day.weekday()]}\n{said(day)}{marked}", size=11, align=ALIGN.CENTER)
        before = day
        if each:
            who = "\n".join(part for part in (each.host, each.guests) if part)
            words = (hour_of(each, day), each.title + state_of(each), who, each.place, each.interpreter, each.car)
            for cell, word in zip(cells[1:], words, strict=True):
                write(cell.paragraphs[0], word, size=11)

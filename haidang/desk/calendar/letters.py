"""The calendar as files: a feed in the form of RFC 5545, the sheet of a week."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta

import icalendar
from django.conf import settings
from django.utils.translation import override

from haidang.desk.calendar import rules
from haidang.desk.calendar.choices import DEADLINES, Kind
from haidang.desk.paper import sheet
from haidang.kit.clock import VIETNAM
from haidang.kit.happenings import Happening
from haidang.office.documents.letterheads import short_day
from haidang.office.notices.composing import full_address
from haidang.papers.writer.model import Block, Column, Heading, Item, Letterhead, Official, Para, Row, Table

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
    if each.last > each.since:
        return starts, datetime.combine(free, time.min, VIETNAM)
    return starts, starts + (rules.ends_of(each) - rules.moment(each.at))


# ── the week on paper ────────────────────────────────────────────────────────────────────────────

_COLUMNS = (
    Column("Thứ, ngày", 26, "center", is_merged=True), Column("Giờ", 20), Column("Nội dung", 82),
    Column("Chủ trì, khách", 52), Column("Địa điểm", 42), Column("Phiên dịch", 26), Column("Xe", 22),
)  # fmt: skip
_DAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
#: Deadlines that the sheet names; the rest is a number.
_NAMED = 25
Days = Sequence[tuple[date, rules.Mark | None, Sequence[Happening]]]


def week_paper(days: Days, others: Sequence[Happening], clashes: Sequence[str], *, head: Letterhead) -> Official:
    """Lịch công tác đối ngoại tuần, across an A4: who receives whom, where; below it the days to remember."""
    blocks: list[Block] = [Table(_COLUMNS, tuple(_rows(days)))]
    if clashes:
        blocks += [Heading("Cần xem lại", 2), *map(Item, clashes)]
    blocks.append(Heading("Thời hạn và ngày cần nhớ trong tuần", 2))
    blocks += [Item(_sentence(each)) for each in others[:_NAMED]]
    if not others:
        blocks.append(Para("Không có."))
    elif len(others) > _NAMED:
        blocks.append(Para(f"Còn {len(others) - _NAMED} việc nữa, xem trong chương trình (Lịch, danh sách)."))
    span = f"(từ ngày {short_day(days[0][0])} đến ngày {short_day(days[-1][0])})"
    return sheet(head, "LỊCH CÔNG TÁC ĐỐI NGOẠI TUẦN", span, blocks, landscape=True)


def _sentence(each: Happening) -> str:
    """With one full stop, also where the title was copied with its own ("…15/6/2020./.")."""
    return f"{short_day(each.since)}: {each.title.rstrip(' ./')}{state_of(each)}."


def _rows(days: Days) -> Iterator[Row]:
    """A row for each that happens, and one for a day on which nothing does."""
    for day, mark, found in days:
        named = f"{_DAYS[day.weekday()]}\n{short_day(day)}" + (f"\n{mark.name}" if mark else "")
        for each in found or (None,):
            yield Row((named, *(_told(each, day) if each else ("",) * (len(_COLUMNS) - 1))))


def _told(each: Happening, day: date) -> tuple[str, ...]:
    who = "\n".join(part for part in (each.host, each.guests) if part)
    return hour_of(each, day), each.title + state_of(each), who, each.place, each.interpreter, each.car


def hour_of(each: Happening, day: date) -> str:
    """When, on one day of it: its hour, the days it lasts, or that no hour is known."""
    if each.last > each.since:
        span = f"{short_day(each.since)} - {short_day(each.last)}"
        return f"{each.at:%H:%M}, {span}" if each.at and day == each.since else span
    if each.at is None:
        return "Cả ngày"
    return f"{each.at:%H:%M} - {each.ends_at:%H:%M}" if each.ends_at else f"{each.at:%H:%M}"


def state_of(each: Happening) -> str:
    return " (đã hủy)" if each.is_cancelled else " (dự kiến)" if each.is_tentative else ""

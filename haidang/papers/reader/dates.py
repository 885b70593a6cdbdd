"""Days and deadlines in official Vietnamese: a small grammar on folded text."""

import calendar
import re
from collections.abc import Iterator
from datetime import date

from haidang.papers.reader.plan import DateValue, Deadline
from haidang.papers.sources.text import Source, Span

#: ngày 08 tháng 8 năm 2018 · 20/9/2010 · 29-12-2025 · ngày 02.11.2018
DAY = (
    r"(?:(?:ngay\s*)?(?P<d>\d{1,2})\s*thang\s*(?P<m>\d{1,2})\s*(?:nam|,)\s*(?P<y>\d{4})"
    r"|(?:ngay\s*)?(?P<d2>\d{1,2})\s*[/.\-]\s*(?P<m2>\d{1,2})\s*[/.\-]\s*(?P<y2>\d{4}))(?!\d)"
)
_DAY = re.compile(r"(?<!\d)(?<!\d[/.])" + DAY)


def safe_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_of(found: re.Match[str]) -> date | None:
    """The day a match of `DAY` names; None where there is no such day."""
    parts = [found[a] or found[b] for a, b in (("y", "y2"), ("m", "m2"), ("d", "d2"))]
    return safe_date(*map(int, parts))


def days(source: Source, within: Span) -> Iterator[DateValue]:
    """Every day written out in `within`."""
    for found in _DAY.finditer(source.folded, within.start, within.end):
        yield DateValue(Span(*found.span()), "written-day", day_of(found))


_ORDINALS = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
    "mot": 1,
    "hai": 2,
    "ba": 3,
    "bon": 4,
    "tu": 4,
}
#: trước · chậm nhất là · đến hết · xong trước · hoàn thành trong
_BY = (
    r"(?:truoc|cham nhat(?: la)?(?: truoc| den)?(?: het)?|khong muon hon|muon nhat(?: la)?|den het|den|het|"
    r"xong(?: truoc)?|hoan thanh(?: xong)?(?: truoc| trong)?|trong)"
)
_EACH = r"(?:hang|moi|tung)"
_UNIT = r"(?:ngay|tuan|thang|quy|nam|6 thang|sau thang|09 thang|9 thang|dot)"
_QUARTER = r"(?:iv|iii|ii|i|[1-4])"
#: trước ngày 20 của tháng cuối quý · thứ sáu hằng tuần
_WITHIN_QUARTER = (
    rf"(?:{_BY}\s+)?ngay\s*\d{{1,2}}\s*(?:cua\s*)?thang\s+(?:dau|cuoi|thu \w+)\s+(?:cua\s+)?(?:{_EACH}\s+)?quy\b"
)
_WEEKDAY = rf"(?:(?:chieu|sang)\s+)?thu\s+(?:hai|ba|tu|nam|sau|[2-6])\s+(?:cua\s+)?{_EACH}\s+tuan\b"
_DAY_MONTH = r"\d{1,2}(?:\s*/\s*\d{1,2}|\s*thang\s*\d{1,2})?"

#: One pattern for each way of saying it; the first that matches at a place wins.
_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    # trước ngày 15/12 hằng năm · trước ngày 01/6 và 15/11 hằng năm · trước ngày 18 hằng tháng
    (
        "recurring-day",
        re.compile(
            rf"(?:{_BY}\s+)?(?:ngay\s*)?{_DAY_MONTH}(?:\s*(?:va|,)\s*(?:ngay\s*)?{_DAY_MONTH})*"
            rf"\s*(?:cua\s*)?{_EACH}\s*(?:thang|quy|nam|tuan)\b|{_WITHIN_QUARTER}|{_WEEKDAY}"
        ),
    ),
    # trước ngày 15/6/2026 · chậm nhất là ngày 30 tháng 4 năm 2020 · từ 01/7/2025
    ("day", re.compile(rf"(?:(?P<by>{_BY}|tu(?: ngay)?|ke tu(?: ngay)?)\s+)?" + DAY)),
    # trong quý III năm 2012 · Quí IV-2025 · quý I, II/2026
    (
        "quarter",
        re.compile(
            rf"(?:(?P<by>{_BY})\s+)?(?:qu[yi]|(?<!\w)q)\s*(?P<q>{_QUARTER})"
            rf"(?:\s*(?:,|va|-|–)\s*(?:quy\s*)?(?P<q2>{_QUARTER}))*"
            r"(?:\s*[/\-,.]\s*|\s+)(?:nam\s*)?(?P<y>\d{4})\b"
        ),
    ),
    # tháng 12/2025 · xong trong tháng 12 năm 2025
    (
        "month",
        re.compile(
            rf"(?:(?P<by>{_BY})\s+)?(?:cuoi\s+|dau\s+|giua\s+)?thang\s*(?P<m>\d{{1,2}})"
            r"\s*(?:/|-|nam|,\s*nam)\s*(?P<y>\d{4})\b"
        ),
    ),
    # 12/2026, as a cell says it
    ("month", re.compile(r"(?<![\d/.\-])(?P<m>\d{1,2})\s*/\s*(?P<y>(?:19|20)\d\d)\s*$")),
    # giai đoạn 2026-2030 · năm 2025 - 2026 · 2026 - 2030
    (
        "years",
        re.compile(
            r"(?:(?:giai doan|tu nam|nam|trong nam|tu)\s+)?(?P<y>(?:19|20)\d\d)\s*(?:-|–|den(?: nam)?)\s*"
            r"(?P<y2>(?:19|20)\d\d)\b"
        ),
    ),
    # đến hết năm 2026 · trong năm 2026 · Năm 2025
    (
        "year",
        re.compile(rf"(?:(?P<by>{_BY})\s+)?(?:cuoi\s+|dau\s+|giua\s+)?nam\s*(?P<y>(?:19|20)\d\d)\b"),
    ),
    # 2026, alone in its cell
    ("year", re.compile(r"(?<![\d/.\-])(?P<y>(?:19|20)\d\d)\s*$")),
    # hằng năm · định kỳ 6 tháng, hằng năm
    (
        "recurring",
        re.compile(
            rf"dinh ky\s*\(?\s*(?:{_EACH}\s*)?{_UNIT}\s*(?:/lan)?\)?(?:\s*(?:,|va|hoac)\s*(?:{_EACH}\s*)?{_UNIT})*"
            rf"|{_EACH}\s*(?:tuan|thang|quy|nam|ngay)\b(?:\s*(?:,|va|hoac)\s*{_EACH}?\s*(?:tuan|thang|quy|nam)\b)*"
            r"|6 thang,? (?:mot lan|va hang nam|hang nam|nam)|dinh ky(?=\s*(?:theo|$))"
        ),
    ),
    # thường xuyên
    ("standing", re.compile(r"thuong xuyen|lien tuc|xuyen suot")),
    # sau khi … · theo kế hoạch của …
    (
        "event",
        re.compile(
            r"(?:ngay )?sau khi\b|ke tu (?:khi|ngay (?!\d))|truoc khi\b|khi (?:co|duoc|phat sinh)\b"
            r"|theo (?:ke hoach|tien do|yeu cau|lo trinh|huong dan|quy dinh|chuong trinh)\b"
        ),
    ),
)


def deadline_of(source: Source, span: Span, rule: str, year: int | None = None) -> Deadline:
    """The deadline that the words of `span` state: the whole span, with the day where it can be known."""
    for name, shape in _SHAPES:
        found = shape.search(source.folded, span.start, span.end)
        if found:
            return _built(name, found, span, rule, year)
    return Deadline(span, rule)


def _built(name: str, found: re.Match[str], span: Span, rule: str, year: int | None) -> Deadline:
    groups = found.groupdict()
    if name == "day":
        on = day_of(found)
        by = groups.get("by") or ""
        if by.startswith(("tu", "ke tu")):
            return Deadline(span, rule, "standing", start=on)
        if by == "truoc" and on:
            return Deadline(span, rule, "day", on=on)
        return Deadline(span, rule, "day" if on else "unclear", on=on)
    if name == "quarter":
        quarter, of = _ORDINALS[groups["q2"] or groups["q"]], int(groups["y"])
        start = date(of, 3 * _ORDINALS[groups["q"]] - 2, 1)
        return Deadline(span, rule, "period", start, _month_end(of, 3 * quarter))
    if name == "month":
        month, of = int(groups["m"]), int(groups["y"])
        if not 1 <= month <= 12:
            return Deadline(span, rule)
        return Deadline(span, rule, "period", date(of, month, 1), _month_end(of, month))
    if name == "years":
        first, last = int(groups["y"]), int(groups["y2"])
        if first > last:
            return Deadline(span, rule)
        return Deadline(span, rule, "period", date(first, 1, 1), date(last, 12, 31))
    if name == "year":
        of = int(groups["y"])
        return Deadline(span, rule, "period", date(of, 1, 1), date(of, 12, 31))
    return Deadline(span, rule, {"recurring-day": "recurring"}.get(name, name))


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


#: In prose only what plainly binds counts: a day or a period that something is to be done by.
_PROSE_BY = (
    r"(?:truoc|cham nhat(?: la)?(?: truoc)?(?: vao)?|khong muon hon|muon nhat(?: la)?|xong(?: truoc| trong)?"
    r"|hoan thanh(?: xong)?(?: truoc| trong)?|trong|den het|den hao)"
)
_PROSE: tuple[tuple[str, re.Pattern[str]], ...] = (
    # định kỳ hằng năm (trước ngày 15 tháng 12)
    (
        "recurring-day",
        re.compile(
            rf"(?:dinh ky\s+)?{_EACH}\s*(?:thang|quy|nam)\s*"
            rf"\(\s*(?:truoc|cham nhat(?: la)?)?\s*(?:ngay\s*)?{_DAY_MONTH}\s*\)"
        ),
    ),
    # trước ngày 18 hằng tháng
    (
        "recurring-day",
        re.compile(
            rf"(?:dinh ky\s+)?(?:truoc|cham nhat(?: la)?|vao)\s*(?:ngay\s*)?{_DAY_MONTH}"
            rf"(?:\s*(?:,|va)\s*(?:ngay\s*)?{_DAY_MONTH})*\s*(?:cua\s*)?{_EACH}\s*(?:thang|quy|nam|tuan)\b"
            rf"|{_WITHIN_QUARTER}|{_WEEKDAY}"
        ),
    ),
    # định kỳ hằng năm báo cáo · định kỳ 6 tháng, hằng năm tổng hợp, báo cáo
    (
        "recurring",
        re.compile(
            rf"dinh ky\s+(?:{_EACH}\s*(?:thang|quy|nam|tuan)|(?:0?[369]|sau) thang)"
            rf"(?:\s*(?:,|va|hoac|/)\s*(?:{_EACH}\s*|1 |01 )?(?:thang|quy|nam))*(?=,?\s+(?:tong hop|bao cao|gui))"
        ),
    ),
    # hoàn thành trước ngày 31/12/2025
    ("by-day", re.compile(rf"{_PROSE_BY}\s+(?:vao\s+)?(?:\d{{1,2}}\s*(?:gio|h)(?:\s*\d{{1,2}})?,?\s*)?" + DAY)),
    # trong quý III năm 2012
    (
        "by-quarter",
        re.compile(rf"{_PROSE_BY}\s+(?:vao\s+)?qu[yi]\s*{_QUARTER}(?:\s*[/\-,]\s*|\s+)(?:nam\s*)?\d{{4}}\b"),
    ),
    # xong trong tháng 12/2025
    (
        "by-month",
        re.compile(rf"{_PROSE_BY}\s+(?:vao\s+)?(?:cuoi\s+|dau\s+)?thang\s*\d{{1,2}}\s*(?:/|-|nam)\s*\d{{4}}\b"),
    ),
    # hoàn thành trong năm 2026
    (
        "by-year",
        re.compile(
            r"(?:(?:hoan thanh(?: xong)?(?: truoc| trong)?|xong(?: truoc| trong)?|cham nhat(?: la)?)"
            r"|(?:trien khai|thuc hien|ban hanh|to chuc)\s+trong)\s+nam\s*\d{4}\b"
        ),
    ),
    # hoàn thành trong quý III · xong trước tháng 5 (of the year of the plan)
    (
        "by-part-of-year",
        re.compile(
            r"(?:hoan thanh|xong|cham nhat(?: la)?|truoc)(?:\s+(?:xong|truoc|trong|vao|cuoi))*\s+"
            rf"(?:qu[yi]\s*{_QUARTER}|thang\s*(?:1[0-2]|0?[1-9]))(?![\w/])(?!\s*(?:[/,\-]\s*)?(?:nam\s*)?\d)"
        ),
    ),
    # trước ngày 20/12 (of the year of the plan)
    ("by-day-of-year", re.compile(rf"{_PROSE_BY}\s+ngay\s*\d{{1,2}}\s*/\s*\d{{1,2}}(?!\s*/|\d|-)")),
    # chậm nhất 05 ngày làm việc sau khi đoàn về · trong thời hạn 10 ngày kể từ ngày nhận Kế hoạch
    (
        "within-days",
        re.compile(
            r"(?:cham nhat(?: la)?(?: sau)?|trong (?:thoi han|vong)|khong qua)\s+\d{1,3}\s+ngay(?:\s+lam viec)?"
            r"(?:,?\s+(?:sau khi|ke tu)\s+[^,.;()]{2,60})?"
        ),
    ),
)
#: A quick look before the shapes: no deadline without a figure or a recurring time.
_HINT = re.compile(rf"\d|(?<!\w)qu[yi]\s|(?<!\w)(?:{_EACH}|dinh ky)\b")
#: "Hằng năm, rà soát …", "Định kỳ báo cáo …" count only at the head of the sentence.
_AT_HEAD = re.compile(
    rf"\s*(?P<when>{_EACH}\s*(?:tuan|thang|quy|nam)\b(?=\s*,)|dinh ky(?:\s+{_EACH}?\s*{_UNIT})?(?=\s+bao cao))"
)


def prose_deadlines(source: Source, span: Span) -> tuple[Deadline, ...]:
    """Deadlines stated inside a sentence, in the order of the text; the rule names the shape that saw each."""
    found: list[Deadline] = []
    if not _HINT.search(source.folded, span.start, span.end):
        return ()
    for name, shape in _PROSE:
        for match in shape.finditer(source.folded, span.start, span.end):
            here = Span(*match.span())
            if not any(here.meets(other.span) for other in found):
                found.append(deadline_of(source, here, name))
    head = _AT_HEAD.match(source.folded, span.start, span.end)
    if head:
        found.append(Deadline(Span(*head.span("when")), "recurring-at-head", "recurring"))
    return tuple(sorted(found, key=lambda deadline: deadline.span))


#: What may stand before the time in the last words of a charge: "thực hiện trong quý II/2024", "thời gian: tháng 4".
_BEFORE_TAIL = re.compile(
    r"[\s,;.(]*(?:(?:phoi hop|to chuc|trien khai|thuc hien|hoan thanh|xong|thoi gian|thoi han|tien do|du kien|vao|va)"
    r"(?:\s*:)?[\s,]+)*"
)
#: Times without their year, too: in such a place nothing else can be meant.
_TAIL_SHAPES = (
    *(shape for name, shape in _SHAPES if name != "event"),
    re.compile(rf"(?:{_BY}\s+)?qu[yi]\s*{_QUARTER}(?:\s*(?:,|va|-)\s*(?:quy\s*)?{_QUARTER})*"),
    re.compile(
        rf"(?:{_BY}\s+)?(?:cuoi\s+|dau\s+)?(?:ngay\s*\d{{1,2}}\s*/\s*\d{{1,2}}|thang\s*\d{{1,2}})"
        r"(?:\s*(?:,|va|-|den)\s*(?:thang\s*)?\d{1,2})*"
    ),
    re.compile(r"ca nam|trong ca nam"),
)
#: A comma between two quarters or months parts nothing.
_TAIL_PIECE = re.compile(r"(?:[^;,().]|\.(?=\d)|,(?=\s*(?:quy|thang)?\s*[\divx]+\b))+")


def tail_deadlines(source: Source, within: Span) -> tuple[Span, ...]:
    """What the last words of a charge say of time alone: "(Sở A chủ trì, Sở B phối hợp; tháng 4/2021)"."""
    found = []
    for piece in _TAIL_PIECE.finditer(source.folded, within.start, within.end):
        start, end = piece.span()
        before = _BEFORE_TAIL.match(source.folded, start, end)
        begin = before.end() if before else start
        said = max((m.end() for shape in _TAIL_SHAPES if (m := shape.match(source.folded, begin, end))), default=0)
        if said and not source.folded[said:end].strip():
            found.append(Span(begin, said))
    return tuple(found)


#: "Đoàn cán bộ phụ nữ (tháng 8/2026)"
_LAST_BRACKET = re.compile(r"\((?P<said>[^()]{3,60})\)\s*[.;:]?\s*$")


def bracket_deadlines(source: Source, span: Span) -> tuple[Deadline, ...]:
    """The time in the bracket that ends a title or an item."""
    found = _LAST_BRACKET.search(source.flat, span.start, span.end)
    said = tail_deadlines(source, Span(*found.span("said"))) if found else ()
    return tuple(deadline_of(source, words, "last-bracket") for words in said[:1])

"""From when until when a step of a programme runs, by the words of its cell: a small grammar on folded words."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def _year(name: str) -> str:
    return rf"(?:\s*(?:/|-|,|\.)?\s*(?:nam\s*)?(?P<{name}>(?:19|20)\d\d)(?!\d))?"


_MONTH = r"(?:0?[1-9]|1[0-2])(?!\d)"

_POINT = re.compile(
    # 2020-04-15, as a sheet keeps it
    r"(?P<iso>(?:19|20)\d\d-\d\d-\d\d)(?:[t ]\d\d:\d\d(?::\d\d)?)?"
    # ngày 15 tháng 4 năm 2020
    rf"|(?:ngay\s*)?(?P<d>\d{{1,2}})\s*thang\s*(?P<m>{_MONTH}){_year('ya')}"
    # tháng 3 - 4/2020 · tháng 3, 4 và 5
    rf"|thang\s*(?P<m1>{_MONTH})(?:\s*(?:-|–|,|va|den)\s*(?:thang\s*)?(?P<more>{_MONTH}"
    rf"(?:\s*(?:,|va)\s*{_MONTH})*)(?!\s*[/.]\s*\d{{1,2}}(?!\d)))?{_year('yb')}"
    # quý I, II/2020 · quý II-III
    rf"|qu[yi]\s*(?P<q>iv|iii|ii|i|[1-4])(?![a-z\d])(?:\s*(?:-|–|,|va|den)\s*(?:qu[yi]\s*)?"
    rf"(?P<q2>iv|iii|ii|i|[1-4])(?![a-z\d]))?{_year('yc')}"
    # 15/4/2020 · 15-4-2020 · 15/4
    r"|(?<![\d/])(?:ngay\s*)?(?P<d2>\d{1,2})\s*[/.\-]\s*(?P<m2>\d{1,2})(?:\s*[/.\-]\s*(?P<y2>\d{4}))?(?![\d/])"
    # 4/2020
    rf"|(?<![\d/])(?P<m3>{_MONTH})\s*/\s*(?P<y6>(?:19|20)\d\d)(?!\d)"
    # 6 tháng đầu năm 2020
    r"|(?:0?6|sau)\s*thang\s*(?P<half>dau|cuoi)\s*nam(?:\s*(?P<y3>(?:19|20)\d\d))?"
    # cả năm 2020 · trong năm
    r"|(?:ca|trong|het|cuoi)\s*nam(?:\s*(?P<y4>(?:19|20)\d\d))?|nam\s*(?P<y5>(?:19|20)\d\d)"
)
_FROM = re.compile(r"(?:ke\s*)?tu(?:\s*ngay)?\s*$|bat dau(?:\s*tu)?(?:\s*ngay)?\s*$")

# trước tháng 6 · đến hết quý I · chậm nhất ngày …: until then, since when is not said
_UNTIL = re.compile(r"(?:truoc|den|het|cham nhat(?: la)?|xong|hoan thanh|muon nhat)(?: trong)?(?:\s*ngay)?\s*$")


@dataclass(frozen=True, slots=True)
class Run:
    """From when until when; None where the words do not say it."""

    starts_on: date | None = None
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class _Point:
    first: date
    last: date
    is_from: bool
    is_until: bool


def run_of(words: str, year: int | None = None) -> Run:
    """What folded `words` say; `year` is that of the plan, for a day or a month written without one.

    Of "tháng 3/2020" the first and the last day, of "trước 15/4/2020" the day, of "thường xuyên" nothing.
    """
    points = list(_points(words, year))
    if not points:
        return Run()
    if len(points) == 1 and points[0].is_from:
        return Run(starts_on=points[0].first)
    first, last = points[0], points[-1]
    if len(points) == 1 and (first.is_until or first.first == first.last):
        return Run(due_on=first.last)
    return Run(first.first, last.last) if first.first <= last.last else Run()


def _points(words: str, year: int | None) -> Iterator[_Point]:
    # "từ 01/3 đến 15/4/2020": the year said at the end is that of both
    said = re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", words)
    of = int(said[-1]) if said else year
    for found in _POINT.finditer(words):
        if spell := _spell(found.groupdict(), of):
            before = words[: found.start()]
            # "đến hết năm": the word may stand in the point itself
            is_until = bool(_UNTIL.search(before)) or found[0].startswith(("het", "cuoi"))
            is_range = bool(found["more"] or found["q2"])
            yield _Point(*spell, is_from=bool(_FROM.search(before)) and not is_range, is_until=is_until)


def _spell(said: dict[str, str | None], year: int | None) -> tuple[date, date] | None:
    """The first and last day of one point; None where there is no such day, or no year to put it in."""
    if iso := said["iso"]:
        return _day(*map(int, iso.split("-")))
    of = next((int(value) for name in ("ya", "yb", "yc", "y2", "y3", "y4", "y5", "y6") if (value := said[name])), year)
    if of is None:
        return None
    day, month = said["d"] or said["d2"], said["m"] or said["m2"]
    if day and month:
        return _day(of, int(month), int(day))
    if said["m3"]:
        return _months(of, int(said["m3"]), int(said["m3"]))
    if said["m1"]:
        last = re.findall(r"\d+", said["more"] or said["m1"])[-1]
        return _months(of, int(said["m1"]), int(last))
    if said["q"]:
        return _months(of, 3 * _QUARTERS[said["q"]] - 2, 3 * _QUARTERS[said["q2"] or said["q"]])
    if said["half"]:
        return _months(of, *((1, 6) if said["half"] == "dau" else (7, 12)))
    return _months(of, 1, 12)


def _day(year: int, month: int, day: int) -> tuple[date, date] | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found, found


def _months(year: int, first: int, last: int) -> tuple[date, date] | None:
    if first > last:
        return None
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])

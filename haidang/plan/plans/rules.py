"""Decisions of the plan room on plain values: when a silent task may be due, and what may become of a proposal."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

#: From each state, those a proposal can come to; what was settled can be opened again by nobody.
MOVES: dict[str, frozenset[str]] = {
    "open": frozenset({"accepted", "rejected", "merged", "split"}),
    "accepted": frozenset(),
    "rejected": frozenset({"open"}),
    "merged": frozenset(),
    "split": frozenset(),
    "known": frozenset(),
    "replaced": frozenset(),
}


def may_move(now: str, to: str) -> bool:
    return to in MOVES[now]


def open_groups(mentions: Sequence[Mapping[str, object]]) -> list[bool]:
    """For each mention of a list, does it leave open who is meant?

    "có liên quan" at the end of a list speaks of the groups before it too:
    "Các Sở, Ban, Ngành, UBND các huyện, thị xã, thành phố có liên quan".
    """
    found = [bool(mention.get("open")) for mention in mentions]
    for at in range(len(mentions) - 2, -1, -1):
        if mentions[at].get("group") and mentions[at + 1].get("group") and found[at + 1]:
            found[at] = True
    return found


# Chủ tịch Ủy ban nhân dân tỉnh, Giám đốc Sở Tài chính, Chánh Văn phòng UBND tỉnh, Thủ trưởng các cơ quan
_POST = re.compile(
    r"(?:phó )?(?:chủ tịch|giám đốc|tổng giám đốc|cục trưởng|chi cục trưởng|trưởng ban|bí thư|hiệu trưởng|"
    r"chỉ huy trưởng|thủ trưởng|lãnh đạo|chánh(?= văn phòng| thanh tra))\s+",
    re.IGNORECASE,
)


def body_of(words: str) -> str:
    """Whom a charge means that names a post: the body that the post is of."""
    return _POST.sub("", words, count=1) if _POST.match(words) else words


@dataclass(frozen=True, slots=True)
class ProposedDue:
    """A day that a silent task may be due on, and the rule that says so."""

    on: date
    rule: str
    reason: str


# (30/01/1950 - 30/01/2020), 60 năm Ngày thiết lập quan hệ ngoại giao … 02/12/1960
_DAY = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})/((?:19|20)\d{2})(?!\d)")
_ANNIVERSARY = re.compile(r"kỷ niệm|kỉ niệm|ngày thiết lập|ngày thành lập|quốc khánh", re.IGNORECASE)
_EXPIRY = re.compile(r"hết hiệu lực|hết hạn|gia hạn", re.IGNORECASE)
# theo Đề án tại mục 8.3, sản phẩm của nhiệm vụ 1.2
_OTHER_TASK = re.compile(r"(?:mục|nhiệm vụ|điểm)\s+(\d{1,2}\.\d{1,2})", re.IGNORECASE)
#: Work that goes on the whole year has no day of its own.
_STANDING = re.compile(r"thường xuyên|hằng tháng|hàng tháng|hằng quý|hàng quý", re.IGNORECASE)


def proposed_due(
    words: str, *, year: int, dues: Mapping[str, date], window: ProposedDue | None = None
) -> ProposedDue | None:
    """The first day that a rule finds for a task whose plan names none; None where work simply goes on.

    `words` are the task's own words, `year` the plan's year, `dues` the known days of other tasks by label. The rules
    in their order: an anniversary named with its day; an expiry named with its day; the product of another task that
    is named; the `window` of the year's report, as the norm of that year has it. A proposal urges nobody until
    accepted.
    """
    return (
        _anniversary(words, year)
        or _expiry(words, year)
        or _earlier_product(words, dues)
        or (None if _STANDING.search(words) else window)
    )


def _anniversary(words: str, year: int) -> ProposedDue | None:
    days = [day for day in _days_near(words, _ANNIVERSARY, year) if day]
    if not days:
        return None
    on = max(days)  # of several, the last: until then there is still one to be kept
    return ProposedDue(on, "anniversary", f"Nhiệm vụ nhắc ngày kỷ niệm {on:%d/%m}; năm {year} là {on:%d/%m/%Y}.")


def _expiry(words: str, year: int) -> ProposedDue | None:
    if not _EXPIRY.search(words):
        return None
    days = [day for day in map(_day, _DAY.finditer(words)) if day and day.year in (year, year + 1)]
    if not days:
        return None
    on = min(days)
    return ProposedDue(on, "expiry", f"Thỏa thuận được nêu hết hiệu lực ngày {on:%d/%m/%Y}.")


def _earlier_product(words: str, dues: Mapping[str, date]) -> ProposedDue | None:
    for found in _OTHER_TASK.finditer(words):
        on = dues.get(found[1])
        if on:
            return ProposedDue(on, "earlier-product", f"Phụ thuộc sản phẩm của nhiệm vụ {found[1]}, hạn {on:%d/%m/%Y}.")
    return None


def window(year: int, amount: str, source: str) -> ProposedDue | None:
    """The closing day of the year's figures, from the norm's "12-15..12-14"; None where the norm says it otherwise."""
    last = re.fullmatch(r"\d\d-\d\d\.\.(\d\d)-(\d\d)", amount)
    if not last:
        return None
    on = date(year, int(last[1]), int(last[2]))
    return ProposedDue(
        on, "window", f"Kế hoạch không ghi thời hạn; số liệu báo cáo năm chốt ngày {on:%d/%m/%Y} ({source})."
    )


def _days_near(words: str, cue: re.Pattern[str], year: int) -> list[date | None]:
    """Days of `year` that fall on the day and month of dates printed within 200 characters of the cue."""
    found: list[date | None] = []
    for here in cue.finditer(words):
        for printed in _DAY.finditer(words, max(0, here.start() - 60), min(len(words), here.end() + 200)):
            day = _day(printed)
            if day and day.year < year:
                found.append(_moved(day, year))
    return found


def _moved(day: date, year: int) -> date:
    """The same day of another year; 29 February falls on the 28th where there is none."""
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return None


def first_day(deadlines: Sequence[Mapping[str, object]]) -> date | None:
    """The earliest day among the deadlines of a reading ({"on": "2020-06-15"}), None where none is known."""
    days = [date.fromisoformat(str(d["on"])) for d in deadlines if d.get("on") and d.get("kind") != "recurring"]
    return min(days, default=None)


# "Thường xuyên thăm hỏi …", "Tiếp tục duy trì …", "định kỳ", "hằng năm": work that goes on
_GOES_ON = re.compile(
    r"thường xuyên|tiếp tục|tăng cường|duy trì|định kỳ|h[ằà]ng (?:năm|quý|tháng|tuần|ngày)", re.IGNORECASE
)


def is_standing(*words: str, due_on: date | None) -> bool:
    """Work that goes on reports for each period and never finishes: it has no day, and its words say so."""
    return due_on is None and any(_GOES_ON.search(each) for each in words)


#: How a reporting clause says its period, the shortest first.
_PERIODS = (
    ("month", re.compile(r"(?:h[ằà]ng|mỗi|từng) tháng|tháng, quý", re.IGNORECASE)),
    (
        "quarter",
        re.compile(r"(?:h[ằà]ng|mỗi|từng) quý|(?:0?3|ba) tháng (?:một|1) lần|quý, (?:0?6|sáu) tháng", re.IGNORECASE),
    ),
    (
        "half",
        # "trước ngày 01/6 và 15/11 hằng năm": twice a year
        re.compile(
            r"(?<!\d)0?6 tháng(?! \d)|sáu tháng(?! \d)|nửa năm|"
            r"\d{1,2}/\d{1,2}\s*(?:và|,)\s*(?:ngày\s+)?\d{1,2}/\d{1,2}\s+h[ằà]ng năm",
            re.IGNORECASE,
        ),
    ),
    ("year", re.compile(r"(?:h[ằà]ng|mỗi|từng) năm|định kỳ (?:cuối )?năm", re.IGNORECASE)),
)
# a report that is itself the product ("báo cáo dự báo nhân lực") is none on the plan
_ON_THE_PLAN = re.compile(
    r"kết quả|tình hình|tiến độ|thực hiện|triển khai|báo cáo h[ằà]ng|định kỳ.{0,40}báo cáo", re.IGNORECASE
)


def report_kind(clauses: Sequence[str]) -> str:
    """How often a plan asks for reports, by its own clauses: "month" … "year"; "" where it says nothing of periods.

    Of several the shortest: "định kỳ 6 tháng, hằng năm" is asked for each half-year.
    """
    said = [clause for clause in clauses if _ON_THE_PLAN.search(clause)]
    return next((kind for kind, period in _PERIODS if any(period.search(clause) for clause in said)), "")

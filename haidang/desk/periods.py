"""The periods for which figures are asked, in the words of the office: this month, the quarter, six and nine months."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Period:
    """Both days belong to it."""

    name: str
    since: date
    until: date


def periods(today: date) -> tuple[Period, ...]:
    """Those that are offered at one click, the shortest first."""
    year, quarter = today.year, (today.month - 1) // 3 + 1
    return (
        _months(_("Tháng này"), year, today.month, today.month),
        _months(_("Quý này"), year, quarter * 3 - 2, quarter * 3),
        _months(_("6 tháng đầu năm"), year, 1, 6),
        _months(_("9 tháng đầu năm"), year, 1, 9),
        _months(_("Cả năm"), year, 1, 12),
        _months(_("Năm trước"), year - 1, 1, 12),
    )


def _months(name: str, year: int, first: int, last: int) -> Period:
    return Period(name, date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def so_far(today: date) -> Period:
    """From the first day of the year until today: what a page shows to who asked for nothing."""
    return Period(_("Từ đầu năm"), date(today.year, 1, 1), today)


def fault(since: date | None, until: date | None) -> str:
    """Why there is no such period; "" where there is."""
    if since is None or until is None:
        return _("Hãy ghi cả ngày đầu và ngày cuối.")
    told: dict[str, Any] = {"since": f"{since:%d/%m/%Y}", "until": f"{until:%d/%m/%Y}"}
    if until < since:
        return _("Ngày cuối %(until)s trước ngày đầu %(since)s. Hãy đổi lại hai ngày.") % told
    if since.year < 1990 or until.year > 2100:
        return _("Chỉ có số liệu từ năm 1990 đến năm 2100; kỳ đã hỏi là %(since)s - %(until)s.") % told
    return ""

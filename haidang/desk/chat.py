"""Three lines to paste into a chat group, where the work is really talked about: how much, what first, where.

The group speaks Vietnamese, whatever the screen of whoever pastes them does.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from haidang.desk import rules
from haidang.desk.choices import When
from haidang.desk.selectors import Line
from haidang.office.notices.composing import full_address

#: A line of a chat is read on a telephone.
MOST = 230
#: Things named in the second line, and how many letters of each.
NAMED, NAME = 2, 85


@translation.override("vi")
def own(whose: str, shown: Sequence[Line], by_when: Mapping[When, int], on: date) -> str:
    """The work of one person or agency; `shown` has the most pressing first."""
    first = "; ".join(f"{rules.shortened(line.owed.title, NAME)} ({nearness(line)})" for line in shown[:NAMED])
    return _three(
        _("[%(whose)s, %(day)s] %(numbers)s.") % {"whose": whose, "day": _day(on), "numbers": numbers(by_when)},
        _("Làm trước: %(first)s.") % {"first": first} if first else _("Hiện không có việc đến hạn."),
        _("Làm và xem tại: %(address)s") % {"address": full_address(reverse("desk:home"))},
    )


@translation.override("vi")
def whole(found: Sequence[Line], by_when: Mapping[When, int], on: date) -> str:
    """The work of the whole plan, for the group of all agencies."""
    late = Counter(line.agency for line in found if line.when == When.OVERDUE and line.agency)
    named = ", ".join(f"{agency} ({count})" for agency, count in late.most_common(5))
    agencies = ngettext("%(n)d cơ quan", "%(n)d cơ quan", len(late)) % {"n": len(late)}
    return _three(
        _("[Tiến độ kế hoạch, %(day)s] %(numbers)s.") % {"day": _day(on), "numbers": numbers(by_when)},
        _("Quá hạn ở %(agencies)s: %(named)s.") % {"agencies": agencies, "named": named}
        if named
        else _("Không cơ quan nào có việc quá hạn."),
        _("Mỗi cơ quan làm và xem tại: %(address)s") % {"address": full_address(reverse("desk:home"))},
    )


def numbers(by_when: Mapping[When, int]) -> str:
    """How many of each nearness, those of which there are some."""
    late, week = by_when.get(When.OVERDUE, 0), by_when.get(When.WEEK, 0)
    rest = by_when.get(When.LATER, 0) + by_when.get(When.UNDATED, 0)
    parts = [
        ngettext("%(n)d việc quá hạn", "%(n)d việc quá hạn", late) % {"n": late} if late else "",
        ngettext("%(n)d việc đến hạn trong tuần", "%(n)d việc đến hạn trong tuần", week) % {"n": week} if week else "",
        ngettext("%(n)d việc khác", "%(n)d việc khác", rest) % {"n": rest} if rest else "",
    ]
    return ", ".join(part for part in parts if part) or _("không còn việc nào chờ")


def nearness(line: Line) -> str:
    """The words of `due.html`, where there is no page."""
    if line.when == When.UNDATED:
        return _("chưa có thời hạn")
    if line.when == When.OVERDUE:
        return ngettext("quá hạn %(n)d ngày", "quá hạn %(n)d ngày", line.days) % {"n": line.days}
    if not line.days:
        return _("hạn hôm nay")
    return ngettext("còn %(n)d ngày", "còn %(n)d ngày", line.days) % {"n": line.days}


def _three(*lines: str) -> str:
    return "\n".join(rules.shortened(" ".join(line.split()), MOST) for line in lines)


def _day(on: date) -> str:
    return f"{on.day}/{on.month}/{on.year}"

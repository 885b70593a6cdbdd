"""Dòng thời gian: the year as a picture, and the same as a table beside it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from haidang.desk.doors import door
from haidang.desk.year_line import MOST_BARS, drawn, months_of, year_line
from haidang.kit import clock

_content = door(lambda user: not user.is_admin)


@_content
def year_line_page(request: Any) -> HttpResponse:
    """The picture is drawn by a script from the data of the page; who has no scripts reads the table."""
    year = _year(request)
    lines, held = year_line(request.user, year)
    context = {
        "year": year,
        "months": months_of(year, lines, held),
        "windows": held,
        "drawn": drawn(year, lines, held),
        "count": len(lines),
        "in_the_way": [line for line in lines if line.is_in_the_way],
        "most": MOST_BARS if len(lines) > MOST_BARS else 0,
    }
    return render(request, "desk/year_line.html", context)


def _year(request: Any) -> int:
    asked = request.GET.get("nam", "")
    known = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else 0
    return known if 1990 <= known <= 2100 else clock.today().year

"""Phụ lục đoàn vào của một năm: on the screen, in Word, in Excel."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

from haidang.kit import clock
from haidang.papers.writer.word import docx_of
from haidang.registers.visits import annex
from haidang.registers.visits.letters import list_of_year

_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
#: Rows on the page; the files have all.
SHOWN = 200


def _year(request: HttpRequest) -> int:
    typed = request.GET.get("nam", "")
    year = int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= 4 else clock.today().year
    return year if 1900 <= year <= 2200 else clock.today().year


def _reader(request: HttpRequest) -> Any:
    """Whoever reads the books."""
    user: Any = request.user
    if not user.may("view", "book"):
        raise Http404
    return user


@require_safe
@login_required
def annex_page(request: HttpRequest) -> HttpResponse:
    user, year = _reader(request), _year(request)
    rows = annex.rows(user, year)
    context = {
        "year": year,
        "heads": [name for name, _width in annex.COLUMNS],
        "rows": rows[:SHOWN],
        "left_out": max(0, len(rows) - SHOWN),
    }
    return render(request, "visits/annex.html", context)


@require_safe
@login_required
def annex_file(request: HttpRequest, kind: str) -> HttpResponse:
    user, year = _reader(request), _year(request)
    rows = annex.rows(user, year)
    with translation.override("vi"):
        data = docx_of(list_of_year(rows, year, clock.today())) if kind == "docx" else annex.sheet(rows, year)
    reply = HttpResponse(data, content_type=_TYPES[kind])
    reply["Content-Disposition"] = f'attachment; filename="phu-luc-doan-vao-{year}.{kind}"'
    return reply

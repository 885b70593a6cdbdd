"""Tổng hợp viện trợ: sums as a table, a picture of the same, and the same as Excel."""

from datetime import date
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

import xlsxwriter
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from haidang.kit import clock
from haidang.kit.records.sheets import XLSX
from haidang.kit.ui.demo import demo_mark
from haidang.registers.aid.sums import BOOKS, HEADINGS, Line, Sums, first_day, sums


class Asked:
    """What the address asks for; what it says wrongly is left as if it had said nothing."""

    def __init__(self, request: HttpRequest) -> None:
        user: Any = request.user
        if user.is_admin:
            raise Http404
        given, today = request.GET, clock.today()
        self.book = given.get("so", "") if given.get("so") in BOOKS else "vien-tro"
        self.by = given.get("theo", "") if given.get("theo") in HEADINGS else "nha-tai-tro"
        self.until = _day(given.get("den")) or date(today.year, 12, 31)
        self.since = _day(given.get("tu")) or first_day(user, today)
        self.is_backwards = self.since > self.until
        self.found = Sums([], Line(_("Tổng cộng"))) if self.is_backwards else sums(
            user, self.book, self.by, self.since, self.until
        )  # fmt: skip

    @property
    def days(self) -> dict[str, str]:
        return {"since": self.since.isoformat(), "until": self.until.isoformat()}

    @property
    def query(self) -> str:
        asked = {"so": self.book, "theo": self.by, "tu": self.since.isoformat(), "den": self.until.isoformat()}
        return urlencode(asked)


def _day(words: Any) -> date | None:
    try:
        found = date.fromisoformat(str(words or ""))
    except ValueError:
        return None
    return found if 1990 <= found.year <= 2100 else None


@require_safe
@login_required
def sums_page(request: HttpRequest) -> HttpResponse:
    """Theo nhà tài trợ, nước, lĩnh vực, địa bàn, chủ khoản, năm; từ ngày đến ngày."""
    asked = Asked(request)
    agreed = {"agreed": "true"} if asked.book == "vien-tro" else {}
    context = {
        "asked": asked,
        "books": BOOKS.items(),
        "headings": [(word, label) for word, (label, _key) in HEADINGS.items()],
        "by_label": HEADINGS[asked.by][0],
        "book_label": BOOKS[asked.book],
        "lines": asked.found.lines,
        "total": asked.found.total,
        "days": urlencode(asked.days | agreed),
        "list": "aid:oda-list" if asked.book == "oda" else "aid:project-list",
    }
    return render(request, "aid/sums.html", context)


@require_safe
@login_required
def sums_excel(request: HttpRequest) -> HttpResponse:
    """The same as Excel, with what it is said above."""
    asked = Asked(request)
    name = f"tong-hop-{asked.book}-{asked.by}.xlsx"
    reply = HttpResponse(_sheet(asked), content_type=XLSX)
    reply.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return reply


def _sheet(asked: Asked) -> bytes:
    made = BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        sheet = book.add_worksheet(_("Tổng hợp"))
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        number = book.add_format({"num_format": "#,##0"})
        told = f"{asked.since:%d/%m/%Y} - {asked.until:%d/%m/%Y}"
        sheet.write_string(0, 0, f"{BOOKS[asked.book]}, {str(HEADINGS[asked.by][0]).lower()}, {told}", bold)
        heads = (
            HEADINGS[asked.by][0], _("Số khoản"), _("Cam kết, đồng"), _("Cam kết theo loại tiền"),
            _("Giải ngân, đồng"), _("Tỷ lệ, %"),
        )  # fmt: skip
        sheet.set_column(0, 0, 44)
        sheet.set_column(1, 5, 22)
        for at, head in enumerate(heads):
            sheet.write_string(2, at, str(head), bold)
        for row, line in enumerate([*asked.found.lines, asked.found.total], start=3):
            sheet.write_string(row, 0, line.label)
            sheet.write_number(row, 1, line.count)
            sheet.write_number(row, 2, float(line.committed), number)
            sheet.write_string(row, 3, line.currencies)
            sheet.write_number(row, 4, float(line.paid), number)
            if line.share is not None:
                sheet.write_number(row, 5, line.share)
        sheet.freeze_panes(3, 1)
        book.set_properties({"comments": demo_mark()})
    return made.getvalue()

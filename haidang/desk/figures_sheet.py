"""The figures of a period as a sheet: as numbers, so that a report can go on counting with them."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import xlsxwriter
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.ui.demo import demo_mark
from haidang.registers.delegations.choices import Channel
from haidang.reports.figures import Beside, Book, year_before


def sheet(books: Iterable[Book], *, since: date, until: date, by: Any) -> bytes:
    """One line for each figure; what went by one channel under the whole, with the channel named."""
    made = BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        page = book.add_worksheet(_("Số liệu"))
        bold = book.add_format({"bold": True, "bg_color": "#E8F0F6", "border": 1, "text_wrap": True, "valign": "top"})
        whole, broken = (book.add_format({"num_format": form}) for form in ("#,##0", "#,##0.0#"))
        heads = (
            _("Sổ"), _("Chỉ tiêu"), _("Kênh"), _("Đơn vị"), _said(since, until), _said(*year_before(since, until)),
            _("Tăng, giảm"), _("Tăng, giảm %"),
        )  # fmt: skip
        page.set_column(0, 0, 22)
        page.set_column(1, 1, 48)
        page.set_column(2, 7, 18)
        page.freeze_panes(1, 0)
        page.repeat_rows(0)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        if mark := demo_mark():
            page.set_header(f"&R{mark}")
        for at, head in enumerate(heads):
            page.write_string(0, at, head, bold)
        for line, values in enumerate(_lines(books), start=1):
            for at, value in enumerate(values):
                if isinstance(value, int | Decimal):
                    page.write_number(line, at, value, whole if value == int(value) else broken)
                else:
                    page.write_string(line, at, value)
        _about(book, since, until, by)
    return made.getvalue()


def _said(since: date, until: date) -> str:
    return f"{since:%d/%m/%Y} - {until:%d/%m/%Y}"


def _lines(books: Iterable[Book]) -> Iterator[tuple[Any, ...]]:
    for book in books:
        for row in book.rows:
            yield _line(book, row.whole)
            for part in row.parts:
                yield _line(book, part)


def _line(book: Book, beside: Beside) -> tuple[Any, ...]:
    figure, channel = beside.now, beside.now.channel
    words = str(Channel(channel).label) if channel in Channel else channel
    percent = "" if beside.percent is None else beside.percent
    return (book.name, figure.label, words, figure.unit, figure.value, beside.before.value, beside.change, percent)


def _about(book: Any, since: date, until: date, by: Any) -> None:
    page = book.add_worksheet(_("Thông tin"))
    page.set_column(0, 1, 40)
    lines = [
        (_("Kỳ"), _said(since, until)),
        (_("Cùng kỳ năm trước"), _said(*year_before(since, until))),
        (_("Xuất lúc"), localtime(clock.now()).strftime("%d/%m/%Y %H:%M")),
        (_("Người xuất"), str(by)),
        (_("Phạm vi"), _("Những hồ sơ mà người xuất được xem.")),
    ]
    lines += [(_("Lưu ý"), mark)] if (mark := demo_mark()) else []
    for number, (label, value) in enumerate(lines):
        page.write_string(number, 0, label)
        page.write_string(number, 1, value)

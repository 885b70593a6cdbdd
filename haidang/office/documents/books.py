"""The books an office must keep (NĐ 30/2020/NĐ-CP, Phụ lục IV): their columns, their rows, and the sheet of one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

import xlsxwriter
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.ui.demo import demo_mark
from haidang.office.documents.models import Document, DocumentQuerySet

Value = Callable[[Document], str]


@dataclass(frozen=True)
class BookColumn:
    """A column of a book; `width` in letters, on the sheet."""

    label: Any
    value: Value
    width: int = 14


@dataclass(frozen=True)
class Book:
    """One book: its official title, the order of its rows, its columns as the annex prints them."""

    name: str
    title: Any
    rows: Callable[[DocumentQuerySet, date, date], DocumentQuerySet]
    columns: tuple[BookColumn, ...]


def _day(day: date | None) -> str:
    return date_format(day, "d/m/Y") if day else ""


def _kind_and_subject(document: Document) -> str:
    return ". ".join(part for part in (document.kind, document.subject) if part)


def _recipients(document: Document) -> str:
    return "; ".join([*(agency.name for agency in document.recipients.all()), *document.other_recipients.splitlines()])


def _told(document: Document) -> str:
    """Kind, number, day and issuer in one cell, as the book of follow-up has them."""
    day = gettext("ngày %(day)s") % {"day": _day(document.issued_on)} if document.issued_on else ""
    return ", ".join(part for part in (f"{document.kind} {document.number}".strip(), day, document.issuer_said) if part)


def _remark(document: Document) -> str:
    withdrawn = str(document.get_withdrawn_as_display()) if document.withdrawn_as else ""
    urgency = str(document.get_urgency_display()) if document.urgency else ""
    return "; ".join(part for part in (urgency, withdrawn, document.remark) if part)


def _nothing(_document: Document) -> str:
    """Signed by hand, on paper."""
    return ""


_REMARK = BookColumn(_("Ghi chú"), _remark, 20)
_HANDLED = BookColumn(_("Đơn vị hoặc người nhận"), lambda d: d.handled_by, 22)
_PASSED = BookColumn(_("Ngày chuyển"), lambda d: _day(d.passed_on), 12)
_SIGNED = BookColumn(_("Ký nhận"), _nothing, 12)
_SUBJECT = BookColumn(_("Tên loại và trích yếu nội dung"), _kind_and_subject, 48)
_NUMBER = BookColumn(_("Số, ký hiệu văn bản"), lambda d: d.number, 20)
_ISSUED = BookColumn(_("Ngày, tháng, năm của văn bản"), lambda d: _day(d.issued_on), 12)

BOOKS = (
    Book(
        "den",
        _("Sổ đăng ký văn bản đến"),
        lambda rows, start, end: rows.arrived(start, end),
        (
            BookColumn(_("Ngày đến"), lambda d: _day(d.arrived_on), 12),
            BookColumn(_("Số đến"), lambda d: str(d.arrival_number or ""), 8),
            BookColumn(_("Tác giả"), lambda d: d.issuer_said, 26),
            _NUMBER,
            _ISSUED,
            _SUBJECT,
            _HANDLED,
            _PASSED,
            _SIGNED,
            _REMARK,
        ),
    ),
    Book(
        "di",
        _("Sổ đăng ký văn bản đi"),
        lambda rows, start, end: rows.sent(start, end),
        (
            _NUMBER,
            _ISSUED,
            _SUBJECT,
            BookColumn(_("Người ký"), lambda d: d.signer_said, 24),
            BookColumn(_("Nơi nhận văn bản"), _recipients, 32),
            BookColumn(_("Đơn vị, người nhận bản lưu"), lambda d: d.kept_by, 18),
            BookColumn(_("Số lượng bản"), lambda d: str(d.copies or ""), 8),
            _PASSED,
            _SIGNED,
            _REMARK,
        ),
    ),
    Book(
        "theo-doi",
        _("Sổ theo dõi giải quyết văn bản đến"),
        lambda rows, start, end: rows.arrived(start, end).exclude(reply_due_on=None, reply=None),
        (
            BookColumn(_("Số đến"), lambda d: str(d.arrival_number or ""), 8),
            BookColumn(_("Tên loại, số và ký hiệu, ngày, tháng và tác giả văn bản"), _told, 44),
            _HANDLED,
            BookColumn(_("Thời hạn giải quyết"), lambda d: _day(d.reply_due_on), 12),
            BookColumn(_("Tiến độ giải quyết"), lambda d: str(d.standing(clock.today()).label), 20),
            BookColumn(_("Số, ký hiệu văn bản trả lời"), lambda d: d.reply.number if d.reply else "", 20),
            _REMARK,
        ),
    ),
)  # fmt: skip


def rows_of(book: Book, user: Any, start: date, end: date) -> DocumentQuerySet:
    """The rows of the book that `user` may see, with all that its columns show: three queries, however many."""
    rows = book.rows(Document.objects.for_user(user, "view"), start, end)
    return rows.with_issuers().select_related("signer", "handler", "reply").prefetch_related("recipients")


def lines(book: Book, rows: Any) -> Iterator[tuple[str, list[str]]]:
    """For each row the address of its paper, and its cells."""
    for document in rows:
        yield document.get_absolute_url(), [column.value(document) for column in book.columns]


def xlsx(book: Book, rows: DocumentQuerySet, *, keeper: str, start: date, end: date) -> bytes:
    """The book as a sheet in the order of the annex: title, period, heads, their numbers, rows."""
    made = BytesIO()
    with xlsxwriter.Workbook(made, {"constant_memory": True}) as whole:
        sheet = whole.add_worksheet(str(book.title)[:31])
        head = {"bold": True, "border": 1, "text_wrap": True, "align": "center", "valign": "vcenter"}
        formats = {
            "title": whole.add_format({"bold": True, "font_size": 14, "align": "center"}),
            "plain": whole.add_format({"align": "center", "italic": True}),
            "head": whole.add_format(head),
            "cell": whole.add_format({"border": 1, "text_wrap": True, "valign": "top"}),
        }
        _set_up(sheet, book)
        period = gettext("Từ ngày %(start)s đến ngày %(end)s") % {"start": _day(start), "end": _day(end)}
        for at, (text, form) in enumerate(((keeper, "plain"), (str(book.title).upper(), "title"), (period, "plain"))):
            sheet.merge_range(at, 0, at, len(book.columns) - 1, text, formats[form])
        for at, column in enumerate(book.columns):
            sheet.write_string(4, at, str(column.label), formats["head"])
        for at in range(len(book.columns)):
            sheet.write_string(5, at, f"({at + 1})", formats["head"])
        for number, (_url, cells) in enumerate(lines(book, rows.iterator(chunk_size=500)), start=6):
            for at, text in enumerate(cells):
                # Always a text, also when it begins with "=": nobody's subject runs as a formula.
                sheet.write_string(number, at, text[:32_000], formats["cell"])
        whole.set_properties({"title": str(book.title), "comments": demo_mark()})
    return made.getvalue()


def _set_up(sheet: Any, book: Book) -> None:
    """A4 across, heads on every page."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(4, 5)
    sheet.freeze_panes(6, 0)
    sheet.set_footer("&C&P/&N")
    if demo_mark():
        sheet.set_header(f"&R{demo_mark()}")
    for at, column in enumerate(book.columns):
        sheet.set_column(at, at, column.width)

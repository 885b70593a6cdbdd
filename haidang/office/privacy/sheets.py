"""Personal values on paper: what is kept of one person, a book with its masked columns. Every value leaves a trace."""

from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO
from typing import Any

import xlsxwriter
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.personal.fields import personal_fields
from haidang.kit.personal.selectors import may_reveal
from haidang.kit.personal.services import reveal
from haidang.kit.records.catalogue import register_of
from haidang.kit.records.columns import column, said
from haidang.kit.records.register import Register
from haidang.kit.ui.demo import demo_mark
from haidang.office.privacy.finding import Found

#: Rows of a book with its masked columns: what is more is no work but a copy of the book.
MOST = 300


def of_person(records: Iterable[Found], *, by: Any, reason: str) -> bytes:
    """Everything that is kept of one person, field by field, in one file to be handed to them."""
    heads = (_("Loại hồ sơ"), _("Hồ sơ"), _("Mục"), _("Nội dung"))
    lines = [line for each in records for line in _facts(each, by, reason)]
    return _book(_("Dữ liệu"), heads, lines, by=by, reason=reason)


def _facts(each: Found, by: Any, reason: str) -> list[tuple[str, str, str, str]]:
    """What the page of the record shows, then what it masks."""
    record: Any = each.record
    register = register_of(type(record))
    shown = [head for head in register.detailed if not head.is_personal] if register else []
    told = [(str(head.label), head.said(record)) for head in shown]
    told += [
        (str(field.verbose_name), _value(record, field.name, by, reason)) for field in personal_fields(type(record))
    ]
    return [(each.kind, str(record), label, value) for label, value in told if value]


def _value(record: Any, name: str, by: Any, reason: str) -> str:
    if not getattr(record, name) or not may_reveal(record, by, name):
        return ""
    return _said(reveal(record, name, by=by, reason=reason))


def _said(value: Any) -> str:
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value or "")


def of_register(register: Register, rows: Any, *, by: Any, reason: str) -> bytes:
    """The rows of a book with their masked columns, for who may read each of them."""
    if not reason.strip():
        raise ValidationError({"reason": _("Chưa có lý do. Hãy ghi lý do xuất dữ liệu cá nhân.")})
    fields = personal_fields(register.model)
    if not fields:
        raise ValidationError(_("Sổ “%(book)s” không có dữ liệu cá nhân được che.") % {"book": register.title})
    found = list(rows[: MOST + 1])
    if len(found) > MOST:
        sentence = _("Danh sách dài hơn %(most)d dòng. Lọc bớt rồi xuất lại.") % {"most": MOST}
        raise ValidationError(sentence, code="too-many")
    if not all(may_reveal(record, by, fields[0].name) for record in found):
        raise PermissionDenied
    shown = [head for head in register.detailed if not head.is_personal]
    masked = [column(register.model, field.name) for field in fields]
    heads = [str(head.label) for head in (*shown, *masked)]
    lines = [
        [*(said(head.of(record)) for head in shown), *(_value(record, each.path, by, reason) for each in masked)]
        for record in found
    ]
    return _book(register.title[:31], heads, lines, by=by, reason=reason)


def _book(name: str, heads: Sequence[str], lines: Iterable[Sequence[str]], *, by: Any, reason: str) -> bytes:
    made = BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        bold = book.add_format({"bold": True, "bg_color": "#E8F0F6", "border": 1, "text_wrap": True, "valign": "top"})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        page = book.add_worksheet("".join("-" if letter in "[]:*?/\\" else letter for letter in name))
        page.set_column(0, max(len(heads) - 1, 0), 28, wrap)
        page.freeze_panes(1, 0)
        if mark := demo_mark():
            page.set_header(f"&R{mark}")
        for at, head in enumerate(heads):
            page.write_string(0, at, head, bold)
        for number, line in enumerate(lines, start=1):
            for at, value in enumerate(line):
                page.write_string(number, at, value[:32_000])
        about = book.add_worksheet(_("Thông tin"))
        about.set_column(0, 1, 40)
        told = [
            (_("Xuất lúc"), localtime(clock.now()).strftime("%d/%m/%Y %H:%M")),
            (_("Người xuất"), str(by)),
            (_("Lý do"), reason.strip()),
            (_("Lưu ý"), _("Tệp có dữ liệu cá nhân; từng giá trị đã xuất được ghi vào nhật ký xem.")),
        ]
        for number, (label, value) in enumerate(told):
            about.write_string(number, 0, label)
            about.write_string(number, 1, value)
    return made.getvalue()

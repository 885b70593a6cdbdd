"""Sheets: a list written as .xlsx or .csv, the form of a register as a sheet to fill in, and the reading of one."""

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

import xlsxwriter
from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.records.columns import Column, said
from haidang.kit.records.listing import Listing
from haidang.kit.records.register import Register
from haidang.kit.search.folding import plain
from haidang.kit.ui.demo import demo_mark
from haidang.papers.sources.refusals import Refused
from haidang.papers.sources.workbooks import Workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: The column by which a row finds its record again; empty for a new one.
KEY = "ID"
MOST_ROWS, MOST_BYTES, AT_ONCE = 20_000, 10_000_000, 500
#: A sheet of more rows is looked at by the worker.
SHORT = 1_000


def exported(asked: Listing) -> tuple[Column, ...]:
    """What leaves the house: everything the page shows but personal data."""
    return tuple(each for each in asked.register.detailed if not each.is_personal)


def xlsx(asked: Listing, *, by: Any) -> bytes:
    """What was asked for, with a second sheet that says what it is."""
    made = BytesIO()
    with xlsxwriter.Workbook(made, {"constant_memory": True, "default_date_format": "dd/mm/yyyy"}) as book:
        columns = exported(asked)
        sheet = book.add_worksheet(_sheet_name(asked.register.title))
        _head(book, sheet, [str(each.label) for each in columns])
        kinds = {"day": "dd/mm/yyyy", "moment": "dd/mm/yyyy hh:mm"}
        formats = {kind: book.add_format({"num_format": form}) for kind, form in kinds.items()}
        count = 0
        for count, row in enumerate(asked.rows.iterator(chunk_size=AT_ONCE), start=1):
            for at, column in enumerate(columns):
                _write(sheet, count, at, column.of(row), formats)
        _about(book, asked, count, by)
        book.set_properties({"title": asked.register.title, "comments": demo_mark()})
    return made.getvalue()


def _sheet_name(title: str) -> str:
    return "".join("-" if letter in "[]:*?/\\" else letter for letter in title)[:31]


def _head(book: Any, sheet: Any, labels: Sequence[str]) -> None:
    bold = book.add_format({"bold": True, "bg_color": "#E8F0F6", "border": 1, "text_wrap": True, "valign": "top"})
    sheet.set_column(0, max(len(labels) - 1, 0), 24)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    if mark := demo_mark():
        sheet.set_header(f"&R{mark}")
    for at, label in enumerate(labels):
        sheet.write_string(0, at, label, bold)


def _write(sheet: Any, row: int, at: int, value: Any, formats: dict[str, Any]) -> None:
    """Days as days, numbers as numbers; a text is always a text, also when it begins with =."""
    match value:
        case bool():
            sheet.write_string(row, at, said(value))
        case int() | float() | Decimal():
            sheet.write_number(row, at, value)
        case datetime():
            # Excel knows no time zones: the moment as the office's clock showed it.
            sheet.write_datetime(
                row, at, (localtime(value) if value.tzinfo else value).replace(tzinfo=None), formats["moment"]
            )
        case date():
            sheet.write_datetime(row, at, datetime(value.year, value.month, value.day), formats["day"])  # noqa: DTZ001
        case _:
            sheet.write_string(row, at, said(value)[:32_000])


def _about(book: Any, asked: Listing, count: int, by: Any) -> None:
    sheet = book.add_worksheet(_("Thông tin"))
    sheet.set_column(0, 1, 40)
    when = localtime(clock.now()).strftime("%d/%m/%Y %H:%M")
    lines = [
        (_("Sổ"), asked.register.title),
        (_("Xuất lúc"), when),
        (_("Người xuất"), str(by)),
        (_("Số dòng"), str(count)),
    ]
    lines += [(f"{_('Lọc theo')}: {label}", value) for label, value in asked.asked]
    lines += [(_("Lưu ý"), mark)] if (mark := demo_mark()) else []
    for number, line in enumerate(lines):
        sheet.write_string(number, 0, line[0])
        sheet.write_string(number, 1, line[1])


def csv_lines(asked: Listing) -> Iterator[bytes]:
    """The same as .csv, line by line. The mark in front tells Excel that these are our letters."""
    columns = exported(asked)
    yield "\ufeff".encode()
    yield csv_line([str(each.label) for each in columns])
    for row in asked.rows.iterator(chunk_size=AT_ONCE):
        yield csv_line([csv_cell(column.of(row)) for column in columns])


def csv_line(cells: Sequence[str]) -> bytes:
    made = StringIO()
    csv.writer(made).writerow(cells)
    return made.getvalue().encode()


def csv_cell(value: Any) -> str:
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return str(value)
    text = said(value)
    # A spreadsheet would run it as a formula.
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


# ── the form as a sheet ──────────────────────────────────────────────────────────────────────────


def fields_of(register: Register, by: Any) -> dict[str, forms.Field]:
    """The fields of the form that a cell can hold, by name."""
    made = register.form(by=by)
    return {name: field for name, field in made.fields.items() if not isinstance(field, forms.FileField)}


def empty_form(register: Register, *, by: Any, rows: Sequence[Any] = ()) -> bytes:
    """The sheet to fill in, with the lists to choose from beside it; with `rows`, the sheet to correct."""
    made = BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        sheet = book.add_worksheet(_sheet_name(register.title))
        fields = fields_of(register, by)
        _head(book, sheet, [KEY, *(heading(name, field) for name, field in fields.items())])
        text = book.add_format({"num_format": "@"})
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for at, field in enumerate(fields.values(), start=1):
            sheet.set_column(at, at, 24, day if isinstance(field, forms.DateField) else text)
        sheet.set_column(0, 0, 8)
        for number, row in enumerate(rows, start=1):
            sheet.write_number(number, 0, row.pk)
            initial = register.form(instance=row, by=by).initial
            for at, (name, field) in enumerate(fields.items(), start=1):
                _write(sheet, number, at, _cell_of(field, initial.get(name)), {"day": day, "moment": text})
        _offer(book, sheet, fields)
    return made.getvalue()


def heading(name: str, field: forms.Field) -> str:
    label = str(field.label or name)
    return label[:1].upper() + label[1:] + (" *" if field.required else "")


def choices_of(field: forms.Field) -> list[tuple[str, str]]:
    """What may be chosen, as stored and as said; two that are said alike bear their numbers."""
    flat: list[tuple[str, str]] = []
    for value, label in getattr(field, "choices", None) or ():
        inside = label if isinstance(label, list | tuple) else [(value, label)]
        flat += [(str(one), str(told)) for one, told in inside if str(one) != ""]
    times = Counter(plain(told) for _value, told in flat)
    return [(one, f"{told} [{one}]" if times[plain(told)] > 1 else told) for one, told in flat]


def _cell_of(field: forms.Field, value: Any) -> Any:
    if isinstance(field, forms.BooleanField):
        return bool(value)
    words = dict(choices_of(field))
    if isinstance(value, list | tuple):
        return "; ".join(words.get(str(getattr(one, "pk", one)), str(one)) for one in value)
    return words.get(str(value), value) if words else value


def _offer(book: Any, sheet: Any, fields: dict[str, forms.Field]) -> None:
    """A list for each field that is chosen from one; too long for the cell itself, so on a sheet beside."""
    lists = book.add_worksheet(_("Danh mục"))
    column = 0
    for at, (name, field) in enumerate(fields.items(), start=1):
        words = (
            [_("có"), _("không")] if isinstance(field, forms.BooleanField) else [told for _v, told in choices_of(field)]
        )
        if not words:
            continue
        lists.write_string(0, column, heading(name, field))
        for number, told in enumerate(words, start=1):
            lists.write_string(number, column, told)
        letter = xlsxwriter.utility.xl_col_to_name(column)
        source = f"='{lists.get_name()}'!${letter}$2:${letter}${len(words) + 1}"
        sheet.data_validation(1, at, MOST_ROWS, at, {"validate": "list", "source": source, "error_type": "warning"})
        column += 1


# ── reading ──────────────────────────────────────────────────────────────────────────────────────


def read(register: Register, data: bytes, *, by: Any) -> list[dict[str, Any]]:
    """The filled rows by name of field (and KEY), each with its number in the sheet, or a refusal in one sentence."""
    if len(data) > MOST_BYTES:
        raise ValidationError(_("Tệp quá lớn; mỗi lần nhập không quá %(most)d dòng.") % {"most": MOST_ROWS})
    try:
        lines = Workbook(data).sheet(0, skip_empty_area=False).rows
    except Refused:
        raise ValidationError(_("Không mở được tệp này; hãy dùng tệp mẫu và lưu ở dạng Excel (.xlsx).")) from None
    names = _names(register, lines[0] if lines else [], by)
    filled = [(number, line) for number, line in enumerate(lines[1:], start=2) if any(text(cell) for cell in line)]
    if not filled:
        raise ValidationError(_("Tệp không có dòng nào được điền."))
    if len(filled) > MOST_ROWS:
        told = {"count": len(filled), "most": MOST_ROWS}
        raise ValidationError(_("Tệp có %(count)d dòng; mỗi lần nhập không quá %(most)d.") % told)
    return [{"": number} | {n: text(c) for n, c in zip(names, line, strict=False) if n} for number, line in filled]


def _names(register: Register, line: Sequence[Any], by: Any) -> list[str]:
    """The names of fields under the headings, in whatever order; a column we do not know is left alone."""
    fields = fields_of(register, by)
    known = {_plain(heading(name, field)): name for name, field in fields.items()} | {_plain(KEY): KEY}
    found = [known.get(_plain(text(cell)), "") for cell in line]
    missing = [heading(name, field) for name, field in fields.items() if field.required and name not in found]
    if missing:
        raise ValidationError(
            _("Dòng đầu thiếu cột: %(names)s. Hãy tải tệp mẫu và điền vào đó, không đổi tên cột.")
            % {"names": ", ".join(name.removesuffix(" *") for name in missing)}
        )
    return found


def _plain(label: str) -> str:
    return label.removesuffix("*").strip().lower()


def text(cell: Any) -> str:
    """A cell as a person would have typed it: Excel keeps 12 as 12.0 and a day as a moment."""
    match cell:
        case bool():
            return said(cell)
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime():
            return cell.date().isoformat() if cell.time() == datetime.min.time() else cell.isoformat(" ")
        case date():
            return cell.isoformat()
        case timedelta():
            return str(cell)
        case _:
            return str(cell).strip()

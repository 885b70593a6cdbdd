"""Accounts by the sheet: the empty form as .xlsx, and the reading of a filled one."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

import xlsxwriter
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from haidang.office.accounts import rules
from haidang.office.accounts.choices import Role
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.papers.sources.guards import check_zip
from haidang.papers.sources.limits import Limits
from haidang.papers.sources.refusals import Refused
from haidang.papers.sources.workbooks import Workbook

#: Field and heading, in the order of the columns.
COLUMNS = {
    "username": "Tên đăng nhập",
    "full_name": "Họ và tên",
    "post": "Chức vụ",
    "agency": "Mã cơ quan",
    "role": "Vai trò",
    "email": "Thư điện tử",
    "phone": "Điện thoại",
}
#: Beside the fields: which line of the sheet it was, as Excel counts.
LINE = "line"
MOST_ROWS, MOST_BYTES = 500, 2_000_000


@dataclass(frozen=True)
class Line:
    """One line of the sheet with the verdict on it."""

    number: int
    row: dict[str, str]
    faults: tuple[str, ...]

    @property
    def is_good(self) -> bool:
        return not self.faults

    @property
    def role(self) -> str:
        return str(dict(Role.choices).get(self.row["role"], self.row["role"]))


def empty_form() -> bytes:
    """The form to fill in, with the lists of roles and agencies beside it."""
    made = BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        bold = book.add_format({"bold": True, "bg_color": "#E8F0F6", "border": 1})
        text = book.add_format({"num_format": "@"})
        sheet = book.add_worksheet("Tài khoản")
        sheet.write_row(0, 0, COLUMNS.values(), bold)
        sheet.set_column(0, len(COLUMNS) - 1, 24, text)
        sheet.freeze_panes(1, 0)
        _list(book, "Vai trò", ("Mã", "Vai trò"), Role.choices, bold)
        _list(book, "Cơ quan", ("Mã", "Cơ quan"), Agency.objects.values_list("code", "name"), bold)
        roles = f"='Vai trò'!$A$2:$A${len(Role) + 1}"
        sheet.data_validation(1, 4, MOST_ROWS, 4, {"validate": "list", "source": roles, "error_type": "warning"})
    return made.getvalue()


def _list(book: Any, name: str, heads: tuple[str, str], rows: Any, bold: Any) -> None:
    sheet = book.add_worksheet(name)
    sheet.write_row(0, 0, heads, bold)
    sheet.set_column(0, 1, 40)
    for number, row in enumerate(rows, start=1):
        # as text: a name that begins with = is no formula
        for column, value in enumerate(row):
            sheet.write_string(number, column, str(value))


def read_sheet(data: bytes) -> list[dict[str, str]]:
    """The filled lines, or a refusal that says what is wrong with the file."""
    if len(data) > MOST_BYTES:
        raise ValidationError(_("Tệp quá lớn; tệp tài khoản chỉ nên vài trăm dòng."))
    try:
        if data.startswith(b"PK"):
            check_zip(data, Limits())
        rows = Workbook(data).sheet(0).rows
    except Refused:
        raise ValidationError(_("Không mở được tệp này; hãy dùng tệp mẫu và lưu ở dạng Excel (.xlsx).")) from None
    if not rows or [_text(cell) for cell in rows[0][: len(COLUMNS)]] != list(COLUMNS.values()):
        raise ValidationError(_("Dòng đầu không đúng tệp mẫu; hãy tải tệp mẫu và điền vào đó, không đổi tên cột."))
    filled = [(number, row) for number, row in enumerate(rows[1:], start=2) if any(_text(cell) for cell in row)]
    if not filled:
        raise ValidationError(_("Tệp không có dòng nào được điền."))
    if len(filled) > MOST_ROWS:
        raise ValidationError(
            _("Tệp có %(count)d dòng; mỗi lần không quá %(most)d.") % {"count": len(filled), "most": MOST_ROWS}
        )
    return [
        dict(zip(COLUMNS, map(_text, [*row, *[""] * len(COLUMNS)]), strict=False)) | {LINE: str(number)}
        for number, row in filled
    ]


def _text(cell: Any) -> str:
    """Excel keeps a telephone number as 912345678.0."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()


def _faults_of_values(row: dict[str, str]) -> tuple[str, ...]:
    """What the columns of an account themselves would not take: an address that is none, a name too long."""
    known = {name: row[name] for name in ("full_name", "post", "email", "phone") if row[name]}
    try:
        User(**known).clean_fields(exclude={field.name for field in User._meta.fields} - known.keys())
    except ValidationError as refused:
        return tuple(f"{COLUMNS[name]}: {' '.join(said)}" for name, said in refused.message_dict.items())
    return ()


def judge(rows: list[dict[str, str]]) -> list[Line]:
    """A verdict on each line; roles may be written by their code or by their name."""
    codes = {label.lower(): code for code, label in Role.choices}
    rows = [
        row | {"username": row["username"].lower(), "role": codes.get(row["role"].lower(), row["role"])} for row in rows
    ]
    names = [row["username"] for row in rows]
    taken = frozenset(User.objects.filter(username__in=names).values_list("username", flat=True))
    agencies = frozenset(Agency.objects.filter(code__in={r["agency"] for r in rows}).values_list("code", flat=True))
    return [
        Line(
            int(row.get(LINE, number)),
            row,
            (
                *rules.faults_of_row(row, taken=taken, agencies=agencies, earlier=names[: number - 1]),
                *_faults_of_values(row),
            ),
        )
        for number, row in enumerate(rows, start=1)
    ]

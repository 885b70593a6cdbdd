"""The sheets to take along: a workbook with a page for each plan and period, its keys hidden, its cells protected."""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from haidang.kit.ui.demo import demo_mark
from haidang.plan.followup.choices import State
from haidang.plan.replies.rules.columns import FORMS, Column
from haidang.plan.replies.rules.sheets import LONGEST
from haidang.plan.replies.sheets_in import HOW, STATES

#: What a cell of Excel holds.
_MOST_LETTERS = 32_000
#: Of the name of a page.
_SHORT = 31

_HOW = (
    "Chỉ điền các ô nền vàng; chọn tình trạng trong danh sách của ô.",
    "Không sửa dòng tiêu đề và hai cột ẩn ở đầu: nhờ đó bảng nộp lại tìm đúng phần việc.",
    "Ô để nguyên thì giữ nguyên trong hệ thống. Xóa dòng khỏi bảng không xóa gì trong hệ thống.",
    "Điền xong, nộp tại trang “Cập nhật bằng bảng tính”; xem trước từng dòng rồi mới ghi.",
    "Đã hoàn thành thì ghi văn bản làm minh chứng, mỗi dòng một số, ký hiệu (như 505/SNgV-HTQT) hoặc một đường dẫn; "
    "tệp thì thêm tại trang của phần việc trước khi gửi.",
    "Không ghi bí mật nhà nước, không ghi dữ liệu cá nhân vào bảng.",
)
#: What a person reads on entering a cell.
_HINTS = {
    "state": ("Tình trạng", "Chọn một trong năm tình trạng của danh sách."),
    "done": ("Đã làm được", "Một vài câu về việc đã làm từ lần báo cáo trước."),
    "next": ("Việc tiếp theo", "Việc sẽ làm trong kỳ tới."),
    "obstacle": ("Vướng mắc, đề nghị", "Vướng việc gì, đề nghị ai giải quyết."),
    "hardship": ("Khó khăn", "Vướng việc gì, vì sao."),
    "proposal": ("Đề xuất", "Đề nghị ai giải quyết, giải quyết thế nào."),
    "evidence": (
        "Văn bản, minh chứng",
        "Số, ký hiệu văn bản đã vào sổ, hoặc đường dẫn; mỗi thứ một dòng. Trùng số thì ghi thêm ngày.",
    ),
    "finished_on": ("Ngày hoàn thành", "Chỉ khi đã hoàn thành. Ghi ngày/tháng/năm."),
}


@dataclass(frozen=True, slots=True)
class Row:
    """What stands in a row, by the names of columns; a row without a key is a title over those that follow."""

    cells: Mapping[str, str | date | None]
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One plan and one period."""

    name: str
    title: str
    subtitle: str
    rows: Sequence[Row]


def workbook(form: str, pages: Iterable[Page], *, title: str) -> bytes:
    """The file. Text is always text, also when it begins with = + - @; only what is to be filled in is unlocked."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        looks = _looks(book)
        names: set[str] = set()
        for page in pages:
            _page(book.add_worksheet(_name_apart(page.name, names)), FORMS[form], page, looks)
        _how(book.add_worksheet(_name_apart(HOW, names)), looks)
        book.set_properties({"title": title, "comments": demo_mark()})
    return made.getvalue()


def _name_apart(name: str, taken: set[str]) -> str:
    """A name for a page that Excel takes: short, without its signs, not used twice."""
    bare = "".join("-" if letter in "[]:*?/\\" else letter for letter in name).strip("' ") or "Bảng"
    free, number = bare[:_SHORT], 1
    while free.lower() in taken:
        number += 1
        free = f"{bare[: _SHORT - 5]} ({number})"
    taken.add(free.lower())
    return free


def _looks(book: Any) -> dict[str, Any]:
    # "@" and the apostrophe of Excel: what is typed stays text, and is no formula when the cell is opened again
    text = {"text_wrap": True, "valign": "top", "border": 1, "num_format": "@", "quote_prefix": True}
    day = {"num_format": "dd/mm/yyyy", "valign": "top", "align": "left", "border": 1}
    filled = {"bg_color": "#FFF8DC", "locked": False}
    head = {"bold": True, "text_wrap": True, "valign": "vcenter", "align": "center", "border": 1}
    return {
        "title": book.add_format({"bold": True, "font_size": 13}),
        "words": book.add_format({"italic": True}),
        "head": book.add_format(head | {"bg_color": "#E8F0F6"}),
        "head-input": book.add_format(head | {"bg_color": "#FBE9A7"}),
        "section": book.add_format({"bold": True, "text_wrap": True, "border": 1, "bg_color": "#F3F3F3"}),
        "text": book.add_format(text),
        "day": book.add_format(day),
        "text-input": book.add_format(text | filled),
        "day-input": book.add_format(day | filled),
        "wrap": book.add_format({"text_wrap": True, "valign": "top"}),
    }


def _page(sheet: Any, columns: Sequence[Column], page: Page, looks: Mapping[str, Any]) -> None:
    words = [page.title, page.subtitle, _HOW[0], *([mark] if (mark := demo_mark()) else [])]
    first = next(at for at, column in enumerate(columns) if not column.is_hidden)
    for line, said in enumerate(words):
        sheet.write_string(line, first, said, looks["words" if line else "title"])
    top = len(words)
    below = _head(sheet, columns, top, looks)
    last = below
    for last, row in enumerate(page.rows, start=below):
        _row(sheet, last, columns, row, looks)
    _offer(sheet, columns, below, last)
    _for_paper(sheet, top, below)
    sheet.freeze_panes(below, first + 2)
    # without a password: it keeps hands off the keys, it is no lock
    allowed = ("format_cells", "format_columns", "format_rows", "sort", "autofilter", "select_locked_cells")
    sheet.protect("", dict.fromkeys(allowed, True) | {"format_columns": False})


def _head(sheet: Any, columns: Sequence[Column], top: int, looks: Mapping[str, Any]) -> int:
    """The head; with groups it takes two lines, merged above them and downwards beside. The first line below it."""
    has_groups = any(column.group for column in columns)
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.width, None, {"hidden": True} if column.is_hidden else {})
        look = looks["head-input" if column.is_input else "head"]
        if column.group:
            sheet.write_string(top + 1, at, column.heading, look)
        elif has_groups and not column.is_hidden:
            sheet.merge_range(top, at, top + 1, at, column.heading, look)
        else:
            sheet.write_string(top, at, column.heading, look)
    for group in dict.fromkeys(column.group for column in columns if column.group):
        places = [at for at, column in enumerate(columns) if column.group == group]
        sheet.merge_range(top, places[0], top, places[-1], group, looks["head-input"])
    return top + 1 + has_groups


def _row(sheet: Any, line: int, columns: Sequence[Column], row: Row, looks: Mapping[str, Any]) -> None:
    if row.heading:
        first = next(at for at, column in enumerate(columns) if not column.is_hidden)
        sheet.merge_range(line, first, line, len(columns) - 1, row.heading[:_MOST_LETTERS], looks["section"])
        return
    for at, column in enumerate(columns):
        value = row.cells.get(column.name)
        kind = "day" if isinstance(value, date) or column.name == "finished_on" else "text"
        look = looks[f"{kind}-input" if column.is_input else kind]
        if isinstance(value, date):
            sheet.write_datetime(line, at, value, look)
        elif value:
            sheet.write_string(line, at, value[:_MOST_LETTERS], look)
        else:
            sheet.write_blank(line, at, None, look)


def _offer(sheet: Any, columns: Sequence[Column], first: int, last: int) -> None:
    """The list of states, the range of days, and a hint on every cell that is filled in."""
    for at, column in enumerate(columns):
        if not column.is_input:
            continue
        title, words = _HINTS[column.name]
        rule: dict[str, Any] = {"validate": "any"}
        if column.name == "state":
            # a list in the cell itself is parted by commas, and one of the states has one
            source = f"='{HOW}'!${xl_col_to_name(_LIST_AT)}$2:${xl_col_to_name(_LIST_AT)}${len(STATES) + 1}"
            rule = {"validate": "list", "source": source, "error_title": "Tình trạng", "error_message": words}
        elif column.name == "finished_on":
            rule = {
                "validate": "date", "criteria": ">", "value": date(2000, 1, 1), "error_type": "warning",
                "error_message": words,
            }  # fmt: skip
        elif column.name in ("done", "next", "obstacle", "evidence"):
            rule = {"validate": "length", "criteria": "<=", "value": LONGEST, "error_message": f"Tối đa {LONGEST} chữ."}
        sheet.data_validation(first, at, last, at, rule | {"input_title": title, "input_message": words})


_LIST_AT = 2


def _how(sheet: Any, looks: Mapping[str, Any]) -> None:
    sheet.set_column(0, 0, 100)
    sheet.set_column(_LIST_AT, _LIST_AT, 36)
    sheet.write_string(0, 0, "Cách điền", looks["title"])
    for line, words in enumerate(_HOW, start=1):
        sheet.write_string(line, 0, words, looks["wrap"])
    sheet.write_string(0, _LIST_AT, "Năm tình trạng", looks["title"])
    for line, state in enumerate(State, start=1):
        sheet.write_string(line, _LIST_AT, STATES[state])
    sheet.protect()


def _for_paper(sheet: Any, head: int, below: int) -> None:
    """A4 across, as wide as the paper, the head on every page."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(head, below - 1)
    if mark := demo_mark():
        sheet.set_header(f"&R{mark}")

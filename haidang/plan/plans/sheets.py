"""The tasks that are seen, as a spreadsheet: in the order and with the numbers of the paper."""

import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

import xlsxwriter
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from haidang.kit.ui.demo import demo_mark
from haidang.plan.plans.selectors.pages import TaskRow

Cell = str | int | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """A heading, how wide it stands, and what it says of a task."""

    name: object
    width: int
    value: Callable[[TaskRow], Cell]


_COLUMNS = (
    Column(gettext_lazy("Số"), 8, lambda row: row.task.label),
    Column(gettext_lazy("Lĩnh vực"), 34, lambda row: f"{row.task.field} {row.task.field_title}".strip()),
    Column(gettext_lazy("Nhiệm vụ"), 60, lambda row: row.task.title),
    Column(gettext_lazy("Chủ trì"), 32, lambda row: row.leads.words),
    Column(gettext_lazy("Phối hợp"), 48, lambda row: row.coordinators.words),
    Column(gettext_lazy("Thời hạn ghi trong kế hoạch"), 26, lambda row: row.task.deadline_words),
    Column(gettext_lazy("Thời hạn"), 12, lambda row: row.task.due_on),
    Column(gettext_lazy("Nguồn thời hạn"), 24, lambda row: row.task.get_due_state_display()),
    Column(gettext_lazy("Số giải pháp"), 10, lambda row: row.solutions),
)
_PLAN = Column(gettext_lazy("Kế hoạch"), 22, lambda row: str(row.task.plan))


def task_sheet(title: str, rows: Iterable[TaskRow], *, with_plan: bool = False) -> bytes:
    """An .xlsx of `rows`; text is text (a leading "=" is never a formula), days are days."""
    columns = (_PLAN, *_COLUMNS) if with_plan else _COLUMNS
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet(_("Nhiệm vụ"))
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top", "align": "left"})
    titles = [each for each in (title, demo_mark()) if each]
    for top, words in enumerate(titles):
        sheet.write_string(top, 0, words, book.add_format({"bold": top == 0, "italic": top > 0}))
    top = len(titles)
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.width)
        sheet.write_string(top, at, str(column.name), head)
    last = top
    for last, row in enumerate(rows, top + 1):
        for at, column in enumerate(columns):
            _write(sheet, last, at, column.value(row), wrap, day)
    sheet.freeze_panes(top + 1, 0)
    sheet.autofilter(top, 0, last, len(columns) - 1)
    _for_paper(sheet, top)
    book.close()
    return out.getvalue()


def _write(sheet: xlsxwriter.worksheet.Worksheet, row: int, at: int, value: Cell, wrap: object, day: object) -> None:
    match value:
        case date():
            sheet.write_datetime(row, at, value, day)
        case int():
            sheet.write_number(row, at, value, wrap)
        case str():
            sheet.write_string(row, at, value, wrap)


def _for_paper(sheet: xlsxwriter.worksheet.Worksheet, head: int) -> None:
    """A sheet is printed too: A4 across, as wide as the paper, the heads on every page."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(head)

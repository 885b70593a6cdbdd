"""The tasks that are seen, as a spreadsheet: in the order and with the numbers of the paper."""

import io
from collections.abc import Iterable

import xlsxwriter

from haidang.kit.ui.demo import demo_mark
from haidang.plan.plans.choices import Part
from haidang.plan.plans.models import Plan, Task
from haidang.plan.plans.selectors import parts

_COLUMNS = (
    ("Số", 8), ("Lĩnh vực", 36), ("Nhiệm vụ", 60), ("Chủ trì", 32), ("Phối hợp", 48),
    ("Thời hạn ghi trong kế hoạch", 24), ("Thời hạn", 12), ("Nguồn thời hạn", 20), ("Số giải pháp", 10),
)  # fmt: skip


def task_sheet(plan: Plan, tasks: Iterable[Task]) -> bytes:
    """An .xlsx of `tasks`; text is text (a leading "=" is never a formula), days are days."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("Nhiệm vụ")
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top"})
    top = 1
    sheet.write_string(0, 0, f"{plan}: {plan.title}", book.add_format({"bold": True}))
    if mark := demo_mark():
        sheet.write_string(1, 0, mark)
        top = 2
    for column, (name, width) in enumerate(_COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(top, column, name, bold)
    sheet.freeze_panes(top + 1, 0)
    for row, task in enumerate(tasks, top + 1):
        leads = [*parts(task, Part.LEAD), *parts(task, Part.IMPLEMENTING)]
        words = (
            task.label,
            f"{task.field} {task.field_title}".strip(),
            task.title,
            "; ".join(str(a) for a in leads),
            "; ".join(str(a) for a in parts(task, Part.COORDINATING)),
            task.deadline_words,
        )
        for column, value in enumerate(words):
            sheet.write_string(row, column, value, wrap)
        if task.due_on:
            sheet.write_datetime(row, 6, task.due_on, day)
        sheet.write_string(row, 7, task.get_due_state_display(), wrap)
        sheet.write_number(row, 8, len(task.solutions.all()))
    book.close()
    return out.getvalue()

"""The ledger of moved promises as a spreadsheet: one line for each day a task ever had."""

import io
from collections.abc import Iterable

import xlsxwriter
from django.utils.translation import gettext as _

from haidang.kit.ui.demo import demo_mark
from haidang.plan.difficulties.selectors.lists import Moved

_WIDTHS = (9, 50, 32, 16, 18, 14, 12, 40, 36, 24, 16)


def ledger_sheet(rows: Iterable[Moved]) -> bytes:
    """Days are days, numbers numbers; what begins with "=" is never a formula."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet(_("Lời hứa đã dời"))
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top", "align": "left"})
    heads = (
        _("Số"), _("Nhiệm vụ"), _("Cơ quan chủ trì"), _("Theo"), _("Thời hạn"), _("Quyết định ngày"),
        _("Dời so với trước"), _("Lý do"), _("Văn bản"), _("Người ghi"), _("Kế hoạch"),
    )  # fmt: skip
    titles = [each for each in (_("Sổ lời hứa đã dời"), demo_mark()) if each]
    for top, words in enumerate(titles):
        sheet.write_string(top, 0, words, book.add_format({"bold": top == 0, "italic": top > 0}))
    top = len(titles)
    for at, (name, width) in enumerate(zip(heads, _WIDTHS, strict=True)):
        sheet.set_column(at, at, width)
        sheet.write_string(top, at, name, head)
    last = top
    for moved in rows:
        before = None
        for row in moved.days:
            last += 1
            texts = {
                0: moved.task.label, 1: moved.task.title, 2: moved.names, 3: row.get_kind_display(), 7: row.why,
                8: str(row.document or ""), 9: str(row.by or ""), 10: str(moved.task.plan),
            }  # fmt: skip
            for at, words in texts.items():
                sheet.write_string(last, at, words[:32_000], wrap)
            if row.day:
                sheet.write_datetime(last, 4, row.day, day)
            sheet.write_datetime(last, 5, row.decided_on, day)
            if before and row.day:
                sheet.write_number(last, 6, (row.day - before).days, wrap)
            before = row.day or before
    sheet.freeze_panes(top + 1, 0)
    sheet.autofilter(top, 0, max(last, top), len(heads) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(top)
    book.close()
    return out.getvalue()

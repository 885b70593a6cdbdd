"""The annex of agreements in Excel, for the plan of a year; as a paper it is in `letters`."""

import io
from collections.abc import Sequence

import xlsxwriter

from haidang.kit.ui.demo import demo_mark
from haidang.registers.agreements.letters import COLUMNS, annex_title, cells
from haidang.registers.agreements.selectors.annex import Line


def annex_xlsx(lines: Sequence[Line], year: int) -> bytes:
    """The table of the annex; what begins with "=" is never a formula."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet(f"Thỏa thuận {year}")
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1})
    wrap = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
    titles = [each for each in (annex_title(year), demo_mark()) if each]
    for top, words in enumerate(titles):
        sheet.write_string(top, 0, words, book.add_format({"bold": top == 0, "italic": top > 0}))
    top = len(titles)
    for at, (name, width) in enumerate(COLUMNS):
        sheet.set_column(at, at, width / 2)
        sheet.write_string(top, at, name, head)
    for number, line in enumerate(lines, 1):
        for at, words in enumerate(cells(number, line)):
            sheet.write_string(top + number, at, words[:32_000], wrap)
    sheet.freeze_panes(top + 1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(top)
    book.close()
    return out.getvalue()

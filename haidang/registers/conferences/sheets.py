"""The yearly list as a spreadsheet; as a paper it is in `letters`."""

import io
from collections.abc import Iterable, Sequence
from datetime import date

import xlsxwriter

from haidang.kit.ui.demo import demo_mark
from haidang.registers.conferences.letters import title, window_said
from haidang.registers.conferences.telling import COLUMNS


def list_sheet(year: int, first: date, last: date, lines: Iterable[Sequence[str]]) -> bytes:
    """The columns of Mẫu 03; what begins with "=" is never a formula."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet(f"Năm {year}")
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1, "align": "center"})
    wrap = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
    titles = [each for each in (title(year), window_said(first, last), demo_mark()) if each]
    for top, words in enumerate(titles):
        sheet.write_string(top, 0, words, book.add_format({"bold": top == 0, "italic": top > 0}))
    top = len(titles)
    for at, (name, width) in enumerate(COLUMNS):
        sheet.set_column(at, at, width / 2)
        sheet.write_string(top, at, name, head)
    for row, line in enumerate(lines, top + 1):
        sheet.write_number(row, 0, int(line[0]), wrap)
        for at, words in enumerate(line[1:], 1):
            sheet.write_string(row, at, words[:32_000], wrap)
    sheet.freeze_panes(top + 1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(top)
    book.close()
    return out.getvalue()

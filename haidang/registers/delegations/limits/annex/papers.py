"""Phụ lục đoàn ra as an Excel sheet with the columns of the annex; as a paper it is in `letters.yearly`."""

import io
from collections.abc import Mapping, Sequence

import xlsxwriter

from haidang.kit.ui.demo import demo_mark
from haidang.registers.delegations.letters.yearly import title
from haidang.registers.delegations.limits.annex.columns import COLUMNS

Lines = Sequence[Mapping[str, str]]


def sheet(lines: Lines, year: int) -> bytes:
    """The same as .xlsx: what comes back is read by the same columns. A text is always a text."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        page = book.add_worksheet(f"Đoàn ra {year}")
        look = {"text_wrap": True, "valign": "top", "border": 1}
        head = book.add_format(look | {"bold": True, "bg_color": "#E8F0F6", "align": "center"})
        cell = book.add_format(look)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.merge_range(0, 0, 0, len(COLUMNS) - 1, title(year), book.add_format({"bold": True, "align": "center"}))
        page.repeat_rows(1)
        page.freeze_panes(2, 0)
        if mark := demo_mark():
            page.set_header(f"&R{mark}")
        for at, column in enumerate(COLUMNS):
            page.set_column(at, at, column.width * 0.6)
            page.write_string(1, at, column.heading, head)
            for number, line in enumerate(lines, start=2):
                page.write_string(number, at, line[column.name][:32_000], cell)
        book.set_properties({"title": title(year), "comments": demo_mark()})
    return stream.getvalue()

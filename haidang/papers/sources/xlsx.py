"""A spreadsheet (.xlsx) as a source: each sheet one table, merged cells repeated in every place they cover."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from haidang.papers.sources.builder import Builder
from haidang.papers.sources.guards import check_zip
from haidang.papers.sources.limits import Limits
from haidang.papers.sources.refusals import Refused
from haidang.papers.sources.secrets import secret_marks
from haidang.papers.sources.text import Source
from haidang.papers.sources.workbooks import Merged, Workbook

#: A sheet of indicators is small; what is longer or wider than this is a data set.
MOST_ROWS, MOST_COLUMNS = 2_000, 60


def read_xlsx(name: str, data: bytes, *, limits: Limits | None = None) -> Source:
    """The sheets of a workbook as tables. Errors: Refused, as at the door of the papers."""
    check_zip(data, limits or Limits())
    out = Builder()
    book = Workbook(data)
    for title in book.names:
        sheet = book.sheet(title, skip_empty_area=False)
        _put(out, title, [[_said(cell) for cell in row] for row in sheet.rows], sheet.merged)
    source = out.source(name, "xlsx")
    if not source.text.strip():
        raise Refused("empty")
    if marks := secret_marks(source):
        raise Refused("secret-mark", mark=source.line_of(marks[0]))
    return source


def _put(out: Builder, title: str, rows: list[list[str]], merged: Sequence[Merged]) -> None:
    rows = [row[:MOST_COLUMNS] for row in rows[:MOST_ROWS]]
    if not any(any(row) for row in rows):
        return
    out.paragraph(title)
    start, table = out.position, []
    owner = {}
    for (top, left), (bottom, right) in merged:
        for at in range(top, min(bottom, len(rows) - 1) + 1):
            for beside in range(left, min(right, MOST_COLUMNS - 1) + 1):
                owner[(at, beside)] = (top, left)
    placed = {}
    for at, row in enumerate(rows):
        cells = []
        for beside, words in enumerate(row):
            place = owner.get((at, beside), (at, beside))
            if place not in placed:
                placed[place] = out.paragraph(words, "cell")
            cells.append(placed[place])
        table.append(tuple(cells))
    out.add_table(start, table)


def _said(value: Any) -> str:
    """A cell as it is written here: 12, 0,5, 30/4/2020."""
    match value:
        case bool():
            return "x" if value else ""
        case int():
            return str(value)
        case float():
            number = Decimal(repr(value))
            plain = format(number.normalize(), "f")
            return plain.replace(".", ",")
        case datetime() | date():
            return f"{value.day}/{value.month}/{value.year}"
        case None:
            return ""
        case _:
            return " ".join(str(value).split())

"""Spreadsheets (.xlsx, .xls, .ods) by calamine: the one place that knows how it is asked and what it raises."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from haidang.papers.sources.faults import any_damage

#: The first and the last cell of a merged field, each as (row, column).
Merged = tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of a workbook: its cells row by row, and the fields that are merged."""

    name: str
    rows: list[list[Any]]
    merged: Sequence[Merged] = ()


class Workbook:
    """A workbook whose pages are read one by one.

    A cell that calls itself a date or a span of time beyond all calendars makes calamine overflow, or panic; a part
    that is torn, raise one of its own errors: each is a Refused "damaged".
    """

    def __init__(self, data: bytes) -> None:
        from python_calamine import CalamineWorkbook  # heavy: loaded for the first spreadsheet

        with any_damage("calamine"):
            self._book = CalamineWorkbook.from_filelike(io.BytesIO(data))

    @property
    def names(self) -> list[str]:
        """Of its pages, in their order; charts among them."""
        return self._book.sheet_names

    def sheet(self, which: str | int, *, skip_empty_area: bool = True) -> Sheet:
        """The page of this name, or at this place."""
        with any_damage("calamine"):
            found = (
                self._book.get_sheet_by_name(which) if isinstance(which, str) else self._book.get_sheet_by_index(which)
            )
            rows = found.to_python(skip_empty_area=skip_empty_area)
            return Sheet(found.name, rows, found.merged_cell_ranges or ())

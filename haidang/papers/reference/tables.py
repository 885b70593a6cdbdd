"""Reads the .csv files beside it: a row is a dict of stripped words, a day is ISO or empty."""

import csv
from collections.abc import Iterator
from datetime import date
from importlib.resources import files


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of `name`.csv by their header; spaces around a cell are not part of it."""
    text = files("haidang.papers.reference").joinpath(f"{name}.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        yield {column: (cell or "").strip() for column, cell in row.items()}


def day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None


def many(cell: str) -> tuple[str, ...]:
    """ "SNgV|Ngoại vụ tỉnh" → its parts."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def in_force(valid_from: date | None, valid_to: date | None, on: date | None) -> bool:
    """Does a row valid from … to … (both days counted, an empty one open) hold on that day? Without a day: yes."""
    if on is None:
        return True
    return (valid_from is None or valid_from <= on) and (valid_to is None or on <= valid_to)

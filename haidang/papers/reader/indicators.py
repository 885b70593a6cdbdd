"""Tables of indicators: Chỉ tiêu | Đơn vị tính | Thực hiện 2019 | Kế hoạch 2020."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from haidang.papers.reader.heads import column, heads, is_numbering
from haidang.papers.reader.tables import tables
from haidang.papers.sources.text import Source, Span, Table

#: What a column holds, by the words of its head (folded); in this order, each column once.
_UNIT = re.compile(r"(?:don vi(?: tinh)?|dvt|dv tinh|dv)$")
_BASE = re.compile(
    r"(?:uoc )?(?:thuc hien|ket qua|th)\b.*(?:\d{4}|nam truoc)|(?:hien trang|ky goc|nam truoc|nam goc)|.*so goc"
)
# "Chỉ tiêu năm 2020", "Kế hoạch 2020", "Mục tiêu", "Số lượng"
_GOAL = re.compile(r"chi tieu\b.*(?:\d{4}|nam|giao|ke hoach|phan dau)|ke hoach|muc tieu|so luong|(?:muc )?phan dau")
_YEAR = re.compile(r"(?:nam )?(?:19|20)\d\d$")
_NAME = re.compile(r"(?:ten\b|noi dung|san pham|dau ra|nhiem vu|cong viec|hang muc)")
_EITHER = re.compile(r"(?:cac )?chi tieu(?: chu yeu| cu the)?$")


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """A row of such a table: where its words stand. Empty spans where a cell is empty."""

    name: Span
    unit: Span
    target: Span
    baseline: Span | None
    #: The head over the baseline: "Thực hiện năm 2019".
    baseline_head: tuple[Span, ...]
    #: The row over it that spans the table: "II. Xúc tiến thương mại".
    group: Span | None


@dataclass(frozen=True, slots=True)
class _Columns:
    name: int
    unit: int
    target: int
    baseline: int | None
    #: The cells over each column: one, or two where the head has two storeys.
    heads: tuple[tuple[Span, ...], ...]


def indicators(source: Source) -> list[IndicatorRow]:
    """The rows of every table that has a column of names, one of units and one of targets, in order."""
    return [row for table in tables(source) for row in _rows(source, table)]


def _rows(source: Source, table: Table) -> Iterator[IndicatorRow]:
    found = _columns(source, table)
    if found is None:
        return
    columns, first = found
    group: Span | None = None
    for row in table.rows[first:]:
        if len(row) <= max(columns.name, columns.unit, columns.target):
            continue
        words = {span for span in row if source.line_of(span)}
        if not words:
            continue
        name, unit, target = row[columns.name], row[columns.unit], row[columns.target]
        if len(words) == 1 or name in (unit, target):
            # one cell over the whole row heads those under it
            group = words.pop() if len(words) == 1 else name
            continue
        if not source.line_of(name) or is_numbering(source, (name, unit, target)):
            continue
        if not source.line_of(target) and not source.line_of(unit):
            group = name
            continue
        baseline = row[columns.baseline] if columns.baseline is not None and len(row) > columns.baseline else None
        head = columns.heads[columns.baseline] if columns.baseline is not None else ()
        yield IndicatorRow(name, unit, target, baseline, head, group)


def _columns(source: Source, table: Table) -> tuple[_Columns, int] | None:
    """The columns, and the row after their heads; a head of two storeys counts as one."""
    for head in heads(source, table):
        named = _named(list(head.words))
        if named:
            name, unit, target, baseline = named
            return _Columns(name, unit, target, baseline, head.cells), head.first
    return None


def _named(heads: list[str]) -> tuple[int, int, int, int | None] | None:
    """Name, unit, target, baseline by the words over them; None where one of the first three is missing."""
    unit = column(heads, _UNIT, set())
    if unit is None:
        return None
    taken = {unit}
    baseline = column(heads, _BASE, taken)
    if baseline is not None:
        taken.add(baseline)
    name = column(heads, _NAME, taken)
    target = column(heads, _GOAL, taken | ({name} if name is not None else set()))
    if name is None:
        name = column(heads, _EITHER, taken | ({target} if target is not None else set()))
    elif target is None:
        target = column(heads, _EITHER, taken | {name})
    if target is None:
        target, baseline = _years(heads, taken, baseline)
    return None if name is None or target is None else (name, unit, target, baseline)


def _years(heads: list[str], taken: set[int], baseline: int | None) -> tuple[int | None, int | None]:
    """Columns of years alone, "Năm 2024 | Năm 2025": the last is the target, the one before it the baseline."""
    years = [at for at, head in enumerate(heads) if at not in taken and _YEAR.match(head)]
    if not years:
        return None, baseline
    return years[-1], baseline if baseline is not None or len(years) < 2 else years[-2]

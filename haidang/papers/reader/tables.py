"""Tables: those the format gave, and those a converter flattened into lines with bars."""

import re
from collections.abc import Iterator

from haidang.papers.reader.labels import label_of
from haidang.papers.sources.text import Source, Span, Table

_BAR = "|"
_MARKS = " \t*_"
_INLINE = re.compile(r"[^|\n]*\|[^|\n]*\|[^\n]*")
_SEPARATOR = re.compile(r"[\s|:\-–—=+]*$")
#: A letterhead is two cells by two or three: what is smaller than this is left to the letterhead.
_LEAST_BARS = 8
#: Two or three pieces beside each other may be a letterhead or a signature.
_LEAST_TABBED = 4


def tables(source: Source) -> tuple[Table, ...]:
    """Every table of the document, in order."""
    if source.tables:
        return source.tables
    found = _tabbed(source)
    if _BAR in source.text:
        found += [*_stacked(source), *_piped(source)]
    return tuple(sorted(found, key=lambda table: table.span))


def _piped(source: Source) -> list[Table]:
    """Rows written on one line: | 1 | Tổ chức hội nghị | Sở A |"""
    found: list[Table] = []
    rows: list[tuple[Span, ...]] = []
    start = end = 0
    for span in [*source.lines(), Span(len(source.text), len(source.text))]:
        line = source.text[span.start : span.end]
        if line.count(_BAR) >= 2 and _INLINE.match(line) and len(line.strip(_MARKS + _BAR)) > 0:
            if not rows:
                start = span.start
            end = span.end
            if not _SEPARATOR.match(line):
                rows.append(_cells_of_line(source.text, span))
            continue
        if len(rows) >= 2 and len(rows[0]) >= 3:
            found.append(Table(Span(start, end), tuple(rows)))
        rows = []
    return found


def _tabbed(source: Source) -> list[Table]:
    """Rows as a sheet copies them: cells parted by tabs, as many in each line."""
    found: list[Table] = []
    rows: list[tuple[Span, ...]] = []
    for span in [*source.lines(), Span(len(source.text), len(source.text))]:
        line = source.text[span.start : span.end]
        cells = line.count("\t") + 1 if line.strip() and _BAR not in line else 0
        if rows and cells != len(rows[0]):
            if len(rows) > 1:
                found.append(Table(Span(rows[0][0].start, rows[-1][-1].end), tuple(rows)))
            rows = []
        if cells >= _LEAST_TABBED:
            rows.append(tuple(_between_tabs(source.text, span)))
    return found


def _between_tabs(text: str, line: Span) -> Iterator[Span]:
    start = line.start
    for cell in text[line.start : line.end].split("\t"):
        yield trimmed(text, Span(start, start + len(cell)))
        start += len(cell) + 1


def _cells_of_line(text: str, span: Span) -> tuple[Span, ...]:
    start, end = span.start, span.end
    while start < end and text[start] in " \t":
        start += 1
    if start < end and text[start] == _BAR:
        start += 1
    while end > start and text[end - 1] in " \t":
        end -= 1
    if end > start and text[end - 1] == _BAR:
        end -= 1
    cells = []
    for cell in text[start:end].split(_BAR):
        cells.append(trimmed(text, Span(start, start + len(cell))))
        start += len(cell) + 1
    return tuple(cells)


def trimmed(text: str, span: Span, marks: str = " \t\n*_|") -> Span:
    """`span` without blanks and markup at its ends; an empty span where nothing is left."""
    start, end = span.start, span.end
    while start < end and text[start] in marks:
        start += 1
    while end > start and text[end - 1] in marks:
        end -= 1
    return Span(start, end)


def _stacked(source: Source) -> list[Table]:
    """One cell a block of lines, a line "|" between two cells, two such lines between two rows."""
    found = []
    run: list[Span] = []
    for span in [*source.lines(), Span(len(source.text), len(source.text))]:
        if source.text[span.start : span.end].strip():
            run.append(span)
            continue
        if run:
            found.extend(_table_of_run(source.text, run))
            run = []
    return found


def _table_of_run(text: str, run: list[Span]) -> list[Table]:
    bars = [i for i, span in enumerate(run) if text[span.start : span.end].strip() == _BAR]
    if len(bars) < _LEAST_BARS:
        return []
    run = run[bars[0] : bars[-1] + 1]
    tokens: list[Span | None] = []  # None is a bar
    cell: Span | None = None
    for span in run:
        if text[span.start : span.end].strip() == _BAR:
            if cell is not None:
                tokens.append(trimmed(text, cell))
                cell = None
            tokens.append(None)
        else:
            cell = Span(cell.start if cell else span.start, span.end)
    rows = _rows(tokens)
    if len(rows) < 2 or max(map(len, rows)) < 3:
        return []
    return [Table(Span(run[0].start, run[-1].end), tuple(_mended(text, rows)))]


def _rows(tokens: list[Span | None]) -> list[tuple[Span, ...]]:
    """A row begins and ends with a bar; each further bar in a row of bars is an empty cell."""
    rows: list[tuple[Span, ...]] = []
    row: list[Span] = []
    bars = 0
    for token in tokens:
        if token is None:
            bars += 1
            continue
        if bars >= 2 and row:
            row.extend([Span(token.start, token.start)] * (bars - 2))
            rows.append(tuple(row))
            row = []
        elif bars >= 2:
            row.extend([Span(token.start, token.start)] * (bars - 1))
        row.append(token)
        bars = 0
    if row:
        rows.append(tuple(row))
    return rows


def _mended(text: str, rows: list[tuple[Span, ...]]) -> list[tuple[Span, ...]]:
    """An empty cell inside a row looks like the end of a row: two pieces that fill the width are one row."""
    width = len(rows[0])
    mended: list[tuple[Span, ...]] = []
    for row in rows:
        if (
            mended
            and len(mended[-1]) < width
            and len(mended[-1]) + 1 + len(row) == width
            and label_of(text[row[0].start : row[0].end] + " x").kind == "text"
        ):
            hole = Span(row[0].start, row[0].start)
            mended[-1] = (*mended[-1], hole, *row)
        else:
            mended.append(row)
    return mended

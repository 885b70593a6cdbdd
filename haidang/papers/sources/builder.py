"""Puts a `Source` together piece by piece, so that every offset is one of the final text."""

from collections.abc import Sequence

from haidang.papers.sources.text import Place, Source, Span, Table, Word
from haidang.papers.vietnamese.letters import nfc


class Builder:
    """Paragraphs and tables in the order of the paper; each piece is brought to NFC before it is placed."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._places: list[Place] = []
        self._tables: list[Table] = []
        self._bold: list[Span] = []
        #: How long the text is so far, in characters.
        self.position = 0

    def paragraph(
        self, text: str, kind: str = "body", page: int | None = None, bold: Sequence[tuple[int, int]] = ()
    ) -> Span:
        """Append one paragraph as a line of its own; `bold` holds ranges of `text`, which must be NFC then."""
        text = nfc(text).rstrip()
        span = Span(self.position, self.position + len(text))
        self._append(text + "\n")
        if text:
            self._places.append(Place(span, kind, page))
        for start, end in bold:
            if start < min(end, len(text)):
                self._bold.append(Span(span.start + start, span.start + min(end, len(text))))
        return span

    def line(self, label: str, text: str, kind: str, *, bold: bool) -> None:
        """Append one paragraph behind its label, its words all bold or none."""
        text = label + nfc(text).strip(" \t")
        start = self.position
        end = start + len(text)
        self._pieces.append(text)
        self._pieces.append("\n")
        self.position = end + 1
        if text:
            self._places.append(Place(Span(start, end), kind))
            if bold:
                self._bold.append(Span(start + len(label), end))

    def blank(self) -> None:
        """An empty line."""
        self._append("\n")

    def table(self, rows: Sequence[Sequence[str | None]], page: int | None = None) -> Table:
        """Append a table of plain cells, each cell's text on lines of its own; None where the cell above reaches
        down."""
        start = self.position
        cells: list[tuple[Span, ...]] = []
        for row in rows:
            above = cells[-1] if cells else ()
            cells.append(
                tuple(
                    above[at]
                    if cell is None and at < len(above)
                    else self.paragraph((cell or "").strip(), "cell", page)
                    for at, cell in enumerate(row)
                )
            )
        return self.add_table(start, cells)

    def add_table(self, start: int, rows: Sequence[tuple[Span, ...]]) -> Table:
        """Note a table whose cells have been appended since `start`."""
        table = Table(Span(start, self.position), tuple(rows))
        self._tables.append(table)
        return table

    def trimmed(self, start: int) -> Span:
        """From the first to the last paragraph appended since `start`; empty at `start` where none was."""
        first = last = None
        for place in reversed(self._places):
            if place.span.start < start:
                break
            first = place.span
            last = last or first
        return Span(first.start, last.end) if first and last else Span(start, start)

    def source(
        self,
        name: str,
        format: str,
        notes: Sequence[str] = (),
        words: Sequence[Word] = (),
        wrapped: bool | None = False,
    ) -> Source:
        return Source(
            name=name,
            text="".join(self._pieces),
            format=format,
            wrapped=wrapped,
            tables=tuple(self._tables),
            places=tuple(self._places),
            bold=tuple(self._bold),
            words=tuple(words),
            notes=tuple(dict.fromkeys(notes)),
        )

    def _append(self, text: str) -> None:
        self._pieces.append(text)
        self.position += len(text)

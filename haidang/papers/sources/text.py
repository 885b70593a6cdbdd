"""The document as one immutable string; everything read later points into it."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from haidang.papers.vietnamese.letters import fold, nfc

#: What markdown and flattened tables put between the words.
_MARKUP = {ord("*"): None, ord("|"): " "}
#: Heads of markdown, and the breaks that its tables hold.
_SIGNS = re.compile(r"^[ \t]{0,3}#{1,6}(?=[ \t])|<br\s*/?>", re.MULTILINE | re.IGNORECASE)
_BLANKS = {ord(mark): " " for mark in "\n\t*|_\f\v\u200b\ufeff"}


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters of one `Source`."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def holds(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        """Do the two share a character?"""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Place:
    """Where a range of the text stood on paper.

    `kind` is one of "body", "cell", "header", "footer", "textbox", "footnote"; `page` counts from 1
    and is None where the format has no pages (Word, HTML, text).
    """

    span: Span
    kind: str = "body"
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the document: rows of cells, each cell a span (empty where the cell is empty).

    A merged cell is repeated in every place it covers, so that each row has `width` cells.
    """

    span: Span
    rows: tuple[tuple[Span, ...], ...]

    @property
    def width(self) -> int:
        return max((len(row) for row in self.rows), default=0)


@dataclass(frozen=True, slots=True)
class Word:
    """A word seen by OCR and how sure the eye was, from 0 to 100."""

    span: Span
    confidence: int


@dataclass(frozen=True)
class Source:
    """The document as one immutable NFC string; spans are offsets into `text`.

    `wrapped` tells whether lines are hard-wrapped: False when the format itself knows its paragraphs
    (Word, HTML, PDF by geometry: one paragraph a line), None when only the text can tell.
    """

    name: str
    text: str
    format: str = "txt"
    wrapped: bool | None = None
    tables: tuple[Table, ...] = ()
    places: tuple[Place, ...] = ()
    bold: tuple[Span, ...] = ()
    words: tuple[Word, ...] = ()
    #: What a person should know about how the text was got: "ocr", "poor-text-layer", "legacy-tcvn3" …
    notes: tuple[str, ...] = field(default=())

    @classmethod
    def of(cls, name: str, text: str) -> "Source":
        # Word files mix composed and decomposed Vietnamese; offsets only mean
        # something once there is a single spelling of each letter.
        return cls(name, nfc(text))

    def quote(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def line_of(self, span: Span) -> str:
        """The words of `span` as one line: breaks joined, `*` of markdown and `|` of cells left out."""
        words = self.quote(span)
        if "#" in words or "<" in words:
            words = _SIGNS.sub(" ", words)
        return " ".join(words.translate(_MARKUP).split())

    @cached_property
    def flat(self) -> str:
        """The text with line ends and marks of markup as blanks, character for character: what patterns run on."""
        text = self.text
        if "#" in text or "<" in text:
            # blanks, one for each sign
            text = _SIGNS.sub(lambda signs: " " * len(signs[0]), text)
        return text.translate(_BLANKS)

    @cached_property
    def folded(self) -> str:
        """`flat` in small letters without marks, character for character: OCR loses marks, people lose case."""
        return fold(self.flat)

    @cached_property
    def line_spans(self) -> list[Span]:
        """Every physical line without its line end; they and the line ends between them are the whole text."""
        spans, start = [], 0
        for line in self.text.split("\n"):
            spans.append(Span(start, start + len(line)))
            start += len(line) + 1
        return spans

    def lines(self) -> list[Span]:
        return self.line_spans

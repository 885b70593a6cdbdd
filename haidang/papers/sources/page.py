"""A page with its words, lines and paragraphs, each with its place."""

import re
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

_TORN = re.compile(r"\w-$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A word on a page; the origin is the upper left corner, lengths in points."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    confidence: int | None = None
    #: The line that OCR put the word in; words of PDF text have none and are gathered by height.
    row: int | None = None

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass
class Line:
    """Words at one height. `columns` are its runs of words parted by wide blanks."""

    words: list[Piece]

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return max(word.right for word in self.words)

    @property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        return max(word.bottom for word in self.words)

    @property
    def height(self) -> float:
        return median(word.bottom - word.top for word in self.words)

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    def columns(self) -> list["Line"]:
        """The line cut at its wide blanks."""
        wide = max(22.0, 2.2 * self.height)
        columns = [Line([self.words[0]])]
        for before, word in pairwise(self.words):
            if word.left - before.right > wide or (word.text == "CỘNG" and self.text.endswith("CHỦ NGHĨA VIỆT NAM")):
                columns.append(Line([word]))
            else:
                columns[-1].words.append(word)
        return columns


@dataclass
class Page:
    """The lines of a page in reading order, and its measures."""

    number: int
    width: float
    height: float
    lines: list[Line] = field(default_factory=list)
    #: Where tables begin, from the top: no paragraph goes on behind one.
    breaks: list[float] = field(default_factory=list)


@dataclass
class Paragraph:
    """Lines that belong together; `open_` says that the last line runs to the right edge."""

    lines: list[Line]
    page: int
    open_: bool = False

    @property
    def text(self) -> str:
        """The words as one line; a word torn at its hyphen ("NĐ-", "CP") is whole again."""
        words = self.lines[0].text
        for line in self.lines[1:]:
            words += ("" if _TORN.search(words) and line.text[0].isalnum() else " ") + line.text
        return words

    @property
    def top(self) -> float:
        return self.lines[0].top

"""Words with places on a page → lines, columns and paragraphs: shared by PDF text and by OCR."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from haidang.papers.sources.secrets import secret_words

#: A label at the head of a line; a hyphen alone may also stand inside a sentence, so it is not among them.
_LABEL = re.compile(
    r"(?:[IVXLC]{1,6}[.\-]|[A-E]\.|\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ][).]|Điều \d+[.:]|Phụ lục|PHỤ LỤC|Nơi nhận|Căn cứ)"
    r"(?:\s|$|:)"
)
_BULLET = re.compile(r"[-–+•*]\s*\S")
_NOTE = re.compile(r"\[?\d{1,3}\]?\s+\w")
_TORN = re.compile(r"\w-$")
_PAGE_NUMBER = re.compile(r"[-–\s]*\d{1,4}[-–\s]*(?:/\s*\d{1,4})?$")


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


def lines_of_rows(words: Iterable[Piece]) -> list[Line]:
    """Words gathered by the line that OCR saw them in."""
    rows: dict[int, list[Piece]] = {}
    for word in words:
        rows.setdefault(word.row or 0, []).append(word)
    return _merged(Line(sorted(row, key=lambda w: w.left)) for row in rows.values())


def _merged(lines: Iterable[Line]) -> list[Line]:
    """Lines from the top down; two that stand at one height with a blank between them become one."""
    merged: list[Line] = []
    for line in sorted(lines, key=lambda line: line.top):
        beside = next((other for other in merged[-4:] if _beside(other, line)), None)
        if beside is None:
            merged.append(line)
        else:
            beside.words = sorted([*beside.words, *line.words], key=lambda w: w.left)
    return merged


def _beside(one: Line, other: Line) -> bool:
    """Do two lines stand at one height without touching?"""
    apart = one.right < other.left or other.right < one.left
    middle = (one.top + one.bottom) / 2 - (other.top + other.bottom) / 2
    return apart and abs(middle) < 0.6 * min(one.height, other.height)


def lines_of(words: Iterable[Piece]) -> list[Line]:
    """Words gathered into lines by their height, from the top down, each from left to right."""
    rows: list[list[Piece]] = []
    for word in sorted(words, key=lambda w: (w.middle, w.left)):
        row = next((row for row in reversed(rows[-4:]) if _level(row[0], word)), None)
        if row is None:
            rows.append([word])
        else:
            row.append(word)
    return _merged(Line(sorted(row, key=lambda w: w.left)) for row in rows)


def _level(one: Piece, other: Piece) -> bool:
    """Do two words stand on one line? Boxes of one line differ in height: recognised letters, small raised figures."""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > 0.55 * min(one.bottom - one.top, other.bottom - other.top)


def without_furniture(pages: Sequence[Page]) -> int:
    """Drop page numbers and heads or feet that come again on three pages or more; how many lines were dropped.

    A mark of state secrets stands on every page and is never dropped: the paper is refused by it.
    """
    edges: Counter[str] = Counter()
    for page in pages:
        edges.update({_faceless(line.text) for line in _edge_lines(page)})
    dropped = 0
    for page in pages:
        edge = {id(line) for line in _edge_lines(page)}
        kept = [
            line
            for line in page.lines
            if id(line) not in edge
            or not (_PAGE_NUMBER.match(line.text) or (len(pages) > 2 and edges[_faceless(line.text)] > 2))
            or secret_words(line.text)
        ]
        dropped += len(page.lines) - len(kept)
        page.lines = kept
    return dropped


def footnotes(page: Page) -> list[Line]:
    """The notes at the foot of a page, taken out of its lines: small print to the end, begun by a note's number."""
    if len(page.lines) < 2:
        return []
    usual = median(line.height for line in page.lines)
    at = len(page.lines)
    while at and page.lines[at - 1].height < 0.85 * usual and page.lines[at - 1].top > page.height * 0.25:
        at -= 1
    while at < len(page.lines) and not _NOTE.match(page.lines[at].text):
        at += 1
    found, page.lines = page.lines[at:], page.lines[:at]
    return found


def notes(page: int, lines: Sequence[Line]) -> Iterator[Paragraph]:
    """Footnotes, each whole."""
    current: list[Line] = []
    for line in lines:
        if current and _NOTE.match(line.text):
            yield Paragraph(current, page)
            current = []
        current.append(line)
    if current:
        yield Paragraph(current, page)


def _edge_lines(page: Page) -> list[Line]:
    return [line for line in page.lines if line.bottom < page.height * 0.09 or line.top > page.height * 0.93]


def _faceless(text: str) -> str:
    """The words without their figures: "Trang 3" comes again as "Trang 4"."""
    return re.sub(r"\d+", "#", text)


def paragraphs(page: Page) -> Iterator[Paragraph]:
    """The paragraphs of a page: where two columns stand side by side, the left one first, line by line."""
    left, right = _edges(page)
    at = 0
    for start, end in _regions(page):
        yield from _joined(page, page.lines[at:start], left, right)
        yield from _columns(page, page.lines[start:end])
        at = end
    yield from _joined(page, page.lines[at:], left, right)


def _edges(page: Page) -> tuple[float, float]:
    """Where the text block begins and ends, sideways."""
    full = [line for line in page.lines if line.right - line.left > page.width * 0.5]
    if not full:
        # short lines alone do not tell where a full one would end
        return min((line.left for line in page.lines), default=0.0), page.width * 0.9
    lefts = sorted(line.left for line in full)
    rights = sorted(line.right for line in full)
    return lefts[len(lefts) // 4], rights[int(len(rights) * 0.75)]


def _parts_at_middle(page: Page, line: Line) -> tuple[Line, Line] | None:
    """(left, right) of a line with a wide blank about the middle of the page; None for any other line."""
    columns = line.columns()
    if len(columns) < 2:
        return None
    _, at = max((columns[i + 1].left - columns[i].right, i) for i in range(len(columns) - 1))
    left = Line([word for column in columns[: at + 1] for word in column.words])
    right = Line([word for column in columns[at + 1 :] for word in column.words])
    middle = (left.right + right.left) / 2
    return (left, right) if page.width * 0.22 < middle < page.width * 0.75 else None


def _regions(page: Page) -> Iterator[tuple[int, int]]:
    """Runs of lines that make two columns: letterhead, signature block. (first line, line after the last)"""
    kinds = [_kind(page, line) for line in page.lines]
    at = 0
    while at < len(kinds):
        if kinds[at] == "wide":
            at += 1
            continue
        end = at
        while end < len(kinds) and kinds[end] != "wide" and not (end > at and _far_below(page, end)):
            end += 1
        start = _start_of_columns(page, kinds, at, end)
        if start < end and ("both" in kinds[start:end] or {"left", "right"} <= set(kinds[start:end])):
            yield start, end
        at = end


def _kind(page: Page, line: Line) -> str:
    """Where a line stands: "both" columns, "left", "right", or "wide" for a line of the one text block."""
    if _parts_at_middle(page, line):
        return "both"
    if _is_centred(page, line) and line.left > page.width * 0.2:
        return "wide"
    if line.right < page.width * 0.56:
        return "left"
    return "right" if line.left > page.width * 0.42 else "wide"


def _far_below(page: Page, at: int) -> bool:
    """A blank as high as seven lines parts two blocks; a signature leaves room for itself on the right only."""
    return page.lines[at].top - page.lines[at - 1].bottom > 7.0 * page.lines[at].height


def _start_of_columns(page: Page, kinds: Sequence[str], at: int, end: int) -> int:
    """The short last line of a paragraph above is no left column."""
    while (
        at < end and kinds[at] == "left" and not page.lines[at].text.lower().startswith(("nơi nhận", "ubnd", "ủy ban"))
    ):
        follows_prose = at > 0 and kinds[at - 1] == "wide"
        if not follows_prose:
            break
        at += 1
    return at


def _is_centred(page: Page, line: Line) -> bool:
    return abs((line.left + line.right) / 2 - page.width / 2) < page.width * 0.05


def _columns(page: Page, region: Sequence[Line]) -> Iterator[Paragraph]:
    """Each line of the left column, then each of the right."""
    lefts, rights = [], []
    for line in region:
        parts = _parts_at_middle(page, line)
        if parts:
            lefts.append(parts[0])
            rights.append(parts[1])
        elif (line.left + line.right) / 2 < page.width * 0.47:
            lefts.append(line)
        else:
            rights.append(line)
    for line in (*lefts, *rights):
        yield Paragraph([line], page.number)


def _joined(page: Page, lines: Sequence[Line], left: float, right: float) -> Iterator[Paragraph]:
    """Lines of one column joined into paragraphs."""
    pitch = _pitch(lines)
    current: list[Line] = []
    for line in lines:
        if current and _begins(page, current[-1], line, left, right, pitch):
            yield Paragraph(current, page.number, _runs_full(current[-1], left, right))
            current = []
        current.append(line)
    if current:
        yield Paragraph(current, page.number, _runs_full(current[-1], left, right))


def _pitch(lines: Sequence[Line]) -> float:
    steps = [b.top - a.top for a, b in pairwise(lines) if b.top > a.top]
    # two lines far apart are no measure of how far lines stand apart
    return min(median(steps), 2.0 * median(line.height for line in lines)) if steps else 0.0


def _runs_full(line: Line, left: float, right: float) -> bool:
    return line.right > right - max(18.0, 0.05 * (right - left))


def _begins(page: Page, above: Line, line: Line, left: float, right: float, pitch: float) -> bool:
    """Does a new paragraph begin with `line`?"""
    if not _runs_full(above, left, right):
        return True
    if pitch and line.top - above.top > 1.9 * pitch:
        return True
    if any(above.top < table < line.top for table in page.breaks):
        return True
    if _is_centred(page, line) and line.text.isupper() != above.text.isupper():
        return True
    indented = line.left > left + 14 and line.left > above.left + 10
    # a first line set from its indent to the right edge stands about the middle of the page, as titles do
    lopsided = _runs_full(line, left, right) and (line.left - left) - (right - line.right) > 14
    if indented and (lopsided or not (_is_centred(page, line) and _is_centred(page, above))):
        return True
    if _LABEL.match(line.text) and (above.text[-1:] in ".;:!?/" or indented):
        return True
    return bool(_BULLET.match(line.text)) and above.text[-1:] in ".;:" and indented


def joined_over_pages(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    """A paragraph whose last line was full goes on on the next page, unless that begins with a label."""
    found: list[Paragraph] = []
    for paragraph in paragraphs:
        last = found[-1] if found else None
        if (
            last is not None
            and last.page < paragraph.page
            and last.open_
            and last.text[-1:] not in ".;:"
            and not _LABEL.match(paragraph.text)
            and not _BULLET.match(paragraph.text)
        ):
            found[-1] = Paragraph([*last.lines, *paragraph.lines], last.page, paragraph.open_)
        else:
            found.append(paragraph)
    return found

"""Words with places on a page → lines, columns and paragraphs: shared by PDF text and by OCR."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

#: A label at the head of a line; a hyphen alone may also stand inside a sentence, so it is not among them.
_LABEL = re.compile(
    r"(?:[IVXLC]{1,6}[.\-]|[A-E]\.|\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ][).]|Điều \d+|Phụ lục|PHỤ LỤC|Nơi nhận)(?:\s|$|:)"
)
_BULLET = re.compile(r"[-–+•*]\s*\S")
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
            if word.left - before.right > wide:
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


@dataclass
class Paragraph:
    """Lines that belong together; `open_` says that the last line runs to the right edge."""

    lines: list[Line]
    page: int
    open_: bool = False

    @property
    def text(self) -> str:
        return re.sub(r"(?<=\w)\xad ", "", " ".join(line.text for line in self.lines)).replace("\xad", "")

    @property
    def top(self) -> float:
        return self.lines[0].top


def lines_of_rows(words: Iterable[Piece]) -> list[Line]:
    """Words gathered by the line that OCR saw them in; lines of two columns at one height become one."""
    rows: dict[int, list[Piece]] = {}
    for word in words:
        rows.setdefault(word.row or 0, []).append(word)
    lines = sorted((Line(sorted(row, key=lambda w: w.left)) for row in rows.values()), key=lambda line: line.top)
    merged: list[Line] = []
    for line in lines:
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
    tops: list[tuple[float, float]] = []
    for word in sorted(words, key=lambda w: (w.middle, w.left)):
        row = next(
            (i for i in range(len(rows) - 1, max(-1, len(rows) - 4), -1) if tops[i][0] <= word.middle <= tops[i][1]),
            None,
        )
        if row is None:
            rows.append([word])
            half = max(1.0, (word.bottom - word.top) * 0.35)
            tops.append((word.middle - half, word.middle + half))
        else:
            rows[row].append(word)
    lines = [Line(sorted(row, key=lambda w: w.left)) for row in rows]
    return sorted(lines, key=lambda line: line.top)


def without_furniture(pages: Sequence[Page]) -> int:
    """Drop page numbers and heads or feet that come again on three pages or more; how many lines were dropped."""
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
        ]
        dropped += len(page.lines) - len(kept)
        page.lines = kept
    return dropped


def _edge_lines(page: Page) -> list[Line]:
    return [line for line in page.lines if line.bottom < page.height * 0.09 or line.top > page.height * 0.93]


def _faceless(text: str) -> str:
    """The words without their figures: "Trang 3" comes again as "Trang 4"."""
    return re.sub(r"\d+", "#", text)


def paragraphs(page: Page) -> Iterator[Paragraph]:
    """The paragraphs of a page: where two columns stand side by side, the left one first, line by line."""
    left, right = _edges(page)
    at = 0
    while at < len(page.lines):
        region = _side_by_side(page, at)
        if region:
            yield from _columns(page, region)
            at += len(region)
            continue
        end = at + 1
        while end < len(page.lines) and not _side_by_side(page, end):
            end += 1
        yield from _joined(page, page.lines[at:end], left, right)
        at = end


def _edges(page: Page) -> tuple[float, float]:
    """Where the text block begins and ends, sideways."""
    full = [line for line in page.lines if line.right - line.left > page.width * 0.5] or page.lines
    if not full:
        return 0.0, page.width
    lefts = sorted(line.left for line in full)
    rights = sorted(line.right for line in full)
    return lefts[len(lefts) // 4], rights[int(len(rights) * 0.75)]


def _parts_at_middle(page: Page, line: Line) -> tuple[Line | None, Line | None] | None:
    """(left, right) of a line with a wide blank about the middle of the page; None for any other line."""
    columns = line.columns()
    if len(columns) < 2:
        return None
    gaps = [(columns[i + 1].left - columns[i].right, i) for i in range(len(columns) - 1)]
    _, at = max(gaps)
    left = Line([word for column in columns[: at + 1] for word in column.words])
    right = Line([word for column in columns[at + 1 :] for word in column.words])
    middle = (left.right + right.left) / 2
    if not page.width * 0.22 < middle < page.width * 0.75:
        return None
    return left, right


def _side_by_side(page: Page, at: int) -> list[Line]:
    """The lines from `at` on that make two columns; [] where the line at `at` is not parted."""
    if not _parts_at_middle(page, page.lines[at]):
        return []
    region = [page.lines[at]]
    blank = 0
    for line in page.lines[at + 1 :]:
        parts = _parts_at_middle(page, line)
        tall = line.top - region[-1].bottom > 6.0 * line.height
        if tall:
            break
        if parts:
            region.append(line)
            blank = 0
            continue
        narrow = line.right < page.width * 0.56 or line.left > page.width * 0.42
        if not narrow or (
            _is_centred(page, line)
            and line.right - line.left < page.width * 0.5
            and blank == 0
            and _after_head(page, line)
        ):
            break
        region.append(line)
        blank += 1
    while region and len(region) > 1 and not _parts_at_middle(page, region[-1]) and _is_centred(page, region[-1]):
        region.pop()
    return region


def _after_head(page: Page, line: Line) -> bool:
    return line.text.isupper() and line.left > page.width * 0.3 and line.right < page.width * 0.7


def _is_centred(page: Page, line: Line) -> bool:
    return abs((line.left + line.right) / 2 - page.width / 2) < page.width * 0.07


def _columns(page: Page, region: Sequence[Line]) -> Iterator[Paragraph]:
    """Each line of the left column, then each of the right."""
    lefts, rights = [], []
    for line in region:
        parts = _parts_at_middle(page, line)
        if parts and parts[0] and parts[1]:
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
    return median(steps) if steps else 0.0


def _runs_full(line: Line, left: float, right: float) -> bool:
    return line.right > right - max(18.0, 0.05 * (right - left))


def _begins(page: Page, above: Line, line: Line, left: float, right: float, pitch: float) -> bool:
    """Does a new paragraph begin with `line`?"""
    if not _runs_full(above, left, right):
        return True
    if pitch and line.top - above.top > 1.9 * pitch:
        return True
    indented = line.left > left + 14 and line.left > above.left + 10
    if indented and not (_is_centred(page, line) and _is_centred(page, above)):
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

"""Words with places on a page → lines, columns and paragraphs: shared by PDF text and by OCR."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from haidang.papers.sources.columns import in_columns, is_centred, regions
from haidang.papers.sources.page import Line, Page, Paragraph, Piece
from haidang.papers.sources.secrets import secret_words

#: A label at the head of a line; a hyphen alone may also stand inside a sentence, so it is not among them.
_LABEL = re.compile(
    r"(?:[IVXLC]{1,6}[.\-]|[A-E]\.|\d{1,2}(?:\.\d{1,2})*(?:\s?[.)]|\s?[,/](?=\s[A-ZĐ]))|[a-zđ][).]|"
    r"Điều \d+[.:]|Phụ lục|PHỤ LỤC|Nơi nhận|Căn cứ)"
    r"(?:\s|$|:)"
)
_BULLET = re.compile(r"[-–+•*]\s*\S")
_NOTE = re.compile(r"\[?\d{1,3}\]?\s+\w")
_PAGE_NUMBER = re.compile(r"[-–\s]*\d{1,4}[-–\s]*(?:/\s*\d{1,4})?$")


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
    for start, end in regions(page):
        yield from _joined(page, page.lines[at:start], left, right)
        yield from in_columns(page, page.lines[start:end])
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


def _is_ragged(above: Line, line: Line, left: float, right: float) -> bool:
    """Does a line set to the left only go on? It stops short of the edge because the next word would not fit, or
    in the middle of a sentence."""
    if above.text[-1:] in ".;:!?/" or _LABEL.match(line.text) or _BULLET.match(line.text):
        return False
    word = line.words[0]
    room = right - above.right
    if line.text[0].islower():
        return room < 0.4 * (right - left)
    return room < word.right - word.left + 0.2 * line.height and room < 0.2 * (right - left)


def _begins(page: Page, above: Line, line: Line, left: float, right: float, pitch: float) -> bool:
    """Does a new paragraph begin with `line`?"""
    if not _runs_full(above, left, right) and not _is_ragged(above, line, left, right):
        return True
    if pitch and line.top - above.top > 1.9 * pitch:
        return True
    if any(above.top < table < line.top for table in page.breaks):
        return True
    if is_centred(page, line) and line.text.isupper() != above.text.isupper():
        return True
    indented = line.left > left + 14 and line.left > above.left + 10
    # a first line set from its indent to the right edge stands about the middle of the page, as titles do
    lopsided = _runs_full(line, left, right) and (line.left - left) - (right - line.right) > 14
    if indented and (lopsided or not (is_centred(page, line) and is_centred(page, above))):
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

"""PDF: text by the places of its letters; pages without text, or with a poor text layer, are recognised instead."""

import re
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from haidang.papers.sources.builder import Builder
from haidang.papers.sources.faults import any_damage, damage
from haidang.papers.sources.layout import (
    footnotes,
    joined_over_pages,
    lines_of,
    lines_of_rows,
    notes,
    paragraphs,
    without_furniture,
)
from haidang.papers.sources.limits import Limits
from haidang.papers.sources.ocr import recognised
from haidang.papers.sources.page import Page, Paragraph, Piece
from haidang.papers.sources.refusals import Refused
from haidang.papers.sources.text import Source, Span, Word
from haidang.papers.vietnamese.encodings import syllables
from haidang.papers.vietnamese.letters import nfc

Progress = Callable[[int, int], None]
#: Left, top, right, bottom.
_Box = tuple[float, float, float, float]
#: A page with fewer letters than this is an image, whatever stamps stand on it.
_LEAST_LETTERS = 40
#: A signature leaves its stamp of name, office and hour on a scan; a scanner hides the words it saw behind the picture.
#: Fewer letters than this over a picture, and none hidden, are a stamp.
_STAMP = 300
#: Under this share of words that can be Vietnamese (or are plain ASCII) the text layer of a scan is poor.
_POOR = 0.9
#: A table has at least this share of its cells filled, and may differ from the page by this share of its letters.
_FILLED, _LOST = 0.35, 0.02
#: Drawn lines that a page with a table of one row and three columns has at the least.
_LEAST_RULES = 6
#: Drawn lines of a map or a drawing; looking for tables among them takes minutes.
_MOST_RULES = 5_000


@dataclass
class _Grid:
    """A table on a page, its cells as text."""

    top: float
    bottom: float
    left: float
    right: float
    #: None where the cell above reaches down over this row.
    rows: list[list[str | None]]


@dataclass
class Scanned:
    """A page with what was found on it: words, tables, and whether it had to be recognised."""

    page: Page
    tables: list[_Grid] = field(default_factory=list)
    recognised: bool = False
    poor: bool = False


def read_pdf(name: str, data: bytes, *, limits: Limits, ocr: str = "auto", progress: Progress | None = None) -> Source:
    """The text of a PDF, one paragraph a line.

    Errors: Refused "encrypted", "truncated", "damaged", "empty", "too-many-pages", "no-ocr", "ocr-slow", "slow".
    """
    import pypdfium2 as pdfium  # heavy: loaded for the first PDF

    # pdfium mends a file that was cut short and leaves out, without a word, what stood behind the cut
    if data.rfind(b"%%EOF") < data.rfind(b" obj"):
        raise Refused("truncated")
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as fault:
        raise Refused("encrypted" if "assword" in str(fault) else "damaged", what="PDF") from fault
    with closing(document), damage(pdfium.PdfiumError):  # a torn page is found when it is read
        document.init_forms()
        count = len(document)
        if count == 0:
            raise Refused("empty")
        if count > limits.pages:
            raise Refused("too-many-pages", pages=count, limit=limits.pages)
        read = []
        spent = 0.0
        for number in range(count):
            start = time.monotonic()
            read.append(_page(document, data, number, limits, ocr))
            spent += 0.0 if read[-1].recognised else time.monotonic() - start
            if spent > limits.seconds:
                raise Refused("slow", seconds=int(limits.seconds))
            if progress:
                progress(number + 1, count)
    return built(name, read)


def _page(document: Any, data: bytes, number: int, limits: Limits, ocr: str) -> Scanned:
    page = _flattened(document, number)
    try:
        width, height = page.get_size()
        words = [] if ocr == "always" else list(_words(page, height))
        letters = sum(len(word.text) for word in words)
        image = _is_image(page, width, height)
        stamped = image and letters < _STAMP and not _has_hidden_words(page)
        poor = image and not stamped and letters >= _LEAST_LETTERS and _is_poor(words)
        if ocr == "always" or (ocr == "auto" and (poor or stamped or (letters < _LEAST_LETTERS and image))):
            words = recognised(_picture(page), 300, limits, number + 1)
            return Scanned(Page(number + 1, width, height, lines_of_rows(words)), recognised=True, poor=poor)
        tables = list(_tables(data, number, words)) if _has_rules(page) else []
        words = [w for w in words if not any(_inside(w, table) for table in tables)]
        sheet = Page(number + 1, width, height, lines_of(words), [table.top for table in tables])
        return Scanned(sheet, tables, poor=poor)
    finally:
        page.close()


def _picture(page: Any) -> Any:
    with any_damage("pdfium"):  # a page that calls itself as large as a field asks for more memory than there is
        return page.render(scale=300 / 72).to_pil()


def _flattened(document: Any, number: int) -> Any:
    """The page with its annotations as part of it: signing programs stamp number and day as annotations."""
    import pypdfium2.raw as raw

    page = document[number]
    if raw.FPDFPage_GetAnnotCount(page.raw) == 0:
        return page
    # not page.flatten(): that refuses a paper without a form, and a mere link is an annotation too; where flattening
    # fails the page is read as it is
    raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY)
    page.close()
    return document[number]


def _words(page: Any, height: float) -> Iterator[Piece]:
    """The words of the text layer with their boxes, letters of no width left out."""
    text_page = page.get_textpage()
    try:
        text = text_page.get_text_range()
        word, box = "", [0.0, 0.0, 0.0, 0.0]
        for at in range(min(len(text), text_page.count_chars())):
            # pdfium writes a hyphen at the end of a line as a noncharacter
            letter = "-" if text[at] in "\ufffe\xad\x02" else text[at]
            if letter in " \r\n\t\xa0\0\uffff":
                if word:
                    yield _piece(word, box, height)
                word = ""
                continue
            left, bottom, right, top = text_page.get_charbox(at, loose=True)
            if word and (left - box[2] > 0.28 * (top - bottom) or abs(bottom - box[1]) > 0.6 * (top - bottom)):
                yield _piece(word, box, height)
                word = ""
            if word:
                box = [min(box[0], left), min(box[1], bottom), max(box[2], right), max(box[3], top)]
            else:
                box = [left, bottom, right, top]
            word += letter
        if word:
            yield _piece(word, box, height)
    finally:
        text_page.close()


def _piece(word: str, box: list[float], height: float) -> Piece:
    return Piece(nfc(word), box[0], height - box[3], box[2], height - box[1])


def _is_image(page: Any, width: float, height: float) -> bool:
    """Does one picture cover most of the page?"""
    import pypdfium2.raw as raw

    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=2):
        left, bottom, right, top = item.get_bounds()
        if (right - left) * (top - bottom) > 0.5 * width * height:
            return True
    return False


def _has_hidden_words(page: Any) -> bool:
    """Has the page words that are there to be searched and not to be seen, as a scanner leaves them?"""
    import pypdfium2.raw as raw

    texts = page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=3)
    return any(raw.FPDFTextObj_GetTextRenderMode(item.raw) == raw.FPDF_TEXTRENDERMODE_INVISIBLE for item in texts)


def _is_poor(words: list[Piece]) -> bool:
    return syllables([word.text for word in words]) < _POOR


def _has_rules(page: Any) -> bool:
    """Enough drawn lines for a table? Few pages have them, and looking for tables is slow."""
    import pypdfium2.raw as raw

    paths = page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=2)
    return _LEAST_RULES <= sum(1 for _ in islice(paths, _MOST_RULES)) < _MOST_RULES


def _tables(data: bytes, number: int, words: list[Piece]) -> Iterator[_Grid]:
    """The ruled tables of a page that hold all the words within their rules: others are lines under words."""
    for (left, top, right, bottom), cells, boxes in _ruled(data, number):
        rows: list[list[str | None]] = [[_cell(cell) for cell in row] for row in cells]
        grid = _Grid(top, bottom, left, right, rows)
        # a head alone at the foot of a page is a table that goes on on the next
        if (
            (len(rows) > 1 or len(rows[0]) > 2)
            and max(map(len, rows)) > 1
            and _holds(grid, [w for w in words if _inside(w, grid)])
        ):
            _reach_down(grid, boxes)
            yield grid


def _ruled(data: bytes, number: int) -> list[tuple[_Box, list[list[str | None]], list[list[_Box | None]]]]:
    """What pdfplumber takes for tables: its box, its cells as text, and their boxes."""
    import io

    import pdfplumber  # heavy: only for pages with ruled tables

    with any_damage("pdfplumber"), pdfplumber.open(io.BytesIO(data), pages=[number + 1]) as document:
        return [
            (table.bbox, table.extract(x_tolerance=2, y_tolerance=3), [list(row.cells) for row in table.rows])
            for table in document.pages[0].find_tables()  # none, where pdfium found a page and this did not
        ]


def _reach_down(grid: _Grid, boxes: list[list[_Box | None]]) -> None:
    """Mark the places that a cell above covers: who leads stands once beside several tasks."""
    for at in range(1, len(boxes)):
        bottom = max((box[3] for box in boxes[at] if box), default=0.0)
        for column, box in enumerate(boxes[at]):
            if box is not None or column >= len(grid.rows[at]):
                continue
            over = next((row[column] for row in reversed(boxes[:at]) if column < len(row) and row[column]), None)
            if over and over[3] > bottom - 2:
                grid.rows[at][column] = None


def _holds(table: _Grid, words: list[Piece]) -> bool:
    """Are the cells filled, and is no word within the rules missing from them?"""
    cells = [cell for row in table.rows for cell in row]
    letters = sum(len(word.text) for word in words)
    held = sum(len("".join((cell or "").split())) for cell in cells)
    return sum(map(bool, cells)) > max(2, _FILLED * len(cells)) and abs(held - letters) <= _LOST * letters


#: A line of a cell that may begin an item of its own: only a reader can tell "Công an" from "Truyền hình".
_ITEM = re.compile(r"[-–+•*]\s|[^\W\d_]")
_GOES_ON = re.compile(r"(?:,|-|–|\(|(?<!\w)(?:và|các|của|cho|với))$")


def _cell(text: str | None) -> str:
    """The words of a cell; a line end is kept where a new item may begin behind it, and is a blank elsewhere."""
    words = ""
    for line in (" ".join(line.split()) for line in nfc(text or "").split("\n")):
        words = _with_line(words, line)
    return words


def _with_line(above: str, line: str) -> str:
    if not above or not line:
        return above or line
    begins = _ITEM.match(line) and not line[0].islower() and not _GOES_ON.search(above)
    return f"{above}\n{line}" if begins else f"{above} {line}"


def _inside(word: Piece, table: _Grid) -> bool:
    return table.top - 1 <= word.middle <= table.bottom + 1 and table.left - 2 <= word.left <= table.right + 2


def built(name: str, read: list[Scanned], format: str = "pdf") -> Source:
    """The pages put together: paragraphs and tables in their order, both joined over page breaks."""
    dropped = without_furniture([each.page for each in read])
    out = Builder()
    remarks = ["page-furniture-dropped"] if dropped else []
    remarks += ["ocr"] if any(each.recognised for each in read) else []
    remarks += ["poor-text-layer"] if any(each.poor for each in read) else []
    seen: list[Word] = []
    grid: _Grid | None = None
    pending: list[Paragraph] = []

    small: list[Paragraph] = []

    def flush() -> None:
        for paragraph in joined_over_pages(pending):
            span = out.paragraph(paragraph.text, "body", paragraph.page)
            seen.extend(_confidences(paragraph, span.start))
        pending.clear()

    def place() -> None:
        nonlocal grid
        if grid is not None:
            out.table(grid.rows)
            grid = None

    for each in read:
        small.extend(notes(each.page.number, footnotes(each.page)))
        for item in _in_order(paragraphs(each.page), each.tables):
            if isinstance(item, Paragraph):
                place()
                pending.append(item)
                continue
            flush()
            if grid is not None and len(grid.rows[0]) == len(item.rows[0]):
                grid = _continued(grid, item)
            else:
                place()
                grid = item
    flush()
    place()
    for note in small:
        seen.extend(_confidences(note, out.paragraph(note.text, "footnote", note.page).start))
    return out.source(name, format, remarks, seen)


def _in_order(paragraphs: Iterable[Paragraph], tables: list[_Grid]) -> Iterator[Paragraph | _Grid]:
    """Each table before the first paragraph that begins below it; paragraphs keep their order (columns!)."""
    waiting = sorted(tables, key=lambda table: table.top)
    for paragraph in paragraphs:
        while waiting and waiting[0].top < paragraph.top:
            yield waiting.pop(0)
        yield paragraph
    yield from waiting


def _continued(above: _Grid, below: _Grid) -> _Grid:
    """A table that goes on on the next page: its head is not repeated, and a torn row is made whole."""
    rows = list(below.rows)
    if rows and rows[0] == above.rows[0]:
        rows = rows[1:]
    if rows and not rows[0][0] and len(rows[0]) == len(above.rows[-1]) and any(rows[0][1:]):
        above.rows[-1] = [
            _with_line(upper or "", lower or "") for upper, lower in zip(above.rows[-1], rows[0], strict=True)
        ]
        rows = rows[1:]
    return _Grid(above.top, below.bottom, above.left, above.right, [*above.rows, *rows])


def _confidences(paragraph: Paragraph, start: int) -> Iterator[Word]:
    """How sure the eye was of each recognised word, at its place in the text."""
    text = paragraph.text
    at = 0
    for line in paragraph.lines:
        for word in line.words:
            found = text.find(word.text, at)
            if word.confidence is not None and found >= 0:
                yield Word(Span(start + found, start + found + len(word.text)), word.confidence)
                at = found + len(word.text)

"""Looking through a file before it is taken: its kind, its size, a mark of secrets anywhere in it. No Django."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from haidang.kit.files.rules import PAPERS, kind_of_file
from haidang.papers.sources.guards import check_zip, open_zip, read_part
from haidang.papers.sources.limits import Limits
from haidang.papers.sources.opening import open_source
from haidang.papers.sources.refusals import Refused
from haidang.papers.sources.secrets import secret_marks
from haidang.papers.sources.text import Source
from haidang.papers.sources.workbooks import Workbook

#: A page with fewer letters may be a scan; its marks are seen by OCR only.
_LEAST_LETTERS = 40
#: Where a paragraph begins or ends in slides, OpenDocument, text boxes; where a part of a printed header begins.
_ENDS = re.compile(rb"</?(?:a:p|text:p|text:h|(?:odd|even|first)(?:Header|Footer))(?:\s[^>]*)?>|&amp;[LCR]")
#: In a printed header of a sheet: font, size, bold.
_CODES = re.compile(rb"&amp;(?:\"[^\"]*\"|&quot;.*?&quot;|\d+|[BIUSEXYK])")
#: The parts whose words are looked at; the cells of sheets are read as cells.
_WORDY = re.compile(r"content\.xml|styles\.xml|ppt/.*\.xml|xl/drawings/.*\.xml")
_SHEETS = re.compile(r"xl/(?:work|chart)sheets/[^/]*\.xml")
_HEADERS = re.compile(rb"<headerFooter.*?</headerFooter>", re.DOTALL)
_TAGS = re.compile(rb"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Looked:
    """What a file turned out to be; `is_scan` says that its words are still to be recognised."""

    kind: str
    is_scan: bool = False


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large a paper and another file may be, in bytes."""

    paper: int
    other: int


def look(name: str, data: bytes, sizes: Sizes, *, within: bool = False) -> Looked:
    """What the file is, if it may be taken. Errors: Refused, with a code of `refusals.SENTENCES`."""
    if not data.strip(b"\0 \t\r\n"):
        raise Refused("empty")
    kind = kind_of_file(data, name)
    limit = sizes.paper if kind in PAPERS else sizes.other
    if len(data) > limit:
        raise too_large(len(data), limit)
    if kind in ("png", "jpg", "tif"):
        return Looked(kind, is_scan=True)
    if kind in PAPERS:
        return Looked(kind, is_scan=_look_at_paper(name, data, kind, sizes))
    if kind == "zip":
        if within:
            raise Refused("unknown-format", found="tệp nén trong tệp nén")
        return Looked(kind, is_scan=_look_into(data, sizes))
    _refuse_marks(name, _text(data, kind))
    return Looked(kind)


def too_large(size: int, limit: int) -> Refused:
    return Refused("too-large", size=-(-size // 1_000_000), limit=limit // 1_000_000)


def recognise(name: str, data: bytes, progress: Callable[[int, int], None], sizes: Sizes) -> None:
    """Look through the scans too. Errors: Refused "secret-mark", and what else keeps a paper from being read."""
    if not data.startswith(b"PK\x03\x04"):
        open_source(name, data, limits=Limits(bytes=sizes.paper), progress=progress)
        return
    for number, (member, part) in enumerate(_members(data), 1):
        if look(member, part, sizes, within=True).is_scan:
            open_source(member, part, limits=Limits(bytes=sizes.paper))
        progress(number, 0)


def _look_at_paper(name: str, data: bytes, kind: str, sizes: Sizes) -> bool:
    """Read it without OCR; True when a page shows so few letters that it may be an image."""
    pages: list[int] = [0]
    try:
        source = open_source(
            name, data, limits=Limits(bytes=sizes.paper), ocr="never", progress=lambda _page, count: pages.append(count)
        )
    except Refused as refused:
        if refused.code == "empty" and kind == "pdf" and pages[-1]:
            return True
        raise
    letters: Counter[int | None] = Counter()
    for place in source.places:
        letters[place.page] += len(place.span)
    return any(letters[page] < _LEAST_LETTERS for page in range(1, pages[-1] + 1))


def _look_into(data: bytes, sizes: Sizes) -> bool:
    looked = [look(name, part, sizes, within=True) for name, part in _members(data)]  # all of them, before the answer
    return any(one.is_scan for one in looked)


def _members(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The files in a zip, one at a time: together they may be far larger than it."""
    limits = Limits()
    check_zip(data, limits)
    with open_zip(data) as parts:
        for entry in parts.infolist():
            if not entry.filename:  # zipfile itself stumbles over it
                raise Refused("damaged", what="zip")
            if not entry.is_dir() and entry.file_size:
                yield entry.filename, read_part(parts, entry.filename, limits)


def _text(data: bytes, kind: str) -> str:
    """The words of a spreadsheet, of slides, of OpenDocument: a cell, a paragraph a line."""
    if kind != "xls":
        check_zip(data, Limits())
    cells = _cells(data) if kind in ("xls", "xlsx", "ods") else ""
    return cells if kind == "xls" else f"{cells}\n{_paragraphs(data)}"


def _cells(data: bytes) -> str:
    book = Workbook(data)
    rows = (row for name in book.names for row in book.sheet(name).rows)
    return "\n".join(str(cell) for row in rows for cell in row if cell != "")


def _paragraphs(data: bytes) -> str:
    with open_zip(data) as parts:
        names = parts.namelist()
        wordy = [read_part(parts, name, Limits()) for name in names if _WORDY.fullmatch(name)]
        sheets = (read_part(parts, name, Limits()) for name in names if _SHEETS.fullmatch(name))
        headers = [_CODES.sub(b"", header) for sheet in sheets for header in _HEADERS.findall(sheet)]
    whole = b"\n".join(wordy + headers)
    return _TAGS.sub(b"", _ENDS.sub(b"\n", whole)).decode("utf-8", "replace")


def _refuse_marks(name: str, text: str) -> None:
    source = Source.of(name, text)
    if marks := secret_marks(source):
        raise Refused("secret-mark", mark=source.line_of(marks[0]))

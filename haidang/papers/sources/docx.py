"""Word files: body in the order of the paper, automatic numbers as text, tables, text boxes, headers, footnotes.

Read with lxml and not with python-docx, which drops automatic numbers without a word.
"""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from haidang.papers.sources.builder import Builder
from haidang.papers.sources.docx_styles import PLAIN, Style, Styles, child_of, number_of, run_style
from haidang.papers.sources.guards import check_xml, checked_zip, no_deeper_than_python, parsed_xml, read_part
from haidang.papers.sources.limits import Limits
from haidang.papers.sources.numbering import Numbering, W, numbering_of, whole
from haidang.papers.sources.refusals import Refused
from haidang.papers.sources.text import Source, Span
from haidang.papers.vietnamese.encodings import from_font
from haidang.papers.vietnamese.letters import nfc

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DROPPED = {f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}pPr", f"{W}rPr", f"{W}sectPr", f"{W}tblPr", f"{W}proofErr"}
_PROPERTIES, _STYLE, _NUMBER, _VAL = f"{W}pPr", f"{W}pStyle", f"{W}numPr", f"{W}val"
_INNER = frozenset(
    f"{W}{tag}"
    for tag in ("ins", "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "moveTo", "customXml", "dir", "bdo")
)
_RUN, _RUN_PROPERTIES, _TEXT, _CHOICES = f"{W}r", f"{W}rPr", f"{W}t", f"{_MC}AlternateContent"
_PARAGRAPH, _TABLE, _CHOICE = f"{W}p", f"{W}tbl", f"{_MC}Choice"
_ROW, _CELL, _CELL_PROPERTIES, _SPAN, _MERGED = f"{W}tr", f"{W}tc", f"{W}tcPr", f"{W}gridSpan", f"{W}vMerge"
_WRAPPERS = frozenset((f"{W}sdt", f"{W}sdtContent", f"{W}ins"))
_BLANK_MARKS = {f"{W}tab": " ", f"{W}ptab": " ", f"{W}noBreakHyphen": "-", f"{W}cr": "\n"}
_BREAK, _BREAK_TYPE, _SYMBOL = f"{W}br", f"{W}type", f"{W}sym"
_DRAWN = frozenset((f"{W}drawing", f"{W}pict", f"{W}object", _CHOICES))
_BOX = f"{W}txbxContent"
_LEGACY = (".vn", "vni-", "vni ")


def read_docx(name: str, data: bytes, *, limits: Limits) -> Source:
    """The text of a .docx file.

    Errors: those of `check_zip`; Refused "damaged" where the parts cannot be read, "xml-entities" for a declared
    entity.
    """
    with checked_zip(data, limits) as parts, no_deeper_than_python():
        return _Document(parts, limits).read(name)


#: Its text and whether it is bold.
_Run = tuple[str, bool]


@dataclass
class _Document:
    parts: zipfile.ZipFile
    limits: Limits
    out: Builder = field(default_factory=Builder)
    numbering: Numbering = field(default_factory=Numbering)
    styles: "Styles" = field(default_factory=lambda: Styles(None))
    notes: list[str] = field(default_factory=list)
    taken: dict[str, bytes] = field(default_factory=dict)

    def read(self, name: str) -> Source:
        main = _main_part(self)
        folder = main.rpartition("/")[0]
        root = self.part(main)
        if root is None:
            raise Refused("damaged", what="thiếu word/document.xml")
        styles, lists = f"{folder}/styles.xml", f"{folder}/numbering.xml"
        # a paper that numbers by hand has lists too: they are looked through for entities, and not parsed
        self.bytes_of(lists)
        if self.says(main, b"numPr") or self.says(styles, b"numPr"):
            self.numbering = numbering_of(self.part(lists))
        self.styles = Styles(self.part(styles, without=b"latentStyles"))
        body = root.find(f"{W}body")
        self.blocks(root if body is None else body, "body")
        self.margins(folder)
        return self.out.source(name, "docx", self.notes)

    def part(self, path: str, *, without: bytes = b"") -> Any:
        """The parsed part, or None where the file has none; entities are refused before anything is expanded.

        `without` names an element of Word's that stands once, says nothing to us and is longer than all the rest.
        """
        data = self.bytes_of(path)
        if data is None:
            return None
        return parsed_xml(_cut(data, without) if without else data, is_checked=True)

    def bytes_of(self, path: str) -> bytes | None:
        """A part as it lies in the file, looked through for entities, taken out once; None where there is none."""
        path = path.lstrip("/")
        if path not in self.parts.NameToInfo:
            return None
        if path not in self.taken:
            data = read_part(self.parts, path, self.limits)
            check_xml(data)
            self.taken[path] = data
        return self.taken[path]

    def has_words(self, path: str) -> bool:
        """Notes that only draw a line, and empty headers, are not worth parsing."""
        return self.says(path, b"t>")

    def says(self, path: str, name: bytes) -> bool:
        """May the part hold an element of this name? In UTF-16 it cannot be told without parsing."""
        data = self.bytes_of(path) or b""
        return name in data or b"\0" in data[:8]

    def margins(self, folder: str) -> None:
        """Headers, footers and footnotes, after the body: the reader takes them for what they are by their place."""
        seen: set[str] = set()
        for path in sorted(self.parts.namelist()):
            file = path.rpartition("/")[2]
            kind = next((k for k in ("header", "footer", "footnotes", "endnotes") if file.startswith(k)), None)
            if kind is None or not path.startswith(folder) or not file.endswith(".xml"):
                continue
            if not self.has_words(path):
                continue
            root = self.part(path)
            words = "".join(root.itertext(f"{W}t")).strip() if root is not None else ""
            if root is None or not words or words in seen or words.strip("- ").isdigit():
                continue
            seen.add(words)
            if kind in ("footnotes", "endnotes"):
                for note in root:
                    self.blocks(note, "footnote")
            else:
                self.blocks(root, kind)

    def blocks(self, parent: Any, kind: str) -> None:
        for child in parent:
            tag = child.tag
            if tag == _PARAGRAPH:
                self.paragraph(child, kind)
            elif tag == _TABLE:
                self.table(child)
            elif tag == _CHOICES:
                self.blocks(_choice(child), kind)
            elif tag not in _DROPPED and isinstance(tag, str):
                # w:sdt, w:sdtContent, w:ins, w:customXml, w:smartTag …
                self.blocks(child, kind)

    def paragraph(self, element: Any, kind: str) -> None:
        if not len(element):
            self.out.blank()
            return
        # the schema puts properties first
        first = element[0]
        plain = self.styles.plain
        style, number = self.properties(first) if first.tag == _PROPERTIES else (plain, plain.number)
        boxes: list[Any] = []
        runs: list[_Run] = []
        self.runs(element, style, boxes, runs)
        text = "".join([run[0] for run in runs])
        if not text or text.isspace():
            self.out.blank()
        else:
            label = "" if number is None or number[0] in ("", "0") else self.numbering.label(*number)
            self.words(text, runs, label, kind)
        if self.out.position > self.limits.text:
            raise Refused("too-much-text", limit=self.limits.text // 1_000_000)
        for box in boxes:
            self.blocks(box, "textbox")

    def words(self, text: str, runs: list[_Run], label: str, kind: str) -> None:
        """The words of a paragraph: most are one line, all bold or not at all."""
        bold = runs[0][1]
        alike = len(runs) == 1 or all(run[1] is bold or run[0].isspace() for run in runs)
        if alike and "\n" not in text:
            self.out.line(label, text, kind, bold=bold)
        else:
            self.lines(text, _bold(runs, text), label, kind)

    def lines(self, text: str, bold: list[tuple[int, int]], label: str, kind: str) -> None:
        """The lines of a paragraph, the automatic number before the first."""
        at = 0
        text = nfc(text)
        for number, line in enumerate(text.split("\n")):
            lead = len(line) - len(line.lstrip(" \t"))
            prefix = label if number == 0 else ""
            shift = len(prefix) - lead - at
            ranges = [(max(0, s + shift), e + shift) for s, e in bold if s < at + len(line) and e > at]
            self.out.paragraph(prefix + line.strip(" \t"), kind, bold=ranges)
            at += len(line) + 1

    def properties(self, element: Any) -> tuple[Style, tuple[str, int] | None]:
        """The style of a paragraph and its place in a list, which it may have from its style."""
        style, number = self.styles.plain, None
        for child in element:
            tag = child.tag
            if tag == _STYLE:
                style = self.styles.get(child.get(_VAL, ""))
            elif tag == _NUMBER:
                number = number_of(child)
        return style, number or style.number

    def runs(self, element: Any, style: Style, boxes: list[Any], found: list[_Run]) -> None:
        """The runs of a paragraph in order into `found`; text boxes met on the way into `boxes`."""
        for child in element:
            tag = child.tag
            if tag == _RUN:
                self.run(child, style, boxes, found)
            elif tag == _CHOICES:
                self.runs(_choice(child), style, boxes, found)
            elif tag in _INNER:
                self.runs(child, style, boxes, found)

    def run(self, run: Any, style: Style, boxes: list[Any], found: list[_Run]) -> None:
        own = PLAIN
        text = ""
        for child in run:
            tag = child.tag
            if tag == _TEXT:
                text += child.text or ""
            elif tag == _RUN_PROPERTIES:
                own = run_style(child)
            elif tag in _BLANK_MARKS:
                text += _BLANK_MARKS[tag]
            elif tag == _BREAK:
                text += "" if child.get(_BREAK_TYPE) in ("page", "column") else "\n"
            elif tag == _SYMBOL:
                text += _symbol(child)
            elif tag in _DRAWN:
                boxes.extend(_text_boxes(_choice(child) if tag == _CHOICES else child))
        if not text or own.hidden or (style.hidden and own.hidden is None):
            return
        font = own.font or style.font
        if font and font.lower().startswith(_LEGACY):
            text = from_font(text, font)
            self.notes.append("legacy-font")
        if own.caps if own.caps is not None else style.caps:
            text = text.upper()
        found.append((text, bool(own.bold if own.bold is not None else style.bold)))

    def table(self, element: Any) -> None:
        start = self.out.position
        above: dict[int, Span] = {}
        rows: list[tuple[Span, ...]] = []
        for row in _rows(element):
            cells: list[Span] = []
            for cell in _cells(row):
                properties = child_of(cell, _CELL_PROPERTIES)
                width, merged = _merge(properties)
                column = len(cells)
                span = above[column] if merged == "continue" and column in above else self.cell(cell)
                for at in range(column, column + width):
                    above[at] = span
                    cells.append(span)
            rows.append(tuple(cells))
        self.out.add_table(start, rows)

    def cell(self, cell: Any) -> Span:
        """Append a cell; its span runs from its first letter to its last, empty for an empty cell."""
        start = self.out.position
        self.blocks(cell, "cell")
        return self.out.trimmed(start)


def _main_part(document: _Document) -> str:
    """The main part by the package's relationships; `word/document.xml` where those are silent."""
    rels = document.part("_rels/.rels")
    if rels is not None:
        for relation in rels:
            if str(relation.get("Type", "")).endswith("/officeDocument"):
                return str(relation.get("Target", "")).lstrip("/")
    return "word/document.xml"


def _cut(data: bytes, name: bytes) -> bytes:
    """The part without one element that Word writes on one level: from its first bracket to its last."""
    start, end = data.find(b"<w:" + name), data.find(b"</w:" + name + b">")
    return data[:start] + data[end + len(name) + 5 :] if 0 < start < end else data


def _choice(element: Any) -> Any:
    """Of mc:AlternateContent only the first choice counts: the fallback says the same again."""
    chosen = child_of(element, _CHOICE)
    return chosen if chosen is not None else element


def _text_boxes(element: Any) -> Iterator[Any]:
    """The contents of text boxes under a drawing, each once."""
    if next(element.iter(_BOX), None) is None:
        return  # a line, a picture: not worth walking through
    stack = [element]
    while stack:
        here = stack.pop()
        if here.tag == _BOX:
            yield here
        elif here.tag == f"{_MC}AlternateContent":
            stack.append(_choice(here))
        else:
            stack.extend(child for child in reversed(here) if isinstance(child.tag, str))


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == _ROW:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _rows(child)


def _cells(row: Any) -> Iterator[Any]:
    for child in row:
        if child.tag == _CELL:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _cells(child)


def _merge(properties: Any) -> tuple[int, str]:
    """(columns a cell covers, "", "restart" or "continue")."""
    width, merged = "1", ""
    for child in properties if properties is not None else ():
        if child.tag == _SPAN:
            width = str(child.get(_VAL, "1"))
        elif child.tag == _MERGED:
            merged = str(child.get(_VAL, "continue"))
    return max(1, min(whole(width, 1), 60)), merged


def _bold(runs: list[_Run], text: str) -> list[tuple[int, int]]:
    """Ranges of `text` in NFC that are bold."""
    if not any(bold for _, bold in runs):
        return []
    normal = nfc(text)
    ranges, at = [], 0
    for piece, bold in runs:
        length = len(piece) if normal == text else len(nfc(piece))
        if bold and not piece.isspace():
            ranges.append((at, at + length))
        at += length
    return ranges if at == len(normal) else []


def _symbol(element: Any) -> str:
    code = str(element.get(f"{W}char", ""))
    try:
        point = int(code, 16)
        return "-" if 0xF000 <= point <= 0xF0FF else chr(point)
    except (ValueError, OverflowError):
        return ""

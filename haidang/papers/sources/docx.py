"""Word files: body in the order of the paper, automatic numbers as text, tables, text boxes, headers, footnotes.

Read with lxml and not with python-docx, which drops automatic numbers without a word.
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from haidang.papers.sources.builder import Builder
from haidang.papers.sources.guards import check_xml, read_part
from haidang.papers.sources.limits import Limits
from haidang.papers.sources.numbering import Numbering, W, numbering_of
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
_LEGACY = (".vn", "vni-", "vni ")


def read_docx(name: str, data: bytes, *, limits: Limits) -> Source:
    """The text of a .docx file.

    Errors: Refused "damaged" where the parts cannot be read, "xml-entities" for a declared entity.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            return _Document(parts, limits).read(name)
    except Refused:
        raise
    except Exception as fault:
        # any fault of zip or XML means one thing to the person who sent the file
        raise Refused("damaged", what=type(fault).__name__) from fault


@dataclass
class _Style:
    caps: bool | None = None
    bold: bool | None = None
    hidden: bool | None = None
    font: str = ""
    number: tuple[str, int] | None = None


@dataclass
class _Run:
    text: str
    bold: bool = False


@dataclass
class _Document:
    parts: zipfile.ZipFile
    limits: Limits
    out: Builder = field(default_factory=Builder)
    numbering: Numbering = field(default_factory=Numbering)
    styles: dict[str, _Style] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def read(self, name: str) -> Source:
        main = _main_part(self)
        folder = main.rpartition("/")[0]
        root = self.part(main)
        if root is None:
            raise Refused("damaged", what="thiếu word/document.xml")
        self.numbering = numbering_of(self.part(f"{folder}/numbering.xml"))
        self.styles = _styles(self.part(f"{folder}/styles.xml"))
        body = root.find(f"{W}body")
        self.blocks(root if body is None else body, "body")
        self.margins(folder)
        return self.out.source(name, "docx", self.notes)

    def part(self, path: str) -> Any:
        """The parsed part, or None where the file has none; entities are refused before anything is expanded."""
        from lxml import etree  # heavy: loaded when the first Word file is read

        path = path.lstrip("/")
        if path not in self.parts.NameToInfo:
            return None
        data = read_part(self.parts, path, self.limits)
        check_xml(data)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, remove_comments=True)
        return etree.fromstring(data, parser)

    def margins(self, folder: str) -> None:
        """Headers, footers and footnotes, after the body: the reader takes them for what they are by their place."""
        seen: set[str] = set()
        for path in sorted(self.parts.namelist()):
            file = path.rpartition("/")[2]
            kind = next((k for k in ("header", "footer", "footnotes", "endnotes") if file.startswith(k)), None)
            if kind is None or not path.startswith(folder) or not file.endswith(".xml"):
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
            if tag == f"{W}p":
                self.paragraph(child, kind)
            elif tag == f"{W}tbl":
                self.table(child)
            elif tag == f"{_MC}AlternateContent":
                self.blocks(_choice(child), kind)
            elif tag not in _DROPPED and isinstance(tag, str):
                # w:sdt, w:sdtContent, w:ins, w:customXml, w:smartTag …
                self.blocks(child, kind)

    def paragraph(self, element: Any, kind: str) -> None:
        if not len(element):
            self.out.blank()
            return
        properties = element.find(_PROPERTIES)
        style = self.style_of(properties)
        boxes: list[Any] = []
        runs = list(self.runs(element, style, boxes))
        text = nfc("".join(run.text for run in runs))
        if not text.strip():
            self.out.blank()
        else:
            self.lines(text, _bold(runs, text), self.number_of(properties, style), kind)
        if self.out.position > self.limits.text:
            raise Refused("too-much-text", limit=self.limits.text // 1_000_000)
        for box in boxes:
            self.blocks(box, "textbox")

    def lines(self, text: str, bold: list[tuple[int, int]], label: str, kind: str) -> None:
        """The lines of a paragraph, the automatic number before the first."""
        at = 0
        for number, line in enumerate(text.split("\n")):
            lead = len(line) - len(line.lstrip(" \t"))
            prefix = label if number == 0 else ""
            shift = len(prefix) - lead - at
            ranges = [(max(0, s + shift), e + shift) for s, e in bold if s < at + len(line) and e > at]
            self.out.paragraph(prefix + line.strip(" \t"), kind, bold=ranges)
            at += len(line) + 1

    def style_of(self, properties: Any) -> _Style:
        named = None if properties is None else properties.find(_STYLE)
        return self.styles.get("" if named is None else named.get(_VAL, ""), self.styles.get("", _Style()))

    def number_of(self, properties: Any, style: _Style) -> str:
        own = None if properties is None else properties.find(_NUMBER)
        number = _number(own) or style.number
        if number is None or number[0] in ("", "0"):
            return ""
        return self.numbering.label(*number)

    def runs(self, element: Any, style: _Style, boxes: list[Any]) -> Iterator[_Run]:
        """The runs of a paragraph in order; text boxes met on the way are put into `boxes`."""
        for child in element:
            tag = child.tag
            if tag == _RUN:
                yield from self.run(child, style, boxes)
            elif tag == _CHOICES:
                yield from self.runs(_choice(child), style, boxes)
            elif tag in _INNER:
                yield from self.runs(child, style, boxes)

    def run(self, run: Any, style: _Style, boxes: list[Any]) -> Iterator[_Run]:
        properties = run.find(_RUN_PROPERTIES)
        own = _run_style(properties) if properties is not None else _Style()
        if own.hidden or (style.hidden and own.hidden is None):
            return
        pieces = []
        for child in run:
            tag = child.tag
            if tag == _TEXT:
                pieces.append(child.text or "")
            elif tag in (f"{W}tab", f"{W}ptab"):
                pieces.append(" ")
            elif tag in (f"{W}br", f"{W}cr"):
                pieces.append("" if child.get(f"{W}type") in ("page", "column") else "\n")
            elif tag == f"{W}noBreakHyphen":
                pieces.append("-")
            elif tag == f"{W}sym":
                pieces.append(_symbol(child))
            elif tag in (f"{W}drawing", f"{W}pict", f"{W}object", f"{_MC}AlternateContent"):
                inner = _choice(child) if tag == f"{_MC}AlternateContent" else child
                boxes.extend(_text_boxes(inner))
        text = "".join(pieces)
        if not text:
            return
        font = own.font or style.font
        if font.lower().startswith(_LEGACY):
            text = from_font(text, font)
            self.notes.append("legacy-font")
        if own.caps if own.caps is not None else style.caps:
            text = text.upper()
        yield _Run(text, bool(own.bold if own.bold is not None else style.bold))

    def table(self, element: Any) -> None:
        start = self.out.position
        above: dict[int, Span] = {}
        rows: list[tuple[Span, ...]] = []
        for row in _rows(element):
            cells: list[Span] = []
            for cell in _cells(row):
                properties = cell.find(f"{W}tcPr")
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


def _choice(element: Any) -> Any:
    """Of mc:AlternateContent only the first choice counts: the fallback says the same again."""
    chosen = element.find(f"{_MC}Choice")
    return chosen if chosen is not None else element


def _text_boxes(element: Any) -> Iterator[Any]:
    """The contents of text boxes under a drawing, each once."""
    stack = [element]
    while stack:
        here = stack.pop()
        if here.tag == f"{W}txbxContent":
            yield here
        elif here.tag == f"{_MC}AlternateContent":
            stack.append(_choice(here))
        else:
            stack.extend(child for child in reversed(here) if isinstance(child.tag, str))


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == f"{W}tr":
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins"):
            yield from _rows(child)


def _cells(row: Any) -> Iterator[Any]:
    for child in row:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent"):
            yield from _cells(child)


def _merge(properties: Any) -> tuple[int, str]:
    """(columns a cell covers, "", "restart" or "continue")."""
    if properties is None:
        return 1, ""
    span = properties.find(f"{W}gridSpan")
    merged = properties.find(f"{W}vMerge")
    width = int(span.get(f"{W}val", "1")) if span is not None and str(span.get(f"{W}val", "1")).isdigit() else 1
    return max(1, min(width, 60)), "" if merged is None else str(merged.get(f"{W}val", "continue"))


def _bold(runs: list[_Run], text: str) -> list[tuple[int, int]]:
    ranges, at = [], 0
    for run in runs:
        length = len(nfc(run.text))
        if run.bold and run.text.strip():
            ranges.append((at, at + length))
        at += length
    return ranges if at == len(text) else []


def _symbol(element: Any) -> str:
    code = str(element.get(f"{W}char", ""))
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    return "-" if 0xF000 <= point <= 0xF0FF else chr(point)


def _number(properties: Any) -> tuple[str, int] | None:
    if properties is None:
        return None
    num, level = properties.find(f"{W}numId"), properties.find(f"{W}ilvl")
    if num is None:
        return None
    at = str(level.get(f"{W}val", "0")) if level is not None else "0"
    return str(num.get(f"{W}val", "")), int(at) if at.isdigit() else 0


def _run_style(properties: Any) -> _Style:
    fonts = properties.find(f"{W}rFonts")
    font = "" if fonts is None else str(fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or "")
    return _Style(_flag(properties, "caps"), _flag(properties, "b"), _flag(properties, "vanish"), font)


def _flag(properties: Any, tag: str) -> bool | None:
    element = properties.find(f"{W}{tag}")
    if element is None:
        return None
    return element.get(f"{W}val", "1") not in ("0", "false", "off")


def _styles(root: Any) -> dict[str, _Style]:
    """Paragraph styles with what they take over from the styles they are based on; "" is the default style."""
    if root is None:
        return {}
    elements = {str(s.get(f"{W}styleId", "")): s for s in root.iter(f"{W}style") if s.get(f"{W}type") == "paragraph"}
    found: dict[str, _Style] = {}

    def resolve(key: str, seen: frozenset[str]) -> _Style:
        if key in found:
            return found[key]
        element = elements[key]
        based = element.find(f"{W}basedOn")
        parent_key = "" if based is None else str(based.get(f"{W}val", ""))
        parent = resolve(parent_key, seen | {key}) if parent_key in elements and parent_key not in seen else _Style()
        run = element.find(f"{W}rPr")
        own = _run_style(run) if run is not None else _Style()
        number = _number(element.find(f"{W}pPr/{W}numPr")) or parent.number
        found[key] = _Style(
            own.caps if own.caps is not None else parent.caps,
            own.bold if own.bold is not None else parent.bold,
            own.hidden if own.hidden is not None else parent.hidden,
            own.font or parent.font,
            number,
        )
        return found[key]

    for key in elements:
        resolve(key, frozenset({key}))
    default = next((key for key, s in elements.items() if s.get(f"{W}default") in ("1", "true")), None)
    if default is not None:
        found[""] = found[default]
    return found

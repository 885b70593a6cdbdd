"""The bytes of a .docx → a `Paper`: every line with its look, every section with its sheet."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import isfinite
from typing import Any

from haidang.papers.form.looks import Letters, Looks, Setting, looks_of
from haidang.papers.form.paper import Line, PageNumber, Paper, Piece, Rule, Sheet
from haidang.papers.sources.docx_styles import child_of
from haidang.papers.sources.guards import no_deeper_than_python, open_zip, parsed_xml, read_part
from haidang.papers.sources.limits import Limits
from haidang.papers.sources.numbering import Numbering, W, numbering_of, whole
from haidang.papers.sources.refusals import Refused

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_VML = "{urn:schemas-microsoft-com:vml}"
_VAL = f"{W}val"
_INNER = {
    f"{W}{tag}" for tag in ("ins", "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "moveTo", "customXml")
}
_DRAWN = {f"{W}drawing", f"{W}pict", f"{W}object"}
_STRAIGHT = ("line", "straightConnector1")
_EMU, _TWIP, _MM = 12700, 20, 25.4 / 1440
#: What Word leaves free on either side of the words of a cell.
_CELL_EDGES = 10.8
_PAGE_FIELD = re.compile(r"(?<![A-Z])PAGE(?![A-Z])", re.IGNORECASE)
_LENGTH = re.compile(r"width:\s*(\d{1,9}(?:\.\d+)?)(pt|in|mm|cm|px)?")
_IN_POINTS = {"pt": 1.0, "in": 72.0, "mm": 72 / 25.4, "cm": 720 / 25.4, "px": 0.75, None: 1.0}


def open_paper(data: bytes, *, limits: Limits | None = None) -> Paper:
    """Errors: Refused, "damaged" where the parts cannot be read."""
    with open_zip(data) as parts, no_deeper_than_python():
        return _Opening(parts, limits or Limits()).paper()


@dataclass(frozen=True)
class _Where:
    """Where lines are being read."""

    cell: tuple[int, int, int] | None = None
    table_style: str = ""
    is_boxed: bool = False
    is_ruled_cell: bool = False
    #: In points; None for the width of the sheet.
    room: float | None = None


@dataclass
class _Opening:
    parts: zipfile.ZipFile
    limits: Limits
    looks: Looks = field(default_factory=Looks)
    numbering: Numbering = field(default_factory=Numbering)
    relations: dict[str, str] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    sheets: list[Sheet] = field(default_factory=list)
    tables: int = 0
    is_new_page: bool = False

    def paper(self) -> Paper:
        root = self.part("word/document.xml")
        if root is None:
            raise Refused("damaged", what="thiếu word/document.xml")
        relations = self.part("word/_rels/document.xml.rels")
        for each in relations if relations is not None else ():
            self.relations[str(each.get("Id"))] = str(each.get("Target", ""))
        numbering = self.part("word/numbering.xml")
        self.numbering = numbering_of(numbering)
        self.looks = looks_of(self.part("word/styles.xml"), self.part(self.theme()), numbering)
        body = root.find(f"{W}body")
        self.blocks(root if body is None else body, _Where())
        last = None if body is None else child_of(body, f"{W}sectPr")
        self.sheets.append(self.sheet(last))
        for number, line in enumerate(self.lines):
            line.number = number
            if line.room is None:
                line.room = self.sheets[line.sheet].room
            setting = line.setting
            if setting.has_rule_below or setting.has_rule_above:
                line.rules.append(Rule(line.room - setting.left - setting.right))
        return Paper(self.sheets, self.lines)

    def part(self, path: str) -> Any:
        if path not in self.parts.NameToInfo:
            return None
        return parsed_xml(read_part(self.parts, path, self.limits))

    def theme(self) -> str:
        """A file has at most one theme; its name is not always the first."""
        return next((name for name in self.parts.namelist() if name.startswith("word/theme/theme")), "")

    # the body

    def blocks(self, parent: Any, where: _Where) -> None:
        for child in parent:
            if child.tag == f"{W}p":
                self.paragraph(child, where)
            elif child.tag == f"{W}tbl":
                self.table(child, where)
            elif child.tag == f"{_MC}AlternateContent":
                self.blocks(_choice(child), where)
            elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml", f"{W}smartTag"):
                self.blocks(child, where)

    def table(self, element: Any, where: _Where) -> None:
        properties = child_of(element, f"{W}tblPr")
        style = None if properties is None else child_of(properties, f"{W}tblStyle")
        table = where.cell[0] if where.cell else self.tables
        if not where.cell:
            self.tables += 1
        for at, row in enumerate(element.iterchildren(f"{W}tr")):
            column = 0
            for cell in row.iterchildren(f"{W}tc"):
                inner = child_of(cell, f"{W}tcPr")
                width, span, ruled = _cell(inner)
                inside = _Where(
                    cell=where.cell or (table, at, column),
                    table_style="" if style is None else str(style.get(_VAL, "")),
                    is_ruled_cell=ruled,
                    room=None if width is None else max(0.0, width - _CELL_EDGES),
                )
                self.blocks(cell, inside)
                column += span

    def paragraph(self, element: Any, where: _Where) -> None:
        properties = child_of(element, f"{W}pPr")
        setting = self.looks.setting_of(properties, where.table_style)
        listed = self.looks.list_of(properties)
        label = self.numbering.label(*listed) if listed else ""
        reading = _Paragraph(self, setting, where)
        reading.runs(element)
        reading.end_line()
        if reading.lines:
            reading.lines[0].label = label
            reading.lines[-1].rules.extend(reading.rules)
            if self.is_new_page or setting.breaks_page:
                reading.lines[0].is_on_new_page = True
            self.is_new_page = reading.ends_page
        self.lines.extend(reading.lines)
        for box in reading.boxes:
            self.blocks(box, _Where(is_boxed=True, table_style=""))
        section = None if properties is None else child_of(properties, f"{W}sectPr")
        if section is not None and not where.cell:
            self.sheets.append(self.sheet(section))
            self.is_new_page = True

    # the sheets

    def sheet(self, element: Any) -> Sheet:
        """A section; the margins with numbers it does not name are those of the one before."""

        def lengths(tag: str, *keys: str) -> list[float]:
            child = None if element is None else child_of(element, f"{W}{tag}")
            return [_twips(None if child is None else child.get(f"{W}{key}")) * _MM for key in keys]

        width, height = lengths("pgSz", "w", "h")
        top, bottom, left, right, gutter = map(abs, lengths("pgMar", "top", "bottom", "left", "right", "gutter"))
        # what is left for the binding is part of the margin
        sheet = Sheet(width, height, top, bottom, left + gutter, right)
        if element is None:
            return sheet
        first = child_of(element, f"{W}titlePg")
        sheet.is_first_page_different = first is not None and first.get(_VAL) not in ("0", "false", "off")
        begins = child_of(element, f"{W}pgNumType")
        start = None if begins is None else begins.get(f"{W}start")
        sheet.begins_with = whole(start, None)
        sheet.number_format = "" if begins is None else str(begins.get(f"{W}fmt", ""))
        before = self.sheets[-1].numbers if self.sheets else []
        named = {
            (where, str(each.get(f"{W}type", "default"))): str(each.get(f"{_R}id"))
            for where in ("header", "footer")
            for each in element.iterchildren(f"{W}{where}Reference")
        }
        sheet.numbers = [each for each in before if (each.where, each.kind) not in named]
        for (where, kind), key in named.items():
            root = self.part(_path(self.relations.get(key, "")))
            if root is not None:
                sheet.numbers.extend(self.page_numbers(root, where, kind))
        return sheet

    def page_numbers(self, root: Any, where: str, kind: str) -> Iterator[PageNumber]:
        for paragraph in root.iter(f"{W}p"):
            holder = _page_field(paragraph)
            if holder is None:
                continue
            properties = child_of(paragraph, f"{W}pPr")
            setting = self.looks.setting_of(properties, "")
            frame = None if properties is None else child_of(properties, f"{W}framePr")
            align = str(frame.get(f"{W}xAlign") or setting.align) if frame is not None else setting.align
            if align == "left" and next(paragraph.iter(f"{W}ptab"), next(paragraph.iter(f"{W}tab"), None)) is not None:
                # the style of headers has its first stop in the middle of the sheet
                align = "center"
            look = self.looks.letters_of(holder, setting.style, "")
            yield PageNumber(where, kind, align, look, _beside_field(paragraph))


@dataclass
class _Paragraph:
    """The lines of one paragraph, what is drawn in it, and the boxes that hang on it."""

    opening: _Opening
    setting: Setting
    where: _Where
    lines: list[Line] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    ends_page: bool = False
    is_on_new_page: bool = False

    def end_line(self) -> None:
        self.lines.append(
            Line(
                pieces=self.pieces,
                setting=self.setting,
                cell=self.where.cell,
                sheet=len(self.opening.sheets),
                is_on_new_page=self.is_on_new_page,
                is_first=not self.lines,
                is_ruled_cell=self.where.is_ruled_cell,
                is_boxed=self.where.is_boxed,
                room=self.where.room,
            )
        )
        self.pieces, self.is_on_new_page = [], False

    def runs(self, element: Any) -> None:
        for child in element:
            if child.tag == f"{W}r":
                self.run(child)
            elif child.tag == f"{_MC}AlternateContent":
                self.runs(_choice(child))
            elif child.tag in _INNER:
                self.runs(child)

    def run(self, run: Any) -> None:
        look = self.opening.looks.letters_of(run, self.setting.style, self.where.table_style)
        for child in run:
            tag = child.tag
            if tag == f"{W}t":
                self.add(child.text or "", look)
            elif tag in (f"{W}tab", f"{W}ptab"):
                self.add("\t", look)
            elif tag == f"{W}noBreakHyphen":
                self.add("-", look)
            elif tag in (f"{W}br", f"{W}cr"):
                self.end(child)
            elif tag == f"{_MC}AlternateContent":
                self.drawn(_choice(child))
            elif tag in _DRAWN:
                self.drawn(child)

    def add(self, text: str, look: Letters) -> None:
        self.ends_page = self.ends_page and not text.strip()
        if not look.hidden:
            self.pieces.append(Piece(text, look))

    def end(self, mark: Any) -> None:
        kind = mark.get(f"{W}type")
        if kind == "page":
            if any(piece.text.strip() for piece in self.pieces):
                self.end_line()
            self.ends_page = self.is_on_new_page = True
        elif kind != "column":
            self.end_line()

    def drawn(self, element: Any) -> None:
        self.rules.extend(_rules(element))
        self.boxes.extend(element.iter(f"{W}txbxContent"))


def _choice(element: Any) -> Any:
    """Of mc:AlternateContent only the first choice counts: the fallback says the same again."""
    chosen = child_of(element, f"{_MC}Choice")
    return chosen if chosen is not None else element


def _rules(element: Any) -> Iterator[Rule]:
    """Straight lines of a drawing, new and old manner."""
    for holder in (*element.iter(f"{_WP}anchor"), *element.iter(f"{_WP}inline")):
        shape = next(holder.iter(f"{_A}prstGeom"), None)
        if shape is not None and shape.get("prst") in _STRAIGHT:
            extent = child_of(holder, f"{_WP}extent")
            yield Rule(None if extent is None else _twips(extent.get("cx")) / _EMU)
    for line in element.iter(f"{_VML}line"):
        ends = [_points(str(line.get(key, "")).partition(",")[0]) for key in ("from", "to")]
        yield Rule(abs(ends[1] - ends[0]) if None not in ends else None)  # type: ignore[operator]
    for shape in element.iter(f"{_VML}shape"):
        if str(shape.get("type", "")).endswith("_t32"):
            found = _LENGTH.search(str(shape.get("style", "")))
            yield Rule(float(found[1]) * _IN_POINTS[found[2]] if found else None)


def _points(text: str) -> float | None:
    found = re.fullmatch(r"(-?\d{1,9}(?:\.\d+)?)(pt|in|mm|cm|px)?", text.strip())
    return float(found[1]) * _IN_POINTS[found[2]] if found else None


def _cell(properties: Any) -> tuple[float | None, int, bool]:
    """Width in points, columns it covers, and whether a line is drawn below it."""
    if properties is None:
        return None, 1, False
    width, span = child_of(properties, f"{W}tcW"), child_of(properties, f"{W}gridSpan")
    borders = child_of(properties, f"{W}tcBorders")
    below = None if borders is None else child_of(borders, f"{W}bottom")
    points = _twips(width.get(f"{W}w")) / _TWIP if width is not None and width.get(f"{W}type") == "dxa" else None
    covered = whole(span.get(_VAL), 1) if span is not None else 1
    ruled = below is not None and below.get(_VAL) not in ("nil", "none", None)
    return points or None, max(1, min(covered, 60)), ruled


def _page_field(paragraph: Any) -> Any:
    """The run that prints the page number, or None; NUMPAGES is another thing."""
    for field_ in paragraph.iter(f"{W}fldSimple"):
        if _PAGE_FIELD.search(str(field_.get(f"{W}instr", ""))):
            return next(field_.iter(f"{W}r"), field_)
    for told in paragraph.iter(f"{W}instrText"):
        if _PAGE_FIELD.search(str(told.text or "")):
            return told.getparent()
    return None


def _beside_field(paragraph: Any) -> str:
    """What is printed beside the number: "Trang", "- -", "/ 5"."""
    said: list[str] = []
    depth, is_result, is_count = 0, False, False
    for each in paragraph.iter():
        if each.tag == f"{W}fldChar":
            kind = each.get(f"{W}fldCharType")
            depth += {"begin": 1, "end": -1}.get(kind, 0)
            is_result = depth > 0
        elif each.tag == f"{W}fldSimple":
            is_count = is_count or not _PAGE_FIELD.search(str(each.get(f"{W}instr", "")))
        elif each.tag == f"{W}instrText":
            is_count = is_count or "NUMPAGES" in str(each.text or "").upper()
        elif each.tag == f"{W}t" and not is_result and next(each.iterancestors(f"{W}fldSimple"), None) is None:
            said.append(each.text or "")
    return " ".join("".join(said).split()) or ("/" if is_count else "")


def _path(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"word/{target}"


def _twips(text: object) -> float:
    try:
        found = float(str(text)) if text is not None else 0.0
    except ValueError:
        return 0.0
    return found if isfinite(found) else 0.0

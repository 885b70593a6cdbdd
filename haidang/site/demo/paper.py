"""The papers of the demonstration: facts in .toml beside this file, as Word files in the official form of their day.

Each page bears the mark of a demonstration in its header, where a reader takes it for what it is: a thing of the page.
"""

import io
import tomllib
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell as Cell
from docx.text.paragraph import Paragraph

from haidang.kit.ui.demo import DEMO_MARK

#: From this day NĐ 30/2020 gives the form; before it, TT 01/2011.
DECREE_30 = date(2020, 3, 5)
FOLDER = Path(__file__).parent
#: A zip remembers the time of each part; the same facts must give the same bytes whatever the clock says.
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the body: how it stands on the page, and its words."""

    style: str
    text: str


#: How each style of a line stands on the page: (bold, italic).
_STYLES = {
    "base": (False, False),
    "text": (False, False),
    "section": (True, False),
    "field": (True, False),
    "task": (True, False),
    "head": (False, True),
}


def facts(name: str) -> dict[str, Any]:
    """What the paper `name` says, as it was written."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def paper(name: str) -> bytes:
    """The .docx of the paper `name`: always the same bytes."""
    said = facts(name)
    document = docx.Document()
    _page(document, said)
    _letterhead(document, said)
    _title(document, said)
    for line in body(said):
        _line(document, line, said)
    _closing(document, said)
    for annex in said.get("annex", ()):
        _annex(document, annex)
    return _bytes(document)


def body(said: dict[str, Any]) -> Iterator[Line]:
    """The paragraphs between the title and the signature, in their order."""
    for base in said.get("bases", ()):
        yield Line("base", base)
    if "issuing" in said:
        yield Line("text", said["issuing"])
    if "field" in said:
        yield from _plan(said)
    for style, text in said.get("body", ()):
        yield Line(style, text)


def _plan(said: dict[str, Any]) -> Iterator[Line]:
    """A plan in fields and tasks with label lines, as a province lays it out."""
    yield Line("section", "I. MỤC ĐÍCH")
    yield from (Line("text", f"- {purpose}") for purpose in said["purposes"])
    yield Line("section", "II. YÊU CẦU")
    yield from (Line("text", f"- {requirement}") for requirement in said["requirements"])
    yield Line("section", "III. NỘI DUNG KẾ HOẠCH")
    for field in said["field"]:
        yield Line("field", f"{field['label']}. {field['title']}")
        # A field without tasks of its own is itself the task.
        yield from _task(field) if "lead" in field else ()
        for task in field.get("task", ()):
            dot = "" if task.get("bare") else "."
            yield Line("task", f"{task['label']}{dot} {task['title']}")
            yield from _task(task)
    organisation = said["organisation"]
    yield Line("section", "IV. TỔ CHỨC THỰC HIỆN:")
    yield Line("text", f"1. {organisation['leader']}")
    yield Line("text", f"2. {organisation['agencies']}")
    yield from (Line("text", f"- {duty}") for duty in organisation["duties"])
    yield Line("text", f"3. {organisation['money']}")
    yield Line("text", f"4. {organisation['focal']}")
    yield Line("text", organisation["difficulties"])


def _task(task: dict[str, Any]) -> Iterator[Line]:
    yield from (Line("text", words) for words in task.get("description", ()))
    yield Line("text", f"- Đơn vị chủ trì tham mưu: {task['lead']}")
    yield Line("text", f"- Đơn vị phối hợp thực hiện: {task['with']}")
    yield Line("head", "* Giải pháp thực hiện:")
    yield from (Line("text", solution) for solution in task["solutions"])


# ── on the page ──────────────────────────────────────────────────────────────────────────────────


def _page(document: Document, said: dict[str, Any]) -> None:
    """A4, margins and letters of the office; the mark of the demonstration above, the page number below."""
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(14)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    normal.paragraph_format.space_after = Pt(0)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(20)
    section.different_first_page_header_footer = True
    for header in (section.first_page_header, section.header):
        _write(header.paragraphs[0], DEMO_MARK, size=11, italic=True, align=ALIGN.CENTER)
    _page_number(section.footer.paragraphs[0])
    properties = document.core_properties
    properties.author, properties.title = DEMO_MARK, f"{said['kind']} {said['number']}"
    properties.created = properties.modified = datetime.combine(day(said), datetime.min.time())


def day(said: dict[str, Any]) -> date:
    """The day printed on the paper."""
    number = [int(part) for part in said["date"].split() if part.isdigit()]
    return date(number[2], number[1], number[0])


def _letterhead(document: Document, said: dict[str, Any]) -> None:
    table = document.add_table(rows=2, cols=2)
    table.autofit = False
    for row in table.rows:
        row.cells[0].width, row.cells[1].width = Mm(65), Mm(95)
    *above, issuer = said["issuer"]
    left, right = table.rows[0].cells
    for words in above:
        _add(left, words, size=13, bold="parent" not in said)
    _add(left, issuer, size=13, bold=True)
    _rule(left, inset=18)
    _add(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=13, bold=True)
    _add(right, "Độc lập - Tự do - Hạnh phúc", size=14, bold=True)
    _rule(right, inset=18)
    number, dated = table.rows[1].cells
    _add(number, f"Số: {said['number']}", size=13)
    _add(dated, f"{said['place']}, {said['date']}", size=14, italic=True)


def _title(document: Document, said: dict[str, Any]) -> None:
    kind = document.add_paragraph()
    kind.paragraph_format.space_before = Pt(18)
    _write(kind, said["kind"], bold=True, align=ALIGN.CENTER)
    _write(document.add_paragraph(), said["title"], bold=True, align=ALIGN.CENTER)
    _rule(document, inset=60)


def _line(document: Document, line: Line, said: dict[str, Any]) -> None:
    bold, italic = _STYLES[line.style]
    # NĐ 30/2020 sets the bases in italics; TT 01/2011 did not.
    italic = italic or (line.style == "base" and day(said) >= DECREE_30)
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.first_line_indent = Mm(10)
    paragraph.paragraph_format.space_before = Pt(6)
    _write(paragraph, line.text, bold=bold, italic=italic, align=ALIGN.JUSTIFY)


def _closing(document: Document, said: dict[str, Any]) -> None:
    """Nơi nhận to the left, the signature to the right; the room for the hand and the seal stays empty."""
    document.add_paragraph()
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    left, right = table.rows[0].cells
    left.width, right.width = Mm(85), Mm(75)
    _add(left, "Nơi nhận:", size=12, bold=True, italic=True, align=ALIGN.LEFT)
    for recipient in said["recipients"]:
        _add(left, f"- {recipient}", size=11, align=ALIGN.LEFT)
    *formula, name = said["signer"]
    for words in formula:
        _add(right, words, bold=True)
    for _ in range(4):
        right.add_paragraph()
    _add(right, name, bold=True)
    document.add_paragraph()


def _annex(document: Document, annex: dict[str, Any]) -> None:
    for number, words in enumerate(annex["title"]):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.page_break_before = number == 0
        _write(paragraph, words, bold=True, align=ALIGN.CENTER)
    _write(document.add_paragraph(), annex["under"], italic=True, align=ALIGN.CENTER)
    document.add_paragraph()
    table = document.add_table(rows=0, cols=len(annex["head"]), style="Table Grid")
    table.autofit = False
    for number, cells in enumerate((annex["head"], *annex["rows"])):
        row = table.add_row()
        for cell, words, width in zip(row.cells, cells, annex["widths"], strict=True):
            cell.width = Mm(width)
            _add(cell, words, size=12, bold=number == 0, align=ALIGN.CENTER if number == 0 else ALIGN.LEFT)


def _add(cell: Cell, words: str, **look: Any) -> None:
    """One more paragraph of a cell; the empty one every new cell has is used first."""
    first = cell.paragraphs[0]
    paragraph = cell.add_paragraph() if first.runs or len(cell.paragraphs) > 1 else first
    _write(paragraph, words, **{"align": ALIGN.CENTER, **look})


def _write(
    paragraph: Paragraph,
    words: str,
    *,
    size: int = 14,
    bold: bool = False,
    italic: bool = False,
    align: ALIGN = ALIGN.LEFT,
) -> None:
    run = paragraph.add_run(words)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    paragraph.alignment = align


def _rule(where: Document | Cell, *, inset: int) -> None:
    """The short line under a name: the lower edge of an empty paragraph."""
    paragraph = where.add_paragraph()
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(inset)
    paragraph.paragraph_format.line_spacing = Pt(4)
    edges: Any = OxmlElement("w:pBdr")
    edge = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "auto")):
        edge.set(qn(f"w:{name}"), value)
    edges.append(edge)
    # The schema gives the properties of a paragraph an order, and Word minds it.
    paragraph._p.get_or_add_pPr().insert_element_before(edges, "w:spacing", "w:ind", "w:jc")


def _page_number(paragraph: Paragraph) -> None:
    paragraph.alignment = ALIGN.RIGHT
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def _bytes(document: Document) -> bytes:
    """The file, its parts dated one fixed day."""
    made, out = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as parts, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as fixed:
        for name in parts.namelist():
            fixed.writestr(zipfile.ZipInfo(name, _LONG_AGO), parts.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()

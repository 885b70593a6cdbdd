"""The sheet of a Word paper: its page, its letters, the number of each page, and what it says of itself."""

import io
import zipfile
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Any, cast

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from haidang.papers.writer.measures import FONT, LINES, MARGINS, PAGE, SIZES
from haidang.papers.writer.model import Official
from haidang.papers.writer.ooxml import Element, element, paragraph
from haidang.papers.writer.typography import typeset

#: The day in the file of a paper that has none: the same words give the same bytes.
_NO_DAY = datetime(2020, 3, 5, tzinfo=UTC)
_STYLES = {
    "Normal", "DefaultParagraphFont", "TableNormal", "NoList", "TableGrid", "Heading1", "Heading2", "Heading3",
    "Heading1Char", "Heading2Char", "Heading3Char", "Header", "HeaderChar", "Footer", "FooterChar",
}  # fmt: skip
_LANGUAGES = {"vi": "vi-VN", "en": "en-GB"}


def new(paper: Official) -> Document:
    """An empty paper with the page and the letters of the decree."""
    sheet = docx.Document(io.BytesIO(_blank()))
    _language(sheet, _LANGUAGES[paper.language])
    describe(sheet, paper)
    lay(sheet.sections[0], landscape=paper.landscape, mark=paper.mark)
    return sheet


@cache
def _blank() -> bytes:
    """The empty file of python-docx without what a paper of an office does not carry: a hundred styles, a picture."""
    sheet = docx.Document()
    _drop(sheet.part.package, "thumbnail")
    for kind in ("stylesWithEffects", "customXml", "numbering"):
        _drop(sheet.part, kind)
    styles = sheet.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:styleId")) not in _STYLES:
            styles.remove(style)
    for unused in styles.findall(qn("w:latentStyles")):
        styles.remove(unused)
    for name in ("Normal", "Heading 1", "Heading 2", "Heading 3"):
        _letters(cast(ParagraphStyle, sheet.styles[name]))
    stream = io.BytesIO()
    sheet.save(stream)
    return stream.getvalue()


def _drop(owner: Any, kind: str) -> None:
    """One part of the file, by how its owner names it."""
    for key, found in list(owner.rels.items()):
        if found.reltype.endswith(f"/{kind}"):
            del owner.rels[key]


def lay(section: Section, *, landscape: bool = False, mark: str = "") -> None:
    """A4, the margins, and the number of the page in the middle of the top margin from the second page on."""
    width, height = PAGE[::-1] if landscape else PAGE
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.top_margin, section.bottom_margin = Mm(MARGINS.top), Mm(MARGINS.bottom)
    section.left_margin, section.right_margin = Mm(MARGINS.left), Mm(MARGINS.right)
    section.header_distance = section.footer_distance = Mm(MARGINS.number)
    section.different_first_page_header_footer = True
    section.header.is_linked_to_previous = section.first_page_header.is_linked_to_previous = False
    numbered, first = section.header._element, section.first_page_header._element
    for header in (numbered, first):
        for old in header.findall(qn("w:p")):
            header.remove(old)
    if mark:
        first.append(paragraph(mark, size=SIZES.mark, italic=True, align="center", first=0, after=0))
    else:
        first.append(paragraph(first=0, after=0))
    numbered.append(_page_number())
    if mark:
        numbered.append(paragraph(mark, size=SIZES.mark, italic=True, align="center", first=0, after=0))


def next_section(sheet: Document, *, landscape: bool, mark: str) -> None:
    """Pages of their own, numbered from one."""
    section = sheet.add_section(WD_SECTION.NEW_PAGE)
    _shrink(sheet.element.body.findall(qn("w:p"))[-1])
    lay(section, landscape=landscape, mark=mark)
    for old in section._sectPr.findall(qn("w:pgNumType")):
        section._sectPr.remove(old)
    number = element("w:pgNumType", start=1)
    margins = section._sectPr.find(qn("w:pgMar"))
    margins.addnext(number)


def _shrink(holder: Element) -> None:
    """What holds the end of a section takes no line, so that a full page is not followed by an empty one."""
    told = holder.get_or_add_pPr()
    told.insert(0, element("w:spacing", before=0, after=0, line=20, lineRule="exact"))


def _page_number() -> Element:
    made = paragraph(align="center", first=0, after=0)
    run = element("w:r")
    told = element("w:rPr")
    told.append(element("w:sz", val=SIZES.page_number * 2))
    run.append(told)
    for kind in ("begin", "instr", "separate", "text", "end"):
        if kind == "instr":
            said = element("w:instrText")
            said.text = "PAGE"
        elif kind == "text":
            said = element("w:t")
            said.text = "2"
        else:
            said = element("w:fldChar", fldCharType=kind)
        run.append(said)
    made.append(run)
    return made


def _letters(style: ParagraphStyle) -> None:
    style.font.name, style.font.size = FONT, Pt(SIZES.body)
    style.font.color.rgb = RGBColor(0, 0, 0)
    style.font.bold = style.name.startswith("Heading") or None
    style.font.italic = False if style.name.startswith("Heading") else None
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{name}"), FONT)
    for themed in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{themed}"), None)
    form = style.paragraph_format
    form.space_before, form.space_after = Pt(0), Pt(LINES.after)
    form.line_spacing_rule = WD_LINE_SPACING.MULTIPLE
    form.line_spacing = LINES.spacing
    form.first_line_indent = Mm(LINES.first_line) if style.name.startswith("Heading") else None
    form.widow_control = True


def _language(sheet: Document, language: str) -> None:
    for found in sheet.styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), language)
        found.set(qn("w:eastAsia"), language)


def describe(sheet: Document, paper: Official) -> None:
    """What the file says of itself: its name, whose it is, of which day."""
    said = sheet.core_properties
    said.title, said.author, said.subject = map(_property, (paper.title, paper.head.issuer, paper.about))
    said.language, said.comments = _LANGUAGES[paper.language], paper.mark
    made = moment(paper.head.day)
    said.created = said.modified = made.replace(tzinfo=None)
    said.last_modified_by, said.revision = _property(paper.head.issuer), 1


def _property(words: str) -> str:
    """A property holds 255 letters, and none that XML has not."""
    return typeset(words)[:250]


def forget(sheet: Document) -> None:
    """What a file said of itself before it became a template: read as a template, it would not be one."""
    said = sheet.core_properties
    said.title = said.author = said.subject = said.comments = said.identifier = said.language = ""


def moment(day: date | None) -> datetime:
    """What the file says of when it was made: the day of the paper."""
    return datetime.combine(day, time(), tzinfo=UTC) if day else _NO_DAY


def as_bytes(sheet: Document) -> bytes:
    """The file; the same paper gives the same bytes on every day and machine."""
    stream, fixed = io.BytesIO(), io.BytesIO()
    sheet.save(stream)
    with zipfile.ZipFile(stream) as given, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as taken:
        for part in given.infolist():
            taken.writestr(
                zipfile.ZipInfo(part.filename, date_time=(1980, 1, 1, 0, 0, 0)),
                given.read(part),
                compress_type=zipfile.ZIP_DEFLATED,
            )
    return fixed.getvalue()

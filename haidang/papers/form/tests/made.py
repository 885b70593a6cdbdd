"""A right paper made by python-docx, of which a test spoils one thing; it knows nothing of our own writer."""

import io
from functools import cache
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH as AT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

TEXT = (
    "Sở Ngoại vụ chủ trì, phối hợp với các sở, ban, ngành và địa phương tổ chức đón tiếp các đoàn khách quốc tế đến "
    "thăm và làm việc theo chương trình đã được phê duyệt, bảo đảm trang trọng và tiết kiệm."
)
_LINE = (
    '<w:r {ns}><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:extent cx="{emu}" cy="0"/><wp:docPr id="{id}" name="Line"/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
    '<wps:wsp xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:cNvCnPr/><wps:spPr>'
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="{emu}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
    '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)


def _blank() -> Document:
    """What python-docx begins with, less the hundred styles that nobody uses: a paper is opened many times here."""
    document: Document = docx.Document()
    styles = document.styles.element
    for style in list(styles.findall(qn("w:style"))):
        if style.get(qn("w:default")) is None and style.get(qn("w:styleId")) != "Header":
            styles.remove(style)
    styles.remove(styles.find(qn("w:latentStyles")))
    return document


@cache
def _made(kind: str, symbol: str, annexes: int) -> tuple[bytes, dict[str, int]]:
    """The bytes of a right paper, and which of its paragraphs is which part."""
    making = _Making(kind, symbol, annexes)
    out = io.BytesIO()
    making.docx.save(out)
    every = list(making.docx.element.body.iter(qn("w:p")))
    return out.getvalue(), {name: every.index(part._p) for name, part in making.parts.items() if name != "page number"}


class Made:
    """A right paper, and its paragraphs by the names of their parts, to be spoilt."""

    def __init__(self, kind: str = "BÁO CÁO", symbol: str = "BC-SNgV", *, annexes: int = 0) -> None:
        data, places = _made(kind, symbol, annexes)
        self.docx: Document = docx.Document(io.BytesIO(data))
        every = list(self.docx.element.body.iter(qn("w:p")))
        body: Any = self.docx._body
        self.parts = {name: Paragraph(every[at], body) for name, at in places.items()}
        self.parts["page number"] = self.docx.sections[0].header.paragraphs[0]

    def say(self, name: str, text: str) -> None:
        self.parts[name].runs[0].text = text

    def look(self, part: str, **look: Any) -> None:
        font = self.parts[part].runs[0].font
        for key, value in look.items():
            setattr(font, key, Pt(value) if key == "size" else value)

    def drop(self, *names: str) -> None:
        for name in names:
            element = self.parts[name]._p
            parent: Any = element.getparent()
            parent.remove(element)
            if parent.tag == qn("w:tc") and parent.find(qn("w:p")) is None:
                parent.append(OxmlElement("w:p"))

    def data(self) -> bytes:
        out = io.BytesIO()
        self.docx.save(out)
        return out.getvalue()


class _Making:
    def __init__(self, kind: str, symbol: str, annexes: int) -> None:
        self.docx = _blank()
        self.parts: dict[str, Paragraph] = {}
        self._lines = 0
        normal: Any = self.docx.styles["Normal"]
        normal.font.name, normal.font.size = "Times New Roman", Pt(14)
        self._sheet(self.docx.sections[0])
        self.docx.sections[0].different_first_page_header_footer = True
        self._page_number()
        self._head(symbol, is_letter=not kind)
        if kind:
            self.add("kind", kind, 14, bold=True, at=AT.CENTER)
            self.add("about", "Kết quả đón đoàn quý I năm 2026", 14, bold=True, at=AT.CENTER)
            self.rule("about rule", 90)
        self._body()
        self._closing()
        for number in range(1, annexes + 1):
            self._annex(number, annexes)

    def _sheet(self, section: Any) -> None:
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin = section.bottom_margin = Mm(20)
        section.left_margin, section.right_margin = Mm(30), Mm(20)

    def _page_number(self) -> None:
        paragraph = self.parts["page number"] = self.docx.sections[0].header.paragraphs[0]
        paragraph.alignment = AT.CENTER
        run = paragraph.add_run()
        run.font.size = Pt(14)
        for kind, words in (("begin", ""), ("", "PAGE"), ("end", "")):
            mark = OxmlElement("w:fldChar" if kind else "w:instrText")
            if kind:
                mark.set(qn("w:fldCharType"), kind)
            else:
                mark.text = words
            run._r.append(mark)

    def add(self, name: str, text: str, size: float = 14, *, bold: bool = False, italic: bool = False,
            at: Any = None, within: Any = None, prose: bool = False) -> Paragraph:  # fmt: skip
        paragraph: Paragraph = (within or self.docx).add_paragraph()
        run = paragraph.add_run(text)
        run.font.size, run.bold, run.italic = Pt(size), bold, italic
        form = paragraph.paragraph_format
        form.space_after, form.space_before, form.line_spacing = Pt(0), Pt(0), 1.0
        if at is not None:
            paragraph.alignment = at
        if prose:
            form.space_after, form.first_line_indent, paragraph.alignment = Pt(6), Mm(12.7), AT.JUSTIFY
        self.parts[name] = paragraph
        return paragraph

    def rule(self, name: str, points: float, within: Any = None) -> None:
        paragraph = self.add(name, "", at=AT.CENTER, within=within)
        self._lines += 1
        xml = _LINE.format(ns=nsdecls("w"), emu=int(points * 12700), id=self._lines)
        paragraph._p.append(parse_xml(xml))

    def _head(self, symbol: str, *, is_letter: bool) -> None:
        table = self.docx.add_table(rows=1, cols=2)
        left, right = table.rows[0].cells
        for cell in (left, right):
            cell._tc.remove(cell.paragraphs[0]._p)
        self.add("parent", "ỦY BAN NHÂN DÂN TỈNH", 13, at=AT.CENTER, within=left)
        self.add("issuer", "SỞ NGOẠI VỤ", 13, bold=True, at=AT.CENTER, within=left)
        self.rule("issuer rule", 40, left)
        self.add("number", f"Số: 05/{symbol}", 13, at=AT.CENTER, within=left)
        if is_letter:
            self.add("subject", "V/v chuẩn bị đón đoàn khách quốc tế", 12, at=AT.CENTER, within=left)
        self.add("title", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, bold=True, at=AT.CENTER, within=right)
        self.add("motto", "Độc lập - Tự do - Hạnh phúc", 13, bold=True, at=AT.CENTER, within=right)
        self.rule("motto rule", 165, right)
        self.add("day", "Bà Rịa, ngày 05 tháng 02 năm 2026", 13, italic=True, at=AT.CENTER, within=right)

    def _body(self) -> None:
        self.add("to", "Kính gửi:", 14, at=AT.CENTER)
        self.add("to 1", "- Văn phòng Ủy ban nhân dân tỉnh;", 14)
        self.add("to 2", "- Sở Tài chính.", 14)
        self.add("basis 1", "Căn cứ Luật Thỏa thuận quốc tế ngày 13 tháng 11 năm 2020;", italic=True, prose=True)
        self.add("basis 2", "Căn cứ Kế hoạch số 163/KH-UBND ngày 25 tháng 11 năm 2025.", italic=True, prose=True)
        self.add("text 1", TEXT, prose=True)
        self.add("heading", "1. Kết quả chung trong quý", bold=True, prose=True)
        for letter in "abcdđe":
            self.add(f"point {letter}", f"{letter}) {TEXT}", prose=True)
        self.add("last", f"{TEXT[:-1]} (kèm theo Phụ lục)./.", prose=True)

    def _closing(self) -> None:
        table = self.docx.add_table(rows=1, cols=2)
        left, right = table.rows[0].cells
        for cell in (left, right):
            cell._tc.remove(cell.paragraphs[0]._p)
        self.add("word", "Nơi nhận:", 12, bold=True, italic=True, within=left)
        self.add("recipient 1", "- Như trên;", 11, within=left)
        self.add("recipient 2", "- Giám đốc Sở (để báo cáo);", 11, within=left)
        self.add("archive", "- Lưu: VT, LS.", 11, within=left)
        self.add("formula", "KT. GIÁM ĐỐC", 14, bold=True, at=AT.CENTER, within=right)
        self.add("post", "PHÓ GIÁM ĐỐC", 14, bold=True, at=AT.CENTER, within=right)
        for blank in range(3):
            self.add(f"blank {blank}", "", within=right)
        self.add("name", "Nguyễn Thị Ánh", 14, bold=True, at=AT.CENTER, within=right)

    def _annex(self, number: int, of: int) -> None:
        self._sheet(section := self.docx.add_section(WD_SECTION.NEW_PAGE))
        begins = OxmlElement("w:pgNumType")
        begins.set(qn("w:start"), "1")
        section._sectPr.append(begins)
        roman = f" {'I' * number}" if of > 1 else ""
        self.add(f"annex {number}", f"Phụ lục{roman}", 14, bold=True, at=AT.CENTER)
        self.add(f"annex title {number}", "DANH SÁCH ĐOÀN", 14, bold=True, at=AT.CENTER)
        with_what = "(Kèm theo Báo cáo số 05/BC-SNgV ngày 05 tháng 02 năm 2026 của Sở Ngoại vụ)"
        self.add(f"with {number}", with_what, 14, italic=True, at=AT.CENTER)
        self.add(f"annex text {number}", TEXT, prose=True)

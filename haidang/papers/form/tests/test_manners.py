"""Papers as offices truly make them: by styles and themes, with tabs, as decisions, letters, submissions, minutes.

A right one has no fault in whatever manner; one thing wrong is named, wherever the file says it.
"""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH as AT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from lxml import etree

from haidang.papers.form import check
from haidang.papers.form.tests.made import Made

Change = Callable[[Made], object]


def _codes(made: Made) -> list[str]:
    return [fault.code for fault in check(made.data())]


# ── the manners ──────────────────────────────────────────────────────────────────────────────────


def _report() -> Made:
    return Made()


def _letter() -> Made:
    return Made("", "SNgV-LS")


def _two_lined() -> Made:
    """A department with a long name, in two lines, as is that of its parent."""
    made = Made("", "SVHTTDL-QLVH")
    made.say("parent", "ỦY BAN NHÂN DÂN")
    _after(made, "parent", "TỈNH BÀ RỊA - VŨNG TÀU")
    made.say("issuer", "SỞ VĂN HÓA, THỂ THAO")
    _after(made, "issuer", "VÀ DU LỊCH")
    _rule(made, 70)
    return made


def _rule(made: Made, points: float) -> None:
    """As long as a longer name asks for."""
    for extent in made.parts["issuer rule"]._p.iter(f"{_WP}extent"):
        extent.set("cx", str(int(points * 12700)))


_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def _after(made: Made, name: str, words: str) -> Paragraph:
    """A line like that part, below it."""
    below = deepcopy(made.parts[name]._p)
    made.parts[name]._p.addnext(below)
    line = Paragraph(below, made.parts[name]._parent)
    line.runs[0].text = words
    return line


def _decision() -> Made:
    """Of the chairman, who signs it in the own right."""
    made = Made("QUYẾT ĐỊNH", "QĐ-UBND")
    made.drop("parent", "to", "to 1", "to 2", "heading", "formula", *(f"point {each}" for each in "abcdđe"))
    made.say("issuer", "ỦY BAN NHÂN DÂN TỈNH")
    _rule(made, 70)
    made.say("about", "Về việc cử đoàn đi công tác nước ngoài")
    authority = made.parts["basis 1"].insert_paragraph_before("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH BÀ RỊA - VŨNG TÀU")
    decides = made.parts["text 1"].insert_paragraph_before("QUYẾT ĐỊNH:")
    for line in (authority, decides):
        line.alignment = AT.CENTER
        line.runs[0].bold, line.runs[0].font.size = True, Pt(14)
    made.parts |= {"authority": authority, "decides": decides}
    for at, name in ((1, "text 1"), (2, "last")):
        run = made.parts[name].runs[0]
        rest = run.text
        run.text, run.bold = f"Điều {at}.", True
        more = made.parts[name].add_run(f" {rest}")
        more.font.size = Pt(14)
    made.say("recipient 1", "- Như Điều 2;")
    made.say("post", "CHỦ TỊCH")
    return made


def _submission() -> Made:
    made = Made("TỜ TRÌNH", "TTr-SNgV")
    made.drop("to 1", "to 2")
    made.say("to", "Kính gửi: Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu")
    return made


def _minutes() -> Made:
    """Two sides sign it, so nobody receives it."""
    made = Made("BIÊN BẢN", "BB-SNgV")
    made.drop("to", "to 1", "to 2", "word", "recipient 1", "recipient 2", "archive")
    return made


def _draft() -> Made:
    made = _letter()
    made.say("number", "Số:\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0/SNgV-LS")
    made.say("day", "Bà Rịa, ngày      tháng 02 năm 2026")
    return made


def _by_styles() -> Made:
    """No run says how it looks: named styles do, and those they are based on."""
    made = Made()
    styles: Any = made.docx.styles
    parts: dict[str, Any] = dict(made.parts)
    for name, paragraph in parts.items():
        for at, run in enumerate(paragraph.runs):
            if not run.text:
                continue
            style = styles.add_style(f"{name} {at}", WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = styles["Normal"]
            style.font.size, style.font.bold, style.font.italic = run.font.size, run.bold, run.italic
            style.paragraph_format.alignment = paragraph.alignment
            run.font.size = run.bold = run.italic = None
            paragraph.alignment, paragraph.style = None, style
    return made


def _by_theme() -> Made:
    """The letters of the file are those of its theme, and the theme's are right."""
    made = Made()
    _theme(made, "Times New Roman")
    fonts = made.docx.styles["Normal"].element.rPr.rFonts
    for key in ("ascii", "hAnsi"):
        del fonts.attrib[qn(f"w:{key}")]
        fonts.set(qn(f"w:{key}Theme"), "minorHAnsi")
    return made


def _theme(made: Made, font: str) -> None:
    for part in made.docx.part.package.iter_parts():
        if "theme" in str(part.partname):
            told: Any = part
            told._blob = _with_font(told.blob, font)


def _with_font(theme: bytes, font: str) -> bytes:
    root = etree.fromstring(theme)
    for latin in root.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}latin"):
        latin.set("typeface", font)
    return etree.tostring(root)


def _with_tabs() -> Made:
    """Head and closing laid with tabs, without a table."""
    made = Made()
    head, foot = made.docx.tables
    names = ("parent", "issuer", "issuer rule", "number"), ("title", "motto", "motto rule", "day")
    _beside(made, head, *names)
    names = ("word", "recipient 1", "recipient 2", "archive"), ("formula", "post", "blank 0", "name")
    _beside(made, foot, *names, room=3)
    return made


def _beside(made: Made, table: Any, left: tuple[str, ...], right: tuple[str, ...], room: int = 0) -> None:
    """Each line of the left column, a tab, and the one of the right column."""
    for one, two in zip(left, right, strict=True):
        line, beside = made.parts[one], made.parts[two]
        table._tbl.addprevious(line._p)
        if line.text or beside.text:
            line.alignment = AT.LEFT
            line.add_run().add_tab()
        for run in list(beside.runs):
            line._p.append(run._r)
        made.parts[two] = line
        for _ in range(room if two == "blank 0" else 0):
            table._tbl.addprevious(OxmlElement("w:p"))
    table._tbl.getparent().remove(table._tbl)


def _with_gutter() -> Made:
    """25 mm of margin and 5 mm for the binding."""
    made = Made()
    made.docx.sections[0].left_margin, made.docx.sections[0].gutter = docx.shared.Mm(25), docx.shared.Mm(5)
    return made


MANNERS = (
    _report, _letter, _two_lined, _decision, _submission, _minutes, _draft, _by_styles, _by_theme, _with_tabs,
    _with_gutter,
)  # fmt: skip


def test_a_right_paper_has_no_fault_in_whatever_manner_it_was_made() -> None:
    found = {manner.__name__: _codes(manner()) for manner in MANNERS}
    assert {name: codes for name, codes in found.items() if codes} == {}


# ── one thing wrong ──────────────────────────────────────────────────────────────────────────────


def _style_font(made: Made) -> None:
    """Only the style says so, and the style of the style."""
    styles: Any = made.docx.styles
    base = styles.add_style("Van ban", WD_STYLE_TYPE.PARAGRAPH)
    base.font.name = "Arial"
    styles.add_style("Noi dung", WD_STYLE_TYPE.PARAGRAPH).base_style = base
    made.parts["text 1"].style = styles["Noi dung"]


def _high_font(made: Made) -> None:
    """The plain letters are right, those with marks are not."""
    fonts = made.parts["text 1"].runs[0]._r.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:ascii"), "Times New Roman")
    fonts.set(qn("w:hAnsi"), "Calibri")


def _theme_font(made: Made) -> None:
    _theme(made, "Calibri")


def _counted_in_roman(made: Made) -> None:
    told = OxmlElement("w:pgNumType")
    told.set(qn("w:fmt"), "lowerRoman")
    made.docx.sections[0]._sectPr.append(told)


def _numbered_in_words(made: Made) -> None:
    run = made.parts["page number"].add_run("Trang ")
    run.font.size = Pt(14)


def _style_size(made: Made) -> None:
    made.docx.styles["Normal"].font.size = Pt(12)
    made.parts["text 1"].runs[0].font.size = None


def _sides_changed(made: Made) -> None:
    left, right = made.docx.tables[0].rows[0].cells
    right._tc.addnext(left._tc)


def _closing_changed(made: Made) -> None:
    left, right = made.docx.tables[1].rows[0].cells
    right._tc.addnext(left._tc)


def _style(made: Made, name: str) -> Any:
    return made.parts[name].style


def _above(one: str, two: str) -> Change:
    return lambda made: made.parts[two]._p.addprevious(made.parts[one]._p)


def _of_the_body(made: Made) -> None:
    made.drop("post")
    made.say("formula", "TM. SỞ NGOẠI VỤ")
    second: Any = OxmlElement("w:p")
    made.parts["formula"]._p.addnext(second)
    line = Paragraph(second, made.parts["formula"]._parent)
    run = line.add_run("GIÁM ĐỐC")
    run.bold, run.font.size, line.alignment = True, Pt(14), AT.CENTER


#: In which manner, what is done to it, and the one code it gives.
SPOILT: tuple[tuple[Callable[[], Made], str, Change], ...] = (
    (_report, "F106", _style_font),
    (_report, "F106", _high_font),
    (_by_theme, "F106", _theme_font),
    (_by_styles, "F302", lambda made: setattr(_style(made, "kind").font, "bold", False)),
    (_by_styles, "F404", lambda made: setattr(_style(made, "text 1").paragraph_format, "alignment", AT.LEFT)),
    (_report, "F403", _style_size),
    (_report, "F114", _counted_in_roman),
    (_report, "F114", _numbered_in_words),
    (_report, "F221", _sides_changed),
    (_report, "F221", _above("motto", "title")),
    (_report, "F221", _above("number", "issuer")),
    (_report, "F206", lambda made: setattr(made.parts["motto"], "alignment", AT.RIGHT)),
    (_report, "F220", lambda made: setattr(made.parts["day"], "alignment", AT.RIGHT)),
    (_report, "F215", lambda made: made.say("number", "Số: 05/2026/BC-SNgV")),
    (_letter, "F215", lambda made: made.say("number", "Số: 05/")),
    (_letter, "F217", lambda made: made.say("number", "Số: 05/CV-SNgV")),
    (_report, "F219", lambda made: made.say("day", "Bà Rịa, ngày 05 tháng 02 năm 26")),
    (_report, "F219", lambda made: made.say("day", "Bà Rịa, Ngày 05 tháng 02 năm 2026")),
    (_report, "F219", lambda made: made.say("day", "BÀ RỊA, ngày 05 tháng 02 năm 2026")),
    (_letter, "F308", lambda made: made.say("to", "Kính gửi")),
    (_submission, "F308", lambda made: made.say("to", "KÍNH GỬI: Ủy ban nhân dân tỉnh")),
    (_report, "F413", lambda made: made.say("heading", "1) Kết quả chung trong quý")),
    (_report, "F413", lambda made: made.say("point a", f"a. {made.parts['point a'].text[3:]}")),
    (_decision, "F414", lambda made: made.drop("authority")),
    (_decision, "F414", _above("basis 1", "authority")),
    (_decision, "F415", lambda made: made.drop("decides")),
    (_report, "F502", lambda made: made.say("word", "NƠI NHẬN:")),
    (_report, "F504", lambda made: made.say("word", "Nơi nhận")),
    (_report, "F508", _of_the_body),
    (_decision, "F508", lambda made: made.say("authority", "ỦY BAN NHÂN DÂN TỈNH BÀ RỊA - VŨNG TÀU")),
    (_report, "F511", lambda made: made.say("post", "PHÓ GIÁM ĐỐC THƯỜNG TRỰC")),
    (_report, "F511", lambda made: made.say("post", "PHÓ GIÁM ĐỐC SỞ NGOẠI VỤ")),
    (_report, "F512", _closing_changed),
    (_with_tabs, "F205", lambda made: _say_last(made, "motto", "Độc lập - Tự do - Hạnh Phúc")),
    (_with_tabs, "F509", lambda made: _say_last(made, "name", "NGUYỄN THỊ ÁNH")),
)  # fmt: skip


def _say_last(made: Made, name: str, words: str) -> None:
    made.parts[name].runs[-1].text = words


def test_one_fault_is_named_and_no_other_in_each_manner() -> None:
    wrong = []
    for at, (manner, code, spoil) in enumerate(SPOILT):
        made = manner()
        spoil(made)
        found = _codes(made)
        if found != [code]:
            wrong.append((at, manner.__name__, code, found))
    assert wrong == []

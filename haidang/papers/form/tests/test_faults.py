"""One thing is wrong with each of these papers, and that thing is named, and nothing else."""

from collections.abc import Callable
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH as AT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from haidang.papers.form import check
from haidang.papers.form.messages import MESSAGES
from haidang.papers.form.tests.made import TEXT, Made
from haidang.papers.form.tests.test_manners import SPOILT as OTHERS

Spoil = Callable[[Made], object]


def _section(**margins: int) -> Spoil:
    def spoil(made: Made) -> None:
        for name, value in margins.items():
            setattr(made.docx.sections[0], name, Mm(value))

    return spoil


def _number_at_the_foot(made: Made) -> None:
    section = made.docx.sections[0]
    section.footer.paragraphs[0]._p.getparent().replace(section.footer.paragraphs[0]._p, made.parts["page number"]._p)


def _all_letters(made: Made) -> None:
    for paragraph in made.parts.values():
        for run in paragraph.runs:
            run.font.name = "Arial"


def _legacy(made: Made) -> None:
    made.look("text 1", name=".VnTime")


def _underlined(made: Made) -> None:
    made.drop("motto rule")
    made.look("motto", underline=True)


def _council(made: Made) -> None:
    made.say("parent", "CHÍNH PHỦ")
    made.say("issuer", "UBND TỈNH")


def _typed_rule(made: Made) -> None:
    run = made.parts["issuer rule"].runs[0]
    paragraph: Any = run._r.getparent()
    for drawing in list(paragraph.iter(qn("w:drawing"))):
        drawing.getparent().remove(drawing)
    run.text = "-------"


def _lies_across(made: Made) -> None:
    section = made.docx.sections[0]
    section.page_width, section.page_height = Mm(297), Mm(210)


def _setting(name: str, **settings: object) -> Spoil:
    def spoil(made: Made) -> None:
        for key, value in settings.items():
            setattr(made.parts[name].paragraph_format, key, value)

    return spoil


def _continues(made: Made) -> None:
    for section in made.docx.sections[1:]:
        properties: Any = section._sectPr
        properties.remove(properties.find(qn("w:pgNumType")))


def _longer_rule(made: Made) -> None:
    for extent in made.parts["issuer rule"]._p.iter(
        "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
    ):
        extent.set("cx", str(110 * 12700))


def _no_rule(name: str) -> Spoil:
    return lambda made: made.drop(name)


def _heading_of_a_chapter(made: Made) -> None:
    made.say("heading", "Chương I")


def _article(made: Made) -> None:
    made.say("heading", "Điều 1. Kết quả đón tiếp trong quý")
    made.look("heading", bold=False)


def _coloured(made: Made) -> None:
    made.parts["text 1"].runs[0].font.color.rgb = RGBColor(0x1F, 0x4E, 0x79)


def _break_before_mark(made: Made) -> None:
    made.say("last", f"{TEXT} (kèm theo Phụ lục) ./.")


def _page_number_face(made: Made) -> None:
    made.parts["page number"].runs[0].font.size = Pt(11)


def _page_number_aside(made: Made) -> None:
    made.parts["page number"].alignment = AT.RIGHT


def _no_page_number(made: Made) -> None:
    made.parts["page number"].clear()
    made.parts["text 1"].paragraph_format.page_break_before = True


def _urgent(made: Made) -> None:
    paragraph = made.parts["kind"].insert_paragraph_before("RẤT KHẨN")
    paragraph.runs[0].font.size = Pt(13)


#: What is done to a right report, and the one code it gives.
SPOILT: tuple[tuple[str, Spoil], ...] = (
    ("F101", _section(page_width=216, page_height=279)),
    ("F102", _lies_across),
    ("F103", _section(top_margin=15)),
    ("F103", _section(bottom_margin=30)),
    ("F104", _section(left_margin=25)),
    ("F105", _section(right_margin=25)),
    ("F106", _all_letters),
    ("F107", _legacy),
    ("F108", _coloured),
    ("F109", _no_page_number),
    ("F110", _number_at_the_foot),
    ("F111", lambda made: setattr(made.docx.sections[0], "different_first_page_header_footer", False)),
    ("F112", _page_number_aside),
    ("F113", _page_number_face),
    ("F201", lambda made: made.drop("title")),
    ("F202", lambda made: made.say("title", "Cộng hòa xã hội chủ nghĩa Việt Nam")),
    ("F203", lambda made: made.look("title", size=14)),
    ("F203", lambda made: made.look("title", bold=False)),
    ("F204", lambda made: made.drop("motto", "motto rule")),
    ("F205", lambda made: made.say("motto", "Độc lập-Tự do-Hạnh phúc")),
    ("F206", lambda made: made.look("motto", italic=True)),
    ("F207", _no_rule("motto rule")),
    ("F207", _underlined),
    ("F208", lambda made: made.drop("parent", "issuer", "issuer rule")),
    ("F209", lambda made: made.look("issuer", bold=False)),
    ("F210", lambda made: made.look("parent", bold=True)),
    ("F211", _council),
    ("F212", _no_rule("issuer rule")),
    ("F212", _typed_rule),
    ("F213", _longer_rule),
    ("F214", lambda made: made.drop("number")),
    ("F215", lambda made: made.say("number", "Số: 5/BC-SNgV")),
    ("F215", lambda made: made.say("number", "Số 05/BC-SNgV")),
    ("F215", lambda made: made.say("number", "Số: 05/BC - SNgV")),
    ("F216", lambda made: made.look("number", bold=True)),
    ("F217", lambda made: made.say("number", "Số: 05/TB-SNgV")),
    ("F218", lambda made: made.drop("day")),
    ("F219", lambda made: made.say("day", "Bà Rịa ngày 05 tháng 02 năm 2026")),
    ("F219", lambda made: made.say("day", "Bà Rịa, ngày 5 tháng 02 năm 2026")),
    ("F219", lambda made: made.say("day", "Bà Rịa, ngày 05 tháng 2 năm 2026")),
    ("F219", lambda made: made.say("day", "Bà Rịa, ngày 30 tháng 02 năm 2026")),
    ("F219", lambda made: made.say("day", "Bà Rịa, 05/02/2026")),
    ("F220", lambda made: made.look("day", italic=False)),
    ("F301", lambda made: made.drop("kind", "about", "about rule")),
    ("F302", lambda made: made.say("kind", "Báo cáo")),
    ("F303", lambda made: made.drop("about", "about rule")),
    ("F304", lambda made: made.say("about", "KẾT QUẢ ĐÓN ĐOÀN")),
    ("F305", _no_rule("about rule")),
    ("F308", lambda made: made.say("to 1", "- Văn phòng Ủy ban nhân dân tỉnh,")),
    ("F309", lambda made: made.look("to", bold=True)),
    ("F310", _urgent),
    ("F401", lambda made: made.look("basis 1", italic=False)),
    ("F402", lambda made: made.say("basis 1", "Căn cứ Luật Thỏa thuận quốc tế ngày 13 tháng 11 năm 2020.")),
    ("F402", lambda made: made.say("basis 2", "Căn cứ Kế hoạch số 163/KH-UBND ngày 25 tháng 11 năm 2025;")),
    ("F403", lambda made: made.look("text 1", size=12)),
    ("F404", _setting("text 1", alignment=AT.LEFT)),
    ("F405", _setting("text 1", first_line_indent=Mm(5))),
    ("F406", _setting("text 1", space_after=Pt(3))),
    ("F407", _setting("text 1", line_spacing=2.0)),
    ("F407", _setting("text 1", line_spacing=Pt(12))),
    ("F408", _heading_of_a_chapter),
    ("F409", _article),
    ("F410", lambda made: made.say("point đ", f"e) {TEXT}")),
    ("F410", lambda made: made.say("point e", f"f) {TEXT}")),
    ("F411", lambda made: made.say("last", f"{TEXT} Có Phụ lục kèm theo.")),
    ("F412", _break_before_mark),
    ("F501", lambda made: made.drop("word", "recipient 1", "recipient 2", "archive")),
    ("F502", lambda made: made.look("word", italic=False)),
    ("F503", lambda made: made.look("recipient 2", size=9)),
    ("F504", lambda made: made.say("recipient 1", "- Như trên,")),
    ("F505", lambda made: made.say("archive", "- Cổng thông tin điện tử.")),
    ("F506", lambda made: made.drop("formula", "post", "name")),
    ("F507", lambda made: made.look("post", bold=False)),
    ("F508", lambda made: made.say("formula", "K/T GIÁM ĐỐC")),
    ("F508", lambda made: made.say("post", "GIÁM ĐỐC")),
    ("F509", lambda made: made.say("name", "NGUYỄN THỊ ÁNH")),
    ("F510", lambda made: made.say("name", "ThS. Nguyễn Thị Ánh")),
)
#: The same for a report with two annexes, and for a letter without a kind.
SPOILT_ANNEXES: tuple[tuple[str, Spoil], ...] = (
    ("F601", lambda made: made.say("annex 2", "Phụ lục")),
    ("F602", lambda made: made.say("annex 2", "Phụ lục 2")),
    ("F603", lambda made: made.look("annex 1", bold=False)),
    ("F604", lambda made: made.drop("annex title 2")),
    ("F605", lambda made: made.say("annex title 2", "Danh sách đoàn")),
    ("F606", lambda made: made.drop("with 1")),
    ("F607", lambda made: made.look("with 2", italic=False)),
    ("F608", _continues),
    ("F609", lambda made: made.say("last", f"{TEXT[:-1]}./.")),
)
SPOILT_LETTERS: tuple[tuple[str, Spoil], ...] = (
    ("F306", lambda made: made.look("subject", bold=True)),
    ("F307", lambda made: made.drop("to", "to 1", "to 2")),
)
SHAPES: tuple[tuple[Callable[[], Made], tuple[tuple[str, Spoil], ...]], ...] = (
    (Made, SPOILT),
    (lambda: Made(annexes=2), SPOILT_ANNEXES),
    (lambda: Made("", "SNgV-LS"), SPOILT_LETTERS),
)


def _codes(made: Made) -> list[str]:
    return [fault.code for fault in check(made.data())]


def test_a_right_paper_has_no_fault() -> None:
    assert [_codes(shape()) for shape, _ in SHAPES] == [[], [], []]


def test_one_fault_is_named_and_no_other() -> None:
    wrong = []
    for shape, spoilt in SHAPES:
        for at, (code, spoil) in enumerate(spoilt):
            made = shape()
            spoil(made)
            found = _codes(made)
            if found != [code]:
                wrong.append((at, code, found))
    assert wrong == []


def test_every_fault_has_a_paper_that_has_it() -> None:
    tried = {code for _, spoilt in SHAPES for code, _ in spoilt} | {code for _, code, _ in OTHERS}
    # F001 and F002 are no faults: a paper of the Party, a paper older than the rule (test_form.py)
    assert set(MESSAGES) - tried == {"F001", "F002"}
    assert len(tried) >= 30

"""The Word file an office begins with when it wants a look of its own: the form of the decree, with tags for words."""

from collections.abc import Iterable

from haidang.papers.writer import sheet
from haidang.papers.writer.measures import LINES, SIZES, text_width
from haidang.papers.writer.model import Letterhead, Official, Signature
from haidang.papers.writer.ooxml import Element, paragraph, rule, table
from haidang.papers.writer.wording import COUNTRY, MOTTO, RECIPIENTS, TO

_NAMED = Official(
    head=Letterhead("Mẫu"), kind="MẪU", about="văn bản của cơ quan", blocks=(), signature=Signature((), "")
)


def starting_template() -> bytes:
    """A .docx that `templates.check` takes as it is."""
    made = sheet.new(_NAMED)
    last = made.element.body.sectPr
    for each in (_head(), *_opening(), paragraph("{{p noi_dung }}"), _foot(), *_annexes()):
        last.addprevious(each)
    return sheet.as_bytes(made)


def _line(words: str, size: float, *, bold: bool = False, italic: bool = False, before: float = 0) -> Element:
    return paragraph(words, size=size, align="center", first=0, before=before, after=0, bold=bold, italic=italic)


def _head() -> Element:
    left, right = LINES.head
    who = [
        _line("{%p if co_quan_chu_quan %}", SIZES.parent),
        _line("{{ co_quan_chu_quan }}", SIZES.parent),
        _line("{%p endif %}", SIZES.parent),
        _line("{{ co_quan }}", SIZES.issuer, bold=True),
        rule(length=24, room=left, after=4),
        _line("Số: {{ so_ky_hieu }}", SIZES.number),
        _line("{%p if not loai and trich_yeu %}", SIZES.letter_about),
        _line("{{ trich_yeu }}", SIZES.letter_about, before=6),
        _line("{%p endif %}", SIZES.letter_about),
        _line("{{ do_khan }}", SIZES.motto, bold=True),
    ]
    country = [
        _line(COUNTRY["vi"], SIZES.country, bold=True),
        _line(MOTTO["vi"], SIZES.motto, bold=True),
        rule(length=56, room=right, after=4),
        _line("{{ dia_danh }}, {{ ngay_thang }}", SIZES.place, italic=True),
        _line("{{ du_thao }}", SIZES.motto, bold=True),
    ]
    return table([[who, country]], (left, right))


def _opening() -> Iterable[Element]:
    room = text_width()
    yield paragraph("{%p if loai %}")
    yield _line("{{ loai }}", SIZES.kind, bold=True, before=14)
    yield _line("{{ trich_yeu }}", SIZES.kind, bold=True)
    yield rule(length=room * 0.25, room=room, after=10)
    yield paragraph("{%p endif %}")
    yield paragraph("{%p if tham_quyen %}")
    yield _line("{{ tham_quyen }}", SIZES.kind, bold=True, before=6)
    yield paragraph("{%p endif %}")
    yield paragraph("{%p if kinh_gui | length == 1 %}")
    yield _line(f"{TO['vi']} {{{{ kinh_gui | first }}}}", SIZES.body, before=6)
    yield paragraph("{%p endif %}")
    yield paragraph("{%p if kinh_gui | length > 1 %}")
    yield paragraph(TO["vi"], left=25, first=0, after=0)
    yield paragraph("{%p for noi in kinh_gui %}")
    yield paragraph("{{ noi }}", left=46.5, first=-3, after=0)
    yield paragraph("{%p endfor %}")
    yield paragraph("{%p endif %}")
    yield paragraph("{%p for moi in can_cu %}")
    yield paragraph("{{ moi }}", italic=True, align="justify", first=LINES.first_line)
    yield paragraph("{%p endfor %}")
    yield paragraph("{%p if quyet_dinh %}")
    yield _line("{{ quyet_dinh }}", SIZES.kind, bold=True, before=6)
    yield paragraph("{%p endif %}")


def _foot() -> Element:
    half = text_width() / 2
    recipients = [
        paragraph(RECIPIENTS["vi"], size=SIZES.recipients_word, bold=True, italic=True, first=0, before=10, after=0),
        paragraph("{%p for noi in noi_nhan %}", size=SIZES.recipients),
        paragraph("{{ noi }}", size=SIZES.recipients, first=0, after=0),
        paragraph("{%p endfor %}", size=SIZES.recipients),
    ]
    signed = [
        paragraph("{%p for dong in chuc_vu %}", size=SIZES.signature),
        _line("{{ dong }}", SIZES.signature, bold=True),
        paragraph("{%p endfor %}", size=SIZES.signature),
        _line("{{ nguoi_ky }}", SIZES.signature, bold=True, before=LINES.signature * 72 / 25.4),
    ]
    return table([[recipients, signed]], (half, half))


def _annexes() -> Iterable[Element]:
    yield paragraph("{%p for phan in phu_luc %}")
    yield paragraph("{{ phan.ten }}", size=SIZES.kind, bold=True, align="center", first=0, after=0, page_break=True)
    yield _line("{{ phan.tieu_de }}", SIZES.kind, bold=True)
    yield _line("{{ phan.kem_theo }}", SIZES.kind, italic=True)
    yield paragraph("{{p phan.noi_dung }}")
    yield paragraph("{%p endfor %}")

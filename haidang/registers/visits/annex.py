"""Phụ lục đoàn vào of a year, as a plan prints it: one set of rows, in Word and in Excel."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import docx
import xlsxwriter
from django.utils.translation import gettext as _
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from haidang.kit.money import Money
from haidang.kit.ui.demo import demo_mark
from haidang.plan.money.models import Estimate
from haidang.registers.visits.models import Visit

#: Heading and width in millimetres; together an A4 page lying down.
COLUMNS = (
    ("STT", 9), ("Tên đoàn, nước", 44), ("Trưởng đoàn, cấp", 36), ("Số người", 15), ("Cơ quan mời/đón", 30),
    ("Thời gian", 26), ("Nội dung", 47), ("Lãnh đạo tiếp", 27), ("Kinh phí", 26),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class AnnexRow:
    """One delegation in the columns of the annex."""

    name: str
    head: str
    people: str
    hosts: str
    days: str
    words: str
    receiver: str
    money: str

    @property
    def cells(self) -> tuple[str, ...]:
        return (self.name, self.head, self.people, self.hosts, self.days, self.words, self.receiver, self.money)


def rows(user: Any, year: int) -> list[AnnexRow]:
    """The delegations of the year that `user` may see, in the order they come; sums where they may see those too."""
    found = Visit.objects.for_user(user, "view").delegations().of_year(year).with_names().order_by("starts_on", "pk")
    visits = list(found.prefetch_related("partners"))
    seen = Estimate.objects.for_user(user, "view").filter(
        pk__in=[each.estimate_id for each in visits if each.estimate_id]
    )
    sums = {each.pk: Money(each.balance.asked) for each in seen.with_figures()}
    return [_row(visit, sums) for visit in visits]


def _row(visit: Visit, sums: dict[int, Money]) -> AnnexRow:
    partners = ", ".join(str(each) for each in visit.partners.all())
    hosts = dict.fromkeys(filter(None, (visit.invited_by, str(visit.agency))))
    return AnnexRow(
        name=f"{visit.title}\n{partners}" if partners else visit.title,
        head=", ".join(filter(None, (visit.head_name, visit.head_post, visit.get_guest_class_display()))),
        people=str(visit.people or ""),
        hosts="\n".join(hosts),
        days=visit.days_said,
        words=visit.purpose,
        receiver=str(visit.receiver or ""),
        money=str(sums.get(visit.estimate_id or 0, "")),
    )


def title(year: int) -> str:
    return f"DANH MỤC ĐOÀN VÀO NĂM {year}"


def word(lines: Sequence[AnnexRow], year: int) -> bytes:
    """A table on A4 lying down; its heading comes again on each page."""
    made = docx.Document()
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(12)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    section = made.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin = section.bottom_margin = Mm(20)
    section.header.paragraphs[0].text = demo_mark()
    made.core_properties.title, made.core_properties.comments = title(year), demo_mark()
    for words in ("PHỤ LỤC", title(year)):
        paragraph = made.add_paragraph()
        paragraph.alignment = ALIGN.CENTER
        paragraph.add_run(words).bold = True
    table = made.add_table(1 + len(lines), len(COLUMNS))
    table.style, table.autofit = "Table Grid", False
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(mark)
    told = [tuple(name for name, _width in COLUMNS), *((str(at), *row.cells) for at, row in enumerate(lines, 1))]
    for at, (row, cells) in enumerate(zip(table.rows, told, strict=True)):
        for cell, words, (_name, width) in zip(row.cells, cells, COLUMNS, strict=True):
            cell.width = Mm(width)
            cell.paragraphs[0].add_run(words).bold = at == 0
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def sheet(lines: Sequence[AnnexRow], year: int) -> bytes:
    """The same rows; what begins with "=" is never a formula."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    page = book.add_worksheet(_("Đoàn vào"))
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1})
    wrap = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
    head = [each for each in (title(year), demo_mark()) if each]
    for top, words in enumerate(head):
        page.write_string(top, 0, words, book.add_format({"bold": top == 0, "italic": top > 0}))
    top = len(head)
    for at, (name, width) in enumerate(COLUMNS):
        page.set_column(at, at, width / 2)
        page.write_string(top, at, name, bold)
    for at, row in enumerate(lines, 1):
        page.write_number(top + at, 0, at, wrap)
        for column, words in enumerate(row.cells, 1):
            if column == 3 and words:
                page.write_number(top + at, column, int(words), wrap)
            else:
                page.write_string(top + at, column, words[:32_000], wrap)
    page.freeze_panes(top + 1, 0)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(top)
    book.close()
    return out.getvalue()

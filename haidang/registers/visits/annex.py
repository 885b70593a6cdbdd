"""Phụ lục đoàn vào of a year, as a plan prints it: one set of rows, for the page, the paper and the Excel sheet."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from haidang.kit.money import Money
from haidang.kit.ui.demo import demo_mark
from haidang.plan.money.models import Estimate
from haidang.registers.visits.models import Visit

#: Heading and width in millimetres; together an A4 page lying down.
COLUMNS = (
    ("STT", 13), ("Tên đoàn, nước", 44), ("Trưởng đoàn, cấp", 36), ("Số người", 15), ("Cơ quan mời/đón", 30),
    ("Thời gian", 29), ("Nội dung", 47), ("Lãnh đạo tiếp", 27), ("Kinh phí", 28),
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


def visits_of(user: Any, year: int) -> QuerySet[Visit]:
    """The delegations of the year that `user` may see, in the order they come."""
    found = Visit.objects.for_user(user, "view").delegations().of_year(year).with_names()
    return found.prefetch_related("partners").order_by("starts_on", "pk")


def rows(user: Any, year: int) -> list[AnnexRow]:
    """The delegations of the year; sums where `user` may see those too."""
    return rows_of(list(visits_of(user, year)), user)


def rows_of(visits: Sequence[Visit], user: Any) -> list[AnnexRow]:
    """A row for each, in their order."""
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

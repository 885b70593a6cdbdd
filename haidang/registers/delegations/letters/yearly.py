"""Danh mục đoàn đi công tác nước ngoài of a year: the annex of a plan, with the letter that sends it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from haidang.office.documents.letterheads import cited, committee, desk, in_vietnamese, letter, letterhead, signature
from haidang.papers.writer.model import Align, Annex, Column, Official, Para, Row, Table
from haidang.registers.delegations.limits.annex.columns import COLUMNS
from haidang.registers.delegations.limits.annex.lines import annex_lines, annex_rows

_CENTRED = {"number", "people", "when"}


def title(year: int) -> str:
    return f"DANH MỤC CÁC ĐOÀN ĐI CÔNG TÁC NƯỚC NGOÀI NĂM {year}"


@in_vietnamese
def list_of_year(lines: Sequence[Mapping[str, str]], year: int, today: date, *, under: str = "") -> Official:
    """The letter of Sở Ngoại vụ, and the list across a page. `under` names the plan to which the list belongs."""
    ours = desk(today)
    after = f" (thuộc {under})" if under else ""
    said = (
        f"Sở Ngoại vụ kính gửi danh mục {len(lines)} đoàn đi công tác nước ngoài của tỉnh năm {year}{after}."
        if lines
        else f"Năm {year} không có đoàn nào của tỉnh đi công tác nước ngoài trong danh mục{after}."
    )
    closing = f"Kính trình {committee(today)} xem xét danh mục tại phụ lục kèm theo."
    return letter(
        letterhead(ours, today),
        f"V/v danh mục đoàn đi công tác nước ngoài năm {year}",
        blocks=(Para(said), Para(closing)),
        signature=signature(ours, today),
        to=(committee(today),),
        recipients=("Như trên", "Lưu: VT"),
        # An empty table is the form that an agency fills in and sends back.
        annexes=(Annex(title(year), (table(lines),), landscape=True),),
    )


def table(lines: Sequence[Mapping[str, str]]) -> Table:
    columns = tuple(Column(each.heading, each.width, _align(each.name)) for each in COLUMNS)
    return Table(columns, tuple(Row(tuple(line[each.name] for each in COLUMNS)) for line in lines))


def _align(name: str) -> Align:
    return "center" if name in _CENTRED else "left"


def of_plan(plan: Any, today: date, by: Any) -> Official:
    """The list of one plan, of what `by` may see."""
    lines = list(annex_lines(annex_rows(plan.year, by, plan.pk), by))
    return list_of_year(lines, plan.year, today, under=cited(plan.document) if plan.document_id else str(plan))

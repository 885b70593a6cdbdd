"""The list of what is late for the provincial committee; the letter to one agency is of `plan.urging`."""

from collections.abc import Mapping, Sequence
from datetime import date

from haidang.desk import rules
from haidang.desk.paper import sheet
from haidang.office.documents.letterheads import sentence, short_day
from haidang.papers.writer.model import Block, Column, Heading, Letterhead, Official, Para, Row, Table
from haidang.plan.urging.models import Urging
from haidang.plan.urging.selectors import Letter

#: Letters of the widest column.
LONGEST = 400
_COLUMNS = (
    Column("TT", 5, "center"), Column("Nội dung việc", 36), Column("Thời hạn", 13, "center"),
    Column("Quá hạn (ngày làm việc)", 13, "center"), Column("Đã đôn đốc", 19),
)  # fmt: skip


def province_list(
    found: Sequence[Letter], history: Mapping[str, Sequence[Urging]], today: date, *, head: Letterhead
) -> Official:
    """Danh sách báo cáo UBND tỉnh: agency by agency what is late, and what was done to urge it."""
    blocks: list[Block] = [Para(each) for each in of_the_province(found)]
    for number, each in enumerate(found, 1):
        rows = tuple(Row(_cells(at, item, history)) for at, item in enumerate(each.items, 1))
        blocks += [Heading(f"{number}. {each.name} ({len(each.items)})", 2), Table(_COLUMNS, rows)]
    about = f"(báo cáo Ủy ban nhân dân tỉnh, đến ngày {short_day(today)})"
    return sheet(head, "DANH SÁCH VIỆC QUÁ HẠN ĐÃ ĐÔN ĐỐC", about, blocks)


def _cells(at: int, item: Urging, history: Mapping[str, Sequence[Urging]]) -> tuple[str, ...]:
    urged = "; ".join(map(told, history.get(item.key, ()))) or "chưa gửi được mốc nào"
    what = rules.shortened(f"{item.kind}: {item.title}", LONGEST)
    return str(at), what, short_day(item.due_on), str(item.days_late), urged


def of_the_province(found: Sequence[Letter]) -> list[str]:
    """The sentences above the list; who monitors and is late itself says so."""
    if not found:
        return ["Không có việc nào quá hạn đến mốc phải báo cáo."]
    many = sum(len(each.items) for each in found)
    rule = found[0].items[0]
    source = f", theo {rule.rule_source}" if rule.rule_source else ""
    return [
        f"{len(found)} cơ quan có {many} việc quá hạn đến mốc phải báo cáo. "
        + sentence(f"Các mốc đôn đốc: {rule.rule_value}{source}"),
        "Sở Ngoại vụ vừa theo dõi vừa chủ trì một số nhiệm vụ; việc quá hạn của Sở cũng nằm trong danh sách này.",
    ]


def told(urging: Urging) -> str:
    """One earlier rung, as the list names it."""
    if urging.document:
        return f"công văn {urging.document.number or urging.document} ({short_day(urging.climbed_on)})"
    if urging.way:
        return f"{str(urging.get_way_display()).lower()} {short_day(urging.climbed_on)}"
    return f"{urging.mark} {short_day(urging.climbed_on)}"

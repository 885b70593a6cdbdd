"""What several papers of a delegation tell alike: who goes, where, when, for how much."""

from collections.abc import Iterable, Iterator
from typing import Any

from haidang.kit.money import Money
from haidang.office.documents.letterheads import cited, days_said, is_named_in
from haidang.papers.writer.model import Block, Column, Heading, Row, Table
from haidang.papers.writer.wording import roman
from haidang.plan.money.models import Estimate
from haidang.registers.delegations.models import Delegation, Member


def members_of(row: Delegation) -> list[Member]:
    return list(row.members.select_related("official", "agency").order_by("position", "pk"))


def post_said(member: Member) -> str:
    """ "Giám đốc, Sở Công Thương"; an agency that stands in the post is not said again."""
    where = member.organisation_said
    parts = [member.post] if where and is_named_in(where, member.post) else [member.post, where]
    return ", ".join(part for part in parts if part)


def with_post(member: Member) -> str:
    """ "Trần Thị Mẫu, Giám đốc, Sở Công Thương"; who is called by the post (a demonstration) has it once."""
    post = "" if member.post and member.post in str(member) else post_said(member)
    return ", ".join(part for part in (str(member), post) if part)


def head_said(row: Delegation) -> str:
    """ "ông (bà) Trần Thị Mẫu, Giám đốc, Sở Công Thương"; "" where nobody was named yet."""
    leads = next((each for each in members_of(row) if each.part == "head"), None)
    if leads is None:
        return f"ông (bà) {row.head_said}" if row.head_said else ""
    return f"ông (bà) {with_post(leads)}"


def count_said(row: Delegation) -> str:
    """ "02 người" """
    count = max(row.members.count(), row.people or 0)
    return f"{count:02} người" if count else ""


def when_said(row: Delegation) -> str:
    """ "từ ngày 15/6/2020 đến ngày 19/6/2020 (05 ngày)" """
    days = days_said(row.starts_on, row.ends_on)
    return f"{days} ({row.days:02} ngày)" if days and row.days else row.when_words


def where_said(row: Delegation) -> str:
    return row.where_said or "………"


def partners_of(row: Delegation) -> list[str]:
    return [str(each.partner) for each in row.invitations.select_related("partner")]


def under_numerals(parts: Iterable[tuple[str, tuple[Block, ...]]]) -> Iterator[Block]:
    """I. THÀNH PHẦN ĐOÀN; a part of which nothing is known is not counted."""
    for number, (name, blocks) in enumerate((part for part in parts if part[1]), 1):
        yield Heading(f"{roman(number)}. {name.upper()}")
        yield from blocks


def plan_said(row: Delegation) -> str:
    """The plan in which it stands, as a paper cites it; "" where none is known."""
    plan: Any = row.plan
    if not (row.in_plan and plan):
        return ""
    if plan.document_id:
        return cited(plan.document)
    return str(plan)


def people_table(row: Delegation, title: str = "") -> Table:
    """Who goes. What is personal (birthday, passport) stands in no paper."""
    columns = (
        Column("TT", 1, "center"), Column("Họ và tên", 4), Column("Chức vụ, đơn vị", 6), Column("Nhiệm vụ", 3),
    )  # fmt: skip
    rows = tuple(
        Row((str(number), str(each), post_said(each), str(each.get_part_display())))
        for number, each in enumerate(members_of(row), 1)
    )
    return Table(columns, rows, title)


# ── money, for who may see it ────────────────────────────────────────────────────────────────────


def estimate_of(row: Delegation, by: Any) -> Estimate | None:
    """The estimate with its lines, where `by` may see it."""
    if not row.estimate_id:
        return None
    return Estimate.objects.for_user(by, "view").with_figures().filter(pk=row.estimate_id).first()


def money_table(estimate: Estimate) -> Table:
    """Line by line, in the currency of the estimate; the sum stands below."""
    columns = (
        Column("TT", 1, "center"), Column("Khoản mục", 5), Column("Số lượng", 2, "center"),
        Column("Số lần, số ngày", 2, "center"), Column("Đơn giá", 3, "right"), Column("Thành tiền", 3, "right"),
    )  # fmt: skip
    rows = [
        Row((
            str(number), line.item, f"{line.quantity.normalize():f} {line.unit}".strip(),
            f"{line.times.normalize():f}", str(Money(line.price, estimate.currency)),
            str(Money(line.asked, estimate.currency)),
        ))
        for number, line in enumerate(estimate.lines.all(), 1)
    ]  # fmt: skip
    rows.append(Row(("", "Cộng", "", "", "", str(Money(estimate.asked, estimate.currency))), bold=True))
    return Table(columns, tuple(rows))


def money_said(row: Delegation, estimate: Estimate | None) -> str:
    """Where the money comes from, and how much was decided; without an estimate, why there is none."""
    if row.no_estimate_why and not row.estimate_id:
        return row.no_estimate_why
    parts = [row.funding]
    if estimate:
        decided = estimate.balance.decided
        if decided is not None:
            parts.append(f"theo dự toán được duyệt {Money(decided)}")
        else:
            parts.append(f"dự toán đề nghị {Money(estimate.asked, estimate.currency)}")
    return "; ".join(part for part in parts if part)

"""Đề án đoàn đi công tác nước ngoài: of the agency that sends it, to UBND tỉnh."""

from datetime import date
from typing import Any

from haidang.office.documents.letterheads import (
    DESK,
    body,
    cited,
    committee,
    drafted,
    in_vietnamese,
    letterhead,
    lowered,
    paragraphs,
    sentence,
    short_day,
    signature,
    titled,
)
from haidang.papers.writer.model import Block, Column, Official, Para, Row, Table
from haidang.registers.delegations.letters.telling import (
    count_said,
    estimate_of,
    head_said,
    money_said,
    money_table,
    partners_of,
    people_table,
    plan_said,
    under_numerals,
    when_said,
    where_said,
)
from haidang.registers.delegations.models import Delegation


@in_vietnamese
def scheme(row: Delegation, today: date, by: Any) -> Official:
    """Purpose, people, places, programme, preparation, cost, forecast. What is not written yet has dots to fill in."""
    parts = (
        ("Căn cứ và sự cần thiết", _why(row)),
        ("Mục đích, yêu cầu", paragraphs(row.purpose)),
        ("Thành phần đoàn", _people(row)),
        ("Thời gian, nơi đến, đối tác", _places(row)),
        ("Nội dung và chương trình làm việc", (*paragraphs(row.content), *_programme(row))),
        ("Công tác chuẩn bị", _prepared(row)),
        ("Kinh phí", _money(row, by)),
        ("Dự báo hiệu quả", paragraphs(row.forecast)),
    )
    closing = Para(f"{row.agency} kính trình {committee(today)} xem xét, quyết định.")
    return drafted(
        letterhead(row.agency, today, "ĐA"),
        "ĐỀ ÁN",
        f"Tổ chức {lowered(row.title)}",
        blocks=(*under_numerals(parts), closing),
        signature=signature(row.agency, today),
        to=(committee(today), body(DESK, today)),
        recipients=("Như trên", "Lưu: VT"),
    )


def _why(row: Delegation) -> tuple[Block, ...]:
    """In the plan of the year, or why not and who allowed it all the same."""
    if row.in_plan:
        plan = plan_said(row)
        told = f"Đoàn có trong kế hoạch năm ({plan})." if plan else "Đoàn có trong kế hoạch năm."
        return (Para(told), *_invited(row))
    allowed = f" Chủ trương: {cited(row.extra_opinion)}." if row.extra_opinion else ""
    return (Para(f"Đoàn ngoài kế hoạch năm. Lý do: {sentence(row.extra_reason) or '………'}{allowed}"), *_invited(row))


def _invited(row: Delegation) -> tuple[Block, ...]:
    return tuple(
        Para(
            f"{each.partner} có thư mời"
            + (f" ngày {short_day(each.invited_on)}" if each.invited_on else "")
            + (f", do {each.signed_by} ký" if each.signed_by else "")
            + "."
        )
        for each in row.invitations.select_related("partner")
        if each.is_inviting
    )


def _people(row: Delegation) -> tuple[Block, ...]:
    head = f", do {said} làm Trưởng đoàn" if (said := head_said(row)) else ""
    opening = Para(f"Đoàn gồm {count_said(row) or '………'}{head}.")
    return (opening, people_table(row)) if row.members.exists() else (opening,)


def _places(row: Delegation) -> tuple[Block, ...]:
    partners = "; ".join(partners_of(row))
    told = (("Thời gian", when_said(row)), ("Nơi đến", where_said(row)), ("Đối tác", partners))
    return tuple(titled(name, sentence(words)) for name, words in told if words)


def _programme(row: Delegation) -> tuple[Block, ...]:
    columns = (
        Column("Ngày", 2, "center"), Column("Giờ", 1, "center"), Column("Nội dung", 6), Column("Nơi, đối tác", 4),
    )  # fmt: skip
    rows = tuple(
        Row((
            short_day(each.on), f"{each.at:%H.%M}" if each.at else "", each.words,
            "; ".join(part for part in (each.place, str(each.partner or "")) if part),
        ))
        for each in row.programme.select_related("partner")
    )  # fmt: skip
    return (Table(columns, rows, "Chương trình làm việc"),) if rows else ()


def _prepared(row: Delegation) -> tuple[Block, ...]:
    columns = (
        Column("TT", 1, "center"), Column("Việc", 2), Column("Nội dung", 5), Column("Ai làm", 3),
        Column("Xong trước ngày", 2, "center"),
    )  # fmt: skip
    rows = tuple(
        Row((str(number), str(each.get_kind_display()), each.words, each.who, short_day(each.due_on)))
        for number, each in enumerate(row.logistics.all(), 1)
    )
    return (Table(columns, rows),) if rows else ()


def _money(row: Delegation, by: Any) -> tuple[Block, ...]:
    estimate = estimate_of(row, by)
    words = money_said(row, estimate) or "………"
    said = Para(sentence(words[:1].upper() + words[1:]))
    return (said, money_table(estimate)) if estimate and estimate.lines.all() else (said,)

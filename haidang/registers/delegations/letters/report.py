"""Báo cáo kết quả đoàn đi công tác nước ngoài: what was reached stands apart from what is only expected."""

from datetime import date
from typing import Any

from haidang.kit.money import Money
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
from haidang.papers.writer.model import Block, Column, Heading, Official, Para, Row, Table
from haidang.registers.delegations.letters.telling import (
    count_said,
    estimate_of,
    head_said,
    partners_of,
    under_numerals,
    when_said,
    where_said,
)
from haidang.registers.delegations.models import Delegation, TripReport


@in_vietnamese
def report(row: Delegation, today: date, by: Any) -> Official:
    """Course, results, agreements, what remains to be done by whom, money. What was not written yet has dots."""
    told = TripReport.objects.filter(delegation=row).first() or TripReport(delegation=row)
    parts = (
        ("Thông tin chung", _general(row)),
        ("Diễn biến", paragraphs(told.course)),
        ("Kết quả", _results(told)),
        ("Cam kết, kiến nghị", _promised(row)),
        ("Kinh phí", _money(row, by)),
        ("Đánh giá", _seen(told)),
    )
    closing = Para(f"{row.agency} kính báo cáo {committee(today)}.")
    return drafted(
        letterhead(row.agency, today, "BC"),
        "BÁO CÁO",
        f"Kết quả {lowered(row.title)}",
        blocks=(Para(_opening(row)), *under_numerals(parts), closing),
        signature=signature(row.agency, today),
        to=(committee(today), body(DESK, today)),
        recipients=("Như trên", "Lưu: VT"),
    )


def _opening(row: Delegation) -> str:
    under = f"Thực hiện {cited(row.decision)}, " if row.decision else ""
    told = f"{under}{row.agency} báo cáo kết quả chuyến công tác như sau:"
    return told[:1].upper() + told[1:]


def _general(row: Delegation) -> tuple[Block, ...]:
    partners = "; ".join(partners_of(row))
    leads = f"do {head} làm Trưởng đoàn" if (head := head_said(row)) else ""
    people = ", ".join(part for part in (count_said(row), leads) if part)
    told = (
        ("Thời gian", when_said(row)),
        ("Nơi đến", where_said(row)),
        ("Thành phần", people),
        ("Làm việc với", partners),
    )
    return tuple(titled(name, sentence(words)) for name, words in told if words)


def _results(told: TripReport) -> tuple[Block, ...]:
    """Each kind of result under its own heading: what is expected is never among what was reached."""
    found: list[Block] = [Heading("1. Kết quả đã đạt", 2), *paragraphs(told.achieved)]
    number = 2
    for name, words in (("Thỏa thuận đạt được", told.agreed), ("Kết quả còn dự kiến", told.expected)):
        if words.strip():
            found += [Heading(f"{number}. {name}", 2), *paragraphs(words)]
            number += 1
    return tuple(found)


def _promised(row: Delegation) -> tuple[Block, ...]:
    columns = (
        Column("TT", 1, "center"), Column("Loại", 2), Column("Nội dung", 6), Column("Cơ quan thực hiện", 3),
        Column("Thời hạn", 2, "center"),
    )  # fmt: skip
    rows = tuple(
        Row((
            str(number), str(each.get_kind_display()),
            each.words + (f" (với {each.partner})" if each.partner else ""), str(each.agency), short_day(each.due_on),
        ))
        for number, each in enumerate(row.commitments.select_related("partner", "agency"), 1)
    )  # fmt: skip
    return (Table(columns, rows),) if rows else ()


def _money(row: Delegation, by: Any) -> tuple[Block, ...]:
    """What was decided and what was spent, where `by` may see it; the reason of a difference where one was given."""
    estimate = estimate_of(row, by)
    if estimate is None:
        why = row.no_estimate_why if not row.estimate_id else ""
        return (Para(sentence(why)),) if why else ()
    held = estimate.balance
    decided = "chưa duyệt" if held.decided is None else str(Money(held.decided))
    said = [Para(f"Dự toán được duyệt: {decided}; đã chi: {Money(held.spent)}.")]
    if held.difference:
        said.append(Para(f"Chênh lệch: {Money(held.difference)}. {sentence(estimate.difference_words)}".strip()))
    return tuple(said)


def _seen(told: TripReport) -> tuple[Block, ...]:
    named = (("Khác với kế hoạch và lý do", told.differs), ("Bài học", told.lessons))
    return tuple(titled(name, sentence(words)) for name, words in named if words.strip())

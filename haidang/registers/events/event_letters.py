"""Báo cáo kết quả of an event: what the book knows of it, for the officer to finish and sign."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from haidang.kit.money import Money
from haidang.office.documents.letterheads import (
    DESK,
    body,
    committee,
    days_said,
    drafted,
    in_vietnamese,
    letterhead,
    paragraphs,
    sentence,
    short_day,
    signature,
    titled,
)
from haidang.papers.writer.model import Align, Block, Column, Heading, Official, Para, Row, Table
from haidang.registers.events.event_selectors import cost_of, signed_at
from haidang.registers.events.models import Event

#: The heads of each table, and how wide they are to one another.
_PARTICIPANTS = (("Đơn vị, đoàn", 4), ("Đến từ", 3), ("Số người", 2), ("Tham gia việc gì", 4))
_CONTACTS = (("Đã tiếp xúc với", 3), ("Về việc", 3), ("Bước tiếp theo, thời hạn", 3), ("Kết quả", 3))
_CONTRACTS = (("Bên ta", 3), ("Bên đối tác", 3), ("Nội dung", 4), ("Ký ngày", 2), ("Giá trị", 3))
_ALIGNED: dict[str, Align] = {"Số người": "center", "Ký ngày": "center", "Giá trị": "right"}


@in_vietnamese
def report(event: Event, today: date, by: Any) -> Official:
    """Nobody is named by name; the money is there where `by` may see it."""
    parts: list[tuple[str, tuple[Block, ...]]] = [("Thông tin chung", _general(event))]
    parts += [(name, (_table(heads, rows),)) for name, heads, rows in _tables(event) if rows]
    signed = signed_at(event)
    if signed.said:
        parts[-1] = (parts[-1][0], (*parts[-1][1], Para(f"Tổng giá trị văn kiện đã ký, quy ra đồng: {signed.said}.")))
    if balance := cost_of(event, by):
        decided = "chưa duyệt" if balance.decided is None else str(Money(balance.decided))
        parts.append(("Kinh phí", (Para(f"Dự toán được duyệt: {decided}; đã chi: {Money(balance.spent)}."),)))
    press = (Para(f"Báo chí, truyền thông: {sentence(event.press)}"),) if event.press else ()
    parts += [("Kết quả", (*paragraphs(event.results), *press)), ("Đề xuất, kiến nghị", (Para("………"),))]
    named = f"“{event.title}”"
    blocks: list[Block] = [Para(f"{event.agency} báo cáo kết quả {named} như sau:")]
    for number, (name, told) in enumerate(parts, 1):
        blocks += [Heading(f"{number}. {name}", 2), *told]
    return drafted(
        letterhead(event.agency, today, "BC"),
        "BÁO CÁO",
        f"Kết quả {named}",
        blocks=tuple(blocks),
        signature=signature(event.agency, today),
        to=(committee(today), body(DESK, today)),
        recipients=("Như trên", "Lưu: VT"),
    )


def _general(event: Event) -> tuple[Block, ...]:
    """What is known, each in a line; what is not known has none."""
    came = "" if event.visitors is None else f"{event.visitors} lượt"
    if came and event.foreigners:
        came += f", trong đó {event.foreigners} người nước ngoài"
    lines = (
        ("Loại", f"{event.get_kind_display()} ({event.get_role_display().lower()})"),
        ("Thời gian", days_said(event.starts_on, event.ends_on)),
        ("Địa điểm", ", ".join(each for each in (event.place, event.get_where_display().lower()) if each)),
        ("Cơ quan phối hợp", "; ".join(map(str, event.coordinators.all()))),
        ("Đối tác", "; ".join(map(str, event.partners.all())) or str(event.country or "")),
        ("Đơn vị khác cùng tổ chức", event.others),
        ("Văn bản cho phép", str(event.licence or "")),
        ("Người dự", came),
        ("Nội dung", event.content),
    )
    return tuple(titled(name, sentence(words)) for name, words in lines if words)


def _table(heads: Sequence[tuple[str, int]], rows: Sequence[Sequence[str]]) -> Table:
    return Table(
        tuple(Column(name, width, _ALIGNED.get(name, "left")) for name, width in heads),
        tuple(Row(tuple(row)) for row in rows),
    )


def _tables(event: Event) -> list[tuple[str, Sequence[tuple[str, int]], list[list[str]]]]:
    came = [
        [one.name, str(one.country or one.get_side_display()), str(one.people or ""), one.does]
        for one in event.participants.select_related("country")
    ]
    met = [
        [one.name, one.about, f"{one.next_step}{f' ({short_day(one.due_on)})' if one.due_on else ''}", one.result]
        for one in event.contacts.all()
    ]
    signed = [
        [one.ours, one.theirs, f"{one.get_bond_display()}: {one.about}", short_day(one.signed_on), one.worth]
        for one in event.contracts.all()
    ]
    return [
        ("Thành phần tham gia", _PARTICIPANTS, came),
        ("Tiếp xúc, kết nối", _CONTACTS, met),
        ("Văn kiện đã ký", _CONTRACTS, signed),
    ]

"""The lines of a trip's estimate against the table of per-diem money of its first day; what nobody knows is unknown."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from haidang.kit.money import Money
from haidang.kit.search.folding import words
from haidang.office.norms.ceilings import TRIPS, Ceiling, Table, Unknown
from haidang.office.norms.choices import AmountItem, Group
from haidang.plan.money.models import Estimate
from haidang.registers.delegations.models import Delegation

OK, WARN, UNKNOWN = "ok", "warn", "unknown"
#: What a line says, folded → what the table calls it. The narrow stand before the wide.
_ITEMS: tuple[tuple[str, AmountItem], ...] = (
    (r"\bsan bay\b", AmountItem.TRIP_AIRPORT),
    (r"\b(tien an|an va tieu vat|tieu vat|tien tieu)\b", AmountItem.TRIP_MEALS),
    (r"\b(phong o|thue phong|phong nghi|khach san|tien o)\b", AmountItem.TRIP_ROOM),
)
_GROUPS = (Group.TRIP_A, Group.TRIP_B, Group.TRIP_C, Group.TRIP_D)


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of a line, or of all that are within."""

    kind: str
    sentence: str
    source: str = ""


def item_of(line: str) -> str:
    """The item of the table that a line speaks of; "" for fares, visas and what else has no per-diem amount."""
    said = words(line)
    return next((str(item) for pattern, item in _ITEMS if re.search(pattern, said)), "")


def groups_of(line: str) -> tuple[str, ...]:
    """ "nhóm B" of a line; without it, it may be any of them."""
    found = re.search(r"\bnhom ([abcd])\b", words(line))
    return (f"trip-{found.group(1)}",) if found else tuple(str(group) for group in _GROUPS)


def weigh(row: Delegation, estimate: Estimate) -> Iterator[Said]:
    """Line by line; the table of a rule that has none yet is said once."""
    assert row.starts_on
    lines = [(line, item) for line in estimate.lines.all() if (item := item_of(line.item))]
    if not lines:
        return
    table = Table(TRIPS, row.starts_on)
    if not list(table.rows):
        yield Said(UNKNOWN, _without(table, lines[0][1]), table.source)
        return
    places = [str(stop.country) for stop in row.stops.select_related("country") if not stop.is_transit]
    within = 0
    for line, item in lines:
        found = _judge(line, item, estimate, table, tuple(dict.fromkeys(places)))
        within += found is None
        if found:
            yield found
    if within:
        sentence = _("%(count)s dòng phòng ở, ăn, đi lại sân bay của dự toán trong mức chi.") % {"count": within}
        yield Said(OK, sentence, table.source)


def _without(table: Table, item: str) -> str:
    found = table.ceiling(item, Group.TRIP_A)
    return found.reason if isinstance(found, Unknown) else ""


def _judge(line: Any, item: str, estimate: Estimate, table: Table, places: tuple[str, ...]) -> Said | None:
    """None where the price is within whatever group they are of; else what is wrong with it, or not known."""
    told = {"line": line.item, "price": Money(line.price, estimate.currency)}
    named = [place for place in places if words(place) in words(line.item)] or list(places)
    if len(named) != 1:
        return Said(
            UNKNOWN, _("“%(line)s”: chưa rõ dòng này của nước nào; ghi tên nước vào dòng.") % told, table.source
        )
    found = [table.ceiling(item, group, place=named[0]) for group in groups_of(line.item)]
    known = [each for each in found if isinstance(each, Ceiling)]
    if not known:
        told |= {"source": table.source, "place": named[0]}
        sentence = _("“%(line)s”: bảng của %(source)s trong dữ liệu chưa có mức này cho %(place)s.")
        return Said(UNKNOWN, sentence % told, table.source)
    if any(each.amount.currency != estimate.currency for each in known):
        sentence = _("“%(line)s”: dự toán bằng %(currency)s, mức chi bằng %(other)s; chưa so được.")
        told |= {"currency": estimate.currency, "other": known[0].amount.currency}
        return Said(UNKNOWN, sentence % told, known[0].source)
    return _against(line.price, known, len(known) == len(found), told)


def _against(price: Decimal, known: list[Ceiling], is_whole: bool, told: dict[str, Any]) -> Said | None:
    low, high = (pick(known, key=lambda each: each.amount.amount) for pick in (min, max))
    told |= {"low": low.amount, "high": high.amount}
    if is_whole and price > high.amount.amount:
        return Said(WARN, _("“%(line)s”: %(price)s, vượt mức %(high)s.") % told, high.source)
    if is_whole and price <= low.amount.amount:
        return None
    sentence = _(
        "“%(line)s”: %(price)s; mức từ %(low)s đến %(high)s tùy nhóm cán bộ. Ghi nhóm vào dòng, ví dụ “nhóm B”."
    )
    return Said(UNKNOWN, sentence % told, high.source)

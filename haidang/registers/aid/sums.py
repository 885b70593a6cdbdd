"""Sums of aid by donor, field, place, year: what was promised and what came in, in đồng at the rates of their days."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from haidang.kit.money import Money
from haidang.registers.aid.models import AidProject, Disbursement, Oda, OdaPayment
from haidang.registers.aid.project_choices import OdaStage

_Key = tuple[str, str]


@dataclass(slots=True)
class Line:
    """One line: under what, how many, promised, came in; the promised once more in each currency."""

    label: str
    #: The list with this heading chosen; "" where no filter says it.
    query: str = ""
    count: int = 0
    committed: Decimal = Decimal(0)
    paid: Decimal = Decimal(0)
    by_currency: dict[str, Decimal] = field(default_factory=dict)

    @property
    def currencies(self) -> str:
        """ "120.000,00 USD; 3.000.000 đồng": what the rates were not needed for."""
        return "; ".join(str(Money(amount, code)) for code, amount in sorted(self.by_currency.items()))

    @property
    def share(self) -> int | None:
        """How much of the promised came in, of a hundred."""
        return int(self.paid * 100 / self.committed) if self.committed else None


def _donor(row: Any, on: date) -> _Key:
    return str(row.donor), f"donor={row.donor_id}"


def _country(row: Any, on: date) -> _Key:
    land = row.donor.land
    return (str(land) if land else _("Không thuộc nước nào")), ""


def _sector(row: Any, on: date) -> _Key:
    return str(row.get_sector_display()), f"sector={row.sector}"


def _place(row: Any, on: date) -> _Key:
    """One in several places stands under all of them together: nobody has said what share is whose."""
    found = list(row.places.all())
    if not found:
        return _("Toàn tỉnh hoặc chưa ghi"), ""
    return "; ".join(sorted(str(each) for each in found)), f"places={found[0].pk}" if len(found) == 1 else ""


def _agency(row: Any, on: date) -> _Key:
    return str(row.agency), f"agency={row.agency_id}"


def _year(row: Any, on: date) -> _Key:
    return str(on.year), ""


def _quarter(row: Any, on: date) -> _Key:
    told = {"year": on.year, "quarter": ("I", "II", "III", "IV")[(on.month - 1) // 3]}
    return _("%(year)s, quý %(quarter)s") % told, ""


def _kind(row: Any, on: date) -> _Key:
    if isinstance(row, Oda):
        return _("Dự án ODA, vay ưu đãi"), ""
    return str(row.get_kind_display()), f"kind={row.kind}"


#: How sums can be made: the word of the address, its label, the heading under which a record stands.
HEADINGS: Mapping[str, tuple[Any, Callable[[Any, date], _Key]]] = {
    "nha-tai-tro": (gettext_lazy("Theo nhà tài trợ"), _donor),
    "nuoc": (gettext_lazy("Theo nước, vùng lãnh thổ"), _country),
    "linh-vuc": (gettext_lazy("Theo lĩnh vực"), _sector),
    "dia-ban": (gettext_lazy("Theo địa bàn"), _place),
    "co-quan": (gettext_lazy("Theo chủ khoản viện trợ, chủ dự án"), _agency),
    "loai": (gettext_lazy("Theo loại"), _kind),
    "nam": (gettext_lazy("Theo năm"), _year),
    "quy": (gettext_lazy("Theo quý"), _quarter),
}
#: What is summed: the word of the address, its label.
BOOKS: Mapping[str, Any] = {
    "vien-tro": gettext_lazy("Viện trợ không thuộc ODA"),
    "oda": gettext_lazy("ODA, vay ưu đãi (vốn nước ngoài)"),
}


#: Headings that are days: the latest stands first.
_IN_TIME = frozenset({"nam", "quy"})


@dataclass(frozen=True, slots=True)
class Sums:
    lines: list[Line]
    total: Line


def sums(user: Any, book: str, by: str, since: date, until: date) -> Sums:
    """What `user` may see of what was agreed on and what came in on these days. A few queries, whatever the number."""
    promised, paid = (_of_oda if book == "oda" else _of_aid)(user, since, until)
    heading = HEADINGS[by][1]
    lines: dict[_Key, Line] = {}
    total = Line(_("Tổng cộng"))
    for row, on, amount, currency, dong in promised:
        for line in (_line(lines, heading(row, on)), total):
            line.count += 1
            line.committed += dong
            if amount:
                line.by_currency[currency] = line.by_currency.get(currency, Decimal(0)) + amount
    for row, on, dong in paid:
        for line in (_line(lines, heading(row, on)), total):
            line.paid += dong
    if by in _IN_TIME:
        found = sorted(lines.values(), key=lambda line: line.label, reverse=True)
    else:
        found = sorted(lines.values(), key=lambda line: (-line.committed, -line.paid, line.label))
    return Sums(found, total)


def _line(lines: dict[_Key, Line], key: _Key) -> Line:
    return lines.setdefault(key, Line(*key))


_Promised = Iterable[tuple[Any, date, Decimal, str, Decimal]]
_Paid = Iterable[tuple[Any, date, Decimal]]


def _of_aid(user: Any, since: date, until: date) -> tuple[_Promised, _Paid]:
    seen = AidProject.objects.for_user(user, "view").agreed()
    rows = seen.select_related("donor__country", "agency").prefetch_related("places")
    known = {row.pk: row for row in rows}
    paid = [each for each in Disbursement.objects.filter(on__range=(since, until)) if each.project_id in known]
    for each in paid:
        each.project = known[each.project_id]
    agreed = [(row, on) for row in known.values() if (on := row.decided_on) and since <= on <= until]
    return (
        [(row, on, row.amount or Decimal(0), row.currency, row.dong) for row, on in agreed],
        [(each.project, each.on, each.dong) for each in paid],
    )


def _of_oda(user: Any, since: date, until: date) -> tuple[_Promised, _Paid]:
    seen = Oda.objects.for_user(user, "view").exclude(stage__in=[OdaStage.PREPARED, OdaStage.CANCELLED])
    rows = seen.select_related("donor__country", "agency").prefetch_related("places")
    known = {row.pk: row for row in rows}
    payments = OdaPayment.objects.filter(on__range=(since, until)).exclude(source="counterpart")
    paid = [each for each in payments if each.oda_id in known]
    for each in paid:
        each.oda = known[each.oda_id]
    signed = [(row, on) for row in known.values() if (on := row.signed_on) and since <= on <= until]
    return (
        [(row, on, row.foreign.amount, row.currency, row.total_dong - row.counterpart) for row, on in signed],
        [(each.oda, each.on, each.dong) for each in paid],
    )


def first_day(user: Any, today: date) -> date:
    """From when on there is something: the first of January of the earliest year, five years at the least."""
    found = (
        AidProject.objects.for_user(user, "view").agreed().order_by("decided_on").values_list("decided_on", flat=True)
    )
    first = found.first()
    return date(min(first.year if first else today.year, today.year - 4), 1, 1)

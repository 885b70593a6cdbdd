"""How much may be paid for something on a day: the table of that day, asked item by item. Unknown is never nothing."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from haidang.kit.money import Money
from haidang.office.norms.choices import AmountItem, AmountKind, Group, HeadRole
from haidang.office.norms.models import Amount, NoNorm, Norm, TwoNorms
from haidang.office.norms.rules import Ceiling, Unknown

__all__ = ["GUESTS", "TRIPS", "Ceiling", "Table", "Unknown"]

GUESTS, TRIPS = "GUEST-NORM", "TRIP-NORM"


class Table:
    """The rows of one kind of table that hold on a day; asked any number of times for the price of two queries."""

    def __init__(self, family: str, on: date) -> None:
        self.on = on
        self.norm: Norm | None = None
        self._fault = ""
        self._rows: dict[tuple[str, str, str, str], Amount] = {}
        try:
            self.norm = Norm.objects.in_force(family, on=on)
        except (NoNorm, TwoNorms) as wrong:
            self._fault = " ".join(wrong.messages)
            return
        for row in Amount.objects.of_table(family).holding(on).filter(norm=self.norm):
            self._rows[row.key] = row

    @property
    def rows(self) -> Iterable[Amount]:
        return self._rows.values()

    @property
    def source(self) -> str:
        return self.norm.document if self.norm else ""

    def ceiling(self, item: str, group: str, role: str = "", place: str = "") -> Ceiling | Unknown:
        """The narrowest row for them: one that names class and role goes before one that names neither."""
        if self.norm is None:
            return Unknown(self._fault)
        if not self._rows:
            return Unknown(
                _(
                    "Bảng mức chi của %(source)s chưa có trong dữ liệu. Nhập bảng ở trang Mức chi theo định mức, "
                    "rồi xem lại."
                )
                % {"source": self.source},
                self.source,
            )
        found = self._found(item, group, role, place)
        if found is None:
            return self._not_said(item, group, role, place)
        if found.kind == AmountKind.PERCENT:
            return self._share(found, group, role, place)
        return Ceiling(
            amount=Money(found.amount or Decimal(0), found.currency),
            unit=found.unit,
            condition=found.condition,
            source=found.source,
            url=found.get_absolute_url(),
            may_refuse=found.may_refuse,
            is_barred=found.kind == AmountKind.NONE,
        )

    def _found(self, item: str, group: str, role: str, place: str) -> Amount | None:
        keys = ((item, g, r, p) for p in (place, "") for g in (group, "") for r in (role, ""))
        return next((self._rows[key] for key in keys if key in self._rows), None)

    def _share(self, found: Amount, group: str, role: str, place: str) -> Ceiling | Unknown:
        """So many hundredths of another item; not known where that one is not."""
        base = self.ceiling(found.percent_of, group, role, place)
        if isinstance(base, Unknown):
            return base
        share = (found.amount or Decimal(0)).normalize()
        return Ceiling(
            amount=(base.amount * (share / 100)).rounded(),
            unit=found.unit,
            condition=found.condition,
            source=found.source,
            url=found.get_absolute_url(),
            may_refuse=found.may_refuse and base.may_refuse,
            how=_("%(share)s%% của “%(item)s”: %(base)s")
            % {"share": f"{share:f}", "item": AmountItem(found.percent_of).label, "base": base.amount},
            is_barred=base.is_barred,
        )

    def _not_said(self, item: str, group: str, role: str, place: str) -> Unknown:
        if not group and any(key[0] == item for key in self._rows):
            return Unknown(_("Chưa chọn hạng khách nên chưa biết mức nào áp dụng."), self.source)
        about = [
            str(AmountItem(item).label),
            str(Group(group).label) if group else "",
            str(HeadRole(role).label) if role else "",
            place,
        ]
        return Unknown(
            _("Bảng mức chi của %(source)s trong dữ liệu không có mức cho: %(about)s.")
            % {"source": self.source, "about": ", ".join(filter(None, about))},
            self.source,
        )

"""Columns that the books of aid have in common: amounts without the cents nobody wrote, a rate with its day."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from haidang.kit.money import written
from haidang.kit.records.columns import Column
from haidang.kit.verdicts import day


def whole(amount: Decimal | None) -> int | Decimal | None:
    """1.250.000 and not 1.250.000,00; cents that were written stay."""
    if amount is None:
        return None
    return int(amount) if amount == amount.to_integral_value() else amount


def amount(name: str) -> Column:
    """A field that holds an amount, a rate or a quantity."""
    return Column(name, value=_of(name), sort=(name,), is_number=True)


def _of(name: str) -> Callable[[Any], Any]:
    return lambda row: whole(getattr(row, name))


def _rate(row: Any) -> str:
    if row.rate is None:
        return ""
    return f"{written(row.rate, 0 if row.rate == row.rate.to_integral_value() else 2)} ({day(row.rate_on)})"


def _way(row: Any) -> str:
    if row.in_kind:
        return _now("hiện vật, dịch vụ")
    return _now("tiền, qua tài khoản viện trợ") if row.by_account else _now("tiền, ngoài tài khoản viện trợ")


RATE = Column("rate_said", _("tỷ giá (ngày)"), value=_rate, is_number=True)
WAY = Column("way", _("hình thức"), value=_way)
MONEY = Column("money", _("số tiền"), value=lambda row: str(row.money), is_number=True)
DONG = Column("dong", _("quy ra đồng"), value=lambda row: whole(row.dong) or None, is_number=True)

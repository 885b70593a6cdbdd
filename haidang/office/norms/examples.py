"""One honest instance of each thing, for tests and the demonstration."""

from datetime import date
from decimal import Decimal

from haidang.office.norms.choices import AmountItem, Group, Tag, Unit
from haidang.office.norms.models import Amount, CalendarDay, Norm


def norm() -> Norm:
    count = Norm.objects.filter(family__startswith="VI-DU").count() + 1
    return Norm.objects.create(
        code=f"VI-DU-{chr(64 + count)}",
        act="trả lời thư của đối tác",
        value="05 ngày làm việc",
        amount="5",
        unit=Unit.WORKING_DAYS,
        valid_from=date(2020, 1, 1),
        document="Quy chế mẫu của tỉnh",
        tag=Tag.KNOWN,
    )


def day() -> CalendarDay:
    return CalendarDay.objects.create(
        day=f"2031-01-{CalendarDay.objects.filter(day__startswith='2031-01').count() + 1:02}",
        name="ngày nghỉ mẫu",
        document="thông báo mẫu",
    )


def table_rule(code: str = "TRIP-NORM-2") -> Norm:
    """The rule a table stands under; made where the norms were not seeded."""
    found = Norm.objects.filter(code=code).first()
    return found or Norm.objects.create(
        code=code,
        act="chế độ công tác phí nước ngoài",
        value="TT 140/2025/TT-BTC",
        valid_from=date(2026, 2, 14),
        document="TT 140/2025/TT-BTC",
        tag=Tag.HEAD,
    )


def amount() -> Amount:
    """A made number: the true tables are not public."""
    return Amount.objects.create(
        norm=table_rule(),
        item=AmountItem.TRIP_ROOM,
        group=Group.TRIP_B,
        place=f"Nước mẫu {Amount.objects.count() + 1}",
        amount=Decimal(85),
        currency="USD",
        unit="người/ngày",
        valid_from=date(2026, 2, 14),
        article="Phụ lục",
        tag=Tag.KNOWN,
    )

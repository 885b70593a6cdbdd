"""One honest instance of each thing, for tests and the demonstration."""

from datetime import date

from haidang.office.norms.choices import Tag, Unit
from haidang.office.norms.models import CalendarDay, Norm


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

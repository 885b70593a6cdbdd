"""What the book of defence activities counts of a period, by the day planned."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _

from haidang.kit.figures import Figure, opened
from haidang.registers.defence.choices import Stage
from haidang.registers.defence.models import DefenceActivity


def figures(user: Any, since: date, until: date) -> Iterator[Figure]:
    """One query. Whoever has no business with the book gets no line of it either."""
    if not DefenceActivity.objects.may_enter(user):
        return
    rows = DefenceActivity.objects.for_user(user, "view").on_days(since, until).order_by()
    counted = dict(rows.values_list("stage").annotate(count=Count("pk")))
    for stage, label in (
        (Stage.DONE, _("số hoạt động đã thực hiện")),
        (Stage.PLANNED, _("số hoạt động chưa ghi kết quả")),
        (Stage.OFF, _("số hoạt động không thực hiện")),
    ):
        url = opened("defence:defenceactivity-list", since, until, stage=stage)
        yield Figure(
            f"defence:{stage.value}",
            _("Đối ngoại quốc phòng"),
            label,
            counted.get(stage, 0),
            _("hoạt động"),
            url,
            channel="state",
        )

"""The book of urgings: every rung that was climbed or passed over, and every word by hand."""

from typing import Any

import django_filters
from django.utils.translation import gettext_lazy as _

from haidang.kit.records.columns import Column
from haidang.kit.records.filters import RecordFilters, WordsFilter
from haidang.kit.records.register import Register
from haidang.plan.plans.filters import TaskFilter
from haidang.plan.urging.choices import Ending
from haidang.plan.urging.forms import UrgingForm
from haidang.plan.urging.models import Urging
from haidang.plan.urging.wording import said

_STILL = "waiting"


class UrgingFilters(RecordFilters):
    words = WordsFilter(fields=("title", "kind", "words"))
    task = TaskFilter(Urging)
    ending = django_filters.ChoiceFilter(
        label=_("Nay"), choices=[(_STILL, _("Còn chờ")), *Ending.choices], method="by_ending"
    )
    since = django_filters.DateFilter(label=_("Đôn đốc từ ngày"), field_name="climbed_on", lookup_expr="gte")
    until = django_filters.DateFilter(label=_("đến ngày"), field_name="climbed_on", lookup_expr="lte")

    class Meta:
        model = Urging
        fields = ("words", "agency", "task", "step", "fate")

    def by_ending(self, rows: Any, name: str, value: str) -> Any:
        return rows.filter(ended_on=None) if value == _STILL else rows.filter(ending=value)


def _now(urging: Urging) -> str:
    """What became of it, in words: "Đã nộp ngày 15/6/2020"."""
    if urging.ended_on is None:
        return str(_("Còn chờ"))
    return str(_("%(what)s ngày %(day)s")) % {"what": urging.get_ending_display(), "day": said(urging.ended_on)}


def _told(urging: Urging) -> str:
    return ", ".join(f"{told.person} ({told.get_why_display()})" for told in urging.told.all())


def _norm(urging: Urging) -> str:
    return f"#{urging.norm_id}" if urging.norm_id else ""


def _late(urging: Urging) -> str:
    """How late it was on the day, or how long there still was."""
    if urging.due_on is None:
        return ""
    said_as = _("quá hạn %(days)d") if urging.days_late > 0 else _("còn %(days)d")
    return str(said_as) % {"days": abs(urging.days_late)}


_LATE = Column("late", _("khi đôn đốc, ngày làm việc"), value=_late)
_MARK = Column("mark", _("mốc"), value=lambda urging: urging.mark, sort=("rung",))
_NOW = Column("now", _("nay"), value=_now, sort=("ended_on",))

urgings = Register(
    model=Urging,
    form=UrgingForm,
    filters=UrgingFilters,
    columns=("climbed_on", _MARK, "kind", "title", "agency", "due_on", "fate", _NOW),
    details=(
        "kind", "title", "agency", "task", "person", "due_on", _MARK, "step", "climbed_on", _LATE, "fate",
        "words", "way",
        Column("told", _("người nhận"), value=_told, prefetch="told__person"),
        "by", "rule", "rule_value", "rule_source",
        Column("norm_row", _("dòng quy định"), value=_norm),
        "document", _NOW,
    ),
)  # fmt: skip

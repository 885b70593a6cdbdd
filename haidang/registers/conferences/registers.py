"""The book of international conferences."""

import django_filters
from django.utils.translation import gettext_lazy as _

from haidang.kit.records.columns import Column
from haidang.kit.records.filters import GroupFilter, RecordFilters, WordsFilter
from haidang.kit.records.register import Register
from haidang.registers.conferences import services
from haidang.registers.conferences.choices import TOOK_PLACE, Stage
from haidang.registers.conferences.forms import ConferenceForm
from haidang.registers.conferences.models import Conference


class ConferenceFilters(RecordFilters):
    words = WordsFilter(fields=("title", "content", "place", "agency__name"))
    stage = django_filters.ChoiceFilter(label=_("Trạng thái"), choices=Stage.choices)
    since = django_filters.DateFilter(label=_("Từ ngày"), field_name="starts_on", lookup_expr="gte")
    until = django_filters.DateFilter(label=_("Đến ngày"), field_name="starts_on", lookup_expr="lte")
    counted = GroupFilter(label=_("Kết quả"), field_name="stage", groups={"held": (_("đã tổ chức"), TOOK_PLACE)})

    class Meta:
        model = Conference
        fields = ("words", "stage", "counted", "since", "until", "agency")


_WHO = Column("authority", _("cấp cho phép"), value=lambda row: row.authority.label if row.counts else "")

conferences = Register(
    model=Conference,
    form=ConferenceForm,
    filters=ConferenceFilters,
    columns=("title", "agency", "starts_on", "ends_on", "place", _WHO, "stage"),
    details=(
        "title", "agency", "organiser", "others", "partners", "mode", "is_in_vietnam", "starts_on", "ends_on", "place",
        "content", "topic", "has_ministers", "vietnamese", "foreigners", "guests", "funding", "has_foreign_money",
        "is_hosting", "is_press", "by_party_rules", "estimate", "tasks", "stage", _WHO, "request", "filed_on", "scheme",
        "funds_paper", "hosting_paper", "consultation", "decision", "decided_on", "vietnamese_came",
        "foreigners_came", "results", "report", "reported_on",
    ),
    save=services.save,
)  # fmt: skip

REGISTERS = (conferences,)

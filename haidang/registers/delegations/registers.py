"""The register of delegations abroad: what its list shows, what it is filtered by."""

from typing import Any

import django_filters
from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _

from haidang.kit.records.columns import Column
from haidang.kit.records.filters import GroupFilter, RecordFilters, WordsFilter, YearFilter
from haidang.kit.records.register import Register
from haidang.registers.delegations import services
from haidang.registers.delegations.choices import GOING, OFF
from haidang.registers.delegations.forms import DelegationForm
from haidang.registers.delegations.models import Delegation
from haidang.registers.partners.models import Partner


class DelegationFilters(RecordFilters):
    words = WordsFilter(fields=("title", "purpose", "content", "agency__name", "head__name", "countries__name"))
    year = YearFilter(label=_("Năm đi"), method="of_year")
    since = django_filters.DateFilter(label=_("Đi từ ngày"), field_name="starts_on", lookup_expr="gte")
    until = django_filters.DateFilter(label=_("Đi đến ngày"), field_name="starts_on", lookup_expr="lte")
    counted = GroupFilter(
        label=_("Kết quả"), field_name="stage", groups={"went": (_("đã được cử"), GOING), "off": (_("không đi"), OFF)}
    )
    countries = django_filters.ModelChoiceFilter(label=_("Nước đến"), queryset=Partner.objects.countries())
    partners = django_filters.ModelChoiceFilter(label=_("Đối tác"), queryset=Partner.objects.all())

    class Meta:
        model = Delegation
        fields = (
            "words",
            "year",
            "since",
            "until",
            "stage",
            "counted",
            "channel",
            "in_plan",
            "agency",
            "countries",
            "partners",
        )

    def of_year(self, rows: QuerySet[Any], name: str, value: Any) -> QuerySet[Any]:
        """Those that leave in that year."""
        return rows.filter(starts_on__year=int(value))


_HEAD = Column("head_said", _("trưởng đoàn"), value=lambda row: row.head_said, join="head", sort=("head__sort_key",))
_WHERE = Column("where", _("nước, nơi đến"), value=lambda row: row.where_said, prefetch="stops__country")
_DAYS = Column("days", _("số ngày"), value=lambda row: row.days, is_number=True)
_PEOPLE = Column("member_count", _("số thành viên"), expression=Count("members", distinct=True), is_number=True)

delegations = Register(
    model=Delegation,
    form=DelegationForm,
    filters=DelegationFilters,
    save=services.save,
    delete=services.delete,
    columns=("title", "agency", _HEAD, _WHERE, "starts_on", "ends_on", "in_plan", "stage"),
    details=(
        "title", "agency", "channel", _HEAD, "head_rank", _PEOPLE, "people", _WHERE, "starts_on", "ends_on", _DAYS,
        "when_words", "in_plan", "plan", "extra_reason", "extra_opinion", "purpose", "content", "forecast", "funding",
        "no_estimate_why", "estimate", "request", "scheme", "stage", "asked_on", "appraised_on", "appraisal",
        "decider", "decided_on", "decided_words", "decision", "reported_on", "settled_on", "stopped_on",
        "stopped_why", "remark",
    ),
)  # fmt: skip

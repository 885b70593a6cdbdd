"""The books of foreign organisations: themselves, their registrations, their reports, the report of the province."""

from typing import Any

import django_filters
from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.records.columns import Column
from haidang.kit.records.filters import RecordFilters, WordsFilter
from haidang.kit.records.register import Register
from haidang.registers.aid import ingo_services as services
from haidang.registers.aid.ingo_choices import IngoStage, RegistrationStage
from haidang.registers.aid.ingo_forms import IngoForm, IngoReportForm, IngoYearForm, RegistrationForm
from haidang.registers.aid.ingo_standing import Standing, of_standing
from haidang.registers.aid.models import Ingo, IngoReport, IngoYear, Registration
from haidang.registers.aid.project_columns import amount
from haidang.registers.partners.models import Partner

_SINCE, _UNTIL = _("Từ ngày"), _("Đến ngày")


def from_day(field: str, label: Any = _SINCE) -> django_filters.DateFilter:
    return django_filters.DateFilter(label=label, field_name=field, lookup_expr="gte")


def to_day(field: str, label: Any = _UNTIL) -> django_filters.DateFilter:
    return django_filters.DateFilter(label=label, field_name=field, lookup_expr="lte")


# ── organisations ────────────────────────────────────────────────────────────────────────────────


class IngoFilters(RecordFilters):
    words = WordsFilter(fields=("name", "name_foreign", "short", "fields", "places"))
    standing = django_filters.ChoiceFilter(label=_("Giấy đăng ký"), choices=Standing.choices, method="by_standing")
    registered_on = django_filters.DateFilter(label=_("Có giấy còn giá trị ngày"), method="by_day")
    country = django_filters.ModelChoiceFilter(label=_("Nước"), queryset=Partner.objects.countries())
    since = from_day("here_since", _("Ở tỉnh từ ngày"))
    until = to_day("here_since", _("Ở tỉnh đến ngày"))

    class Meta:
        model = Ingo
        fields = ("words", "standing", "sector", "country", "agency", "stage", "registered_on", "since", "until")

    def by_standing(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return of_standing(rows, value, clock.today())

    def by_day(self, rows: QuerySet[Any], name: str, value: Any) -> QuerySet[Any]:
        papers = Registration.objects.holding(value).order_by().values("ingo")
        return rows.filter(pk__in=papers, stage=IngoStage.ACTIVE)


#: The last day of the paper that holds the longest.
_REGISTERED = Column(
    "registered_to", _("giấy đăng ký đến ngày"),
    expression=Subquery(
        Registration.objects.filter(ingo=OuterRef("pk"), stage=RegistrationStage.GRANTED)
        .order_by("-valid_to").values("valid_to")[:1]
    ),
)  # fmt: skip

ingos = Register(
    model=Ingo,
    form=IngoForm,
    filters=IngoFilters,
    columns=("name", "short", "country", "sector", "places", _REGISTERED, "agency", "stage"),
    details=(
        "name", "name_foreign", "short", "partner", "country", "agency", "representative", "sector", "fields",
        "places", "here_since", _REGISTERED, "note", "tasks", "stage", "ended_on", "ended_by",
    ),
    save=services.save_ingo,
)  # fmt: skip


# ── registrations ────────────────────────────────────────────────────────────────────────────────


class RegistrationFilters(RecordFilters):
    words = WordsFilter(fields=("ingo__name", "number", "scope", "seat"))
    since = from_day("issued_on", _("Cấp từ ngày"))
    until = to_day("issued_on", _("Cấp đến ngày"))
    ends_since = from_day("valid_to", _("Hết giá trị từ ngày"))
    ends_until = to_day("valid_to", _("Hết giá trị đến ngày"))
    answered_since = from_day("answered_on", _("Cho ý kiến từ ngày"))
    answered_until = to_day("answered_on", _("Cho ý kiến đến ngày"))

    class Meta:
        model = Registration
        fields = (
            "words", "ingo", "kind", "aim", "stage", "leaning", "since", "until", "ends_since", "ends_until",
            "answered_since", "answered_until",
        )  # fmt: skip


registrations = Register(
    model=Registration,
    form=RegistrationForm,
    filters=RegistrationFilters,
    columns=("ingo", "kind", "aim", "number", "issued_on", "valid_to", "requested_on", "answered_on", "stage"),
    details=(
        "ingo", "kind", "aim", "renews", "requested_on", "seat", "scope", "number", "issued_on", "valid_to", "stage",
        "consultation", "leaning", "leaning_words", "answer", "answered_on", "plan_on", "plan_paper", "revoked_on",
    ),
    save=services.save_registration,
)  # fmt: skip


# ── reports ──────────────────────────────────────────────────────────────────────────────────────


class IngoReportFilters(RecordFilters):
    words = WordsFilter(fields=("ingo__name", "paper", "plans", "note"))
    since = from_day("received_on", _("Nhận từ ngày"))
    until = to_day("received_on", _("Nhận đến ngày"))

    class Meta:
        model = IngoReport
        fields = ("words", "ingo", "year", "since", "until")


reports = Register(
    model=IngoReport,
    form=IngoReportForm,
    filters=IngoReportFilters,
    columns=("ingo", "year", "received_on", "projects", amount("amount"), "currency", "people"),
    details=(
        "ingo", "year", "received_on", "paper", "projects", amount("amount"), "currency", "people", "staff", "plans",
        "note",
    ),
    save=services.save_report,
)  # fmt: skip


class IngoYearFilters(RecordFilters):
    words = WordsFilter(fields=("assessment", "difficulties", "proposals"))
    since = from_day("sent_on", _("Gửi từ ngày"))
    until = to_day("sent_on", _("Gửi đến ngày"))

    class Meta:
        model = IngoYear
        fields = ("words", "year", "agency", "stage", "since", "until")


years = Register(
    model=IngoYear,
    form=IngoYearForm,
    filters=IngoYearFilters,
    columns=("year", "agency", "stage", "sent_on", "paper"),
    details=("year", "agency", "assessment", "difficulties", "proposals", "tasks", "stage", "sent_on", "paper"),
    save=services.save_year,
)

REGISTERS = (ingos, registrations, reports, years)

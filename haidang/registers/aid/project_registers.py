"""The books of aid that is not ODA, of ODA, and of the province's yearly reports."""

from typing import Any

import django_filters
from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from haidang.kit.money import Money
from haidang.kit.records.columns import Column
from haidang.kit.records.filters import RecordFilters, WordsFilter
from haidang.kit.records.register import Register
from haidang.office.directory.models import Agency
from haidang.registers.aid import oda_services, project_services
from haidang.registers.aid.ingo_choices import Sector
from haidang.registers.aid.models import AidProject, AidYear, Disbursement, Oda, OdaPayment
from haidang.registers.aid.models.projects import AGREED
from haidang.registers.aid.project_choices import OF_DISASTER, OdaStage, ProjectKind, ProjectStage
from haidang.registers.aid.project_columns import DONG, amount, whole
from haidang.registers.aid.project_forms import AidYearForm, OdaForm, ProjectForm, lands


class _PlaceFilter(django_filters.ModelChoiceFilter):
    """One place among those of a record."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Địa bàn"), field_name="places", queryset=lambda request: lands(), method=self._of_place
        )

    @staticmethod
    def _of_place(rows: Any, name: str, value: Agency | None) -> Any:
        return rows.filter(places=value) if value else rows


class ProjectFilters(RecordFilters):
    words = WordsFilter(fields=("title", "purpose", "donor__name", "agency__name"))
    stage = django_filters.ChoiceFilter(label=_("Trạng thái"), choices=ProjectStage.choices)
    agreed = django_filters.BooleanFilter(label=_("Đã phê duyệt, tiếp nhận"), method="of_agreed")
    kind = django_filters.ChoiceFilter(label=_("Loại"), choices=ProjectKind.choices)
    urgent = django_filters.BooleanFilter(label=_("Cứu trợ, khắc phục hậu quả"), method="of_urgent")
    sector = django_filters.ChoiceFilter(label=_("Lĩnh vực"), choices=Sector.choices)
    since = django_filters.DateFilter(label=_("Phê duyệt từ ngày"), field_name="decided_on", lookup_expr="gte")
    until = django_filters.DateFilter(label=_("Phê duyệt đến ngày"), field_name="decided_on", lookup_expr="lte")
    paid_since = django_filters.DateFilter(label=_("Có giải ngân từ ngày"), method="of_paid")
    paid_until = django_filters.DateFilter(label=_("Có giải ngân đến ngày"), method="of_paid")
    places = _PlaceFilter()
    counterpart = django_filters.BooleanFilter(label=_("Có vốn đối ứng được duyệt"), method="of_counterpart")
    quiet = ("counterpart",)

    class Meta:
        model = AidProject
        fields = (
            "words", "stage", "agreed", "kind", "urgent", "sector", "since", "until", "donor", "ingo", "need", "agency",
            "places",
        )  # fmt: skip

    def of_agreed(self, rows: Any, name: str, value: bool | None) -> Any:
        if value is None:
            return rows
        return rows.filter(stage__in=AGREED) if value else rows.exclude(stage__in=AGREED)

    def of_urgent(self, rows: Any, name: str, value: bool | None) -> Any:
        if value is None:
            return rows
        urgent = {"kind__in": sorted(OF_DISASTER)}
        return rows.filter(**urgent) if value else rows.exclude(**urgent)

    def of_counterpart(self, rows: Any, name: str, value: bool | None) -> Any:
        ours = {"counterpart__decided__gt": 0}
        return rows.filter(**ours) if value else rows.exclude(**ours)

    def of_paid(self, rows: Any, name: str, value: Any) -> Any:
        """The two days ask of one and the same payment."""
        asked = self.form.cleaned_data
        since, until = asked.get("paid_since"), asked.get("paid_until")
        paid = Disbursement.objects.all()
        paid = paid.filter(on__gte=since) if since else paid
        paid = paid.filter(on__lte=until) if until else paid
        return rows.filter(pk__in=paid.order_by().values("project"))


def _money(row: AidProject) -> str:
    return str(row.committed) if row.committed else ""


def _paid(row: Any) -> str:
    return str(Money(row.paid_amount, row.currency)) if row.paid_amount else ""


_COMMITTED = Column("committed", _("giá trị cam kết"), value=_money, sort=("amount",), is_number=True)
_PAID = Column("paid_amount", _("đã giải ngân"), value=_paid, expression=Sum("disbursements__amount"), is_number=True)

projects = Register(
    name="project",
    model=AidProject,
    form=ProjectForm,
    filters=ProjectFilters,
    columns=("title", "kind", "donor", "agency", "sector", _COMMITTED, _PAID, "decided_on", "stage"),
    details=(
        "title", "kind", "donor", "ingo", "need", "agency", "owner", "sector", "topic", "purpose", "places",
        "beneficiaries", "people", _COMMITTED, amount("amount"), "currency", amount("rate"), "rate_on", DONG, _PAID,
        "counterpart", "starts_on", "ends_on", "signed_on", "disaster", "disaster_on", "tasks", "stage", "request",
        "filed_on", "appraiser", "consultation", "appraisal", "appraised_on", "appraisal_words", "decision",
        "decided_on", "decided_by", "started_on", "ended_on", "results", "evaluated_on", "evaluation", "revocation",
        "revoked_on",
    ),
    save=project_services.save,
)  # fmt: skip


class OdaFilters(RecordFilters):
    words = WordsFilter(fields=("title", "purpose", "donor__name", "agency__name"))
    stage = django_filters.ChoiceFilter(label=_("Trạng thái"), choices=OdaStage.choices)
    sector = django_filters.ChoiceFilter(label=_("Lĩnh vực"), choices=Sector.choices)
    since = django_filters.DateFilter(label=_("Ký từ ngày"), field_name="signed_on", lookup_expr="gte")
    until = django_filters.DateFilter(label=_("Ký đến ngày"), field_name="signed_on", lookup_expr="lte")
    paid_since = django_filters.DateFilter(label=_("Có giải ngân từ ngày"), method="of_paid")
    paid_until = django_filters.DateFilter(label=_("Có giải ngân đến ngày"), method="of_paid")
    places = _PlaceFilter()

    class Meta:
        model = Oda
        fields = ("words", "stage", "sector", "since", "until", "donor", "agency", "places")

    def of_paid(self, rows: Any, name: str, value: Any) -> Any:
        asked = self.form.cleaned_data
        since, until = asked.get("paid_since"), asked.get("paid_until")
        paid = OdaPayment.objects.all()
        paid = paid.filter(on__gte=since) if since else paid
        paid = paid.filter(on__lte=until) if until else paid
        return rows.filter(pk__in=paid.order_by().values("oda"))


_FOREIGN = Column("foreign", _("vốn nước ngoài"), value=lambda row: str(row.foreign), is_number=True)
_TOTAL = Column("total_dong", _("tổng vốn, đồng"), value=lambda row: whole(row.total_dong), is_number=True)

odas = Register(
    name="oda",
    model=Oda,
    form=OdaForm,
    filters=OdaFilters,
    columns=("title", "donor", "agency", "sector", _FOREIGN, amount("counterpart"), "signed_on", "ends_on", "stage"),
    details=(
        "title", "donor", "agency", "managing", "sector", "purpose", "places", "currency", amount("grant"),
        amount("loan"), _FOREIGN, amount("rate"), "rate_on", amount("counterpart"), _TOTAL, "estimate", "starts_on",
        "ends_on", "tasks", "stage", "agreement", "signed_on", "ended_on", "results",
    ),
    save=oda_services.save,
)  # fmt: skip


class AidYearFilters(RecordFilters):
    words = WordsFilter(fields=("number", "words"))

    class Meta:
        model = AidYear
        fields = ("words", "year", "agency")


aid_years = Register(
    model=AidYear,
    form=AidYearForm,
    filters=AidYearFilters,
    columns=("year", "number", "sent_on", "agency"),
    details=("year", "agency", "number", "sent_on", "words", "tasks"),
    save=project_services.keep_year,
)

REGISTERS = (projects, odas, aid_years)

"""The book of incoming delegations: what its list shows, what it is filtered by."""

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from haidang.kit.records.columns import Column
from haidang.kit.records.filters import GroupFilter, RecordFilters, WordsFilter, YearFilter
from haidang.kit.records.register import Register
from haidang.registers.partners.models import Partner
from haidang.registers.visits import services
from haidang.registers.visits.choices import RECEIVED
from haidang.registers.visits.forms import VisitForm
from haidang.registers.visits.models import Visit


class VisitFilters(RecordFilters):
    words = WordsFilter(fields=("title", "guests", "head_name", "purpose", "achieved"))
    # one at a time: the page of a partner leads here with its number
    partners = django_filters.ModelChoiceFilter(label=_("Nước, đối tác"), queryset=Partner.objects.all())
    year = YearFilter(label=_("Năm"), method="of_year")
    since = django_filters.DateFilter(label=_("Đến từ ngày"), field_name="starts_on", lookup_expr="gte")
    until = django_filters.DateFilter(label=_("Đến trước hết ngày"), field_name="starts_on", lookup_expr="lte")
    counted = GroupFilter(label=_("Kết quả"), field_name="stage", groups={"received": (_("đã đón, đã tiếp"), RECEIVED)})

    class Meta:
        model = Visit
        fields = ("words", "kind", "stage", "counted", "year", "since", "until", "agency", "partners", "receiver")

    def of_year(self, rows: QuerySet[Visit], name: str, value: object) -> QuerySet[Visit]:
        year = int(str(value).partition(".")[0])
        return rows.filter(starts_on__year=year) if 1 <= year <= 9999 else rows.none()


def _hour(visit: Visit) -> str:
    return f"{visit.at:%H:%M}" if visit.at else ""


_AT = Column("at", value=_hour)

visits = Register(
    model=Visit,
    form=VisitForm,
    filters=VisitFilters,
    columns=(
        "title", "kind", "partners", "starts_on", "ends_on", "receiver", "people", "guest_class", "agency", "stage",
    ),
    details=(
        "kind", "agency", "invited_by", "partners", "guests", "head_name", "head_post", "head_rank", "guest_class",
        "class_paper", "people", "contact", "purpose", "starts_on", "ends_on", _AT, "places", "receiver", "bearing",
        "interpreter", "car", "entry_support", "in_plan", "tasks", "stage", "submitted_on", "decision", "consultation",
        "estimate", "achieved", "expected", "reported_on", "report", "press",
        Column("created_by__full_name", _("người lập")),
    ),
    save=services.save,
)  # fmt: skip

"""The book of windows in which nobody goes, and the book of the numbers of past years."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from haidang.kit.records.columns import Column
from haidang.kit.records.filters import RecordFilters, WordsFilter, YearFilter
from haidang.kit.records.register import Register
from haidang.registers.delegations.limits.forms import BlackoutForm, YearBaselineForm
from haidang.registers.delegations.models import Blackout, YearBaseline


class BlackoutFilters(RecordFilters):
    words = WordsFilter(fields=("name", "basis", "remark"))
    year = YearFilter(label=_("Năm"), method="of_year")

    class Meta:
        model = Blackout
        fields = ("words", "year")

    def of_year(self, rows: QuerySet[Blackout], name: str, value: int) -> QuerySet[Blackout]:
        return rows.filter(starts_on__year__lte=int(value), ends_on__year__gte=int(value))


class YearBaselineFilters(RecordFilters):
    words = WordsFilter(fields=("source", "agency__name"))

    class Meta:
        model = YearBaseline
        fields = ("words", "year", "agency")


_SOURCE = Column("basis_said", _("căn cứ"), value=lambda row: row.source, join="document")

blackouts = Register(
    model=Blackout,
    form=BlackoutForm,
    filters=BlackoutFilters,
    columns=("name", "starts_on", "ends_on", _SOURCE, "agencies"),
    details=("name", "starts_on", "ends_on", "document", "basis", "agencies", "remark"),
)
baselines = Register(
    model=YearBaseline,
    form=YearBaselineForm,
    filters=YearBaselineFilters,
    columns=("year", "agency", "count", "source"),
)

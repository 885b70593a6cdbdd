"""The books of agreements and of their action programmes."""

from datetime import date
from typing import Any

import django_filters
from django.db.models import F, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.records.columns import Column
from haidang.kit.records.filters import RecordFilters, WordsFilter, YearFilter
from haidang.kit.records.register import Register
from haidang.office.norms.models import Norm
from haidang.office.norms.rules import months_later
from haidang.registers.agreements import rules
from haidang.registers.agreements.choices import LIVING, ChangeKind, ChangeStage, Level, Scope, Stage
from haidang.registers.agreements.forms import AgreementForm, ProgrammeForm
from haidang.registers.agreements.models import ActionProgramme, Agreement
from haidang.registers.agreements.selectors.ending import standing_of
from haidang.registers.agreements.services import save
from haidang.registers.partners.models import Partner


class AgreementFilters(RecordFilters):
    words = WordsFilter(fields=("name", "name_foreign", "foreign_party", "agency__name"))
    stage = django_filters.ChoiceFilter(label=_("Bước"), choices=Stage.choices)
    level = django_filters.ChoiceFilter(label=_("Cấp ký"), choices=Level.choices)
    scope = django_filters.ChoiceFilter(label=_("Phạm vi pháp luật"), choices=Scope.choices)
    ending = django_filters.ChoiceFilter(
        label=_("Hết hiệu lực"), method="ends",
        choices=[("0", _("đã hết")), ("3", _("trong 3 tháng")), ("6", _("trong 6 tháng")), ("12", _("trong 12 tháng"))],
    )  # fmt: skip
    partners = django_filters.ModelChoiceFilter(label=_("Đối tác"), queryset=Partner.objects.all())
    year = YearFilter(label=_("Ký trong năm"), field_name="signed_on", lookup_expr="year")

    since = django_filters.DateFilter(label=_("Ký từ ngày"), field_name="signed_on", lookup_expr="gte")
    until = django_filters.DateFilter(label=_("Ký đến ngày"), field_name="signed_on", lookup_expr="lte")
    in_force = django_filters.DateFilter(label=_("Có hiệu lực vào ngày"), method="holds")

    class Meta:
        model = Agreement
        fields = (
            "words", "stage", "level", "scope", "ending", "in_force", "year", "since", "until", "agency", "partners",
        )  # fmt: skip

    def holds(self, rows: QuerySet[Any], name: str, value: date) -> QuerySet[Any]:
        """By what is known today of that day."""
        found: QuerySet[Any] = rows.in_force(value)  # type: ignore[attr-defined]
        return found

    def ends(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """By the day of the text; one that renews itself does not end."""
        today = clock.today()
        rows = rows.filter(stage__in=LIVING, auto_renews=False)
        if value == "0":
            return rows.filter(expires_on__lt=today)
        return rows.filter(expires_on__gte=today, expires_on__lte=months_later(today, int(value)))


#: The marks of the radar travel with each row, so that a list asks the norms once and not for every line.
_MARKS = Subquery(
    Norm.objects.filter(family="AGR-RADAR", valid_to=None)
    .order_by(F("valid_from").desc(nulls_last=True), "-pk")
    .values("amount")[:1]
)


def _standing(row: Any) -> str:
    renewing = any(
        change.kind == ChangeKind.EXTEND and change.stage == ChangeStage.OPEN for change in row.changes.all()
    )
    marks = rules.months_listed(row.standing_marks or "")
    return str(standing_of(row, clock.today(), marks, renewing=renewing).label)


_STANDING = Column("standing", _("tình trạng"), value=_standing, prefetch="changes")
# the marks come with this column: what the database counts stands to the right, as days may and words may not
_EXPIRY = Column(
    "standing_marks", _("hết hiệu lực"), value=lambda row: row.expiry, expression=_MARKS, sort=("expires_on",)
)

agreements = Register(
    model=Agreement,
    form=AgreementForm,
    filters=AgreementFilters,
    columns=("name", "foreign_party", "party", "agency", "level", _STANDING, "signed_on", _EXPIRY),
    details=(
        "name", "name_foreign", "form", "scope", "level", "party", "agency", "foreign_party", "partners", "field",
        _STANDING, "summary", "on_defence", "on_security", "on_investment", "is_shortened", "shortened_why",
        "planned_on", "consultation", "approval", "approved_on", "signed_on", "signed_at", "signers", "languages",
        "effective_on", "duration", "expires_on", _EXPIRY, "auto_renews", "renewal_months", "notice_days",
        "has_minutes", "binding_note", "copies", "report", "reported_on", "copied_on", "published_on", "published_at",
        "unpublished_why", "ended_on", "inherited_from", "inherited_on", "tasks",
    ),
    save=save,
)  # fmt: skip


class ProgrammeFilters(RecordFilters):
    words = WordsFilter(fields=("name", "words", "agreement__name"))

    class Meta:
        model = ActionProgramme
        fields = ("words", "agreement", "agency")


programmes = Register(
    model=ActionProgramme,
    name="programme",
    form=ProgrammeForm,
    filters=ProgrammeFilters,
    columns=("name", "agreement", "agency", "starts_on", "ends_on"),
    details=("name", "agreement", "agency", "starts_on", "ends_on", "words"),
)

REGISTERS = (agreements, programmes)

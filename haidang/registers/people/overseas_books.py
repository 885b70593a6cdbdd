"""The books of the work with Vietnamese abroad."""

from typing import Any

import django_filters
from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from haidang.kit.dossiers.forms import ReasonForm
from haidang.kit.dossiers.views import ActPage, Pages
from haidang.kit.records.columns import Column
from haidang.kit.records.filters import RecordFilters, WordsFilter, YearFilter
from haidang.kit.records.register import Register
from haidang.kit.records.urls import urls
from haidang.registers.partners.models import Partner
from haidang.registers.people import overseas_forms as forms
from haidang.registers.people import overseas_services as services
from haidang.registers.people.models import (
    Contribution,
    OverseasActivity,
    OverseasAssociation,
    OverseasRequest,
    OverseasYear,
)
from haidang.registers.people.overseas_choices import (
    ActivityAct,
    ActivityKind,
    ActivityStage,
    AssociationStage,
    Giving,
    Matter,
    RequestAct,
    RequestStage,
)
from haidang.registers.people.overseas_selectors import checks


def _country() -> django_filters.ModelChoiceFilter:
    return django_filters.ModelChoiceFilter(label=_("Nước"), queryset=Partner.objects.countries())


def _days(field: str, first: str, last: str) -> tuple[django_filters.DateFilter, django_filters.DateFilter]:
    since = django_filters.DateFilter(label=_("Từ ngày"), field_name=first or field, lookup_expr="gte")
    return since, django_filters.DateFilter(label=_("Đến ngày"), field_name=last or field, lookup_expr="lte")


# ── figures of a year ────────────────────────────────────────────────────────────────────────────

_BEFORE = Subquery(
    OverseasYear.objects.filter(country=OuterRef("country"), year=OuterRef("year") - 1).order_by().values("people")[:1]
)


class OverseasYearFilters(RecordFilters):
    words = WordsFilter(fields=("country__name", "source", "note"))
    country = _country()
    since_year = YearFilter(label=_("Từ năm"), field_name="year", lookup_expr="gte")
    until_year = YearFilter(label=_("Đến năm"), field_name="year", lookup_expr="lte")

    class Meta:
        model = OverseasYear
        fields = ("agency",)


years = Register(
    model=OverseasYear,
    name="overseas-year",
    form=forms.OverseasYearForm,
    filters=OverseasYearFilters,
    columns=(
        Column("said", label=_("số liệu của"), value=str, join="country", sort=("year", "country__sort_key")), "people",
        Column("before", label=_("số người năm trước"), expression=_BEFORE),
        "workers", "students", "returns", "families",
        Column("remittances", value=lambda row: row.remittances_said),
    ),
    details=(
        "year", "country", "people", Column("before", label=_("số người năm trước"), expression=_BEFORE), "workers",
        "students", "returns", "families", "remittances", "currency", "agency", "source", "note",
    ),
    save=services.save,
)  # fmt: skip


# ── associations ─────────────────────────────────────────────────────────────────────────────────


class OverseasAssociationFilters(RecordFilters):
    words = WordsFilter(fields=("name", "place", "country__name"))
    country = _country()
    stage = django_filters.ChoiceFilter(label=_("Trạng thái"), choices=AssociationStage.choices)

    class Meta:
        model = OverseasAssociation
        fields = ("agency",)


associations = Register(
    model=OverseasAssociation,
    name="overseas-association",
    form=forms.OverseasAssociationForm,
    filters=OverseasAssociationFilters,
    columns=("name", "country", "place", "stage", "founded_on", "members", "agency"),
    details=(
        "name", "country", "place", "stage", "founded_on", "ceased_on", "members", "chair", "contact", "activities",
        "agency", "tasks",
    ),
    save=services.save,
)  # fmt: skip


# ── contributions ────────────────────────────────────────────────────────────────────────────────


class ContributionFilters(RecordFilters):
    words = WordsFilter(fields=("purpose", "goods", "place", "country__name"))
    kind = django_filters.ChoiceFilter(label=_("Đóng góp bằng"), choices=Giving.choices)
    country = _country()
    since, until = _days("on", "", "")

    class Meta:
        model = Contribution
        fields = ("agency", "association")


contributions = Register(
    model=Contribution,
    form=forms.ContributionForm,
    filters=ContributionFilters,
    columns=("purpose", "kind", "country", "association", "on", "amount", "currency", "vnd", "goods", "agency"),
    details=(
        "purpose", "kind", "giver_kind", "giver", "association", "country", "on", "amount", "currency", "rate",
        "rate_on", "vnd", "goods", "place", "agency", "result", "tasks",
    ),
    save=services.save_contribution,
    delete=services.delete_contribution,
)  # fmt: skip


# ── requests ─────────────────────────────────────────────────────────────────────────────────────


class OverseasRequestFilters(RecordFilters):
    words = WordsFilter(fields=("code", "subject", "answer", "country__name"))
    stage = django_filters.ChoiceFilter(label=_("Trạng thái"), choices=RequestStage.choices)
    matter = django_filters.ChoiceFilter(label=_("Lĩnh vực"), choices=Matter.choices)
    country = _country()
    since, until = _days("received_on", "", "")
    answered_since = django_filters.DateFilter(label=_("Trả lời từ"), field_name="answered_on", lookup_expr="gte")
    answered_until = django_filters.DateFilter(label=_("Trả lời đến"), field_name="answered_on", lookup_expr="lte")
    standing = django_filters.BooleanFilter(label=_("Không rút"), method="standing_only")
    late = django_filters.BooleanFilter(label=_("Trả lời chậm"), method="late_only")
    quiet = ("standing", "late")

    class Meta:
        model = OverseasRequest
        fields = ("agency", "handler")

    def standing_only(self, rows: QuerySet[Any], name: str, value: bool) -> QuerySet[Any]:
        withdrawn = {"stage": RequestStage.WITHDRAWN}
        return rows.exclude(**withdrawn) if value else rows.filter(**withdrawn)

    def late_only(self, rows: QuerySet[Any], name: str, value: bool) -> QuerySet[Any]:
        behind = Q(answered_on__gt=F("due_on"))
        return rows.filter(behind if value else ~behind)


requests = Register(
    model=OverseasRequest,
    name="overseas-request",
    form=forms.OverseasRequestForm,
    filters=OverseasRequestFilters,
    columns=("code", "subject", "matter", "country", "received_on", "due_on", "agency", "handler", "stage"),
    details=(
        "code", "subject", "matter", "country", "sender", "contact", "words", "received_on", "due_on", "agency",
        "handler", "passed_on", "stage", "answered_on", "answer", "paper", "tasks",
    ),
    save=services.save_request,
)  # fmt: skip

request_pages = Pages(
    register=requests,
    acts={
        RequestAct.ANSWER: ActPage(
            word="tra-loi", form=forms.AnswerForm, do=services.answer, look="foremost", done=_("Đã ghi trả lời.")
        ),
        RequestAct.PASS_ON: ActPage(
            word="chuyen", form=forms.PassOnForm, do=services.pass_on, done=_("Đã chuyển."),
            why=_("Cơ quan được chuyển xem được người hỏi và phải trả lời; hạn trả lời giữ nguyên."),
        ),
        RequestAct.WITHDRAW: ActPage(word="da-rut", form=ReasonForm, do=services.withdraw, look="undoing"),
    },
    verdicts=lambda row, user: checks(row),
    left_out=frozenset({"stage"}),
)  # fmt: skip


# ── activities ───────────────────────────────────────────────────────────────────────────────────


class OverseasActivityFilters(RecordFilters):
    words = WordsFilter(fields=("title", "place", "content", "results"))
    kind = django_filters.ChoiceFilter(label=_("Loại hoạt động"), choices=ActivityKind.choices)
    stage = django_filters.ChoiceFilter(label=_("Trạng thái"), choices=ActivityStage.choices)
    country = _country()
    since, until = _days("", "ends_on", "starts_on")

    class Meta:
        model = OverseasActivity
        fields = ("agency", "association")


activities = Register(
    model=OverseasActivity,
    name="overseas-activity",
    form=forms.OverseasActivityForm,
    filters=OverseasActivityFilters,
    columns=("title", "kind", "country", "starts_on", "ends_on", "place", "agency", "came", "stage"),
    details=(
        "title", "kind", "country", "association", "agency", "starts_on", "ends_on", "place", "expected", "content",
        "field", "capital", "currency", "estimate", "tasks", "stage", "came", "results", "report",
    ),
    save=services.save,
)  # fmt: skip

activity_pages = Pages(
    register=activities,
    acts={
        ActivityAct.HOLD: ActPage(
            word="da-thuc-hien", form=forms.HoldForm, do=services.hold, look="foremost", done=_("Đã ghi kết quả.")
        ),
        ActivityAct.CANCEL: ActPage(word="khong-thuc-hien", form=ReasonForm, do=services.cancel, look="undoing"),
    },
    left_out=frozenset({"stage"}),
)  # fmt: skip

REGISTERS = (requests, activities, associations, contributions, years)
URLS = [
    *request_pages.urls("kieu-bao/yeu-cau/"),
    *activity_pages.urls("kieu-bao/hoat-dong/"),
    *urls(associations, "kieu-bao/hoi/"),
    *urls(contributions, "kieu-bao/dong-gop/"),
    *urls(years, "kieu-bao/so-lieu/"),
]

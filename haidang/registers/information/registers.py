"""The books of the room: what their lists show, what they are filtered by."""

from datetime import date
from typing import Any

import django_filters
from django.db.models import Count, QuerySet, Sum
from django.utils.translation import gettext_lazy as _

from haidang.kit.records.columns import Column
from haidang.kit.records.filters import RecordFilters, WordsFilter
from haidang.kit.records.register import Register
from haidang.registers.information.forms import records as forms
from haidang.registers.information.models import (
    Airing,
    BulletinIssue,
    BulletinLicence,
    Campaign,
    Handout,
    InfoYear,
    Item,
    LicenceChange,
    PressRequest,
    Publication,
    VideoClip,
)
from haidang.registers.information.services import keep, remove
from haidang.registers.partners.models import Partner


def _since(field: str) -> django_filters.DateFilter:
    return django_filters.DateFilter(label=_("Từ ngày"), field_name=field, lookup_expr="gte")


def _until(field: str) -> django_filters.DateFilter:
    return django_filters.DateFilter(label=_("Đến ngày"), field_name=field, lookup_expr="lte")


def _stage(model: Any) -> django_filters.ChoiceFilter:
    return django_filters.ChoiceFilter(
        label=_("Trạng thái"), field_name="stage", choices=model._meta.get_field("stage").choices
    )


def _country() -> django_filters.ModelChoiceFilter:
    return django_filters.ModelChoiceFilter(label=_("Nước"), queryset=Partner.objects.countries())


def _of_days(model: Any, whole: str, on: str, asked: Any, name: str) -> Any:
    """The wholes with a part on the days `name_since` to `name_until`: both look at one and the same part."""
    days = (asked.get(f"{name}_since") or date.min, asked.get(f"{name}_until") or date.max)
    return model.objects.filter(**{f"{on}__range": days}).order_by().values(whole)


class ItemFilters(RecordFilters):
    words = WordsFilter(fields=("title", "outlet", "author", "note"))
    country = _country()
    since, until = _since("published_on"), _until("published_on")

    class Meta:
        model = Item
        fields = ["where", "medium", "language", "form", "subject", "agency", "country", "since", "until", "issue"]


#: An issue is called by its licence.
_ISSUE = Column("issue", join="issue__licence")

items = Register(
    model=Item,
    form=forms.ItemForm,
    filters=ItemFilters,
    columns=("title", "form", "published_on", "where", "medium", "outlet", "language", "agency"),
    details=(
        "title", "form", "subject", "agency", "published_on", "where", "medium", "outlet", "country", "language",
        _ISSUE, "author", "partners", "link", "note", "tasks",
    ),
    save=keep,
    delete=remove,
)  # fmt: skip


class PublicationFilters(RecordFilters):
    words = WordsFilter(fields=("title", "audience", "channel", "content", "permit"))
    stage = _stage(Publication)
    since, until = _since("published_on"), _until("published_on")
    handed_since = django_filters.DateFilter(label=_("Có phát từ ngày"), method="handed")
    handed_until = django_filters.DateFilter(label=_("Có phát đến ngày"), method="handed")
    quiet = ("handed_since", "handed_until")

    class Meta:
        model = Publication
        fields = ["kind", "language", "stage", "agency", "since", "until"]

    def handed(self, rows: QuerySet[Any], name: str, value: date) -> QuerySet[Any]:
        return rows.filter(pk__in=_of_days(Handout, "publication", "on", self.form.cleaned_data, "handed"))


publications = Register(
    model=Publication,
    form=forms.PublicationForm,
    filters=PublicationFilters,
    columns=(
        "title", "kind", "language", "copies",
        Column("handed_out", label=_("đã phát"), expression=Sum("handouts__copies")),
        "audience", "agency", "published_on", "stage",
    ),
    details=(
        "title", "kind", "agency", "language", "copies", "audience", "channel", "content", "printer", "planned_on",
        "permit", "link", "estimate", "tasks", "published_on", "paper", "results", "stage",
    ),
    save=keep,
    delete=remove,
)  # fmt: skip


class LicenceFilters(RecordFilters):
    words = WordsFilter(fields=("name", "purpose", "readers", "printer", "decision__number"))
    stage = _stage(BulletinLicence)
    since, until = _since("valid_to"), _until("valid_to")

    class Meta:
        model = BulletinLicence
        fields = ["stage", "agency", "since", "until"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["since"].label, self.filters["until"].label = _("Hết phép từ ngày"), _("Hết phép đến ngày")


licences = Register(
    model=BulletinLicence,
    form=forms.LicenceForm,
    filters=LicenceFilters,
    columns=("name", "agency", "frequency", "language", "decision", "valid_from", "valid_to", "stage"),
    details=(
        "name", "agency", "purpose", "readers", "area", "language", "frequency", "paper_size", "pages", "copies",
        "printer", "chief", "renews", "tasks", "stage", "request", "filed_on", "decision", "decided_on", "valid_from",
        "valid_to", "stop_notice", "stop_told_on", "stopped_on",
    ),
    save=keep,
    delete=remove,
)  # fmt: skip


class ChangeFilters(RecordFilters):
    words = WordsFilter(fields=("after", "reason", "request", "licence__name"))
    stage = _stage(LicenceChange)
    since, until = _since("asked_on"), _until("asked_on")

    class Meta:
        model = LicenceChange
        fields = ["licence", "what", "stage", "since", "until"]


changes = Register(
    model=LicenceChange,
    form=forms.ChangeForm,
    filters=ChangeFilters,
    columns=("licence", "what", "after", "asked_on", "request", "stage", "answered_on"),
    details=("licence", "what", "before", "after", "reason", "asked_on", "request", "stage", "answer", "answered_on"),
    save=keep,
    delete=remove,
)


class IssueFilters(RecordFilters):
    words = WordsFilter(fields=("number", "theme", "recipients", "licence__name"))
    stage = _stage(BulletinIssue)
    since, until = _since("published_on"), _until("published_on")

    class Meta:
        model = BulletinIssue
        fields = ["licence", "language", "stage", "agency", "since", "until"]


issues = Register(
    model=BulletinIssue,
    form=forms.IssueForm,
    filters=IssueFilters,
    columns=(
        "licence", "number", "theme", "language", "copies",
        Column("item_count", label=_("số tin, bài"), expression=Count("items", distinct=True)),
        "planned_on", "published_on", "stage",
    ),
    details=(
        "licence", "number", "agency", "theme", "language", "pages", "copies", "planned_on", "recipients", "link",
        "estimate", "tasks", "published_on", "results", "stage",
    ),
    save=keep,
    delete=remove,
)  # fmt: skip


class CampaignFilters(RecordFilters):
    words = WordsFilter(fields=("title", "audience", "content", "others"))
    stage = _stage(Campaign)
    since, until = _since("ends_on"), _until("starts_on")

    class Meta:
        model = Campaign
        fields = ["about", "stage", "agency", "since", "until"]


campaigns = Register(
    model=Campaign,
    form=forms.CampaignForm,
    filters=CampaignFilters,
    columns=(
        "title", "about", "audience", "agency", "starts_on", "ends_on",
        Column("place_count", label=_("số nơi"), expression=Count("places")),
        Column("people_count", label=_("số người"), expression=Sum("places__people")),
        "stage",
    ),
    details=(
        "title", "about", "agency", "audience", "starts_on", "ends_on", "content", "others", "people_planned",
        "estimate", "tasks", "results", "report", "stage",
    ),
    save=keep,
    delete=remove,
)  # fmt: skip


class ClipFilters(RecordFilters):
    words = WordsFilter(fields=("title", "producer", "audience"))
    stage = _stage(VideoClip)
    since, until = _since("finished_on"), _until("finished_on")
    aired_since = django_filters.DateFilter(label=_("Có phát từ ngày"), method="aired")
    aired_until = django_filters.DateFilter(label=_("Có phát đến ngày"), method="aired")
    quiet = ("aired_since", "aired_until")

    class Meta:
        model = VideoClip
        fields = ["subject", "language", "stage", "agency", "since", "until"]

    def aired(self, rows: QuerySet[Any], name: str, value: date) -> QuerySet[Any]:
        return rows.filter(pk__in=_of_days(Airing, "clip", "since", self.form.cleaned_data, "aired"))


clips = Register(
    model=VideoClip,
    form=forms.ClipForm,
    filters=ClipFilters,
    columns=(
        "title", "subject", "language", "agency", "finished_on",
        Column("airing_count", label=_("lần phát"), expression=Count("airings")),
        "stage",
    ),
    details=(
        "title", "subject", "agency", "language", "seconds", "producer", "audience", "planned_on", "link", "estimate",
        "tasks", "finished_on", "paper", "results", "stage",
    ),
    save=keep,
    delete=remove,
)  # fmt: skip


class PressFilters(RecordFilters):
    words = WordsFilter(fields=("outlet", "outlet_original", "topic", "places", "licence"))
    country = _country()
    stage = _stage(PressRequest)
    since, until = _since("ends_on"), _until("starts_on")

    class Meta:
        model = PressRequest
        fields = ["kind", "country", "stage", "agency", "since", "until"]


press = Register(
    model=PressRequest,
    form=forms.PressForm,
    filters=PressFilters,
    columns=("outlet", "country", "kind", "topic", "received_on", "starts_on", "ends_on", "answered_on", "stage"),
    details=(
        "kind", "outlet", "outlet_original", "country", "agency", "received_on", "licence", "licence_from",
        "licence_to", "topic", "starts_on", "ends_on", "at", "places", "programme", "guide", "escort", "tasks",
        "stage", "consultation", "answer", "answered_on", "waiver", "results",
    ),
    save=keep,
    delete=remove,
)  # fmt: skip


class YearFilters(RecordFilters):
    words = WordsFilter(fields=("content", "agency__name"))
    stage = _stage(InfoYear)

    class Meta:
        model = InfoYear
        fields = ["year", "is_of_province", "agency", "stage"]


years = Register(
    model=InfoYear,
    form=forms.YearForm,
    filters=YearFilters,
    columns=("year", "agency", "is_of_province", "plan", "planned_on", "report", "reported_on", "stage"),
    details=(
        "year", "agency", "is_of_province", "content", "estimate", "tasks", "stage", "plan", "planned_on", "report",
        "reported_on", "counted_until", "results",
    ),
    save=keep,
    delete=remove,
)  # fmt: skip

REGISTERS = (items, publications, issues, licences, changes, campaigns, clips, press, years)

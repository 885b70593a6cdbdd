"""The forms of the records: the one gate of page and sheet."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.dossiers.forms import GuardedForm
from haidang.kit.dossiers.services import not_to_come
from haidang.office.accounts.books import keep_to_own
from haidang.plan.plans.linking import TasksField
from haidang.registers.information.models import (
    BulletinIssue,
    BulletinLicence,
    Campaign,
    InfoYear,
    Item,
    LicenceChange,
    PressRequest,
    Publication,
    VideoClip,
)
from haidang.registers.information.services.licences import value_of
from haidang.registers.partners.models import Partner


def link_field(label: Any) -> forms.URLField:
    """ "example.com/bai" is taken for https."""
    return forms.URLField(label=label, required=False, max_length=500, assume_scheme="https")


#: Written down on the day itself, most of the time.
_TODAY = frozenset({"published_on", "received_on", "asked_on"})


class OwnForm(GuardedForm):
    """Of an agency, for tasks of a plan."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep_to_own(self)
        tasks: Any = self.fields["tasks"]
        tasks.offer(self.by, self.instance)
        if "country" in self.fields:
            self.fields["country"].queryset = Partner.objects.countries()  # type: ignore[attr-defined]
        if self.instance.pk is None:
            for name in _TODAY & self.fields.keys():
                self.initial.setdefault(name, clock.today())


class ItemForm(OwnForm):
    link = link_field(_("Đường dẫn"))
    tasks = TasksField()

    class Meta:
        model = Item
        fields = [
            "title", "form", "subject", "agency", "published_on", "where", "medium", "outlet", "country", "language",
            "issue", "author", "partners", "link", "note", "tasks",
        ]  # fmt: skip

    def clean_published_on(self) -> Any:
        on = self.cleaned_data["published_on"]
        not_to_come(on)
        return on


class PublicationForm(OwnForm):
    link = link_field(_("Đường dẫn bản điện tử"))
    tasks = TasksField()

    class Meta:
        model = Publication
        fields = [
            "title", "kind", "agency", "language", "copies", "audience", "channel", "content", "printer", "planned_on",
            "permit", "link", "estimate", "tasks",
        ]  # fmt: skip


class LicenceForm(OwnForm):
    tasks = TasksField()

    class Meta:
        model = BulletinLicence
        fields = [
            "name", "agency", "purpose", "readers", "area", "language", "frequency", "paper_size", "pages", "copies",
            "printer", "chief", "tasks",
        ]  # fmt: skip


class ChangeForm(GuardedForm):
    """Of a licence that holds; what is asked for can stand in its field."""

    class Meta:
        model = LicenceChange
        fields = ["licence", "what", "after", "reason", "asked_on", "request"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows: Any = self.fields["licence"].queryset  # type: ignore[attr-defined]
        mine = rows.model.objects.for_user(self.by, "view") if self.by else rows
        self.fields["licence"].queryset = mine.exclude(valid_to=None)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        licence, on = cleaned.get("licence"), cleaned.get("asked_on")
        if on:
            try:
                not_to_come(on, "asked_on")
            except ValidationError as refused:
                self.add_error(None, refused)
        if licence and on and not licence.valid_from <= on <= licence.last_day:
            told = {"first": f"{licence.valid_from:%d/%m/%Y}", "last": f"{licence.last_day:%d/%m/%Y}"}
            self.add_error("asked_on", _("Giấy phép chỉ có hiệu lực %(first)s - %(last)s.") % told)
        if cleaned.get("what") and cleaned.get("after"):
            try:
                value_of(cleaned["what"], cleaned["after"])
            except ValidationError as refused:
                self.add_error(None, refused)
        return cleaned


class IssueForm(OwnForm):
    link = link_field(_("Đường dẫn bản điện tử"))
    tasks = TasksField()

    class Meta:
        model = BulletinIssue
        fields = [
            "licence", "number", "agency", "theme", "language", "pages", "copies", "planned_on", "recipients", "link",
            "estimate", "tasks",
        ]  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """An issue that is begun from its licence begins with what the licence fixes."""
        super().__init__(*args, **kwargs)
        chosen = self.initial.get("licence")
        if self.is_bound or self.instance.pk or not chosen:
            return
        rows: Any = self.fields["licence"].queryset  # type: ignore[attr-defined]
        if licence := rows.filter(pk=chosen).first():
            for name in ("language", "pages", "copies"):
                self.initial[name] = getattr(licence, name)
            self.initial["agency"] = licence.agency_id


class CampaignForm(OwnForm):
    tasks = TasksField()

    class Meta:
        model = Campaign
        fields = [
            "title", "about", "agency", "audience", "starts_on", "ends_on", "content", "others", "people_planned",
            "estimate", "tasks",
        ]  # fmt: skip


class ClipForm(OwnForm):
    link = link_field(_("Đường dẫn"))
    tasks = TasksField()

    class Meta:
        model = VideoClip
        fields = [
            "title", "subject", "agency", "language", "seconds", "producer", "audience", "planned_on", "link",
            "estimate", "tasks",
        ]  # fmt: skip


class PressForm(OwnForm):
    tasks = TasksField()

    at = forms.TimeField(
        label=_("Giờ bắt đầu"), required=False, help_text=_("Họp báo, chiếu phim: ghi giờ."),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )  # fmt: skip

    class Meta:
        model = PressRequest
        fields = [
            "kind", "outlet", "outlet_original", "country", "agency", "received_on", "licence", "licence_from",
            "licence_to", "topic", "starts_on", "ends_on", "at", "places", "programme", "guide", "escort", "tasks",
        ]  # fmt: skip

    def clean_received_on(self) -> Any:
        on = self.cleaned_data["received_on"]
        not_to_come(on)
        return on


class YearForm(OwnForm):
    tasks = TasksField()

    class Meta:
        model = InfoYear
        fields = ["year", "agency", "is_of_province", "content", "estimate", "tasks"]

    def clean_is_of_province(self) -> bool:
        """Who keeps every book keeps that of the province."""
        found: bool = self.cleaned_data["is_of_province"]
        if found and self.by is not None and self.by.reach("add", "book") != "all":
            raise ValidationError(_("Kế hoạch, báo cáo toàn tỉnh do Sở Ngoại vụ ghi; cơ quan ghi của mình."))
        return found

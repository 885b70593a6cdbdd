"""The rows of a scheme, all of one kind on one page: works without scripts, with some empty rows for more."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from django import forms
from django.db.models import Q
from django.forms import BaseInlineFormSet, inlineformset_factory
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.records.forms import RecordForm, dress
from haidang.office.directory.models import Agency
from haidang.plan.money.fields import PaperField
from haidang.registers.delegations.choices import Act, Part
from haidang.registers.delegations.forms import put_turned
from haidang.registers.delegations.models import (
    Commitment,
    Delegation,
    Invitation,
    LogisticLine,
    Member,
    ProgrammeDay,
    Stop,
)
from haidang.registers.partners.models import Partner

#: Empty rows offered at the end.
SPARE = 3


class Rows(BaseInlineFormSet):
    """All rows of one kind. `by` chooses what is offered; choices are read once for all rows."""

    model: Any

    def __init__(self, *args: Any, by: Any = None, **kwargs: Any) -> None:
        self.by = by
        super().__init__(*args, **{"queryset": self._named()} | kwargs)

    def _named(self) -> Any:
        """The rows with what they name."""
        names = [field.name for field in self.model._meta.fields if field.is_relation and field.name != "delegation"]
        rows = self.model.objects.all()
        return rows.select_related(*names) if names else rows

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        return {**super().get_form_kwargs(index), "by": self.by, "offered": self.offered}

    @property
    def offered(self) -> dict[str, list[Any]]:
        """The choices of fields that point at rows, kept by the field's name: one query each, not one a row."""
        if not hasattr(self, "_offered"):
            self._offered: dict[str, list[Any]] = {}
        return self._offered

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = gettext("Bỏ dòng này")
            dress({"DELETE": form.fields["DELETE"]})

    def save(self, commit: bool = True) -> Any:
        """Rows keep the order of the page."""
        for position, form in enumerate(self.forms, 1):
            if hasattr(form.instance, "position"):
                form.instance.position = position
        return super().save(commit)

    @property
    def fingerprint_now(self) -> str:
        """The rows as they stand in the table."""
        names = [field.attname for field in self.model._meta.concrete_fields]
        rows = self.model.objects.filter(delegation=self.instance.pk).order_by("pk")
        return sha256(repr([[str(getattr(row, name)) for name in names] for row in rows]).encode()).hexdigest()[:32]


class RowForm(RecordForm):
    """One row. A row that was left empty is no row."""

    def __init__(self, *args: Any, offered: dict[str, list[Any]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.narrow()
        for name, field in self.fields.items():
            if isinstance(field, forms.ModelChoiceField) and offered is not None:
                if name not in offered:
                    offered[name] = list(field.choices)  # type: ignore[arg-type]
                field.choices = offered[name]
            if isinstance(field.widget, forms.Textarea):
                field.widget.attrs["rows"] = "2"

    def narrow(self) -> None:
        """What a kind of rows offers less of than the table holds."""


class MemberForm(RowForm):
    def _get_validation_exclusions(self) -> set[str]:
        """Who leads, and who is there twice, is a question to all rows at once."""
        return {*super()._get_validation_exclusions(), "delegation"}  # type: ignore[misc]

    class Meta:
        model = Member
        fields = (
            "part", "official", "name", "post", "agency", "organisation", "is_key_leader", "born_on",
            "passport_number",
        )  # fmt: skip


class StopForm(RowForm):
    country = forms.ModelChoiceField(label=_("Nước"), queryset=Partner.objects.countries())

    class Meta:
        model = Stop
        fields = ("country", "place", "starts_on", "ends_on", "is_transit")

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        _within(self, found, ("starts_on", "ends_on"))
        put_turned(self, found)
        return found


class ProgrammeForm(RowForm):
    class Meta:
        model = ProgrammeDay
        fields = ("on", "at", "place", "words", "partner")
        widgets = {"at": forms.TimeInput(attrs={"type": "time"}, format="%H:%M")}

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        _within(self, found, ("on",))
        return found


def _within(form: Any, found: Mapping[str, Any], names: tuple[str, ...]) -> None:
    """A day of a row lies in the trip."""
    trip: Delegation = form.instance.delegation
    if not trip.starts_on or not trip.ends_on:
        return
    for name in names:
        if (day := found.get(name)) and not trip.starts_on <= day <= trip.ends_on:
            form.add_error(
                name,
                gettext("%(day)s không nằm trong chuyến đi %(first)s–%(last)s.")
                % {"day": f"{day:%d/%m/%Y}", "first": f"{trip.starts_on:%d/%m/%Y}", "last": f"{trip.ends_on:%d/%m/%Y}"},
            )


class InvitationForm(RowForm):
    paper = PaperField(label=_("Số thư mời trong sổ văn bản"), required=False, help_text=" ")

    class Meta:
        model = Invitation
        fields = ("partner", "is_inviting", "invited_on", "signed_by", "words")

    field_order = ("partner", "is_inviting", "invited_on", "signed_by", "paper", "words")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        paper: Any = self.fields["paper"]
        paper.by, paper.help_text = self.by, ""
        if self.instance.document:
            self.initial["paper"] = self.instance.document.number

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        self.instance.document = found.get("paper")
        return found


class LogisticForm(RowForm):
    class Meta:
        model = LogisticLine
        fields = ("kind", "words", "who", "due_on", "done_on")


class PapersForm(RowForm):
    """Passport and visa of one member."""

    class Meta:
        model = Member
        fields = ("passport_state", "visa_state", "papers_remark")


class CommitmentForm(RowForm):
    class Meta:
        model = Commitment
        fields = ("kind", "words", "agency", "partner", "due_on")

    def narrow(self) -> None:
        agency: Any = self.fields["agency"]
        living = Agency.objects.alive(clock.today()).values("pk")
        agency.queryset = Agency.objects.filter(Q(pk__in=living) | Q(pk=self.instance.agency_id)).in_protocol_order()
        if self.instance.task_id:
            # what was given is followed as a task, and no longer written here
            for field in self.fields.values():
                field.disabled = True


class _Members(Rows):
    def clean(self) -> None:
        """One head, each official once: said here, before the table would refuse it."""
        super().clean()
        rows = [form.cleaned_data for form in self.forms if _is_kept(form)]
        if sum(row.get("part") == Part.HEAD for row in rows) > 1:
            raise forms.ValidationError(gettext("Có hơn một trưởng đoàn. Mỗi đoàn chỉ ghi một trưởng đoàn."))
        seen: set[Any] = set()
        for row in rows:
            if (official := row.get("official")) and official in seen:
                raise forms.ValidationError(gettext("%(name)s được ghi hai lần.") % {"name": official})
            seen.add(official)

    def save(self, commit: bool = True) -> Any:
        """Two who change places do so at once: for a moment nobody leads."""
        self.get_queryset().filter(part=Part.HEAD).update(part=Part.MEMBER)
        found = super().save(commit)
        heads = [form.instance.pk for form in self.forms if _is_kept(form) and form.instance.part == Part.HEAD]
        Member.objects.filter(pk__in=heads).update(part=Part.HEAD)
        return found


def _is_kept(form: Any) -> bool:
    """Is there somebody in this row after it was sent?"""
    if not hasattr(form, "cleaned_data") or form.cleaned_data.get("DELETE"):
        return False
    return bool(form.instance.pk or form.has_changed())


def _rows(model: Any, form: Any, *, formset: Any = Rows, extra: int = SPARE, can_delete: bool = True) -> Any:
    return inlineformset_factory(
        Delegation,
        model,
        form=form,
        formset=formset,
        extra=extra,
        can_delete=can_delete,
        can_delete_extra=False,
        max_num=200,
    )


#: The page of each kind of rows.
ROWS: Mapping[Act, Any] = {
    Act.MEMBERS: _rows(Member, MemberForm, formset=_Members),
    Act.STOPS: _rows(Stop, StopForm),
    Act.PROGRAMME: _rows(ProgrammeDay, ProgrammeForm),
    Act.INVITATIONS: _rows(Invitation, InvitationForm),
    Act.LOGISTICS: _rows(LogisticLine, LogisticForm),
    Act.PAPERS: _rows(Member, PapersForm, extra=0, can_delete=False),
    Act.COMMIT: _rows(Commitment, CommitmentForm),
}

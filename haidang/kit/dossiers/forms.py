"""Forms of dossiers: what an act asks, a record whose words bear no mark of secrets."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from haidang.kit.files.forms import warn_about
from haidang.kit.personal.fields import personal_fields
from haidang.kit.records.forms import RecordForm, dress, keep_to_rights


class GuardedForm(RecordForm):
    """No free text that bears a mark of secrets is kept (Luật Bảo vệ bí mật nhà nước của ngày ấy)."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        masked = {each.name for each in personal_fields(self._meta.model)}
        for name, value in list(cleaned.items()):  # a fault takes the value out
            if isinstance(value, str) and name not in masked and (told := warn_about(value)):
                self.add_error(name, ValidationError(told))
        return cleaned


class ActForm(forms.Form):
    """What an act asks; `by` does it to `row`."""

    def __init__(self, *args: Any, row: Any, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.row, self.by = row, by
        for field in self.fields.values():
            if hasattr(field, "by"):
                field.by = by
        keep_to_rights(self.fields, by)
        self.prepare()
        dress(self.fields)

    def prepare(self) -> None:
        """Fill in what depends on the dossier."""

    def facts(self) -> dict[str, Any]:
        """What the verb is given."""
        return self.cleaned_data

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        for name, value in list(cleaned.items()):  # a fault takes the value out
            if isinstance(value, str) and (told := warn_about(value)):
                self.add_error(name, ValidationError(told))
        return cleaned


def words(label: Any, *, required: bool = True, help_text: Any = "", rows: int = 3) -> forms.CharField:
    """A box for some lines."""
    return forms.CharField(
        label=label, required=required, max_length=4000, help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )  # fmt: skip


def day(label: Any, *, required: bool = False, help_text: Any = "") -> forms.DateField:
    """A day; `dress` gives it the picker of the browser."""
    return forms.DateField(label=label, required=required, help_text=help_text)


class NothingForm(ActForm):
    """Only yes."""


class ReasonForm(ActForm):
    reason = words(_("Lý do"))

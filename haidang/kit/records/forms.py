"""Forms of the registers. The form is the only gate: page and import use the same one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


def dress(fields: dict[str, forms.Field]) -> None:
    """Bootstrap's classes, and the browser's own picker for a day."""
    for field in fields.values():
        widget = field.widget
        if isinstance(field, forms.DateField) and type(widget) is forms.DateInput:
            widget = field.widget = forms.DateInput(attrs=widget.attrs | {"type": "date"}, format="%Y-%m-%d")
        if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
            continue
        kind = "form-check-input" if isinstance(widget, forms.CheckboxInput) else "form-control"
        own = "form-select" if isinstance(widget, forms.Select) else kind
        widget.attrs["class"] = f"{widget.attrs.get('class', '')} {own}".strip()
        if type(widget) is forms.Textarea and widget.attrs.get("rows") == "10":
            widget.attrs["rows"] = "4"


def keep_to_rights(fields: dict[str, forms.Field], user: Any) -> None:
    """Offer only the rows that `user` may see."""
    for field in fields.values():
        rows = getattr(field, "queryset", None)
        if user is not None and hasattr(rows, "for_user"):
            field.queryset = rows.for_user(user, "view")  # type: ignore[attr-defined,union-attr]


class RecordForm(forms.ModelForm):
    """What every form of a register stands on. `by` is who fills it in."""

    def __init__(self, *args: Any, by: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        for field in self.fields.values():
            # A default that is a function would be asked for beside its field, and a sheet has no such column.
            field.show_hidden_initial = False
        keep_to_rights(self.fields, by)
        dress(self.fields)


class DeletionForm(forms.Form):
    """Why a record goes."""

    reason = forms.CharField(
        label=_("Lý do"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Chưa ghi lý do xóa. Ghi lý do rồi xóa lại.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self.fields)


class SheetForm(forms.Form):
    """A filled sheet."""

    sheet = forms.FileField(
        label=_("Tệp Excel (.xlsx)"),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        error_messages={
            "required": _("Chưa chọn tệp nào. Chọn tệp rồi gửi lại."),
            "empty": _("Tệp này trống. Chọn tệp đã điền rồi gửi lại."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self.fields)

"""What may be asked of the lists behind the numbers."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from haidang.desk.choices import KINDS, When
from haidang.plan.followup.choices import Result

_ANY = ("", _("Tất cả"))


class OwedFilter(forms.Form):
    """All parts may be left empty."""

    when = forms.ChoiceField(label=_("Thời hạn"), required=False, choices=[_ANY, *When.choices])
    agency = forms.TypedChoiceField(label=_("Cơ quan"), required=False, coerce=int, empty_value=None)
    kind = forms.ChoiceField(label=_("Loại việc"), required=False)

    def __init__(self, *args: Any, agencies: Iterable[tuple[int, str]], kinds: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].choices = [_ANY, *agencies]  # type: ignore[attr-defined]
        self.fields["kind"].choices = [_ANY, *((kind, KINDS.get(kind, kind)) for kind in kinds)]  # type: ignore[attr-defined]
        for field in self.fields.values():
            field.widget.attrs["class"] = "form-select"


class TaskFilter(forms.Form):
    """Both parts may be left empty."""

    result = forms.ChoiceField(label=_("Tình trạng"), required=False)
    agency = forms.TypedChoiceField(label=_("Chủ trì"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, agencies: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        results = [(value, capfirst(label)) for value, label in Result.choices]
        self.fields["result"].choices = [_ANY, *results]  # type: ignore[attr-defined]
        self.fields["agency"].choices = [_ANY, *agencies]  # type: ignore[attr-defined]
        for field in self.fields.values():
            field.widget.attrs["class"] = "form-select"

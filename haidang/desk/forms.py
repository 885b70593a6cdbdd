"""What may be asked of the list of what is owed."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from haidang.desk.choices import KINDS, When

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

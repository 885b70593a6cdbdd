"""What may be asked of the lists behind the numbers."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from haidang.desk.choices import KINDS, When
from haidang.plan.followup.choices import Result

_ANY = ("", _("Tất cả"))


def _director() -> forms.TypedChoiceField:
    """The tasks of the fields that one leader of UBND directs."""
    return forms.TypedChoiceField(label=_("Lãnh đạo phụ trách"), required=False, coerce=int, empty_value=None)


class OwedFilter(forms.Form):
    """All parts may be left empty."""

    when = forms.ChoiceField(label=_("Thời hạn"), required=False, choices=[_ANY, *When.choices])
    agency = forms.TypedChoiceField(label=_("Cơ quan"), required=False, coerce=int, empty_value=None)
    kind = forms.ChoiceField(label=_("Loại việc"), required=False)
    director = _director()

    def __init__(
        self,
        *args: Any,
        agencies: Iterable[tuple[int, str]],
        kinds: Iterable[str],
        directors: Iterable[tuple[int, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["director"].choices = [_ANY, *directors]  # type: ignore[attr-defined]
        self.fields["agency"].choices = [_ANY, *agencies]  # type: ignore[attr-defined]
        self.fields["kind"].choices = [_ANY, *((kind, KINDS.get(kind, kind)) for kind in kinds)]  # type: ignore[attr-defined]
        for field in self.fields.values():
            field.widget.attrs["class"] = "form-select"


class TaskFilter(forms.Form):
    """All parts may be left empty."""

    result = forms.ChoiceField(label=_("Tình trạng"), required=False)
    agency = forms.TypedChoiceField(label=_("Chủ trì"), required=False, coerce=int, empty_value=None)
    plan = forms.TypedChoiceField(label=_("Kế hoạch"), required=False, coerce=int, empty_value=None)
    director = _director()

    def __init__(
        self,
        *args: Any,
        agencies: Iterable[tuple[int, str]],
        plans: Iterable[tuple[int, str]],
        directors: Iterable[tuple[int, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        results = [(value, capfirst(label)) for value, label in Result.choices]
        for name, choices in (
            ("result", results),
            ("agency", agencies),
            ("plan", plans),
            ("director", directors),
        ):
            self.fields[name].choices = [_ANY, *choices]  # type: ignore[attr-defined]
            self.fields[name].widget.attrs["class"] = "form-select"

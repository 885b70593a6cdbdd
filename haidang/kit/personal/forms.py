"""Form fields that show the mask; who leaves it as it is keeps the value."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from haidang.kit.personal.rules import is_mask
from haidang.kit.personal.values import Personal

#: Browsers should not remember what is encrypted here.
QUIET = {"autocomplete": "off", "spellcheck": "false"}


class _MaskedMixin(forms.Field):
    def has_changed(self, initial: Any, data: Any) -> bool:
        if isinstance(initial, Personal):
            return str(data or "").strip() != str(initial)
        return super().has_changed(initial, data)

    def _clean_bound_field(self, bf: forms.BoundField) -> Any:
        initial = bf.initial
        if self.disabled or (isinstance(initial, Personal) and not self.has_changed(initial, bf.data)):
            return initial
        return self.clean(bf.data)

    def clean(self, value: Any) -> Any:
        if isinstance(value, str) and is_mask(value):
            raise forms.ValidationError(
                _("Giá trị này đang được che và đã đổi so với lúc mở trang. Hãy nhập đầy đủ giá trị mới."), code="mask"
            )
        return super().clean(value)


class MaskedCharField(_MaskedMixin, forms.CharField):
    """One line or several."""


class MaskedDateField(_MaskedMixin, forms.DateField):
    """A day, typed as day/month/year: a picker could not show the mask."""

    widget = forms.TextInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"input_formats": ["%d/%m/%Y", "%Y-%m-%d"]} | kwargs)

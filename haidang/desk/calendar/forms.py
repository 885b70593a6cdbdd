"""What may be asked of the calendar, and of a feed of it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from haidang.desk.calendar.choices import Kind
from haidang.desk.calendar.selectors import Choices
from haidang.kit.records.forms import dress

_ANY = ("", _("Tất cả"))


class CalendarFilter(forms.Form):
    """All parts may be left empty; the day of the page goes with them."""

    kind = forms.ChoiceField(label=_("Loại"), required=False)
    agency = forms.TypedChoiceField(label=_("Cơ quan"), required=False, coerce=int, empty_value=None)
    partner = forms.TypedChoiceField(label=_("Đối tác"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, offered: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (
            ("kind", offered.kinds),
            ("agency", offered.agencies),
            ("partner", offered.partners),
        ):
            self.fields[name].choices = [_ANY, *choices]  # type: ignore[attr-defined]
        if not offered.partners:
            del self.fields["partner"]
        dress(self.fields)


class FeedForm(forms.Form):
    """An address for one place where somebody has a calendar."""

    name = forms.CharField(
        label=_("Dùng ở đâu"),
        max_length=80,
        help_text=_("Để biết địa chỉ nào cần thu hồi: “Điện thoại”, “Outlook ở cơ quan”."),
    )
    kinds = forms.MultipleChoiceField(
        label=_("Chỉ gồm những loại này"),
        required=False,
        choices=Kind.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Không chọn loại nào thì gồm tất cả."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self.fields)

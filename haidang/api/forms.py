"""What is asked for a key."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from haidang.api import rules
from haidang.api.choices import Scope
from haidang.kit.records.forms import dress


class _Boxes(forms.CheckboxSelectMultiple):
    """Bootstrap's class on each box: on the widget it would stand on the list as well."""

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(*args, **kwargs)
        option["attrs"]["class"] = "form-check-input"
        return option


class KeyForm(forms.Form):
    name = forms.CharField(
        label=_("Dùng cho việc gì"),
        max_length=120,
        help_text=_("Tên của chương trình hoặc nơi sẽ dùng khóa, để sau này còn nhận ra."),
        error_messages={"required": _("Chưa ghi khóa dùng cho việc gì. Ghi tên chương trình hoặc nơi sẽ dùng.")},
    )
    scopes = forms.MultipleChoiceField(
        label=_("Được làm gì"),
        choices=Scope.choices,
        initial=[Scope.READ],
        widget=_Boxes(),
        help_text=_("Với các dòng mà chính bạn được xem, được sửa; không hơn."),
        error_messages={"required": _("Chưa chọn phạm vi nào. Chọn ít nhất một việc mà chương trình được làm.")},
    )
    days = forms.TypedChoiceField(label=_("Dùng được trong"), coerce=int, initial=rules.USUAL_DAYS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["days"].choices = [  # type: ignore[attr-defined]
            (days, _now("%(days)d ngày") % {"days": days}) for days in rules.DAYS
        ]
        dress(self.fields)

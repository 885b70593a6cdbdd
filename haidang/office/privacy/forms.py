"""The forms of the room."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.dossiers.forms import ActForm, GuardedForm, words
from haidang.kit.records.forms import dress
from haidang.office.privacy.models import SubjectRequest


class SubjectRequestForm(GuardedForm):
    class Meta:
        model = SubjectRequest
        fields = ["want", "person", "contact", "words", "received_on"]


class _AnsweredForm(ActForm):
    answered_on = forms.DateField(label=_("Trả lời ngày"))

    def prepare(self) -> None:
        self.initial.setdefault("answered_on", clock.today())


class DoneForm(_AnsweredForm):
    answer = words(_("Đã làm gì"), help_text=_("Hồ sơ nào đã cung cấp, sửa hoặc xóa; được che khi xem."))


class RefuseForm(_AnsweredForm):
    why_not = words(_("Căn cứ"), help_text=_("Điều luật, lý do; không ghi tên người yêu cầu."))


class EraseForm(ActForm):
    reason = words(_("Lý do"), rows=2)


class KeepForm(ActForm):
    until = forms.DateField(label=_("Giữ đến hết ngày"))
    reason = words(_("Lý do"), rows=2)


class PersonForm(forms.Form):
    """Who is looked for, and why. It is posted, so that the name stands in no address."""

    said = forms.CharField(
        label=_("Họ và tên đầy đủ, hoặc số giấy tờ, số điện thoại"),
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    reason = forms.CharField(label=_("Lý do"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self.fields)


class ExportForm(forms.Form):
    reason = forms.CharField(label=_("Lý do xuất"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self.fields)

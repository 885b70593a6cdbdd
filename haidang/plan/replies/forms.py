"""The forms of the spreadsheet: what is taken along, what is handed in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from haidang.kit.files.forms import ConfirmsNoSecrets
from haidang.office.directory.models import Agency
from haidang.plan.followup.choices import Source
from haidang.plan.plans.models import Plan
from haidang.plan.replies.choices.sheets import Form


class TakeForm(forms.Form):
    """Which sheet: of a plan and a period, or of everything that is open."""

    form = forms.ChoiceField(choices=Form.choices)
    plan = forms.ModelChoiceField(Plan.objects.none(), required=False)
    period = forms.CharField(max_length=12, required=False)
    agency = forms.ModelChoiceField(Agency.objects.all(), required=False)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["plan"].queryset = Plan.objects.for_user(user, "view")  # type: ignore[attr-defined]


class FileForm(ConfirmsNoSecrets):
    """A filled sheet."""

    sheet = forms.FileField(
        label=_("Tệp Excel (.xlsx)"),
        widget=forms.FileInput(attrs={"accept": ".xlsx", "class": "form-control"}),
        error_messages={
            "required": _("Chưa chọn tệp nào. Chọn tệp rồi gửi lại."),
            "empty": _("Tệp này trống. Chọn tệp đã điền rồi gửi lại."),
        },
    )


class PasteForm(ConfirmsNoSecrets):
    """Rows copied from a sheet."""

    rows = forms.CharField(
        label=_("Các dòng chép từ bảng tính"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6, "class": "form-control", "wrap": "off", "spellcheck": "false"}),
        error_messages={"required": _("Chưa dán dòng nào. Chép các dòng trong bảng tính rồi dán vào ô.")},
    )


class ForOthersForm(forms.Form):
    """Nhập hộ: the word of whom it rests on."""

    source = forms.ChoiceField(
        label=_("Cơ quan báo bằng"),
        choices=[("", "—"), *Source.choices],
        required=False,
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    words = forms.CharField(
        label=_("Ai báo, khi nào; số, ngày của văn bản"),
        max_length=250,
        required=False,
        widget=forms.TextInput(attrs={"class": "form-control"}),
    )

"""The form of a Word file that is to be looked at."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from haidang.kit.files.forms import ConfirmsNoSecrets
from haidang.kit.records.forms import dress


class FormCheckForm(ConfirmsNoSecrets):
    file = forms.FileField(
        label=_("Tệp Word (.docx)"),
        widget=forms.FileInput(attrs={"accept": ".docx"}),
        allow_empty_file=True,
        error_messages={"required": _("Chưa chọn tệp nào. Chọn tệp .docx rồi kiểm tra lại.")},
    )
    field_order = ["file", "confirms_no_secrets"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self.fields)

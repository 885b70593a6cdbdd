"""What is asked before an archive is made, or taken in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class MakeForm(forms.Form):
    year = forms.IntegerField(
        label=_("Năm"),
        min_value=2000,
        max_value=2100,
        help_text=_("Dữ liệu luôn gồm toàn bộ; năm quyết định văn bản, báo cáo nào có thêm bản Word và PDF."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].widget.attrs |= {"class": "form-control", "inputmode": "numeric"}


class RestoreForm(forms.Form):
    archive = forms.FileField(
        label=_("Tệp kho lưu trữ (.zip)"),
        error_messages={"required": _("Chưa chọn tệp. Chọn tệp kho lưu trữ (.zip) rồi gửi lại.")},
    )
    understood = forms.BooleanField(
        label=_("Tôi hiểu rằng danh bạ, định mức và tài khoản đang có ở đây được thay bằng của kho"),
        error_messages={"required": _("Chưa xác nhận. Đánh dấu xác nhận rồi gửi lại.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["archive"].widget.attrs |= {"class": "form-control", "accept": ".zip,application/zip"}
        self.fields["understood"].widget.attrs |= {"class": "form-check-input"}

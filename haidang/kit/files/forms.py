"""Forms around files: the upload, its confirmation, the taking off, the warning about what was typed."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from haidang.kit.files.rules import marks_in


def warn_about(text: str) -> list[str]:
    """One sentence for each mark or number of the secret series in what was typed; the bare word is none."""
    return [
        _(
            "Nội dung có “%(mark)s”. Hệ thống này không được chứa bí mật nhà nước: nếu đúng là tài liệu mật, "
            "xóa khỏi đây và chuyển văn thư quản lý."
        )
        % {"mark": " ".join(mark.split())}
        for mark in marks_in(text)
    ]


class ConfirmsNoSecrets(forms.Form):
    """To be mixed into every form that takes a file."""

    confirms_no_secrets = forms.BooleanField(
        label=gettext_lazy("Tôi xác nhận tài liệu không chứa bí mật nhà nước"),
        error_messages={
            "required": gettext_lazy(
                "Chưa xác nhận tài liệu không chứa bí mật nhà nước. Đánh dấu xác nhận rồi gửi lại."
            )
        },
    )


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files at once."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        """Every file in its turn; emptiness is judged by who looks into them."""
        whole = data if isinstance(data, (list, tuple)) else [data]
        return [super(ManyFilesField, self).clean(one, initial) for one in whole or [None]]


class UploadForm(ConfirmsNoSecrets):
    """Several files for one record."""

    uploads = ManyFilesField(
        label=gettext_lazy("Chọn tệp"),
        allow_empty_file=True,
        error_messages={"required": gettext_lazy("Chưa chọn tệp nào. Chọn tệp rồi gửi lại.")},
    )
    title = forms.CharField(
        label=gettext_lazy("Mô tả"), max_length=250, required=False,
        help_text=gettext_lazy("Ảnh chụp gì, văn bản về việc gì; để trống thì hiện tên tệp."),
    )  # fmt: skip
    field_order = ["uploads", "title", "confirms_no_secrets"]

    def clean_title(self) -> str:
        title: str = self.cleaned_data["title"]
        if told := warn_about(title):
            raise forms.ValidationError(told)
        return title.strip()


class RemovalForm(forms.Form):
    """Why a file is taken off."""

    why = forms.CharField(label=gettext_lazy("Lý do gỡ"), max_length=500)

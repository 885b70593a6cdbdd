"""The forms of the plan room: upload, correction of a proposal, settling of a finding."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.office.directory.models import Agency
from haidang.office.directory.selectors import named, nearest


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files in one field; each is cleaned alone."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        files = data if isinstance(data, (list, tuple)) else [data]
        return [super(FilesField, self).clean(file, initial) for file in files]


class UploadForm(forms.Form):
    files = FilesField(
        label=_("Tệp kế hoạch đã ký"),
        help_text=_("Word (.docx, .doc), PDF, bản quét, HTML hoặc văn bản; có thể chọn nhiều tệp."),
        widget=ManyFiles(attrs={"multiple": True}),
    )
    confirms_no_secrets = forms.BooleanField(
        label=_("Tôi xác nhận tài liệu không chứa bí mật nhà nước"),
        error_messages={"required": _("Chưa xác nhận. Tài liệu mật không được đưa vào hệ thống này.")},
    )


class AgencyNames(forms.CharField):
    """Agencies by name, one a line; an unknown name is refused with the nearest that the directory knows."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": 3}), **options)

    def clean(self, value: Any) -> list[Agency]:
        names = [line.strip(" ;,.") for line in super().clean(value).splitlines() if line.strip(" ;,.")]
        found: list[Agency] = []
        for name in names:
            agency = named(name, clock.today())
            if agency is None:
                raise ValidationError(self._unknown(name))
            found.append(agency)
        return found

    def _unknown(self, name: str) -> str:
        near = [str(like.agency) for like in nearest(name, clock.today(), 3)]
        known = _(" Gần nhất: %(names)s.") % {"names": "; ".join(near)} if near else ""
        return str(_("Danh bạ chưa có “%(name)s”.") % {"name": name}) + str(known)


class CorrectionForm(forms.Form):
    """What a person may correct while accepting."""

    title = forms.CharField(label=_("Nội dung nhiệm vụ"), widget=forms.Textarea(attrs={"rows": 3}))
    leads = AgencyNames(label=_("Cơ quan chủ trì"), help_text=_("Mỗi dòng một cơ quan."))
    coordinators = AgencyNames(label=_("Cơ quan phối hợp"), help_text=_("Mỗi dòng một cơ quan."), required=False)
    due_on = forms.DateField(
        label=_("Thời hạn"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea(attrs={"rows": 2}))

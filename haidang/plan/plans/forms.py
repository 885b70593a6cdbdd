"""The forms of the plan room: upload, correction of a proposal, reasons."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from haidang.kit.files.forms import ConfirmsNoSecrets, ManyFiles, ManyFilesField
from haidang.office.directory.models import Agency
from haidang.office.directory.rules import plain
from haidang.office.directory.selectors import nearest
from haidang.plan.plans.selectors.names import agency_called
from haidang.plan.plans.services import Party

#: What is often said of a finding; a person may write anything else.
REASONS = (
    gettext_lazy("Đã kiểm tra, giữ nguyên theo văn bản đã ký."),
    gettext_lazy("Lỗi đánh máy, không ảnh hưởng đến việc thực hiện."),
    gettext_lazy("Đã sửa khi chấp nhận nhiệm vụ."),
    gettext_lazy("Đã báo cơ quan soạn thảo đính chính."),
)


class UploadForm(ConfirmsNoSecrets):
    """Signed plans, several at once."""

    uploads = ManyFilesField(
        label=gettext_lazy("Tệp kế hoạch đã ký"),
        help_text=gettext_lazy("Word (.docx, .doc), PDF, bản quét, HTML hoặc văn bản. Có thể chọn nhiều tệp."),
        widget=ManyFiles(attrs={"class": "form-control", "multiple": True}),
        allow_empty_file=True,
        error_messages={"required": gettext_lazy("Chưa chọn tệp nào. Chọn tệp rồi gửi lại.")},
    )
    field_order = ["uploads", "confirms_no_secrets"]


class PartiesField(forms.CharField):
    """Who takes part, one a line: as the paper prints it, or by a name of the directory."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": 3, "class": "form-control"}), **options)
        self.known: dict[str, Party] = {}
        self.on: date | None = None

    def clean(self, value: Any) -> list[Party]:
        return [self._party(line) for line in _lines(super().clean(value))]

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Browsers end lines in their own way; that is no change."""
        return _lines(initial) != _lines(data)

    def _party(self, line: str) -> Party:
        if printed := self.known.get(plain(line)):
            return printed
        assert self.on
        agency = known_agency(line, self.on)
        return Party(agency.name_on(self.on), agency)


def known_agency(name: str, on: date) -> Agency:
    """The agency of this name. Errors: ValidationError that offers the nearest the directory knows."""
    agency = agency_called(name.strip(" ,."), on)
    if agency is None:
        raise ValidationError(_unknown(name.strip(), on))
    return agency


def _lines(text: str | None) -> list[str]:
    lines = (line.strip(" ;,.•") for line in (text or "").splitlines())
    return [line for line in lines if line]


def _unknown(name: str, on: date) -> str:
    near = "; ".join(like.name for like in nearest(name, on, 3))
    offer = _(" Gần giống: %(names)s.") % {"names": near} if near else ""
    return (
        _("Danh bạ chưa có “%(name)s”. Ghi đúng tên trong danh bạ, hoặc thêm cơ quan vào danh bạ trước.")
        % {"name": name}
        + offer
    )


class CorrectionForm(forms.Form):
    """What a person may say otherwise than the paper was read, while accepting."""

    title = forms.CharField(
        label=gettext_lazy("Nội dung nhiệm vụ"), widget=forms.Textarea(attrs={"rows": 4, "class": "form-control"})
    )
    leads = PartiesField(label=gettext_lazy("Chủ trì"), help_text=gettext_lazy("Mỗi dòng một cơ quan."))
    coordinators = PartiesField(
        label=gettext_lazy("Phối hợp"),
        help_text=gettext_lazy("Mỗi dòng một cơ quan; cụm từ của văn bản để nguyên thì giữ nguyên."),
        required=False,
    )
    due_on = forms.DateField(
        label=gettext_lazy("Thời hạn"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date", "class": "form-control"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, parties: Mapping[str, Sequence[Party]], on: date, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("leads", "coordinators"):
            field = self.fields[name]
            assert isinstance(field, PartiesField)
            field.on = on
            # a name that stood among the coordinators may be moved to the leads as it is printed
            field.known = {plain(one.words): one for others in parties.values() for one in others}
            self.initial[name] = "\n".join(one.words for one in parties[name])

    def corrections(self) -> dict[str, Any]:
        """Only what was changed: the rest stays as it was read."""
        return {name: self.cleaned_data[name] for name in self.changed_data}


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Lý do"), max_length=500, widget=forms.TextInput(attrs={"class": "form-control"})
    )

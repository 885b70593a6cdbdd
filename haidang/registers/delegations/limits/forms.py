"""What is asked about the limits: a window, last year's number, why a delegation goes all the same, a filled annex."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from haidang.kit.records.forms import RecordForm, dress, keep_to_rights
from haidang.office.documents.models import Document
from haidang.plan.plans.models import Plan
from haidang.registers.delegations.forms import put_turned
from haidang.registers.delegations.models import Blackout, YearBaseline


class BlackoutForm(RecordForm):
    class Meta:
        model = Blackout
        fields = ["name", "starts_on", "ends_on", "document", "basis", "agencies", "remark"]

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        put_turned(self, found)
        return found


class YearBaselineForm(RecordForm):
    class Meta:
        model = YearBaseline
        fields = ["year", "agency", "count", "source"]


class OverrideForm(forms.Form):
    """Why it goes all the same, and which paper says so."""

    reason = forms.CharField(
        label=_("Lý do"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Chưa ghi lý do. Nêu rõ vì sao đoàn vẫn cần đi.")},
    )
    document = forms.ModelChoiceField(
        label=_("Văn bản đồng ý"),
        queryset=Document.objects.all(),
        required=False,
        help_text=_("Văn bản của cấp có thẩm quyền, nếu đã có trong sổ văn bản."),
    )

    def __init__(self, *args: Any, by: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep_to_rights(self.fields, by)
        dress(self.fields)


class AnnexForm(forms.Form):
    """A filled annex of the plan."""

    year = forms.IntegerField(label=_("Năm"), min_value=1990, max_value=2100)
    plan = forms.ModelChoiceField(
        label=_("Kế hoạch có danh mục này"),
        queryset=Plan.objects.all(),
        required=False,
        help_text=_("Cần chọn khi có đoàn chưa rõ ngày: đoàn ấy thuộc năm của kế hoạch."),
    )
    annex = forms.FileField(
        label=_("Phụ lục đoàn ra (.docx, .xlsx)"),
        widget=forms.FileInput(attrs={"accept": ".docx,.xlsx"}),
        error_messages={
            "required": _("Chưa chọn tệp nào. Chọn tệp rồi gửi lại."),
            "empty": _("Tệp này trống. Chọn tệp đã điền rồi gửi lại."),
        },
    )

    def __init__(self, *args: Any, by: Any = None, year: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("year", year)
        keep_to_rights(self.fields, by)
        dress(self.fields)

"""The forms of the room: a conference, the papers of its dossier, each act on it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.records.forms import RecordForm, dress
from haidang.office.directory.models import Agency
from haidang.plan.plans.linking import TasksField
from haidang.registers.conferences.models import Conference


class ConferenceForm(RecordForm):
    tasks = TasksField()

    class Meta:
        model = Conference
        fields = [
            "title", "agency", "organiser", "others", "partners", "mode", "is_in_vietnam", "starts_on", "ends_on",
            "place", "content", "topic", "has_ministers", "vietnamese", "foreigners", "guests", "funding",
            "has_foreign_money", "is_hosting", "is_press", "by_party_rules", "estimate", "tasks",
        ]  # fmt: skip
        help_texts = {
            "is_in_vietnam": _("Họp trực tuyến thì ít nhất một điểm họp ở Việt Nam mới phải xin phép."),
            "topic": _("Các nội dung khác “Nội dung thông thường” do Thủ tướng Chính phủ cho phép."),
            "is_press": _("Họp báo không xin phép theo quy định này."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tasks: Any = self.fields["tasks"]
        tasks.offer(self.by, self.instance)
        field: Any = self.fields["agency"]
        if self.by is not None and not self.by.is_desk:
            field.queryset = Agency.objects.filter(pk__in=self.by.charge.answers)
        if self.by is not None and not self.instance.pk:
            self.initial.setdefault("agency", self.by.agency_id)


class ActForm(forms.Form):
    """What an act asks; `about` is the conference it is done to."""

    def __init__(self, *args: Any, about: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self.fields)
        for name, field in self.fields.items():
            if name.endswith("issuer"):
                field.queryset = Agency.objects.in_protocol_order()  # type: ignore[attr-defined]


def _number(label: Any, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=100, required=False, **more)


def _day(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(label=label, required=False, **more)


def _words(label: Any, rows: int = 3, **more: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=20_000, required=False, widget=widget, **more)


class PapersForm(ActForm):
    """Each paper by its number and day; what is left empty stays as it was."""

    scheme_number = _number(_("Đề án tổ chức (Mẫu 01): số, ký hiệu"))
    scheme_issued_on = _day(_("Ngày đề án"))
    funds_paper_number = _number(_("Văn bản đồng ý nhận tài trợ nước ngoài: số, ký hiệu"))
    funds_paper_issued_on = _day(_("Ngày văn bản đồng ý nhận tài trợ"))
    hosting_paper_number = _number(_("Văn bản đồng ý chủ trương đăng cai: số, ký hiệu"))
    hosting_paper_issued_on = _day(_("Ngày văn bản đồng ý chủ trương"))


class AskForm(ActForm):
    agencies = forms.ModelMultipleChoiceField(label=_("Cơ quan được hỏi"), queryset=Agency.objects.none())
    words = _words(_("Vấn đề cần cho ý kiến"))
    due_on = _day(_("Hạn trả lời"), help_text=_("Để trống thì tính theo quy định của ngày hỏi."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        living = Agency.objects.alive(clock.today()).in_protocol_order()
        self.fields["agencies"].queryset = living  # type: ignore[attr-defined]


class FileForm(ActForm):
    number = _number(_("Công văn xin phép: số, ký hiệu"))
    issued_on = _day(_("Ngày công văn"))
    filed_on = forms.DateField(label=_("Ngày gửi hồ sơ"), initial=clock.today)


class WaiveForm(ActForm):
    """Which of the rules that stop it is let pass, and why."""

    code = forms.ChoiceField(label=_("Quy định cho qua"))
    reason = _words(_("Lý do, người cho ý kiến"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stopping = kwargs.get("about") or ()
        self.fields["code"].choices = [(one.code, one.sentence) for one in stopping]  # type: ignore[attr-defined]


class DecisionForm(ActForm):
    number = _number(_("Văn bản trả lời: số, ký hiệu"))
    issued_on = _day(_("Ngày văn bản"))
    issuer = forms.ModelChoiceField(label=_("Cơ quan ban hành"), queryset=Agency.objects.none(), required=False)
    reason = _words(_("Lý do, điều kiện"), 2)


class ReasonForm(ActForm):
    reason = _words(_("Lý do"))


class HoldForm(ActForm):
    vietnamese = forms.IntegerField(label=_("Khách Việt Nam đã dự"), min_value=0, max_value=1_000_000)
    foreigners = forms.IntegerField(label=_("Khách nước ngoài đã dự"), min_value=0, max_value=1_000_000)
    results = _words(_("Kết quả"), 4)


class ReportForm(ActForm):
    number = _number(_("Báo cáo kết quả (Mẫu 02): số, ký hiệu"))
    issued_on = _day(_("Ngày báo cáo"))
    results = _words(_("Kết quả (để trống nếu không sửa)"), 3)


class SentForm(ActForm):
    number = _number(_("Văn bản gửi danh mục: số, ký hiệu"))
    issued_on = _day(_("Ngày văn bản"))

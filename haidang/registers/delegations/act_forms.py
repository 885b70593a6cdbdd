"""What each act on a delegation asks."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.records.forms import dress
from haidang.office.directory.models import Agency
from haidang.office.documents import opinion_norms
from haidang.plan.money.forms import EstimateForm
from haidang.plan.money.models import Estimate
from haidang.registers.delegations import rules
from haidang.registers.delegations.choices import Decider, Effect
from haidang.registers.delegations.models import Delegation

#: Whose opinion of a scheme is asked as a rule: security, and money.
USUALLY_ASKED = ("CAT", "STC")


def _area(rows: int = 4) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


def _words(label: Any, rows: int = 4, *, required: bool = True, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=20_000, widget=_area(rows), required=required, **more)


class Buttons(forms.RadioSelect):
    """Bootstrap's class on each button: on the widget it would stand on the list as well."""

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(*args, **kwargs)
        option["attrs"]["class"] = "form-check-input"
        return option


class Boxes(forms.CheckboxSelectMultiple):
    """The same for boxes."""

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(*args, **kwargs)
        option["attrs"]["class"] = "form-check-input"
        return option


class ActForm(forms.Form):
    """What one act asks; each takes the delegation and who acts."""

    def __init__(self, *args: Any, delegation: Delegation, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.delegation, self.by = delegation, by
        dress(self.fields)


class _Paper(ActForm):
    """With the number and the day of a paper."""

    number = forms.CharField(
        label=_("Số, ký hiệu văn bản"), max_length=100, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )  # fmt: skip
    issued_on = forms.DateField(label=_("Ngày văn bản"), required=False)


class AskForm(_Paper):
    field_order = ("number", "issued_on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["number"].label = _("Số, ký hiệu văn bản đề nghị")
        self.fields["number"].help_text = _("Để trống khi trình trên chương trình, văn bản gửi sau.")


class ReasonForm(ActForm):
    reason = _words(_("Lý do"), 3, error_messages={"required": _("Chưa ghi lý do. Ghi một câu rồi làm lại.")})


class SendBackForm(ActForm):
    reason = _words(
        _("Cần bổ sung gì"), error_messages={"required": _("Chưa ghi cần bổ sung gì. Nêu rõ từng điểm.")}
    )  # fmt: skip


class ConsultForm(ActForm):
    agencies = forms.ModelMultipleChoiceField(
        label=_("Cơ quan được xin ý kiến"), queryset=Agency.objects.none(), widget=Boxes,
        error_messages={"required": _("Chưa chọn cơ quan nào để xin ý kiến. Chọn ít nhất một cơ quan.")},
    )  # fmt: skip
    words = _words(_("Vấn đề cần cho ý kiến"), 3, required=False)
    due_on = forms.DateField(label=_("Hạn trả lời"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = clock.today()
        agencies = Agency.objects.alive(today).of_province().in_protocol_order().exclude(pk=self.by.agency_id)
        chosen: Any = self.fields["agencies"]
        chosen.queryset = agencies.exclude(pk=self.delegation.agency_id)
        self.initial.setdefault("agencies", list(agencies.filter(code__in=USUALLY_ASKED)))
        if term := opinion_norms.term_of(today):
            self.fields["due_on"].help_text = _("Để trống thì theo quy định: hết ngày %(due)s (%(source)s).") % {
                "due": f"{term.due_on:%d/%m/%Y}",
                "source": term.norm.source,
            }


class AppraiseForm(ActForm):
    words = _words(
        _("Ý kiến thẩm định"), 6,
        help_text=_("Có đề nghị cử đoàn không; sự cần thiết, thành phần, chương trình, kinh phí, ý kiến các cơ quan."),
        error_messages={"required": _("Chưa ghi ý kiến thẩm định. Nêu có đề nghị cử đoàn không, vì sao.")},
    )  # fmt: skip


class DecideForm(_Paper):
    field_order = ("words", "number", "issued_on")
    words = _words(_("Ý kiến"), 3, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["number"].label = _("Số, ký hiệu quyết định")
        self.fields["number"].help_text = _("Để trống nếu quyết định ký sau; Sở Ngoại vụ ghi số khi có.")


class RecordForm(_Paper):
    field_order = ("decider", "number", "issued_on", "words")
    decider = forms.ChoiceField(
        label=_("Cấp quyết định"), choices=Decider.choices, widget=Buttons,
        error_messages={"required": _("Chưa chọn cấp quyết định.")},
    )  # fmt: skip
    words = _words(_("Nội dung cần ghi"), 3, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, sentence in (
            ("number", _("Ghi theo văn bản thì phải có số của văn bản.")),
            ("issued_on", _("Ghi theo văn bản thì phải có ngày của văn bản.")),
        ):
            self.fields[name].required = True
            self.fields[name].error_messages["required"] = sentence


class NumberForm(_Paper):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["number"].required = self.fields["issued_on"].required = True


class MoveForm(_Paper):
    field_order = ("starts_on", "ends_on", "reason", "number", "issued_on")
    starts_on = forms.DateField(label=_("Ngày đi"))
    ends_on = forms.DateField(label=_("Ngày về"))
    reason = _words(
        _("Vì sao, theo văn bản nào"), 3, error_messages={"required": _("Chưa ghi vì sao đổi ngày, theo văn bản nào.")}
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.update(starts_on=self.delegation.starts_on, ends_on=self.delegation.ends_on)
        self.fields["number"].label = _("Số, ký hiệu văn bản điều chỉnh")
        self.fields["number"].help_text = _("Cần khi ngày mới vướng giới hạn: cấp quyết định đã biết và đồng ý.")


class ReportForm(_Paper):
    """Diễn biến; what was reached apart from what is still expected."""

    field_order = (
        "course", "achieved", "expected", "agreed", "differs", "lessons", "reported_on", "number", "issued_on",
    )  # fmt: skip
    course = _words(_("Diễn biến"), error_messages={"required": _("Chưa ghi diễn biến chuyến đi.")})
    achieved = _words(
        _("Kết quả đã đạt"), help_text=_("Chỉ việc đã có; việc còn chờ ghi ở ô sau."),
        error_messages={"required": _("Chưa ghi kết quả đã đạt; kết quả còn dự kiến ghi ở ô riêng.")},
    )  # fmt: skip
    expected = _words(_("Kết quả còn dự kiến"), 3, required=False)
    agreed = _words(
        _("Thỏa thuận đạt được"), 3, required=False,
        help_text=_("Ai chịu trách nhiệm, đến khi nào; từng việc ghi tiếp ở “Ghi cam kết, kiến nghị”."),
    )  # fmt: skip
    differs = _words(_("Khác với kế hoạch và lý do"), 3, required=False)
    lessons = _words(_("Bài học"), 3, required=False)
    reported_on = forms.DateField(label=_("Ngày báo cáo"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["number"].label = _("Số, ký hiệu văn bản báo cáo")
        self.initial.setdefault("reported_on", clock.today())


class SettleForm(ActForm):
    words = _words(_("Ghi chú"), 3, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.delegation.estimate_id is None and not self.delegation.no_estimate_why:
            self.fields["words"].label = _("Ai đã chi chuyến đi")
            self.fields["words"].required = True


class AssessForm(ActForm):
    year = forms.TypedChoiceField(label=_("Năm"), coerce=int)
    effect = forms.ChoiceField(
        label=_("Hiệu quả"), choices=Effect.choices, widget=Buttons,
        error_messages={"required": _("Chưa chọn mức hiệu quả.")},
    )  # fmt: skip
    words = _words(
        _("Đánh giá"), help_text=_("Việc nào đã có kết quả, việc nào chưa; so với dự báo của đề án."),
        error_messages={"required": _("Chưa ghi đánh giá: việc nào đã có kết quả, việc nào chưa.")},
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        assert self.delegation.ends_on
        held = set(self.delegation.assessments.values_list("year", flat=True))
        years = [each for each in rules.assessed_years(self.delegation.ends_on, clock.today()) if each not in held]
        self.fields["year"].choices = [(each, str(each)) for each in years]  # type: ignore[attr-defined]


class TripEstimateForm(EstimateForm):
    """The head of the estimate of a trip: its name, agency, year and norm follow from the trip."""

    class Meta:
        model = Estimate
        fields = ("agency", "fund", "currency", "rate", "rate_on", "rate_source", "year", "task", "plan")

    def __init__(self, *args: Any, delegation: Delegation, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, by=by, **kwargs)
        self.fields["currency"].help_text = _(
            "VND, hoặc mã ngoại tệ: USD, JPY, EUR… Định mức đi nước ngoài tính bằng USD."
        )
        for name in ("agency", "year", "task", "plan"):
            self.fields.pop(name, None)

    def _get_validation_exclusions(self) -> set[str]:
        """What the verb fills in is looked at there."""
        return {*super()._get_validation_exclusions(), "title", "agency", "year", "created_by"}  # type: ignore[misc]

    def validate_constraints(self) -> None:
        """The verb does, on the whole row."""

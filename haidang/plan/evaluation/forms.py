"""The forms of the evaluation."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.plan.evaluation.choices import AimKind, Fault, Grade
from haidang.plan.followup.forms import PaperField
from haidang.plan.plans.models import Plan, Task
from haidang.plan.programmes.forms import FigureField
from haidang.plan.programmes.models import Output


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "class": "form-control"})


def _line() -> forms.TextInput:
    return forms.TextInput(attrs={"class": "form-control"})


def _words(label: Any, rows: int = 2, missing: Any = "", **options: Any) -> forms.CharField:
    """Words of a judgement; with `missing`, the sentence for who leaves them out."""
    if missing:
        options["error_messages"] = {"required": missing}
    return forms.CharField(label=label, required=bool(missing), max_length=20_000, widget=_area(rows), **options)


class _Grades(forms.RadioSelect):
    """Bootstrap's class on each button alone: it would stand on the list of them as well."""

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(*args, **kwargs)
        option["attrs"]["class"] = "form-check-input mt-0"
        return option


def _grade(label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=Grade.choices,
        error_messages={"required": Fault.NO_GRADE.label},
        widget=_Grades(),
    )


class SelfForm(forms.Form):
    """What the agency says of its own part."""

    grade = _grade(_("Mức tự đánh giá"))
    results = _words(
        _("Kết quả"),
        4,
        Fault.NO_RESULTS.label,
        help_text=_("Việc đã làm được, kèm con số; “dự kiến” không phải là đã đạt."),
    )
    lessons = _words(_("Bài học kinh nghiệm"))
    objective = _words(_("Nguyên nhân khách quan"), help_text=_("Khi chưa đạt hoặc mới đạt một phần."))
    subjective = _words(_("Nguyên nhân chủ quan"))
    proposals = _words(_("Kiến nghị, đề xuất"))
    entered_words = forms.CharField(
        label=_("Nhập hộ theo"),
        error_messages={"required": _("Nhập hộ thì ghi ai báo, bằng gì, ngày nào.")},
        max_length=250,
        widget=_line(),
        help_text=_("Ai báo, bằng gì, ngày nào. Số nhập hộ được tính riêng."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, is_own: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_own:
            del self.fields["entered_words"]


class AssessForm(forms.Form):
    """What the other house says of it."""

    grade = _grade(_("Mức đánh giá"))
    words = _words(_("Nhận xét"), 3, help_text=_("Bắt buộc khi đánh giá khác mức cơ quan tự nhận."))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class AssessorsForm(forms.Form):
    """Who judges, and who judges in its stead; until when numbers count."""

    monitor = forms.ModelChoiceField(
        Agency.objects.none(),
        label=_("Cơ quan theo dõi, đánh giá"),
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    deputy = forms.ModelChoiceField(
        Agency.objects.none(),
        label=_("Cơ quan đánh giá phần việc của cơ quan theo dõi"),
        widget=forms.Select(attrs={"class": "form-select"}),
        help_text=_("Cơ quan theo dõi không tự đánh giá; mặc định là Văn phòng UBND tỉnh."),
    )
    closes_on = forms.DateField(
        label=_("Chốt số liệu đến hết ngày"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date", "class": "form-control"}, format="%Y-%m-%d"),
        help_text=_("Để trống thì theo kỳ báo cáo năm."),
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("monitor", "deputy"):
            field: Any = self.fields[name]
            field.queryset = Agency.objects.of_province().alive(on).in_protocol_order()

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("monitor") and said.get("monitor") == said.get("deputy"):
            self.add_error("deputy", _now("Cơ quan theo dõi không tự đánh giá: chọn một cơ quan khác."))
        return said


class PublishForm(forms.Form):
    """By which paper, where there is one already."""

    document = PaperField(label=_("Số văn bản công bố"))

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["document"].user = user  # type: ignore[attr-defined]


class AddAimForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Loại"), choices=AimKind.choices, widget=forms.Select(attrs={"class": "form-select"})
    )
    words = _words(_("Nguyên văn trong kế hoạch"), 3, _("Chưa ghi nội dung. Chép nguyên văn của kế hoạch."))


class AimForm(forms.Form):
    """How well a purpose or a requirement was reached."""

    grade = _grade(_("Mức đánh giá"))
    words = _words(_("Kết quả, nhận xét"), 4, Fault.NO_RESULTS.label)


class AimTasksForm(forms.Form):
    """Which tasks stand behind it."""

    tasks = forms.ModelMultipleChoiceField(
        Task.objects.none(), label=_("Nhiệm vụ làm căn cứ"), required=False, widget=forms.CheckboxSelectMultiple()
    )

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["tasks"]
        field.queryset = Task.objects.filter(plan=plan).of_content().in_order()


class _OutputChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.duty.task.label} {obj.name} ({obj.unit}), {obj.duty.agency}".strip()


class LastYearForm(forms.Form):
    """A figure of the year before, and where it stands."""

    output = _OutputChoice(
        Output.objects.none(),
        label=_("So với chỉ tiêu"),
        required=False,
        empty_label=_("(không gắn với chỉ tiêu nào)"),
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    what = forms.CharField(
        label=_("Số liệu về"),
        required=False,
        max_length=250,
        widget=_line(),
        help_text=_("Để trống khi đã chọn chỉ tiêu."),
    )
    value = FigureField(label=_("Con số năm trước"))
    unit = forms.CharField(
        label=_("Đơn vị tính"),
        required=False,
        max_length=60,
        widget=_line(),
        help_text=_("Để trống khi cùng đơn vị với chỉ tiêu."),
    )
    source = forms.CharField(
        label=_("Nguồn"),
        max_length=250,
        widget=_line(),
        help_text=_("Báo cáo, văn bản, trang hoặc mục lấy số."),
    )
    document = PaperField(label=_("Số văn bản trong sổ"))

    def __init__(self, *args: Any, outputs: Iterable[Output], user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["output"]
        field.queryset = Output.objects.filter(pk__in=[one.pk for one in outputs]).select_related(
            "duty__task", "duty__agency"
        )
        self.fields["value"].widget.attrs["class"] = "form-control"
        self.fields["value"].required = True
        self.fields["value"].error_messages["required"] = _now("Chưa ghi con số.")
        self.fields["document"].user = user  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not said.get("output"):
            for name in ("what", "unit"):
                if not said.get(name):
                    self.add_error(name, _now("Chưa gắn với chỉ tiêu nào thì phải ghi ô này."))
        return said

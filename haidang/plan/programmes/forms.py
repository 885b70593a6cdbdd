"""The forms of a programme: who is responsible, a product with its figure, a step, a file to read."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from haidang.kit.files.forms import ConfirmsNoSecrets
from haidang.kit.money import NotMoney, number_of
from haidang.office.documents.models import Document
from haidang.plan.plans.models import Duty, Solution
from haidang.plan.programmes.choices import Counting
from haidang.plan.programmes.models import Output, Programme, Step
from haidang.plan.programmes.rules import counting_of, said, step_words


def _dressed(form: forms.BaseForm) -> None:
    """Bootstrap's classes on every field."""
    for field in form.fields.values():
        if isinstance(field.widget, forms.CheckboxSelectMultiple):
            continue  # its class would stand on the list as well
        if isinstance(field.widget, forms.CheckboxInput):
            field.widget.attrs.setdefault("class", "form-check-input")
        else:
            kind = "form-select" if isinstance(field.widget, forms.Select) else "form-control"
            field.widget.attrs.setdefault("class", kind)


class FigureField(forms.CharField):
    """A number as people write it here: 1.250,5."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=40, required=False, **options)
        self.widget.attrs["inputmode"] = "decimal"

    def prepare_value(self, value: Any) -> Any:
        return said(value) if isinstance(value, Decimal) else value

    def clean(self, value: Any) -> Decimal | None:
        typed = super().clean(value)
        if not typed:
            return None
        try:
            return number_of(typed)
        except NotMoney:
            raise ValidationError(
                _now("“%(typed)s” không phải con số. Chỉ ghi số, ví dụ 1.250,5; đơn vị ghi ở ô riêng.")
                % {"typed": typed}
            ) from None


class HeadForm(forms.ModelForm):
    """Who is responsible, who decides, by which paper it was issued."""

    class Meta:
        model = Programme
        fields = ["leader", "power", "document"]

    def __init__(self, *args: Any, user: Any, agency_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # an heir's own papers carry on what the agency before it began
        ours = user.charge.answers if agency_id in user.charge.answers else ()
        papers = Document.objects.for_user(user, "view").filter(issuer__in={agency_id, *ours})
        self.fields["document"].queryset = papers.order_by("-issued_on", "-pk")[:50]  # type: ignore[attr-defined]
        if not papers.exists():
            del self.fields["document"]
        _dressed(self)

    def _post_clean(self) -> None:
        """The verb writes and judges."""


class OutputForm(forms.Form):
    name = forms.CharField(label=_("Sản phẩm, chỉ tiêu"), max_length=500)
    target = FigureField(label=_("Chỉ tiêu"), help_text=_("Con số phải đạt; để trống nếu sản phẩm không đếm được."))
    unit = forms.CharField(label=_("Đơn vị tính"), max_length=60, required=False, help_text=_("lượt, đoàn, %, bộ"))
    baseline = FigureField(label=_("Số gốc"), help_text=_("Con số của năm trước, để so."))
    baseline_source = forms.CharField(label=_("Nguồn số gốc"), max_length=250, required=False)
    counting = forms.ChoiceField(
        label=_("Cách tính qua các kỳ"), choices=Counting, initial=Counting.ADDED, required=False,
        help_text=_("Số lượt, số đoàn thì cộng các kỳ; tỷ lệ, tổng số đến nay thì lấy số của kỳ gần nhất."),
    )  # fmt: skip

    def __init__(self, *args: Any, output: Output | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if output:
            self.initial = {name: getattr(output, name) for name in self.base_fields}
        _dressed(self)

    def clean_counting(self) -> str:
        """Left out, the unit says it."""
        return self.cleaned_data["counting"] or counting_of(self.cleaned_data.get("unit", ""))


class SolutionsField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return step_words(obj.words)


class StepForm(forms.Form):
    words = forms.CharField(label=_("Nội dung bước"), widget=forms.Textarea(attrs={"rows": 3}))
    starts_on = forms.DateField(
        label=_("Bắt đầu"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    due_on = forms.DateField(
        label=_("Hạn"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    person = forms.CharField(
        label=_("Người làm"), max_length=200, required=False, help_text=_("Họ tên hoặc phòng chịu trách nhiệm.")
    )
    solutions = SolutionsField(
        label=_("Giải pháp của kế hoạch mà bước này thực hiện"),
        queryset=Solution.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, duty: Duty, step: Step | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if step:
            self.initial = {name: getattr(step, name) for name in ("words", "starts_on", "due_on", "person")}
            self.initial["solutions"] = list(step.solutions.values_list("pk", flat=True))
        solutions = duty.task.solutions.all()
        self.fields["solutions"].queryset = solutions  # type: ignore[attr-defined]
        if not solutions:
            del self.fields["solutions"]
        _dressed(self)


class ReadForm(ConfirmsNoSecrets):
    """A programme as a Word file or a sheet, whose tables of indicators and of steps are read."""

    file = forms.FileField(
        label=_("Tệp Word (.docx) hoặc Excel (.xlsx)"),
        error_messages={
            "required": _("Chưa chọn tệp nào. Chọn tệp rồi gửi lại."),
            "empty": _("Tệp không có nội dung. Kiểm tra lại tệp rồi gửi lại."),
        },
    )
    field_order = ["file", "confirms_no_secrets"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _dressed(self)

"""Forms of money: the head of an estimate, its lines, and what each act asks."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.money import CURRENCIES, Money
from haidang.kit.records.forms import RecordForm, dress
from haidang.office.accounts.choices import Reach
from haidang.office.norms.models import Norm
from haidang.plan.money.fields import AmountField, NumberField, PaperField
from haidang.plan.money.models import Estimate, EstimateLine
from haidang.plan.plans.models import Task


class _TaskChoice(forms.ModelChoiceField):
    def label_from_instance(self, task: Any) -> str:
        told = str(task)
        return f"{told[:97]}…" if len(told) > 98 else told


class EstimateForm(RecordForm):
    """The head of an estimate; its lines have a page of their own."""

    task = _TaskChoice(label=_("Nhiệm vụ"), queryset=Task.objects.in_force().of_content().in_order(), required=False)
    currency = forms.CharField(
        label=_("Loại tiền"), max_length=20, initial="VND", help_text=_("VND, hoặc mã ngoại tệ: USD, JPY, EUR…")
    )
    rate = NumberField(
        label=_("Tỷ giá ra đồng"),
        required=False,
        help_text=_("Chỉ ghi khi dùng ngoại tệ: một đơn vị ngoại tệ bằng bao nhiêu đồng."),
    )

    class Meta:
        model = Estimate
        fields = (
            "title", "agency", "task", "plan", "year", "fund", "currency", "rate", "rate_on", "rate_source", "norm",
        )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.by is not None and self.by.reach("add", "estimate") != Reach.ALL:
            # Their own agency, whatever is sent.
            del self.fields["agency"]
            if self.instance.pk is None:
                self.instance.agency_id = self.by.agency_id
        if self.instance.pk is None:
            self.initial.setdefault("year", clock.today().year)

    def clean_currency(self) -> str:
        said: str = self.cleaned_data["currency"].strip().upper()
        if said not in CURRENCIES:
            raise ValidationError(
                _now("Không biết loại tiền “%(currency)s”. Các loại dùng được: %(known)s.")
                % {"currency": self.cleaned_data["currency"], "known": ", ".join(CURRENCIES)}
            )
        return said

    def clean_year(self) -> int:
        year: int = self.cleaned_data["year"]
        if not 2000 <= year <= 2100:
            raise ValidationError(
                _now("Năm ngân sách %(year)s không đúng. Ghi bốn chữ số, ví dụ 2020.") % {"year": year}
            )
        return year

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        self._check_rate(cleaned)
        task, plan = cleaned.get("task"), cleaned.get("plan")
        if task and plan and task.plan_id != plan.pk:
            self.add_error("plan", _now("Nhiệm vụ đã chọn không thuộc kế hoạch này. Để trống thì lấy theo nhiệm vụ."))
        elif task:
            cleaned["plan"] = task.plan
        return cleaned

    def _check_rate(self, cleaned: Mapping[str, Any]) -> None:
        currency, rate, rate_on = cleaned.get("currency"), cleaned.get("rate"), cleaned.get("rate_on")
        if currency == "VND" and (rate is not None or rate_on):
            self.add_error("rate", _now("Dự toán bằng đồng thì không ghi tỷ giá."))
        if currency and currency != "VND" and rate is not None and rate_on is None and "rate_on" not in self.errors:
            self.add_error("rate_on", _now("Ghi ngày của tỷ giá."))
        if rate is not None and rate <= 0:
            self.add_error("rate", _now("Tỷ giá phải lớn hơn 0."))
        if rate_on and rate_on > clock.today():
            self.add_error("rate_on", _now("Ngày của tỷ giá chưa tới."))


class LineForm(forms.ModelForm):
    """One line. A row that was left empty is no line."""

    quantity = NumberField(label=_("Số lượng"), initial=Decimal(1))
    times = NumberField(label=_("Số lần, số ngày"), initial=Decimal(1))
    price = AmountField(label=_("Đơn giá"))

    class Meta:
        model = EstimateLine
        fields = ("item", "unit", "quantity", "times", "price", "norm", "words")

    def __init__(self, *args: Any, currency: str = "VND", norms: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        price = self.fields["price"]
        assert isinstance(price, AmountField)
        price.currency = currency
        self.fields["norm"].choices = norms  # type: ignore[attr-defined]
        dress(self.fields)


class Lines(forms.BaseFormSet):
    """All lines of an estimate, with some empty rows for more; works without scripts."""

    def add_fields(self, form: Any, index: int | None) -> None:
        """In a table the head of the column says to the eye what a box is; to the ear each says it itself."""
        super().add_fields(form, index)
        form.fields["DELETE"].label = _now("Bỏ")
        dress({"DELETE": form.fields["DELETE"]})
        for field in form.fields.values():
            row = {"label": field.label, "row": (index or 0) + 1}
            field.widget.attrs["aria-label"] = _now("%(label)s, dòng %(row)s") % row

    @property
    def said(self) -> list[dict[str, Any]]:
        """The lines to be laid, in the order of the page."""
        return [
            {name: form.cleaned_data[name] for name in LineForm.Meta.fields}
            for form in self.forms
            if form.has_changed() and not form.cleaned_data.get("DELETE")
        ]


def norm_choices() -> list[tuple[Any, str]]:
    """The norms a line can name, read once for all lines."""
    return [("", "–"), *((norm.pk, f"{norm.code} {norm.act}"[:90]) for norm in Norm.objects.all())]


#: Rows offered beyond those there are, and at most.
EMPTY_ROWS, MOST_LINES = 5, 200
LineFormSet: Any = forms.formset_factory(
    LineForm, formset=Lines, extra=EMPTY_ROWS, max_num=MOST_LINES, validate_max=True, can_delete=True
)


class ActForm(forms.Form):
    """What an act asks; `by` does it to `estimate`."""

    def __init__(self, *args: Any, estimate: Estimate, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.estimate, self.by = estimate, by
        for field in self.fields.values():
            if isinstance(field, PaperField):
                field.by = by
        self.prepare()
        dress(self.fields)

    def prepare(self) -> None:
        """Fill in what depends on the estimate."""


class NothingForm(ActForm):
    """Only yes."""


class ReasonForm(ActForm):
    reason = forms.CharField(label=_("Lý do"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


class DecisionForm(ActForm):
    amount = AmountField(
        label=_("Số tiền được duyệt, đồng"), help_text=_("Viết như thường dùng: 120 triệu, 1.250.000.")
    )
    document = PaperField(label=_("Văn bản duyệt"))

    def prepare(self) -> None:
        self.fields["amount"].initial = self.estimate.balance.appraised


class EntryForm(ActForm):
    amount = AmountField(label=_("Số tiền, đồng"), help_text=_("Viết như thường dùng: 120 triệu, 1.250.000."))
    on = forms.DateField(label=_("Ngày"), initial=clock.today)
    document = PaperField(label=_("Văn bản, chứng từ"), required=False)
    words = forms.CharField(label=_("Nội dung"), max_length=250, required=False)


class SettlementForm(ActForm):
    words = forms.CharField(
        label=_("Giải thích chênh lệch so với số được duyệt"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def prepare(self) -> None:
        if difference := self.estimate.balance.difference:
            self.fields["words"].help_text = _now("Chênh lệch: %(difference)s.") % {"difference": Money(difference)}


class AppraisalForm(ActForm):
    """Line by line: what is agreed to, and why where that is less; and a word on the whole."""

    #: The lines as the page showed them.
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    remark = forms.CharField(
        label=_("Ý kiến chung"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def prepare(self) -> None:
        self.lines = list(self.estimate.lines.all())
        for line in self.lines:
            agreed = line.asked if line.appraised is None else line.appraised
            self.fields[f"amount-{line.pk}"] = AmountField(
                label=_now("Thẩm định: %(item)s") % {"item": line.item},
                currency=self.estimate.currency,
                initial=agreed,
            )
            self.fields[f"why-{line.pk}"] = forms.CharField(
                label=_now("Lý do giảm: %(item)s") % {"item": line.item},
                max_length=250,
                required=False,
                initial=line.remark,
            )
            for name in ("amount", "why"):
                field = self.fields[f"{name}-{line.pk}"]
                field.widget.attrs["aria-label"] = field.label
        self.fields["remark"].initial = self.estimate.remark
        self.fields["seen"].initial = self.estimate.fingerprint

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("seen") and cleaned["seen"] != self.estimate.fingerprint:
            raise ValidationError(
                _now("Các dòng của dự toán đã khác lúc mở trang. Mở lại trang thẩm định để xem bản mới."), code="stale"
            )
        return cleaned

    def rows(self) -> list[tuple[EstimateLine, Any, Any]]:
        """Each line with its two boxes."""
        return [(line, self[f"amount-{line.pk}"], self[f"why-{line.pk}"]) for line in self.lines]

    @property
    def amounts(self) -> dict[int, tuple[Decimal, str]]:
        """Of the lines the page showed, not of those there are now: the verb compares."""
        said = self.cleaned_data
        shown = [int(name.removeprefix("amount-")) for name in said if name.startswith("amount-")]
        return {pk: (said[f"amount-{pk}"], said[f"why-{pk}"]) for pk in shown}

"""The forms of a project that looks for investors, of who was met, of each step."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.dossiers.forms import ActForm, GuardedForm, day, words
from haidang.kit.money import money_of
from haidang.kit.verdicts import day as day_said
from haidang.office.accounts.books import keep_to_own
from haidang.office.documents.act_forms import PaperActForm
from haidang.plan.money.fields import NumberField
from haidang.plan.plans.linking import TasksField
from haidang.registers.events.investment_choices import CURRENCY_CHOICES, InvestmentStage
from haidang.registers.events.models.investment import InvestmentProject, InvestorContact, InvestorStep


class CapitalField(NumberField):
    """As papers write it: "1.500 tỷ", "15 triệu", "15.000.000". The currency stands in a box of its own."""

    most = Decimal(10) ** 17

    def read(self, text: str) -> Decimal:
        money = money_of(text)
        if money.currency != "VND":
            told = {"currency": money.currency}
            raise ValidationError(_now("Ở ô này chỉ ghi số; chọn loại tiền %(currency)s ở ô bên.") % told)
        return money.amount


class InvestmentForm(GuardedForm):
    area = NumberField(label=_("Diện tích (ha)"), required=False)
    capital = CapitalField(
        label=_("Vốn dự kiến"), required=False, help_text=_("Viết như thường dùng: 1.500 tỷ, 15 triệu, 15.000.000.")
    )
    tasks = TasksField()

    class Meta:
        model = InvestmentProject
        fields = [
            "title", "title_english", "number", "agency", "contact", "sector", "form", "place", "area", "capital",
            "currency", "content", "conditions", "calls_until", "tasks",
        ]  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tasks: Any = self.fields["tasks"]
        tasks.offer(self.by, self.instance)
        keep_to_own(self)


class InvestorForm(GuardedForm):
    class Meta:
        model = InvestorContact
        fields = [
            "project", "agency", "partner", "name", "country", "person", "reach", "began_on", "way", "event",
            "content",
        ]  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["project"]
        if self.instance.pk:
            field.disabled = True
        else:
            field.queryset = field.queryset.exclude(stage=InvestmentStage.DRAFT)
        keep_to_own(self)

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())


class StepForm(GuardedForm):
    class Meta:
        model = InvestorStep
        fields = ["on", "way", "told", "next_step", "due_on", "done_on"]

    def clean_on(self) -> Any:
        on, began = self.cleaned_data["on"], self.instance.contact.began_on
        if began and on < began:
            told = {"day": day_said(on), "began": day_said(began)}
            raise ValidationError(_now("Ngày %(day)s trước ngày tiếp xúc lần đầu (%(began)s). Xem lại ngày.") % told)
        return self._past(on)

    def clean_done_on(self) -> Any:
        return self._past(self.cleaned_data["done_on"])

    @staticmethod
    def _past(on: Any) -> Any:
        if on and on > clock.today():
            raise ValidationError(_now("Ngày %(day)s chưa đến. Xem lại ngày.") % {"day": day_said(on)})
        return on

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("next_step") and not cleaned.get("due_on") and "due_on" not in self.errors:
            self.add_error("due_on", _now("Ghi hạn của bước tiếp theo, để được nhắc đúng ngày."))
        return cleaned


class CallForm(PaperActForm):
    called_on = day(_("Kêu gọi từ ngày"), help_text=_("Để trống thì là ngày văn bản, hoặc hôm nay."))


class CallAgainForm(ActForm):
    calls_until = day(_("Kêu gọi đến hết ngày"))
    reason = words(_("Lý do"))


class SignForm(PaperActForm):
    """The memorandum by its number and day."""

    needs_paper = True

    def prepare(self) -> None:
        _ask_for_the_paper(self)


class WinForm(PaperActForm):
    """The paper that lets them in, and what they put in."""

    needs_paper = True

    capital = CapitalField(label=_("Vốn được chấp thuận"), required=False)
    currency = forms.ChoiceField(label=_("Loại tiền"), choices=[("", "---------"), *CURRENCY_CHOICES], required=False)

    def prepare(self) -> None:
        _ask_for_the_paper(self)
        self.fields["currency"].initial = self.row.project.currency
        if said := self.row.project.capital_said:
            self.fields["capital"].help_text = _("Dự kiến của dự án: %(capital)s.") % {"capital": said}


def _ask_for_the_paper(form: PaperActForm) -> None:
    for name in ("number", "issued_on"):
        form.fields[name].required = True

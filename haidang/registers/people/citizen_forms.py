"""The forms of citizen protection: the case, the quick note of the night, its parts, its acts."""

from datetime import time
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.dossiers.forms import ActForm, GuardedForm, day, words
from haidang.kit.files.forms import warn_about
from haidang.kit.money import Money
from haidang.kit.personal.fields import personal_fields
from haidang.kit.records.forms import dress
from haidang.office.accounts.books import keep_to_own
from haidang.office.directory.models import Agency
from haidang.office.documents.act_forms import PaperActForm
from haidang.plan.money.fields import AmountField, NumberField
from haidang.plan.plans.linking import TasksField
from haidang.registers.partners.models import Partner
from haidang.registers.people import citizen_rules as rules
from haidang.registers.people.citizen_choices import Kind, Outcome, Urgency
from haidang.registers.people.citizen_services import names_told
from haidang.registers.people.models import OUTSTANDING, CaseCost, CasePerson, CaseStep, CitizenCase

_NO_COUNTRY = _("Chưa chọn nước. Vụ việc nào cũng ở một nước: chưa biết chắc thì chọn nước gần nhất, sửa sau.")


def offer_countries(form: Any, name: str = "country") -> None:
    """The countries of the book of partners, in their order."""
    form.fields[name].queryset = form.fields[name].queryset.countries()


def this_minute() -> time:
    """The hour in Vietnam; nobody asks for seconds."""
    return clock.now().astimezone(clock.VIETNAM).time().replace(second=0, microsecond=0)


class NamelessForm(GuardedForm):
    """A form about a case: no open box names somebody who is protected."""

    def names(self) -> list[str]:
        return []

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        masked = {each.name for each in personal_fields(self._meta.model)}
        known = self.names()
        for name, value in list(cleaned.items()):  # a fault takes the value out
            if isinstance(value, str) and name not in masked and rules.named_in(value, known):
                self.add_error(name, ValidationError(names_told(), code="names"))
        return cleaned


class CaseForm(NamelessForm):
    tasks = TasksField()

    class Meta:
        model = CitizenCase
        fields = [
            "kind", "urgency", "country", "place", "happened_on", "received_on", "received_at", "source", "people",
            "agency", "story", "caller", "caller_phone", "tasks",
        ]  # fmt: skip
        help_texts = {"story": _("Chỉ người xử lý mở xem được, mỗi lần xem có ghi lại.")}
        error_messages = {"country": {"required": _NO_COUNTRY}}
        widgets = {"received_at": forms.TimeInput(attrs={"type": "time"}, format="%H:%M")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tasks: Any = self.fields["tasks"]
        tasks.offer(self.by, self.instance)
        offer_countries(self)
        keep_to_own(self)

    def names(self) -> list[str]:
        return self.instance.names() if self.instance.pk else []


class QuickForm(forms.Form):
    """One screen of a telephone: what the caller says first. Everything else is added when there is time."""

    entry = forms.UUIDField(widget=forms.HiddenInput, required=False)
    kind = forms.ChoiceField(label=_("Việc gì"), choices=[("", "---------"), *Kind.choices])
    country = forms.ModelChoiceField(
        label=_("Ở nước nào"), queryset=Partner.objects.none(), error_messages={"required": _NO_COUNTRY}
    )
    place = forms.CharField(label=_("Ở đâu"), max_length=160, required=False)
    urgency = forms.ChoiceField(label=_("Mức độ"), choices=Urgency.choices, initial=Urgency.LIFE)
    people = forms.IntegerField(
        label=_("Số người"), min_value=1, max_value=100_000, initial=1,
        error_messages={"min_value": _("Số người phải từ 1 trở lên.")},
    )  # fmt: skip
    name = forms.CharField(label=_("Họ tên người gặp nạn"), max_length=160, required=False)
    commune = forms.CharField(label=_("Quê ở xã, phường"), max_length=120, required=False)
    caller = forms.CharField(label=_("Người gọi"), max_length=160, required=False)
    caller_phone = forms.CharField(label=_("Điện thoại người gọi"), max_length=40, required=False)
    story = words(_("Sự việc"), rows=4)

    def __init__(self, *args: Any, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        countries: Any = self.fields["country"]
        countries.queryset = Partner.objects.for_user(by, "view").countries()
        self.initial.setdefault("entry", uuid4())
        dress(self.fields)
        for name in ("name", "caller", "story", "caller_phone"):
            self.fields[name].widget.attrs |= {"autocomplete": "off", "spellcheck": "false"}
        self.fields["caller_phone"].widget.attrs["inputmode"] = "tel"
        self.fields["people"].widget.attrs["inputmode"] = "numeric"
        # what to tell the caller follows what is chosen; without scripts every kind can be unfolded
        self.fields["kind"].widget.attrs |= {
            "hx-get": reverse("people:case-quick"), "hx-target": "#can-noi", "hx-select": "#can-noi",
            "hx-swap": "outerHTML", "hx-trigger": "change",
        }  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        for name, value in list(cleaned.items()):  # a fault takes the value out
            if isinstance(value, str) and (told := warn_about(value)):
                self.add_error(name, ValidationError(told))
        if cleaned.get("kind") == Kind.OTHER and len((cleaned.get("story") or "").split()) < 3:
            self.add_error("story", _now("Việc khác thì ghi rõ là việc gì, ít nhất vài chữ."))
        return cleaned

    def case(self) -> CitizenCase:
        """What was said, as a case of who sits there now."""
        said, hour = self.cleaned_data, this_minute()
        facts = {name: said[name] for name in ("kind", "country", "place", "urgency", "people", "story")}
        whose = {"caller": said["caller"], "caller_phone": said["caller_phone"], "agency": self.by.agency}
        return CitizenCase(**facts, **whose, received_on=clock.today(), received_at=hour)


# ── parts ────────────────────────────────────────────────────────────────────────────────────────


class PersonForm(GuardedForm):
    """Whom it is about. A name that an open box tells already is refused: the box must be mended first."""

    class Meta:
        model = CasePerson
        fields = ["name", "condition", "commune", "born_on", "identity", "home", "contact", "health"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        field: Any = CasePerson._meta.get_field("name")
        name = str(field.plain(cleaned.get("name") or "") or "")
        if name and rules.named_in(cleaned.get("commune") or "", [name]):
            self.add_error("commune", ValidationError(names_told(), code="names"))
        if name and (where := self._told_in(name)):
            told = _now("Tên này đã bị nêu ở: %(where)s. Sửa chỗ đó trước, rồi ghi tên ở đây.") % {"where": where}
            self.add_error("name", ValidationError(told, code="names"))
        return cleaned

    def _told_in(self, name: str) -> str:
        case: CitizenCase = self.instance.case
        boxes = [(_now("nơi xảy ra"), case.place), (_now("kết quả"), case.result)]
        boxes += [
            (f"{step._meta.verbose_name} {step.on:%d/%m/%Y}", f"{step.words} {step.next_words}")
            for step in case.steps.all()
        ]
        boxes += [(str(cost._meta.verbose_name), f"{cost.item} {cost.guarantor}") for cost in case.costs.all()]
        return "; ".join(where for where, told in boxes if rules.named_in(told, [name]))


class _OfCaseForm(NamelessForm):
    """A part with open boxes, of a case whose people are not to be named in them."""

    def names(self) -> list[str]:
        found: list[str] = self.instance.case.names()
        return found


class StepForm(_OfCaseForm):
    class Meta:
        model = CaseStep
        fields = ["on", "at", "way", "words", "agency", "partner", "next_words", "next_on", "is_next_done"]
        widgets = {
            "at": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), "words": forms.Textarea(attrs={"rows": 3})
        }  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agencies: Any = self.fields["agency"]
        agencies.queryset = Agency.objects.in_protocol_order()
        if self.instance.pk is None:
            self.initial["at"] = this_minute()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        on, told_on = cleaned.get("on"), self.instance.case.received_on
        if on and on > clock.today():
            self.add_error("on", _now("Ngày %(day)s chưa đến. Xem lại ngày.") % {"day": f"{on:%d/%m/%Y}"})
        elif on and on < told_on:
            facts = {"day": f"{on:%d/%m/%Y}", "first": f"{told_on:%d/%m/%Y}"}
            self.add_error("on", _now("Ngày %(day)s trước ngày nhận tin (%(first)s). Xem lại ngày.") % facts)
        if cleaned.get("is_next_done") and not cleaned.get("next_on"):
            self.add_error("is_next_done", _now("Chưa ghi việc tiếp theo nào để đánh dấu là đã làm."))
        return cleaned


class CostForm(_OfCaseForm):
    amount = NumberField(label=_("Số tiền"))
    rate = NumberField(label=_("Tỷ giá ra đồng"), required=False, help_text=_("Phải có khi là ngoại tệ."))

    class Meta:
        model = CaseCost
        fields = [
            "kind", "item", "amount", "currency", "rate", "on", "source", "security", "guarantor", "refund_due_on",
        ]  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        refuse_rate(self, cleaned)
        on = cleaned.get("on")
        if on and on > clock.today():
            self.add_error("on", _now("Ngày %(day)s chưa đến. Xem lại ngày.") % {"day": f"{on:%d/%m/%Y}"})
        if cleaned.get("amount") is not None and not cleaned["amount"]:
            self.add_error("amount", _now("Số tiền phải lớn hơn 0."))
        return cleaned


def refuse_rate(form: Any, cleaned: dict[str, Any]) -> None:
    """Foreign money has its rate; the sentence names what was written."""
    currency, rate, amount = cleaned.get("currency"), cleaned.get("rate"), cleaned.get("amount")
    if not currency or amount is None or "rate" in form.errors:
        return
    match rules.currency_fault(currency, rate):
        case "no-rate":
            told = _now("Số tiền bằng %(currency)s chưa có tỷ giá ra đồng. Ghi một %(currency)s bằng bao nhiêu đồng.")
            form.add_error("rate", ValidationError(told % {"currency": currency}, code="no-rate"))
        case "rate-of-dong":
            form.add_error("rate", ValidationError(_now("Tiền đồng thì bỏ trống ô tỷ giá."), code="rate-of-dong"))


# ── acts ─────────────────────────────────────────────────────────────────────────────────────────


class AskForm(ActForm):
    agencies = forms.ModelMultipleChoiceField(label=_("Cơ quan được hỏi, nhờ"), queryset=Agency.objects.none())
    words = words(_("Cần giúp gì, cho biết gì"), help_text=_("Không ghi tên người gặp nạn."))
    due_on = day(_("Hạn trả lời"), help_text=_("Để trống thì tính theo quy định của ngày hỏi."))

    def prepare(self) -> None:
        agencies: Any = self.fields["agencies"]
        agencies.queryset = Agency.objects.alive(clock.today()).in_protocol_order()


class CloseForm(PaperActForm):
    outcome = forms.ChoiceField(label=_("Kết thúc thế nào"), choices=[("", "---------"), *Outcome.choices])
    result = words(_("Kết quả"), help_text=_("Vào báo cáo và gợi ý cập nhật nhiệm vụ: không ghi tên người."))
    closed_on = day(_("Ngày kết thúc"), help_text=_("Để trống là hôm nay."))

    field_order = ("outcome", "result", "closed_on")


class RefundForm(ActForm):
    cost = forms.ModelChoiceField(label=_("Khoản ứng trước"), queryset=CaseCost.objects.none())
    amount = AmountField(label=_("Số tiền hoàn lại (đồng)"))
    refunded_on = day(_("Ngày hoàn lại"), required=True)

    def prepare(self) -> None:
        costs: Any = self.fields["cost"]
        costs.queryset = self.row.costs.filter(OUTSTANDING)
        costs.label_from_instance = lambda cost: f"{cost.item}: {_now('còn')} {Money(cost.left)}"

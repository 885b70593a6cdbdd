"""The forms of the work with Vietnamese abroad."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.dossiers.forms import ActForm, GuardedForm, day, words
from haidang.kit.personal.fields import personal_fields
from haidang.office.accounts.books import keep_to_own
from haidang.office.directory.models import Agency
from haidang.office.documents.act_forms import PaperActForm
from haidang.plan.money.fields import NumberField
from haidang.plan.plans.linking import TasksField
from haidang.registers.people import citizen_rules as rules
from haidang.registers.people.citizen_forms import offer_countries, refuse_rate
from haidang.registers.people.models import (
    Contribution,
    OverseasActivity,
    OverseasAssociation,
    OverseasRequest,
    OverseasYear,
)
from haidang.registers.people.overseas_services import name_told


class OverseasForm(GuardedForm):
    """A book of an agency about a country; `hidden` is the box whose name no open box may tell."""

    hidden = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_countries(self)
        keep_to_own(self)
        if "tasks" in self.fields:
            tasks: Any = self.fields["tasks"]
            tasks.offer(self.by, self.instance)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.hidden and (name := self._plain(cleaned.get(self.hidden))):
            masked = {each.name for each in personal_fields(self._meta.model)}
            for box, value in list(cleaned.items()):  # a fault takes the value out
                if isinstance(value, str) and box not in masked and rules.named_in(value, [name]):
                    self.add_error(box, ValidationError(name_told(), code="names"))
        return cleaned

    def _plain(self, value: Any) -> str:
        field: Any = self._meta.model._meta.get_field(self.hidden)
        return str(field.plain(value or "") or "")

    def refuse_to_come(self, cleaned: dict[str, Any], name: str) -> None:
        """What is written down has happened."""
        on = cleaned.get(name)
        if on and on > clock.today():
            told = _now("Ngày %(day)s chưa đến. Xem lại ngày.") % {"day": f"{on:%d/%m/%Y}"}
            self.add_error(name, ValidationError(told, code="to-come"))


class OverseasYearForm(OverseasForm):
    remittances = NumberField(label=_("Kiều hối"), required=False)

    class Meta:
        model = OverseasYear
        fields = [
            "year", "country", "agency", "people", "workers", "students", "returns", "families", "remittances",
            "currency", "source", "note",
        ]  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        year = cleaned.get("year")
        if year and year > clock.today().year:
            told = _now("Năm %(year)s chưa đến, chưa có số liệu.") % {"year": year}
            self.add_error("year", ValidationError(told, code="to-come"))
        return cleaned


class OverseasAssociationForm(OverseasForm):
    hidden = "chair"
    tasks = TasksField()

    class Meta:
        model = OverseasAssociation
        fields = [
            "name", "country", "place", "stage", "founded_on", "ceased_on", "members", "chair", "contact",
            "activities", "agency", "tasks",
        ]  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name in ("founded_on", "ceased_on"):
            self.refuse_to_come(cleaned, name)
        return cleaned


class ContributionForm(OverseasForm):
    hidden = "giver"
    amount = NumberField(label=_("Số tiền, trị giá"), required=False)
    rate = NumberField(label=_("Tỷ giá ra đồng"), required=False, help_text=_("Phải có khi là ngoại tệ."))
    tasks = TasksField()

    class Meta:
        model = Contribution
        fields = [
            "kind", "purpose", "giver_kind", "giver", "association", "country", "on", "amount", "currency", "rate",
            "rate_on", "goods", "place", "agency", "result", "tasks",
        ]  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.refuse_to_come(cleaned, "on")
        refuse_rate(self, cleaned)
        if cleaned.get("amount") == 0:
            self.add_error("amount", _now("Số tiền phải lớn hơn 0; không có tiền thì bỏ trống."))
        return cleaned


class OverseasRequestForm(OverseasForm):
    hidden = "sender"
    tasks = TasksField()

    class Meta:
        model = OverseasRequest
        fields = [
            "matter", "subject", "country", "sender", "contact", "words", "received_on", "due_on", "agency", "tasks",
        ]  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.refuse_to_come(cleaned, "received_on")
        return cleaned


class OverseasActivityForm(OverseasForm):
    capital = NumberField(label=_("Vốn dự kiến"), required=False)
    tasks = TasksField()

    class Meta:
        model = OverseasActivity
        fields = [
            "kind", "title", "country", "association", "agency", "starts_on", "ends_on", "place", "expected",
            "content", "field", "capital", "currency", "estimate", "tasks",
        ]  # fmt: skip


# ── acts ─────────────────────────────────────────────────────────────────────────────────────────


class PassOnForm(ActForm):
    handler = forms.ModelChoiceField(label=_("Cơ quan trả lời"), queryset=Agency.objects.none())

    def prepare(self) -> None:
        handlers: Any = self.fields["handler"]
        handlers.queryset = Agency.objects.alive(clock.today()).in_protocol_order()


class AnswerForm(PaperActForm):
    answer = words(_("Đã trả lời thế nào"), help_text=_("Không ghi tên người hỏi."))
    answered_on = day(_("Ngày trả lời"), help_text=_("Để trống là ngày của văn bản, hoặc hôm nay."))

    field_order = ("answer", "answered_on")


class HoldForm(PaperActForm):
    results = words(_("Kết quả"), rows=4)
    came = forms.IntegerField(label=_("Số kiều bào đã dự"), min_value=0, max_value=1_000_000, required=False)

    field_order = ("results", "came")

"""Forms of events: the record, its parts, what each act asks."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from haidang.kit.dossiers.forms import ActForm, GuardedForm, day, words
from haidang.kit.dossiers.services import not_before, not_to_come
from haidang.office.accounts.books import keep_to_own
from haidang.office.documents.act_forms import PaperActForm
from haidang.plan.money.fields import NumberField
from haidang.plan.plans.linking import TasksField
from haidang.registers.events.event_choices import TOOK_PLACE
from haidang.registers.events.models import Event, EventContact, EventContract, EventParticipant


class EventForm(GuardedForm):
    """An event; what is light needs its name, kind and day only."""

    tasks = TasksField()

    class Meta:
        model = Event
        fields = [
            "title", "kind", "channel", "agency", "starts_on", "ends_on", "where", "place", "country", "role",
            "partners", "coordinators", "others", "content", "needs_leave", "asked_on", "estimate", "sponsors", "press",
            "tasks",
        ]  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tasks: Any = self.fields["tasks"]
        tasks.offer(self.by, self.instance)
        keep_to_own(self)

    def clean_asked_on(self) -> Any:
        return _past(self.cleaned_data["asked_on"])

    def clean(self) -> dict[str, Any]:
        """What took place keeps its days in the past: results of a day to come are nobody's."""
        cleaned = super().clean()
        if self.instance.stage in TOOK_PLACE:
            for name in ("starts_on", "ends_on"):
                if cleaned.get(name):
                    _put(self, not_to_come, cleaned[name], name)
        return cleaned


def _past(on: Any) -> Any:
    not_to_come(on)
    return on


def _put(form: Any, check: Any, *given: Any) -> None:
    """What a check refuses stands at the field that it names."""
    try:
        check(*given)
    except ValidationError as refused:
        form.add_error(None, refused)


# ── parts ────────────────────────────────────────────────────────────────────────────────────────


class ParticipantForm(GuardedForm):
    class Meta:
        model = EventParticipant
        fields = ["name", "side", "country", "people", "does"]


class ContactForm(GuardedForm):
    class Meta:
        model = EventContact
        fields = ["name", "partner", "person", "about", "agency", "next_step", "due_on", "closed_on", "result"]

    def clean_closed_on(self) -> Any:
        return _past(self.cleaned_data["closed_on"])


class ContractForm(GuardedForm):
    value = NumberField(label=_("Giá trị"), required=False)
    rate = NumberField(label=_("Tỷ giá ra đồng"), required=False)

    class Meta:
        model = EventContract
        fields = ["bond", "ours", "theirs", "about", "signed_on", "value", "currency", "rate", "rate_on"]

    def clean_rate_on(self) -> Any:
        return _past(self.cleaned_data["rate_on"])

    def clean(self) -> dict[str, Any]:
        """Nothing is signed at an event before it begins."""
        cleaned = super().clean()
        if signed := cleaned.get("signed_on"):
            _put(self, not_to_come, signed, "signed_on")
            _put(self, not_before, signed, self.instance.event.starts_on, _("ngày bắt đầu sự kiện"), "signed_on")
        return cleaned


# ── acts ─────────────────────────────────────────────────────────────────────────────────────────


class AllowForm(PaperActForm):
    needs_paper = True
    asked_on = day(_("Gửi hồ sơ xin phép ngày"))

    def prepare(self) -> None:
        self.initial["asked_on"] = self.row.asked_on


class HoldForm(ActForm):
    results = words(_("Kết quả"), help_text=_("Đạt được gì; một câu cũng được."), rows=4)
    visitors = forms.IntegerField(label=_("Lượt người dự"), required=False, min_value=0, max_value=50_000_000)
    foreigners = forms.IntegerField(
        label=_("Trong đó người nước ngoài"), required=False, min_value=0, max_value=50_000_000
    )
    press = words(_("Báo chí, truyền thông"), required=False, rows=2)

    def prepare(self) -> None:
        self.initial["press"] = self.row.press


class ReportForm(PaperActForm):
    needs_paper = True
    results = words(_("Kết quả"), required=False, help_text=_("Để nguyên nếu không sửa."), rows=4)

    def prepare(self) -> None:
        self.initial["results"] = self.row.results

"""Forms of standing places: the record, what each act asks."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.dossiers.forms import GuardedForm, day, words
from haidang.office.accounts.books import keep_to_own
from haidang.office.documents.act_forms import PaperActForm
from haidang.plan.plans.linking import TasksField
from haidang.registers.events.models import StandingPlace


class PlaceForm(GuardedForm):
    tasks = TasksField()

    class Meta:
        model = StandingPlace
        fields = [
            "name", "kind", "channel", "agency", "country", "partner", "address", "operator", "purpose", "planned_on",
            "every", "opening", "estimate", "tasks",
        ]  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tasks: Any = self.fields["tasks"]
        tasks.offer(self.by, self.instance)
        keep_to_own(self)


class OpenForm(PaperActForm):
    opened_on = day(_("Khai trương ngày"), required=True)

    def prepare(self) -> None:
        self.initial["opened_on"] = self.row.planned_on or clock.today()


class OperationForm(PaperActForm):
    since = day(_("Kỳ từ ngày"), required=True)
    until = day(_("Đến hết ngày"), required=True)
    visitors = forms.IntegerField(label=_("Lượt khách trong kỳ"), min_value=0, max_value=50_000_000)
    words = words(_("Hoạt động, kết quả"), rows=4)

    def prepare(self) -> None:
        if span := self.row.next_span:
            self.initial.update({"since": span.since, "until": span.until})


class CloseForm(PaperActForm):
    closed_on = day(_("Đóng từ ngày"), required=True)
    reason = words(_("Lý do"))

    def prepare(self) -> None:
        self.initial["closed_on"] = clock.today()

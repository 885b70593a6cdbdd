"""What is written about a delegation: its facts, on the page and by the sheet."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from haidang.kit.records.forms import RecordForm
from haidang.plan.plans.linking import TasksField
from haidang.registers.delegations.models import Delegation


class DelegationForm(RecordForm):
    """The request and the head of the scheme; its rows (who, where, which day) have pages of their own."""

    tasks = TasksField()

    class Meta:
        model = Delegation
        fields = [
            "title", "agency", "channel", "head", "head_words", "head_rank", "people", "starts_on", "ends_on",
            "when_words", "in_plan", "plan", "extra_reason", "extra_opinion", "purpose", "content", "forecast",
            "funding", "no_estimate_why", "request", "scheme", "along_with", "tasks", "remark",
        ]  # fmt: skip
        widgets = {name: forms.Textarea(attrs={"rows": 3}) for name in ("extra_reason", "purpose", "forecast")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tasks: Any = self.fields["tasks"]
        tasks.offer(self.by, self.instance)
        along: Any = self.fields["along_with"]
        along.queryset = along.queryset.exclude(pk=self.instance.pk)
        if self.by is not None and self.instance.pk is None and not self.by.is_desk:
            self.initial.setdefault("agency", self.by.agency_id)

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        starts, ends = found.get("starts_on"), found.get("ends_on")
        if starts and ends and ends < starts:
            raise ValidationError(
                {
                    "ends_on": _("Ngày về (%(ends)s) trước ngày đi (%(starts)s). Xem lại hai ngày.")
                    % {"ends": f"{ends:%d/%m/%Y}", "starts": f"{starts:%d/%m/%Y}"}
                }
            )
        return found

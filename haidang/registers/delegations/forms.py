"""What is written about a delegation: its facts, on the page and by the sheet."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from haidang.kit.records.forms import RecordForm
from haidang.office.documents.models import Document
from haidang.plan.money.fields import PaperField
from haidang.plan.plans.linking import TasksField
from haidang.registers.delegations.models import Delegation


class PaperBox(PaperField):
    """A paper typed by its number. What somebody else named may be out of this person's sight: untouched, it stays."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"required": False} | options)
        self.held: Document | None = None

    def clean(self, value: Any) -> Any:
        if self.held is not None and str(value or "").strip() == paper_said(self.held):
            return self.held
        return super().clean(value)


def paper_said(document: Document) -> str:
    """As it is typed: "45/TTr-SCT ngày 02/03/2020"."""
    if not document.number:
        return str(document)
    return f"{document.number} ngày {document.issued_on:%d/%m/%Y}" if document.issued_on else document.number


def put_turned(form: Any, found: Mapping[str, Any], first: str = "starts_on", last: str = "ends_on") -> None:
    """The last day is the first one or later; the sentence names both, as the table's own refusal cannot."""
    starts, ends = found.get(first), found.get(last)
    if starts and ends and ends < starts:
        form.add_error(
            last,
            gettext("Ngày cuối (%(ends)s) trước ngày đầu (%(starts)s). Xem lại hai ngày.")
            % {"ends": f"{ends:%d/%m/%Y}", "starts": f"{starts:%d/%m/%Y}"},
        )


#: The papers of a request.
_PAPERS = ("extra_opinion", "request", "scheme")


class DelegationForm(RecordForm):
    """The request and the head of the scheme; its rows (who, where, which day) have pages of their own."""

    tasks = TasksField()
    extra_opinion = PaperBox(label=_("Văn bản cho chủ trương đi ngoài kế hoạch"))
    request = PaperBox(label=_("Văn bản đề nghị"))
    scheme = PaperBox(label=_("Đề án, kế hoạch đoàn"))

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
        for name in _PAPERS:
            box: Any = self.fields[name]
            box.by, box.held = self.by, getattr(self.instance, name)
            self.initial[name] = paper_said(box.held) if box.held else ""
        along: Any = self.fields["along_with"]
        along.queryset = along.queryset.exclude(pk=self.instance.pk)
        if self.by is not None and self.instance.pk is None and not self.by.is_desk:
            self.initial.setdefault("agency", self.by.agency_id)

    def clean_along_with(self) -> Any:
        """Whom somebody else tied to it, and this person may not see, stays tied."""
        chosen: Any = self.cleaned_data["along_with"]
        if self.instance.pk is None:
            return chosen
        offered: Any = self.fields["along_with"]
        unseen = self.instance.along_with.exclude(pk__in=offered.queryset.values("pk"))
        return Delegation.objects.filter(Q(pk__in=chosen.values("pk")) | Q(pk__in=unseen.values("pk")))

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        starts, ends = found.get("starts_on"), found.get("ends_on")
        if starts and ends and ends < starts:
            raise ValidationError(
                {
                    "ends_on": gettext("Ngày về (%(ends)s) trước ngày đi (%(starts)s). Xem lại hai ngày.")
                    % {"ends": f"{ends:%d/%m/%Y}", "starts": f"{starts:%d/%m/%Y}"}
                }
            )
        return found

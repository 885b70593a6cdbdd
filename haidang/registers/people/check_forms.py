"""Forms of checks: the book, what is found, each act."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.dossiers.forms import ActForm, GuardedForm, day, words
from haidang.office.accounts.books import keep_to_own
from haidang.office.documents.act_forms import PaperActForm
from haidang.plan.plans.linking import TasksField
from haidang.registers.people.check_choices import Remedy
from haidang.registers.people.models import AgencyCheck, CheckFinding


class AgencyCheckForm(GuardedForm):
    tasks = TasksField()

    class Meta:
        model = AgencyCheck
        fields = [
            "title", "topic", "checked", "agency", "scope_since", "scope_until", "starts_on", "ends_on", "team",
            "words", "tasks",
        ]  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tasks"].offer(self.by, self.instance)  # type: ignore[attr-defined]
        keep_to_own(self)


class FindingForm(GuardedForm):
    class Meta:
        model = CheckFinding
        fields = ["kind", "text", "demand", "due_on"]


class AnnounceForm(PaperActForm):
    needs_paper = True
    on = day(_("Báo cơ quan ngày"), required=True)

    def prepare(self) -> None:
        self.fields["on"].initial = clock.today


class HoldForm(PaperActForm):
    on = day(_("Kiểm tra xong ngày"), required=True)

    def prepare(self) -> None:
        self.fields["on"].initial = min(self.row.ends_on, clock.today())


class ConcludeForm(PaperActForm):
    needs_paper = True
    on = day(_("Kết luận ngày"), required=True)
    results = words(_("Nhận xét chung"))

    def prepare(self) -> None:
        self.fields["on"].initial = clock.today


class FindingChoice(forms.ModelChoiceField):
    """One of the findings of this check that stand so."""

    def __init__(self) -> None:
        super().__init__(label=_("Nội dung phát hiện"), queryset=CheckFinding.objects.none())

    def offer(self, check: AgencyCheck, state: str) -> None:
        pks = [each.pk for each in check.findings.all() if each.state == state]
        self.queryset = check.findings.filter(pk__in=pks)
        if len(pks) == 1:
            self.initial = pks[0]


class RemedyForm(ActForm):
    finding = FindingChoice()
    on = day(_("Khắc phục xong ngày"), required=True)
    words = words(_("Đã khắc phục thế nào"))

    def prepare(self) -> None:
        self.fields["finding"].offer(self.row, Remedy.WAITED)  # type: ignore[attr-defined]
        self.fields["on"].initial = clock.today


class ConfirmForm(ActForm):
    finding = FindingChoice()

    def prepare(self) -> None:
        self.fields["finding"].offer(self.row, Remedy.REPORTED)  # type: ignore[attr-defined]


class ReturnForm(ConfirmForm):
    reason = words(_("Còn thiếu gì"))

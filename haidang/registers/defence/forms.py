"""The forms of the room. There is one box for words, and no mark of secrets passes it."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.dossiers.forms import ActForm, GuardedForm
from haidang.office.accounts.books import keep_to_own
from haidang.office.directory.choices import Kind as AgencyKind
from haidang.plan.plans.linking import TasksField
from haidang.registers.defence.models import DefenceActivity, DefencePaper
from haidang.registers.defence.rules import mark_in


class DefenceActivityForm(GuardedForm):
    tasks = TasksField()

    class Meta:
        model = DefenceActivity
        fields = ["name", "kind", "agency", "partners", "on", "tasks"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tasks: Any = self.fields["tasks"]
        tasks.offer(self.by, self.instance)
        agency: Any = self.fields["agency"]
        agency.queryset = agency.queryset.filter(kind=AgencyKind.ARMED_FORCES)
        keep_to_own(self)

    def clean_name(self) -> str:
        """The number of the paper and what it says stay with who keeps it."""
        name: str = self.cleaned_data["name"]
        if mark := mark_in(name):
            raise forms.ValidationError(
                _now("Tên có “%(mark)s”. Sổ này chỉ ghi thông tin công khai; hoạt động mật giao văn thư theo dõi.")
                % {"mark": mark}
            )
        return name


class DefencePaperForm(GuardedForm):
    class Meta:
        model = DefencePaper
        fields = ["kind", "keeper"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None and self.instance.activity_id:
            self.initial["keeper"] = self.instance.activity.agency_id


class DoneForm(ActForm):
    done_on = forms.DateField(label=_("Đã thực hiện ngày"))

    def prepare(self) -> None:
        self.initial.setdefault("done_on", min(self.row.on, clock.today()))

    def clean_done_on(self) -> Any:
        day = self.cleaned_data["done_on"]
        if day.year < 1945:
            raise forms.ValidationError(_now("Năm %(year)s không đúng. Xem lại ngày.") % {"year": day.year})
        return day

"""Forms of scholarships: the two books, their rows, each act."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.dossiers.forms import ActForm, GuardedForm, day, words
from haidang.office.accounts.books import keep_to_own
from haidang.office.accounts.choices import Reach
from haidang.office.documents.act_forms import PaperActForm
from haidang.plan.plans.linking import TasksField
from haidang.registers.partners.choices import Kind
from haidang.registers.partners.models import Partner
from haidang.registers.people.models import IntakeLetter, ScholarshipIntake, Stipend, Student, YearResult
from haidang.registers.people.scholar_choices import Grade, IntakeStage, Level

#: What was approved is not changed by hand any more.
_FIXED = ("year", "country", "level", "places", "school", "agency")


#: Letters of a number that the database can hold.
_LONGEST_KEY = 19


class IntakeForm(GuardedForm):
    tasks = TasksField()

    class Meta:
        model = ScholarshipIntake
        fields = [
            "year", "country", "level", "places", "school", "fields", "agency", "opens_on", "closes_on", "terms",
            "estimate", "tasks",
        ]  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tasks"].offer(self.by, self.instance)  # type: ignore[attr-defined]
        keep_to_own(self)
        if self.instance.pk is None:
            self.initial.setdefault("year", clock.today().year)
        elif self.instance.stage != IntakeStage.PLANNED:
            for name in _FIXED:
                self.fields[name].disabled = True


def _addressees(rows: Any, intake: ScholarshipIntake) -> Any:
    """Missions, and whoever else of the country one may write to."""
    return rows.filter(Q(kind=Kind.MISSION) | Q(country=intake.country_id))


class LetterForm(GuardedForm):
    class Meta:
        model = IntakeLetter
        fields = ["partner", "sent_on", "answer_due_on", "answered_on", "answer"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        box: Any = self.fields["partner"]
        box.queryset = _addressees(box.queryset, self.instance.intake)


class StudentForm(GuardedForm):
    tasks = TasksField()

    class Meta:
        model = Student
        fields = [
            "intake", "name", "gender", "born_on", "passport", "phone", "email", "sent_by", "field", "level",
            "starts_on", "ends_on", "stay_until", "estimate", "remark", "tasks",
        ]  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tasks"].offer(self.by, self.instance)  # type: ignore[attr-defined]
        box: Any = self.fields["intake"]
        rows = box.queryset.select_related("country")
        if self.by is not None and self.by.reach("add", "book") != Reach.ALL:
            rows = rows.filter(agency__in=self.by.charge.answers)
        box.queryset = rows
        if self.instance.pk:
            box.disabled = True
        elif (known := str(self.initial.get("intake") or "")).isdecimal() and len(known) < _LONGEST_KEY:
            level = rows.filter(pk=known).values_list("level", flat=True).first()
            self.initial.setdefault("level", level or Level.BACHELOR)


class StipendForm(GuardedForm):
    class Meta:
        model = Stipend
        fields = ["kind", "since", "until", "amount", "currency", "paid_on", "remark"]


class ResultForm(GuardedForm):
    class Meta:
        model = YearResult
        fields = ["year", "outcome", "average", "reported_on", "remark"]


# ── acts ─────────────────────────────────────────────────────────────────────────────────────────


class ApproveForm(PaperActForm):
    needs_paper = True


class WriteForm(PaperActForm):
    partner = forms.ModelChoiceField(
        label=_("Gửi cơ quan đại diện"), queryset=Partner.objects.none(),
        help_text=_("Đại sứ quán, tổng lãnh sự quán trong sổ đối tác."),
    )  # fmt: skip
    sent_on = day(_("Gửi ngày"), required=True)
    answer_due_on = day(_("Mong trả lời trước ngày"))

    field_order = ("partner", "sent_on", "answer_due_on", "number", "issued_on", "issuer")

    def prepare(self) -> None:
        box: Any = self.fields["partner"]
        box.queryset = _addressees(Partner.objects.for_user(self.by, "view"), self.row)
        self.fields["sent_on"].initial = clock.today


class OnDayForm(ActForm):
    """Only the day on which it happened."""

    on = day(_("Ngày"), required=True)

    def prepare(self) -> None:
        self.fields["on"].initial = clock.today


class SelectForm(PaperActForm):
    needs_paper = True
    results = words(_("Kết quả tuyển sinh"), required=False)


class AdmitForm(PaperActForm):
    needs_paper = True
    on = day(_("Trúng tuyển ngày"), required=True)

    def prepare(self) -> None:
        self.fields["on"].initial = clock.today


class EnrolForm(OnDayForm):
    stay_until = day(_("Được tạm trú đến ngày"))


class DayReasonForm(OnDayForm):
    reason = words(_("Lý do"))


class GraduateForm(PaperActForm):
    needs_paper = True
    on = day(_("Tốt nghiệp ngày"), required=True)
    grade = forms.ChoiceField(label=_("Xếp loại"), choices=Grade.choices, initial=Grade.GOOD)

    def prepare(self) -> None:
        self.fields["on"].initial = clock.today

"""The forms of a training course, of a name entered for one, and of what is done with them."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from haidang.kit.dossiers.forms import ActForm, GuardedForm, day, words
from haidang.office.accounts.books import keep_to_own
from haidang.office.documents.act_forms import PaperActForm
from haidang.plan.plans.linking import TasksField
from haidang.registers.events.models.training import Enrolment, TrainingCourse
from haidang.registers.events.training_choices import CourseStage, EnrolmentStage


class CourseForm(GuardedForm):
    tasks = TasksField()

    class Meta:
        model = TrainingCourse
        fields = [
            "title", "subject", "channel", "agency", "organiser", "organiser_name", "audience", "content", "place",
            "starts_on", "ends_on", "register_by", "seats", "is_for_all", "invited", "estimate", "tasks",
        ]  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tasks: Any = self.fields["tasks"]
        tasks.offer(self.by, self.instance)
        keep_to_own(self)
        if self.instance.pk and self.instance.stage != CourseStage.DRAFT:
            # agencies count on the day they were told: it moves by an act that says why
            self.fields["register_by"].disabled = True
            self.fields["register_by"].help_text = _("Đổi bằng “Gia hạn đăng ký”.")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("is_for_all") and not cleaned.get("invited") and "invited" not in self.errors:
            told = _now("Lớp không dành cho mọi cơ quan thì ghi những cơ quan được mời.")
            self.add_error("invited", ValidationError(told))
        return cleaned


class EnrolmentForm(GuardedForm):
    class Meta:
        model = Enrolment
        fields = ["training", "agency", "name", "post", "phone", "remark"]
        help_texts = {"training": _("Chỉ nhận đăng ký đến hết hạn của lớp.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["training"]
        if self.instance.pk:
            field.disabled = True
        else:
            field.queryset = field.queryset.exclude(stage__in=[CourseStage.DRAFT, CourseStage.CANCELLED])
        keep_to_own(self)

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())


class OpenForm(PaperActForm):
    """The letter that announces it, where there is one."""


class CloseForm(PaperActForm):
    """The letter by which the names go out: asked for where the organiser has no account."""

    def prepare(self) -> None:
        for name in ("number", "issued_on") if self.row.needs_letter else ():
            self.fields[name].required = True


class ExtendForm(ActForm):
    register_by = day(_("Hạn đăng ký mới"), required=True)
    reason = words(_("Lý do"))


class HoldForm(ActForm):
    went = forms.ModelMultipleChoiceField(
        label=_("Những ai đã dự"), queryset=Enrolment.objects.none(), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Chưa chọn ai đã dự. Nếu không ai dự, ghi “Không tổ chức nữa”.")},
    )  # fmt: skip
    results = words(_("Kết quả"), rows=4)

    def prepare(self) -> None:
        seated = Enrolment.objects.filter(training=self.row, stage=EnrolmentStage.SEAT)
        field: Any = self.fields["went"]
        field.queryset = seated.select_related("agency").order_by("agency__order", "name", "pk")
        field.label_from_instance = lambda each: f"{each.name} ({each.agency})"


class CertifyForm(ActForm):
    certificate = forms.CharField(label=_("Số chứng chỉ"), max_length=60, required=False)
    certified_on = day(_("Ngày cấp"), required=True)

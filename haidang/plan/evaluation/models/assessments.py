"""The judgement of one part: what its agency says of it, what the one says that judges, who stands behind that."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from haidang.kit.records.querysets import RecordQuerySet
from haidang.office.directory.models import Agency
from haidang.plan.evaluation.choices import Course, Grade, Stage
from haidang.plan.evaluation.models.evaluations import Evaluation, reads_drafts
from haidang.plan.plans.models import Duty, Plan


class AssessmentQuerySet(RecordQuerySet["Assessment"]):
    """The judgements, in the words of the office."""

    def for_user(self, user: Any, verb: str) -> Self:
        """An agency sees its own parts and those that it judges; the others once they are published."""
        if not user.is_authenticated or user.is_admin or verb != "view":
            return self.none()
        if reads_drafts(user):
            return self
        published = Q(
            evaluation__course=Course.PUBLISHED,
            evaluation__plan__in=Plan.objects.for_user(user, "view").order_by().values("pk"),
        )
        if not user.agency_id:
            return self.filter(published)
        return self.filter(Q(duty__agency__in=user.charge.sees) | Q(assessor__in=user.charge.answers) | published)

    def asked(self) -> Self:
        """Those for which an agency still has to judge itself."""
        return self.filter(stage__in=(Stage.ASKED, Stage.RETURNED))

    def confirmed(self) -> Self:
        return self.filter(stage=Stage.CONFIRMED)

    def under_way(self) -> Self:
        """Those of evaluations that were not handed on."""
        return self.filter(evaluation__course=Course.OPEN)

    def with_names(self) -> Self:
        """With what a line about them names."""
        return self.select_related("evaluation__plan", "duty__task", "duty__agency", "assessor")


class Assessment(models.Model):
    """One part of the plan, judged by its agency and by somebody else."""

    evaluation = models.ForeignKey(
        Evaluation, verbose_name=_("đánh giá"), on_delete=models.PROTECT, related_name="assessments"
    )
    duty = models.ForeignKey(Duty, verbose_name=_("phần việc"), on_delete=models.PROTECT, related_name="assessments")
    assessor = models.ForeignKey(
        Agency, verbose_name=_("cơ quan đánh giá"), on_delete=models.PROTECT, related_name="assessments_to_make"
    )
    stage = models.CharField(_("bước"), max_length=12, choices=Stage, default=Stage.ASKED)

    self_grade = models.CharField(_("mức tự đánh giá"), max_length=12, choices=Grade, blank=True)
    results = models.TextField(_("kết quả"), blank=True)
    lessons = models.TextField(_("bài học kinh nghiệm"), blank=True)
    objective = models.TextField(_("nguyên nhân khách quan"), blank=True)
    subjective = models.TextField(_("nguyên nhân chủ quan"), blank=True)
    proposals = models.TextField(_("kiến nghị, đề xuất"), blank=True)
    self_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người tự đánh giá"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    self_on = models.DateField(_("tự đánh giá ngày"), null=True, blank=True)
    entered_words = models.CharField(_("nhập hộ theo"), max_length=250, blank=True)

    grade = models.CharField(_("mức đánh giá"), max_length=12, choices=Grade, blank=True)
    words = models.TextField(_("nhận xét"), blank=True)
    assessed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người đánh giá"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    assessed_on = models.DateField(_("đánh giá ngày"), null=True, blank=True)
    remark = models.TextField(_("ý kiến khi trả lại"), blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người xác nhận"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    confirmed_on = models.DateField(_("xác nhận ngày"), null=True, blank=True)
    version = models.PositiveIntegerField(_("lần sửa"), default=1)
    #: Its outputs as they stood when the evaluation was published: [{name, unit, target, actual, share}].
    frozen = models.JSONField(_("chỉ tiêu khi công bố"), default=list, blank=True)

    objects = AssessmentQuerySet.as_manager()

    NOTE_VERBS = {
        "self-assessed": _("Tự đánh giá"),
        "entered-for": _("Nhập hộ tự đánh giá"),
        "recalled": _("Rút lại tự đánh giá"),
        "sent-back": _("Trả lại để tự đánh giá lại"),
        "assessed": _("Đánh giá"),
        "assessed-alone": _("Đánh giá khi cơ quan chưa tự đánh giá"),
        "reconsidered": _("Yêu cầu đánh giá lại"),
        "confirmed": _("Xác nhận đánh giá"),
    }

    class Meta:
        verbose_name = "đánh giá phần việc"
        verbose_name_plural = "đánh giá phần việc"
        ordering = ["evaluation", "duty__task__position", "duty__task", "duty__agency__order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "duty"],
                name="evaluation_one_of_a_part",
                violation_error_message=_("Phần việc này đã có trong lần đánh giá."),
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=(Stage.ASSESSED, Stage.CONFIRMED)) | ~Q(grade=""),
                name="evaluation_assessed_has_its_grade",
                violation_error_message=_("Đã đánh giá thì phải có mức đánh giá."),
            ),
        ]
        indexes = [models.Index(fields=["stage", "evaluation"], name="evaluation_stage")]

    def __str__(self) -> str:
        return f"{self.duty.agency}: {self.duty.task}"

    def get_absolute_url(self) -> str:
        return reverse("evaluation:part", args=[self.pk])

    def in_place_of(self, user: Any) -> Agency | None:
        """Whose part it is, where the person acts for an agency that is gone."""
        return self.duty.in_place_of(user)

    @property
    def is_confirmed(self) -> bool:
        return self.stage == Stage.CONFIRMED

    @property
    def is_by_deputy(self) -> bool:
        """Is it of the house that follows the plan, and so judged by another one?"""
        return self.assessor_id == self.evaluation.deputy_id

    @property
    def grade_now(self) -> str:
        """The grade that counts: only the confirmed one."""
        return self.grade if self.is_confirmed else ""

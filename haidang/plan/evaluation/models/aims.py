"""What the plan wants (its section I) and how it wants it done (II), each judged with the tasks behind it."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from haidang.kit.records.querysets import RecordQuerySet
from haidang.plan.evaluation.choices import AimKind, Grade
from haidang.plan.evaluation.models.evaluations import Evaluation
from haidang.plan.plans.models import Task


class AimQuerySet(RecordQuerySet["Aim"]):
    def for_user(self, user: Any, verb: str) -> Self:
        """What the plan says is open to who sees the plan; how it is judged, the page shows to who may know."""
        if verb != "view":
            return self.none()
        return self.filter(evaluation__in=Evaluation.objects.for_user(user, "view").order_by().values("pk"))

    def judged(self) -> Self:
        return self.exclude(grade="")


class Aim(models.Model):
    """One purpose or requirement of the plan, in its own words."""

    evaluation = models.ForeignKey(
        Evaluation, verbose_name=_("đánh giá"), on_delete=models.CASCADE, related_name="aims"
    )
    kind = models.CharField(_("loại"), max_length=12, choices=AimKind)
    position = models.PositiveSmallIntegerField(_("thứ tự"))
    words = models.TextField(_("ghi trong kế hoạch"))
    tasks = models.ManyToManyField(Task, verbose_name=_("nhiệm vụ làm căn cứ"), blank=True, related_name="aims")
    grade = models.CharField(_("mức đánh giá"), max_length=12, choices=Grade, blank=True)
    result = models.TextField(_("kết quả, nhận xét"), blank=True)
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người đánh giá"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    judged_on = models.DateField(_("đánh giá ngày"), null=True, blank=True)

    objects = AimQuerySet.as_manager()

    NOTE_VERBS = {
        "added": _("Thêm mục đích, yêu cầu"),
        "tasks-laid": _("Chọn nhiệm vụ làm căn cứ"),
        "judged": _("Đánh giá mục đích, yêu cầu"),
    }

    class Meta:
        verbose_name = "mục đích, yêu cầu được đánh giá"
        verbose_name_plural = "mục đích, yêu cầu được đánh giá"
        ordering = ["evaluation", "kind", "position"]
        constraints = [
            models.UniqueConstraint(fields=["evaluation", "kind", "position"], name="evaluation_one_aim_of_a_place"),
            models.CheckConstraint(
                condition=Q(grade="") | Q(judged_by__isnull=False, judged_on__isnull=False),
                name="evaluation_judged_by_somebody",
                violation_error_message=_("Đánh giá phải có người và ngày đánh giá."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.position}: {' '.join(self.words.split())[:120]}"

    def get_absolute_url(self) -> str:
        return reverse("evaluation:aim", args=[self.pk])

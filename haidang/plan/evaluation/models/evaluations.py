"""The evaluation of a plan as a whole: who judges, where it lies, and the points as they were when it was published."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.records.querysets import RecordQuerySet
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document
from haidang.plan.evaluation import rules
from haidang.plan.evaluation.choices import Course
from haidang.plan.plans.models import Plan


def reads_drafts(user: Any) -> bool:
    """May this person read judgements and points of others before they are published?"""
    return user.is_authenticated and user.role in rules.READERS


class EvaluationQuerySet(RecordQuerySet["Evaluation"]):
    def for_user(self, user: Any, verb: str) -> Self:
        """Whoever sees the plan knows that it is evaluated; the desk keeps it, the province's leaders publish it."""
        if not user.is_authenticated or user.is_admin:
            return self.none()
        if verb == "approve":
            return self if user.may("approve", "plan") else self.none()
        if verb != "view":
            return self if user.is_desk else self.none()
        return self.filter(plan__in=Plan.objects.for_user(user, "view").order_by().values("pk"))


class Evaluation(models.Model):
    """The year of one plan, judged."""

    plan = models.OneToOneField(Plan, verbose_name=_("kế hoạch"), on_delete=models.PROTECT, related_name="evaluation")
    monitor = models.ForeignKey(
        Agency, verbose_name=_("cơ quan theo dõi, đánh giá"), on_delete=models.PROTECT, related_name="+"
    )
    #: Whoever follows the plan does not judge its own tasks: this one does.
    deputy = models.ForeignKey(
        Agency, verbose_name=_("cơ quan đánh giá phần việc của cơ quan theo dõi"), on_delete=models.PROTECT,
        related_name="+",
    )  # fmt: skip
    closes_on = models.DateField(_("chốt số liệu đến hết ngày"))
    opened_on = models.DateField(_("mở đánh giá ngày"), default=clock.today)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người mở"), on_delete=models.PROTECT, related_name="+"
    )
    course = models.CharField(_("trạng thái"), max_length=12, choices=Course, default=Course.OPEN)
    proposed_on = models.DateField(_("trình ngày"), null=True, blank=True)
    #: Why it is published though something was not judged.
    gaps = models.TextField(_("lý do còn phần việc chưa đánh giá"), blank=True)
    remark = models.TextField(_("ý kiến khi trả lại"), blank=True)
    published_on = models.DateField(_("công bố ngày"), null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người duyệt công bố"), on_delete=models.PROTECT, null=True,
        blank=True, related_name="+",
    )  # fmt: skip
    document = models.ForeignKey(
        Document, verbose_name=_("văn bản công bố"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="evaluations",
    )  # fmt: skip

    objects = EvaluationQuerySet.as_manager()

    NOTE_VERBS = {
        "opened": _("Mở đánh giá"),
        "assessors-set": _("Đặt cơ quan đánh giá"),
        "taken-in": _("Cập nhật danh sách phần việc"),
        "proposed": _("Trình duyệt công bố"),
        "reworked": _("Trả lại để đánh giá tiếp"),
        "published": _("Duyệt, công bố"),
        "last-year-kept": _("Ghi số liệu cùng kỳ"),
        "last-year-dropped": _("Bỏ số liệu cùng kỳ"),
    }

    NOTE_FIELDS = {"parts": _("phần việc mới"), "last_year": _("số liệu cùng kỳ")}

    class Meta:
        verbose_name = "đánh giá kế hoạch"
        verbose_name_plural = "đánh giá kế hoạch"
        ordering = ["-opened_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(monitor=F("deputy")),
                name="evaluation_nobody_judges_itself",
                violation_error_message=_(
                    "Cơ quan theo dõi không tự đánh giá: chọn một cơ quan khác để đánh giá thay."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(course=Course.PUBLISHED) | Q(published_on__isnull=False, published_by__isnull=False),
                name="evaluation_published_by_somebody",
                violation_error_message=_("Công bố phải có ngày và người duyệt."),
            ),
        ]

    def __str__(self) -> str:
        return f"Đánh giá {self.plan}"

    def get_absolute_url(self) -> str:
        return reverse("evaluation:plan", args=[self.plan_id])

    @property
    def is_published(self) -> bool:
        return self.course == Course.PUBLISHED

    @property
    def is_open(self) -> bool:
        return self.course == Course.OPEN

    def is_shown_to(self, user: Any) -> bool:
        """Is the whole of it open to the person, and not only what is their own?"""
        return self.is_published or reads_drafts(user)


class ScoreQuerySet(RecordQuerySet["Score"]):
    def for_user(self, user: Any, verb: str) -> Self:
        """Points are there once they are published; nobody changes them."""
        if verb != "view":
            return self.none()
        return self.filter(evaluation__in=Evaluation.objects.for_user(user, "view").order_by().values("pk"))


class Score(models.Model):
    """The points of an agency as they were published, with every number and every thing that was counted."""

    evaluation = models.ForeignKey(
        Evaluation, verbose_name=_("đánh giá"), on_delete=models.CASCADE, related_name="scores"
    )
    agency = models.ForeignKey(Agency, verbose_name=_("cơ quan"), on_delete=models.PROTECT, related_name="scores")
    total = models.DecimalField(_("điểm"), max_digits=5, decimal_places=1, null=True, blank=True)
    #: [{component, count, of, weight, source, points, lines: [{mark, words, url, due, came}]}]
    numbers = models.JSONField(_("các con số"), default=list)

    objects = ScoreQuerySet.as_manager()

    class Meta:
        verbose_name = "điểm đánh giá cơ quan"
        verbose_name_plural = "điểm đánh giá cơ quan"
        ordering = ["evaluation", "agency__order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "agency"],
                name="evaluation_one_score_of_an_agency",
                violation_error_message=_("Cơ quan đã có điểm trong lần đánh giá này."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.agency}: {self.total if self.total is not None else '–'}"

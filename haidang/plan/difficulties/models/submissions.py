"""Tờ trình: difficulties of one cause, brought together by Sở Ngoại vụ and put to UBND tỉnh as one paper."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.records.querysets import RecordQuerySet
from haidang.office.documents.models import Document
from haidang.plan.difficulties.choices import Cause, SubmissionStage
from haidang.plan.difficulties.models.difficulties import Difficulty


class SubmissionQuerySet(RecordQuerySet["Submission"]):
    def for_user(self, user: Any, verb: str) -> Self:
        """The desk writes them; who oversees reads those that were submitted."""
        if not user.is_authenticated or not user.oversees:
            return self.none()
        if user.is_desk:
            return self
        return self.filter(stage=SubmissionStage.SENT) if verb == "view" else self.none()


class Submission(models.Model):
    """One paper to UBND tỉnh: data first, its form is for the office of papers."""

    cause = models.CharField(_("nguyên nhân"), max_length=16, choices=Cause)
    title = models.CharField(_("trích yếu"), max_length=250)
    opening = models.TextField(_("phần mở đầu"), blank=True)
    request = models.TextField(_("đề nghị UBND tỉnh"), blank=True)
    stage = models.CharField(_("trạng thái"), max_length=12, choices=SubmissionStage, default=SubmissionStage.DRAFT)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người soạn"), on_delete=models.PROTECT, related_name="+"
    )
    drafted_on = models.DateField(_("ngày soạn"), default=clock.today)
    document = models.ForeignKey(
        Document, verbose_name=_("tờ trình đã ký"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="difficulty_submissions",
    )  # fmt: skip
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người trình"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    sent_on = models.DateField(_("ngày trình"), null=True, blank=True)
    answer_due_on = models.DateField(_("hạn trả lời"), null=True, blank=True)
    version = models.PositiveIntegerField(_("lần sửa"), default=1)

    objects = SubmissionQuerySet.as_manager()

    NOTE_VERBS = {
        "drafted": _("Soạn tờ trình"),
        "changed": _("Sửa tờ trình"),
        "submitted": _("Trình UBND tỉnh"),
        "dropped": _("Bỏ bản soạn"),
    }

    class Meta:
        verbose_name = "tờ trình vướng mắc"
        verbose_name_plural = "tờ trình vướng mắc"
        ordering = ["-drafted_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(stage=SubmissionStage.SENT) | Q(sent_on__isnull=False),
                name="difficulties_submission_has_its_day",
                violation_error_message=_("Tờ trình đã trình phải có ngày trình."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("difficulties:submission", args=[self.pk])

    @property
    def is_draft(self) -> bool:
        return self.stage == SubmissionStage.DRAFT


class SubmissionLine(models.Model):
    """One difficulty in one paper, with what Sở Ngoại vụ proposes for it."""

    submission = models.ForeignKey(
        Submission, verbose_name=_("tờ trình"), on_delete=models.CASCADE, related_name="lines"
    )
    difficulty = models.ForeignKey(
        Difficulty, verbose_name=_("khó khăn, vướng mắc"), on_delete=models.PROTECT, related_name="submission_lines"
    )
    position = models.PositiveSmallIntegerField(_("thứ tự"))
    opinion = models.TextField(_("ý kiến của Sở Ngoại vụ"), blank=True)

    class Meta:
        verbose_name = "mục của tờ trình"
        verbose_name_plural = "mục của tờ trình"
        ordering = ["submission", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "difficulty"],
                name="difficulties_once_in_a_submission",
                violation_error_message=_("Vướng mắc này đã có trong tờ trình."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.difficulty}"

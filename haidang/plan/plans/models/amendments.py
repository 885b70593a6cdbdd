"""The plan is amended by a decision: what it changes, and the words that stood before."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.records.querysets import RecordQuerySet
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document
from haidang.plan.plans.choices import AmendmentState, ChangeKind, Part
from haidang.plan.plans.models.plans import Plan
from haidang.plan.plans.models.tasks import Solution, Task


class AmendmentQuerySet(RecordQuerySet["Amendment"]):
    """The amendments of plans, in the words of the office."""

    def for_user(self, user: Any, verb: str) -> Self:
        """The desk drafts them; who oversees reads them all; an agency those in force of a plan that it sees."""
        if not user.is_authenticated or user.is_admin:
            return self.none()
        if user.is_desk:
            return self
        if verb != "view":
            return self.none()
        if user.oversees:
            return self
        seen = Plan.objects.for_user(user, "view").order_by().values("pk")
        return self.in_force().filter(plan__in=seen)

    def in_force(self) -> Self:
        return self.filter(state=AmendmentState.IN_FORCE)

    def drafts(self) -> Self:
        return self.filter(state=AmendmentState.DRAFT)


class Amendment(models.Model):
    """One decision that changes a plan: drafted with its changes, then put in force as a whole."""

    plan = models.ForeignKey(Plan, verbose_name=_("kế hoạch"), on_delete=models.PROTECT, related_name="amendments")
    document = models.ForeignKey(
        Document, verbose_name=_("quyết định"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="plan_amendments",
    )  # fmt: skip
    in_force_on = models.DateField(_("có hiệu lực từ ngày"), null=True, blank=True)
    words = models.TextField(_("lý do điều chỉnh"), blank=True)
    asked_by = models.ForeignKey(
        Agency, verbose_name=_("cơ quan đề nghị"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    state = models.CharField(_("trạng thái"), max_length=12, choices=AmendmentState, default=AmendmentState.DRAFT)
    #: Raised by each act, so that nobody puts in force what they have not seen.
    version = models.PositiveIntegerField(_("lần sửa"), default=1)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người soạn"), on_delete=models.PROTECT, related_name="+"
    )
    drafted_at = models.DateTimeField(_("soạn lúc"), default=clock.now)
    put_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người đưa vào thực hiện"), on_delete=models.PROTECT, null=True,
        blank=True, related_name="+",
    )  # fmt: skip
    put_at = models.DateTimeField(_("đưa vào thực hiện lúc"), null=True, blank=True)

    objects = AmendmentQuerySet.as_manager()

    NOTE_VERBS = {
        "drafted": _("Soạn điều chỉnh"),
        "change-added": _("Thêm một thay đổi"),
        "change-removed": _("Bỏ một thay đổi"),
        "put-in-force": _("Đưa vào thực hiện"),
        "cancelled": _("Hủy bản điều chỉnh"),
    }
    NOTE_FIELDS = {"changes": _("thay đổi")}

    class Meta:
        verbose_name = "điều chỉnh kế hoạch"
        verbose_name_plural = "điều chỉnh kế hoạch"
        ordering = ["plan", "in_force_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "document"],
                condition=Q(document__isnull=False) & ~Q(state=AmendmentState.CANCELLED),
                name="plans_amended_once_by_a_decision",
                violation_error_message=_("Quyết định này đã có một bản điều chỉnh của kế hoạch."),
            ),
            models.CheckConstraint(
                condition=~Q(state=AmendmentState.IN_FORCE)
                | Q(document__isnull=False, in_force_on__isnull=False, put_at__isnull=False),
                name="plans_amended_by_a_decision_of_a_day",
                violation_error_message=_("Điều chỉnh có hiệu lực thì phải có quyết định và ngày."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan} · {self.document}" if self.document else f"{self.plan} · {self.get_state_display()}"

    def get_absolute_url(self) -> str:
        return reverse("plans:amendment", args=[self.pk])

    @property
    def is_draft(self) -> bool:
        return self.state == AmendmentState.DRAFT


class Change(models.Model):
    """One thing that an amendment does. Which of the fields speak depends on its kind."""

    amendment = models.ForeignKey(
        Amendment, verbose_name=_("điều chỉnh"), on_delete=models.CASCADE, related_name="changes"
    )
    position = models.PositiveSmallIntegerField(_("thứ tự"))
    kind = models.CharField(_("loại thay đổi"), max_length=16, choices=ChangeKind)
    #: The task that is changed, or that others are merged into; for a new one, the task it stands after.
    task = models.ForeignKey(
        Task, verbose_name=_("nhiệm vụ"), on_delete=models.PROTECT, null=True, blank=True, related_name="changes"
    )
    others = models.ManyToManyField(Task, verbose_name=_("các nhiệm vụ gộp vào"), blank=True, related_name="+")
    label = models.CharField(_("số thứ tự"), max_length=32, blank=True)
    title = models.TextField(_("nội dung"), blank=True)
    description = models.TextField(_("mô tả"), blank=True)
    due_on = models.DateField(_("thời hạn"), null=True, blank=True)
    deadline_words = models.TextField(_("thời hạn, như quyết định ghi"), blank=True)
    to_year = models.PositiveSmallIntegerField(_("chuyển sang năm"), null=True, blank=True)
    reason = models.TextField(_("lý do"), blank=True)
    #: The task that a change of the kind "add" made.
    made = models.ForeignKey(
        Task, verbose_name=_("nhiệm vụ được bổ sung"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="+",
    )  # fmt: skip

    class Meta:
        verbose_name = "thay đổi của kế hoạch"
        verbose_name_plural = "thay đổi của kế hoạch"
        ordering = ["amendment", "position"]
        constraints = [models.UniqueConstraint(fields=["amendment", "position"], name="plans_one_change_a_place")]

    def __str__(self) -> str:
        about = self.label if self.kind == ChangeKind.ADD else (self.task.label if self.task else "")
        return f"{self.get_kind_display()} {about}".strip()


class ChangeParty(models.Model):
    """Who has a part after the change; those of its part that are not named any more have none."""

    change = models.ForeignKey(Change, verbose_name=_("thay đổi"), on_delete=models.CASCADE, related_name="parties")
    position = models.PositiveSmallIntegerField(_("thứ tự"))
    part = models.CharField(_("vai"), max_length=16, choices=Part)
    words = models.TextField(_("ghi trong quyết định"))
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "cơ quan sau điều chỉnh"
        verbose_name_plural = "cơ quan sau điều chỉnh"
        ordering = ["change", "part", "position"]

    def __str__(self) -> str:
        return self.words


class ChangeSolution(models.Model):
    """A solution after the change: one of before, perhaps in other words, or a new one."""

    change = models.ForeignKey(Change, verbose_name=_("thay đổi"), on_delete=models.CASCADE, related_name="solutions")
    position = models.PositiveSmallIntegerField(_("thứ tự"))
    solution = models.ForeignKey(
        Solution, verbose_name=_("giải pháp"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    words = models.TextField(_("lời văn"))

    class Meta:
        verbose_name = "giải pháp sau điều chỉnh"
        verbose_name_plural = "giải pháp sau điều chỉnh"
        ordering = ["change", "position"]

    def __str__(self) -> str:
        return self.words[:120]


class TaskWords(models.Model):
    """What a task said before an amendment. What it says now stands in the task itself."""

    task = models.ForeignKey(Task, verbose_name=_("nhiệm vụ"), on_delete=models.CASCADE, related_name="earlier_words")
    #: The first day on which it said something else.
    until = models.DateField(_("đến trước ngày"))
    amendment = models.ForeignKey(
        Amendment, verbose_name=_("điều chỉnh"), on_delete=models.PROTECT, related_name="words_replaced"
    )
    title = models.TextField(_("nội dung"))
    description = models.TextField(_("mô tả"), blank=True)
    deadline_words = models.TextField(_("thời hạn ghi trong kế hoạch"), blank=True)

    class Meta:
        verbose_name = "lời văn trước điều chỉnh"
        verbose_name_plural = "lời văn trước điều chỉnh"
        ordering = ["task", "until", "pk"]

    def __str__(self) -> str:
        return self.title[:120]


class SolutionWords(models.Model):
    """What a solution said before an amendment."""

    solution = models.ForeignKey(
        Solution, verbose_name=_("giải pháp"), on_delete=models.CASCADE, related_name="earlier_words"
    )
    until = models.DateField(_("đến trước ngày"))
    amendment = models.ForeignKey(
        Amendment, verbose_name=_("điều chỉnh"), on_delete=models.PROTECT, related_name="solutions_replaced"
    )
    words = models.TextField(_("lời văn"))

    class Meta:
        verbose_name = "giải pháp trước điều chỉnh"
        verbose_name_plural = "giải pháp trước điều chỉnh"
        ordering = ["solution", "until", "pk"]

    def __str__(self) -> str:
        return self.words[:120]

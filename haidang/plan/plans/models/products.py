"""What stands above and below a plan: the papers it rests on, and what its tasks bring forth."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.records.querysets import RecordQuerySet
from haidang.office.documents.models import Consultation, Document
from haidang.plan.plans.choices import PaperRole, Part, ProductKind, ProductStage, ProductState
from haidang.plan.plans.models.duties import Duty
from haidang.plan.plans.models.plans import Plan
from haidang.plan.plans.models.tasks import Task


class TaskProductQuerySet(RecordQuerySet["TaskProduct"]):
    """What tasks bring forth, in the words of the office."""

    def for_user(self, user: Any, verb: str) -> Self:
        """Who sees the task sees its products; the desk and the leads of the task bring them forward."""
        if not user.is_authenticated or user.is_admin:
            return self.none()
        if verb == "view":
            return self.filter(task__in=Task.objects.for_user(user, "view").values("pk"))
        if user.is_desk:
            return self
        if not user.agency_id:
            return self.none()
        leads = user.charge.answered(Duty.objects.active().filter(part=Part.LEAD), about="task__title")
        led = leads.order_by().values("task")
        return self.filter(task__in=led)

    def confirmed(self) -> Self:
        return self.filter(state=ProductState.CONFIRMED)

    def waiting(self) -> Self:
        """Supposed from the words, and nobody has said whether it is one."""
        return self.filter(state=ProductState.PROPOSED)

    def own(self) -> Self:
        """Those that the task makes itself, and does not share with another."""
        return self.filter(shared_with=None)

    def unapproved(self) -> Self:
        """Confirmed ones that no paper has approved yet."""
        open_ones = (ProductStage.PLANNED, ProductStage.DRAFTED, ProductStage.CONSULTING)
        return self.confirmed().own().filter(stage__in=open_ones)


class TaskProduct(models.Model):
    """A plan, a scheme, a regulation that a task is to bring forth: drafted, asked about, approved, read."""

    task = models.ForeignKey(Task, verbose_name=_("nhiệm vụ"), on_delete=models.CASCADE, related_name="products")
    title = models.CharField(_("tên sản phẩm"), max_length=300)
    kind = models.CharField(_("loại sản phẩm"), max_length=12, choices=ProductKind, default=ProductKind.PLAN)
    state = models.CharField(_("xác nhận"), max_length=12, choices=ProductState, default=ProductState.PROPOSED)
    stage = models.CharField(_("giai đoạn"), max_length=12, choices=ProductStage, default=ProductStage.PLANNED)
    #: The words of the plan that let one suppose it; empty where a person added it.
    words = models.TextField(_("theo câu"), blank=True)
    #: "Theo kế hoạch … đã được phê duyệt": another task makes it, this one is done by it.
    shared_with = models.ForeignKey(
        "self", verbose_name=_("là sản phẩm của nhiệm vụ khác"), on_delete=models.CASCADE, null=True, blank=True,
        related_name="sharers",
    )  # fmt: skip
    due_on = models.DateField(_("hạn trình phê duyệt"), null=True, blank=True)
    consultation = models.ForeignKey(
        Consultation, verbose_name=_("việc xin ý kiến"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="products",
    )  # fmt: skip
    document = models.ForeignKey(
        Document, verbose_name=_("văn bản phê duyệt"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="products",
    )  # fmt: skip
    plan = models.OneToOneField(
        Plan, verbose_name=_("kế hoạch bên dưới"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="product",
    )  # fmt: skip
    reason = models.TextField(_("lý do"), blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người xác nhận"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    settled_at = models.DateTimeField(_("xác nhận lúc"), null=True, blank=True)
    created_at = models.DateTimeField(_("ghi lúc"), default=clock.now)

    objects = TaskProductQuerySet.as_manager()

    NOTE_VERBS = {
        "confirmed": _("Xác nhận sản phẩm"),
        "refused": _("Không phải sản phẩm"),
        "drafted": _("Đã dự thảo"),
        "asked": _("Lấy ý kiến dự thảo"),
        "approved": _("Ghi văn bản phê duyệt"),
        "stepped-back": _("Lùi giai đoạn"),
        "read": _("Đọc văn bản đã phê duyệt"),
    }

    class Meta:
        verbose_name = "sản phẩm của nhiệm vụ"
        verbose_name_plural = "sản phẩm của nhiệm vụ"
        ordering = ["task", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(plan=None) | Q(stage="read", state="confirmed", shared_with=None),
                name="plans_only_a_read_product_has_a_plan",
                violation_error_message=_("Chỉ sản phẩm đã phê duyệt và đã đọc mới có kế hoạch bên dưới."),
            ),
            models.UniqueConstraint(
                fields=["task", "title"],
                name="plans_a_product_once",
                violation_error_message=_("Nhiệm vụ đã có sản phẩm mang tên này."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("plans:product", args=[self.pk])

    @property
    def made(self) -> "TaskProduct":
        """The product itself: its own, or the one of the task that makes it."""
        return self.shared_with or self

    @property
    def is_proposed(self) -> bool:
        return self.state == ProductState.PROPOSED

    @property
    def is_confirmed(self) -> bool:
        return self.state == ProductState.CONFIRMED


class PlanPaperQuerySet(RecordQuerySet["PlanPaper"]):
    def for_user(self, user: Any, verb: str) -> Self:
        """Whoever sees the plan sees on what it rests."""
        return self.filter(plan__in=Plan.objects.for_user(user, verb).order_by().values("pk"))


class PlanPaper(models.Model):
    """A paper that a plan rests on, is approved by, or carries out."""

    plan = models.ForeignKey(Plan, verbose_name=_("kế hoạch"), on_delete=models.CASCADE, related_name="papers")
    document = models.ForeignKey(
        Document, verbose_name=_("văn bản"), on_delete=models.PROTECT, related_name="plan_papers"
    )
    role = models.CharField(_("vai trò"), max_length=12, choices=PaperRole, default=PaperRole.BASE)
    #: As the plan cites it; empty where a person added it.
    words = models.TextField(_("ghi trong kế hoạch"), blank=True)
    position = models.PositiveSmallIntegerField(_("thứ tự"), default=0)

    objects = PlanPaperQuerySet.as_manager()

    class Meta:
        verbose_name = "văn bản của kế hoạch"
        verbose_name_plural = "văn bản của kế hoạch"
        ordering = ["plan", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "document"],
                name="plans_a_paper_of_a_plan_once",
                violation_error_message=_("Văn bản này đã được ghi cho kế hoạch."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.document}"

"""The draft of the next plan: one row for the paper, and one for each thing that may stand in it, with its reason."""

from typing import Any, Self

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.records.querysets import RecordQuerySet
from haidang.plan.plans.models import Plan
from haidang.reports.next_plan.choices import ANNEXES, Section, State, Why


class NextPlanQuerySet(RecordQuerySet["NextPlan"]):
    def for_user(self, user: Any, verb: str) -> Self:
        """The desk drafts it; before it is a plan nobody else has to do with it."""
        if not user.is_authenticated or not user.is_desk or verb == "delete":
            return self.none()
        return self if verb == "view" else self.filter(state=State.DRAFT)

    def drafts(self) -> Self:
        return self.filter(state=State.DRAFT)


class NextPlan(models.Model):
    """A plan for the year to come, drafted from the one that runs."""

    plan = models.ForeignKey(
        Plan, verbose_name=_("soạn từ kế hoạch"), on_delete=models.PROTECT, related_name="next_plans"
    )
    year = models.PositiveSmallIntegerField(_("năm"))
    about = models.TextField(_("trích yếu"))
    issuer = models.CharField(_("cơ quan ban hành"), max_length=250)
    symbol = models.CharField(_("ký hiệu"), max_length=40, default="KH-UBND")
    place = models.CharField(_("địa danh"), max_length=120, blank=True)
    #: One line each: "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH".
    formula = models.CharField(_("quyền hạn ký"), max_length=250, blank=True)
    post = models.CharField(_("chức vụ người ký"), max_length=120, blank=True)
    signer = models.CharField(_("người ký"), max_length=120, blank=True)
    recipients = models.TextField(_("nơi nhận"), blank=True)
    state = models.CharField(_("trạng thái"), max_length=12, choices=State, default=State.DRAFT)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người soạn"), on_delete=models.PROTECT, related_name="+"
    )
    made_on = models.DateField(_("ngày soạn"), default=clock.today)
    version = models.PositiveIntegerField(_("lần sửa"), default=1)
    #: What the linter and the reader said of it last: [{line, section, code, words}], and at which version.
    findings = models.JSONField(_("điểm cần soát"), default=list, blank=True)
    looked_at = models.PositiveIntegerField(_("đã soát ở lần sửa"), default=0)
    #: The plan that it became.
    became = models.ForeignKey(
        Plan,
        verbose_name=_("thành kế hoạch"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="drafted_as",
    )

    objects = NextPlanQuerySet.as_manager()

    NOTE_VERBS = {
        "gathered": _("Gom lại từ sổ"),
        "chosen": _("Chọn việc đưa vào"),
        "line-added": _("Thêm một việc"),
        "heading-renamed": _("Đổi tên nhóm công tác"),
        "put-to-review": _("Đưa vào soát như kế hoạch mới"),
        "dropped": _("Bỏ dự thảo"),
    }
    NOTE_FIELDS = {
        "in": _("đưa vào"),
        "out": _("bỏ ra"),
        "lines": _("số dòng"),
        "field_title": _("nhóm công tác"),
    }

    class Meta:
        verbose_name = "dự thảo kế hoạch năm sau"
        verbose_name_plural = "dự thảo kế hoạch năm sau"
        ordering = ["-year", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "year"],
                condition=Q(state=State.DRAFT),
                name="next_plan_one_draft_of_a_plan",
                violation_error_message=_("Kế hoạch này đã có một dự thảo cho năm đó đang soạn."),
            ),
            models.CheckConstraint(
                condition=~Q(state=State.IN_REVIEW) | Q(became__isnull=False),
                name="next_plan_in_review_became_a_plan",
                violation_error_message=_("Đã đưa vào soát thì phải có kế hoạch được tạo ra."),
            ),
        ]

    def __str__(self) -> str:
        return f"Dự thảo kế hoạch năm {self.year}: {self.about}"[:160]

    def get_absolute_url(self) -> str:
        return reverse("next_plan:next", args=[self.pk])

    @property
    def is_draft(self) -> bool:
        return self.state == State.DRAFT

    @property
    def is_looked_at(self) -> bool:
        """Has nothing changed since the linter went over it?"""
        return self.looked_at == self.version


class NextPlanLineQuerySet(RecordQuerySet["NextPlanLine"]):
    def for_user(self, user: Any, verb: str) -> Self:
        drafts = NextPlan.objects.for_user(user, "view" if verb == "view" else "change")
        return self.filter(next_plan__in=drafts.order_by().values("pk"))

    def chosen(self) -> Self:
        return self.filter(is_in=True)

    def in_order(self) -> Self:
        return self.order_by("field_order", "position", "pk")


class NextPlanLine(models.Model):
    """One thing that may stand in the next plan: a task, a purpose, an order; with why it is proposed."""

    next_plan = models.ForeignKey(
        NextPlan, verbose_name=_("dự thảo kế hoạch"), on_delete=models.CASCADE, related_name="lines"
    )
    section = models.CharField(_("phần"), max_length=12, choices=Section)
    why = models.CharField(_("vì sao đề xuất"), max_length=12, choices=Why)
    is_in = models.BooleanField(_("đưa vào kế hoạch"), default=True)
    field_title = models.CharField(_("nhóm công tác"), max_length=500, blank=True)
    field_order = models.PositiveSmallIntegerField(_("thứ tự nhóm"), default=0)
    position = models.PositiveIntegerField(_("thứ tự"), default=0)
    words = models.TextField(_("nội dung"))
    #: One body a line.
    leads = models.TextField(_("chủ trì"), blank=True)
    coordinators = models.TextField(_("phối hợp"), blank=True)
    due = models.CharField(_("thời hạn"), max_length=250, blank=True)
    #: One a line.
    solutions = models.TextField(_("giải pháp"), blank=True)
    #: Of a line of an annex: what each column of its table says, as the book said it when it was gathered.
    cells = models.JSONField(_("các ô của phụ lục"), default=dict, blank=True)
    #: The reason in one sentence, with the facts that it stands on.
    reason = models.TextField(_("căn cứ đề xuất"), blank=True)
    #: What was made of last year's words, one a line.
    changes = models.TextField(_("đã sửa so với lời cũ"), blank=True)
    #: Solutions that are not proposed: [{words, why}].
    left_out = models.JSONField(_("giải pháp chưa đưa vào"), default=list, blank=True)
    source_type = models.ForeignKey(
        ContentType, verbose_name=_("loại hồ sơ gốc"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    source_id = models.PositiveBigIntegerField(_("hồ sơ gốc"), null=True, blank=True)
    source = GenericForeignKey("source_type", "source_id")
    #: A person changed its words: gathering anew leaves it as it is.
    is_edited = models.BooleanField(_("đã sửa tay"), default=False)
    version = models.PositiveIntegerField(_("lần sửa"), default=1)

    objects = NextPlanLineQuerySet.as_manager()

    NOTE_VERBS = {"line-added": _("Thêm một việc"), "line-edited": _("Sửa lời"), "line-removed": _("Bỏ dòng tự thêm")}

    class Meta:
        verbose_name = "dòng của dự thảo kế hoạch năm sau"
        verbose_name_plural = "dòng của dự thảo kế hoạch năm sau"
        ordering = ["next_plan", "field_order", "position", "pk"]
        indexes = [models.Index(fields=["next_plan", "section"], name="next_plan_section")]
        constraints = [
            models.UniqueConstraint(
                fields=["next_plan", "section", "source_type", "source_id"],
                condition=Q(source_id__isnull=False),
                name="next_plan_a_source_once",
                violation_error_message=_("Hồ sơ này đã có một dòng trong dự thảo."),
            ),
        ]

    def __str__(self) -> str:
        return self.words[:120]

    def get_absolute_url(self) -> str:
        return reverse("next_plan:line", args=[self.pk])

    @property
    def is_task(self) -> bool:
        return self.section == Section.TASK

    @property
    def is_annexed(self) -> bool:
        """Is it a line of an annex? Its words are those of the book."""
        return self.section in ANNEXES

    @property
    def lead_list(self) -> list[str]:
        return self.leads.splitlines()

    @property
    def coordinator_list(self) -> list[str]:
        return self.coordinators.splitlines()

    @property
    def solution_list(self) -> list[str]:
        return self.solutions.splitlines()

"""Facts of the programmes: the programme of an agency for a plan, its products, its steps, parts asked of others."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.records.querysets import RecordQuerySet
from haidang.office.accounts.choices import Reach
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document
from haidang.plan.plans.choices import Part, ProposalKind
from haidang.plan.plans.models import Duty, Plan, Solution
from haidang.plan.programmes import rules
from haidang.plan.programmes.choices import Counting, RequestState, Stage


def lead_duties() -> "models.QuerySet[Duty]":
    """What programmes are made for: tasks themselves, led as a whole."""
    return Duty.objects.active().filter(part=Part.LEAD, solution=None, task__kind=ProposalKind.TASK)


class ProgrammeQuerySet(RecordQuerySet["Programme"]):
    def for_user(self, user: Any, verb: str) -> Self:
        """Who oversees sees all, the desk also writes; an agency its own."""
        reach = user.reach(verb, "programme") if user.is_authenticated else None
        if reach == Reach.ALL:
            return self
        if reach != Reach.AGENCY:
            return self.none()
        return self.filter(agency__in=user.charge.sees if verb == "view" else user.charge.answers)

    def filed(self) -> Self:
        """Those that lie before the desk, or were accepted by it."""
        return self.filter(stage__in=[Stage.SUBMITTED, Stage.ACCEPTED])


class Programme(models.Model):
    """The concrete programme of one lead agency for what a plan gives it (section IV.2 of such plans)."""

    plan = models.ForeignKey(Plan, verbose_name=_("kế hoạch"), on_delete=models.PROTECT, related_name="programmes")
    agency = models.ForeignKey(Agency, verbose_name=_("cơ quan"), on_delete=models.PROTECT, related_name="programmes")
    leader = models.CharField(
        _("lãnh đạo phụ trách"),
        max_length=200,
        blank=True,
        help_text=_("Họ tên, chức vụ người chịu trách nhiệm; phải có khi gửi."),
    )
    power = models.CharField(
        _("thẩm quyền quyết định"), max_length=250, blank=True,
        help_text=_("Ai quyết định, phê duyệt kết quả: Giám đốc Sở, UBND tỉnh, Bộ."),
    )  # fmt: skip
    document = models.ForeignKey(
        Document, verbose_name=_("văn bản ban hành"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="programmes",
    )  # fmt: skip
    stage = models.CharField(_("trạng thái"), max_length=12, choices=Stage, default=Stage.DRAFT)
    #: When it first came; a programme that was returned came in time all the same.
    filed_on = models.DateField(_("gửi ngày"), null=True, blank=True)
    settled_on = models.DateField(_("xem xét ngày"), null=True, blank=True)
    remarks = models.TextField(_("nhận xét"), blank=True)

    objects = ProgrammeQuerySet.as_manager()

    NOTE_VERBS = {
        "submitted": _("Gửi chương trình"),
        "withdrawn": _("Rút lại để sửa"),
        "returned": _("Trả lại để bổ sung"),
        "accepted": _("Chấp nhận chương trình"),
        "ticked": _("Lấy bước từ giải pháp của kế hoạch"),
        "read": _("Lấy chỉ tiêu, bước từ tệp"),
    }

    class Meta:
        verbose_name = "chương trình cụ thể"
        verbose_name_plural = "chương trình cụ thể"
        ordering = ["plan", "agency__order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "agency"],
                name="programmes_one_of_a_plan",
                violation_error_message=_("Cơ quan đã có chương trình cho kế hoạch này."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.agency}, {self.plan}"

    def get_absolute_url(self) -> str:
        return reverse("programmes:programme", args=[self.plan_id, self.agency_id])

    def in_place_of(self, user: Any) -> Agency | None:
        found: Agency | None = user.in_place_of(self.agency)
        return found

    @property
    def is_open(self) -> bool:
        """Its agency works on it."""
        return self.stage in rules.OPEN


class Output(models.Model):
    """Something that will be there at the end, with its figure where it has one."""

    duty = models.ForeignKey(Duty, verbose_name=_("phần việc"), on_delete=models.PROTECT, related_name="outputs")
    name = models.CharField(_("sản phẩm, chỉ tiêu"), max_length=500)
    unit = models.CharField(_("đơn vị tính"), max_length=60, blank=True)
    target = models.DecimalField(_("chỉ tiêu"), max_digits=20, decimal_places=4, null=True, blank=True)
    baseline = models.DecimalField(_("số gốc"), max_digits=20, decimal_places=4, null=True, blank=True)
    baseline_source = models.CharField(_("nguồn số gốc"), max_length=250, blank=True)
    counting = models.CharField(_("cách tính qua các kỳ"), max_length=8, choices=Counting, default=Counting.ADDED)

    objects = models.Manager()

    class Meta:
        verbose_name = "sản phẩm, chỉ tiêu"
        verbose_name_plural = "sản phẩm, chỉ tiêu"
        ordering = ["duty", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(target=None, baseline=None) | ~Q(unit=""),
                name="programmes_figure_with_unit",
                violation_error_message=_("Chỉ tiêu có con số phải có đơn vị tính."),
            ),
            models.CheckConstraint(
                condition=Q(baseline=None) | ~Q(baseline_source=""),
                name="programmes_baseline_with_source",
                violation_error_message=_("Số gốc phải có nguồn."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_counted(self) -> bool:
        """Only what has a unit can be told in figures."""
        return bool(self.unit)

    @property
    def is_stood_upon(self) -> bool:
        """Has somebody reported a figure of it? Rooms above point at it; this one does not know them by name."""
        return any(
            relation.related_model._default_manager.filter(**{relation.field.name: self.pk}).exists()
            for relation in self._meta.related_objects
        )

    @property
    def target_said(self) -> str:
        """As papers write it: 1.250,5."""
        return rules.said(self.target)

    @property
    def baseline_said(self) -> str:
        return rules.said(self.baseline)


class Step(models.Model):
    """Something that will be done by a day, by somebody; it serves solutions of the plan."""

    duty = models.ForeignKey(Duty, verbose_name=_("phần việc"), on_delete=models.PROTECT, related_name="steps")
    words = models.TextField(_("nội dung bước"))
    starts_on = models.DateField(_("bắt đầu"), null=True, blank=True)
    due_on = models.DateField(_("hạn"), null=True, blank=True)
    person = models.CharField(_("người làm"), max_length=200, blank=True)
    solutions = models.ManyToManyField(
        Solution, verbose_name=_("giải pháp của kế hoạch"), blank=True, related_name="steps"
    )

    objects = models.Manager()

    class Meta:
        verbose_name = "bước thực hiện"
        verbose_name_plural = "bước thực hiện"
        ordering = ["duty", F("due_on").asc(nulls_last=True), "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(due_on=None) | Q(due_on__gte=F("starts_on")),
                name="programmes_step_days",
                violation_error_message=_("Hạn của bước phải từ ngày bắt đầu trở đi."),
            )
        ]

    def __str__(self) -> str:
        return self.words[:120]


class PartRequestQuerySet(RecordQuerySet["PartRequest"]):
    def for_user(self, user: Any, verb: str) -> Self:
        """Who oversees sees all; the lead what it asked, the coordinator what it was asked; who was asked answers."""
        reach = user.reach(verb, "programme") if user.is_authenticated else None
        if reach == Reach.ALL:
            return self
        if reach != Reach.AGENCY or not user.agency_id:
            return self.none()
        if verb != "view":
            return user.charge.answered(self, agency="asked__agency", about="asked__task__title")
        seen = user.charge.sees
        return self.filter(Q(asked__agency__in=seen) | Q(duty__agency__in=seen))

    def waiting(self) -> Self:
        """Nobody has answered, and both parts are still there."""
        return self.filter(state=RequestState.ASKED, duty__ended_at=None, asked__ended_at=None)


class PartRequest(models.Model):
    """A lead asks a coordinator for a certain part; the coordinator takes it, or says why not."""

    duty = models.ForeignKey(
        Duty, verbose_name=_("phần việc chủ trì"), on_delete=models.PROTECT, related_name="part_requests"
    )
    asked = models.ForeignKey(
        Duty, verbose_name=_("phần việc phối hợp"), on_delete=models.PROTECT, related_name="requests_received"
    )
    words = models.TextField(_("phần việc đề nghị"))
    state = models.CharField(_("trả lời"), max_length=12, choices=RequestState, default=RequestState.ASKED)
    reason = models.TextField(_("lý do"), blank=True)
    asked_on = models.DateField(_("hỏi ngày"), default=clock.today)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người hỏi"), on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(_("trả lời lúc"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người trả lời"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="+",
    )  # fmt: skip

    objects = PartRequestQuerySet.as_manager()

    NOTE_VERBS = {"asked": _("Đề nghị phối hợp"), "accepted": _("Nhận phần việc"), "refused": _("Không nhận phần việc")}

    class Meta:
        verbose_name = "đề nghị phối hợp"
        verbose_name_plural = "đề nghị phối hợp"
        ordering = ["duty", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["duty", "asked"],
                name="programmes_part_asked_once",
                violation_error_message=_("Đã đề nghị cơ quan này rồi."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.asked.agency}: {self.words[:120]}"

    def get_absolute_url(self) -> str:
        return reverse("programmes:part", args=[self.pk])

    def in_place_of(self, user: Any) -> Agency | None:
        """The lead asks, the coordinator answers; either may be gone."""
        return self.asked.in_place_of(user) or self.duty.in_place_of(user)

"""The record: what a person accepted. From here on the office works with these rows."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.records.querysets import RecordQuerySet
from haidang.kit.search.searchable import Searchable
from haidang.office.directory.models import Agency, Field
from haidang.plan.plans.choices import DueState, MemberState, Part, ProposalKind
from haidang.plan.plans.models.plans import Plan, has_part
from haidang.plan.plans.models.readings import Proposal
from haidang.plan.plans.models.texts import SourceText


class TaskQuerySet(RecordQuerySet["Task"]):
    """The tasks of the plans, in the words of the office."""

    def for_user(self, user: Any, verb: str) -> Self:
        """Who oversees sees all; an agency sees those it has a part in; only the desk changes what the plan says."""
        if not user.is_authenticated or user.is_admin:
            return self.none()
        if verb != "view":
            return self if user.is_desk else self.none()
        if user.oversees:
            return self
        if not user.agency_id:
            return self.none()
        return self.filter(has_part(Task.objects.all(), user.charge.sees))

    def led_by(self, agency: Agency) -> Self:
        return self.filter(assignments__agency=agency, assignments__part=Part.LEAD).distinct()

    def of_content(self) -> Self:
        """The tasks themselves, without what the paper orders about its own running (Tổ chức thực hiện)."""
        return self.filter(kind=ProposalKind.TASK)

    def in_order(self) -> Self:
        """As they stand in the paper."""
        return self.order_by("plan", "position", "pk")


class Task(models.Model):
    """Something that a plan gives agencies to do, as a person accepted it."""

    plan = models.ForeignKey(Plan, verbose_name=_("kế hoạch"), on_delete=models.PROTECT, related_name="tasks")
    source = models.ForeignKey(
        SourceText, verbose_name=_("toàn văn"), on_delete=models.PROTECT, null=True, blank=True, related_name="tasks"
    )
    proposal = models.ForeignKey(
        Proposal, verbose_name=_("đọc từ"), on_delete=models.PROTECT, null=True, blank=True, related_name="tasks"
    )
    kind = models.CharField(_("loại"), max_length=16, choices=ProposalKind, default=ProposalKind.TASK)
    position = models.PositiveIntegerField(_("thứ tự"), default=0)
    section = models.CharField(_("mục"), max_length=160, blank=True)
    field = models.CharField(_("số của lĩnh vực"), max_length=32, blank=True)
    field_title = models.TextField(_("lĩnh vực"), blank=True)
    directory_field = models.ForeignKey(
        Field, verbose_name=_("lĩnh vực trong danh bạ"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="tasks",
    )  # fmt: skip
    label = models.CharField(_("số thứ tự"), max_length=32, blank=True)
    title = models.TextField(_("nội dung"))
    description = models.TextField(_("mô tả"), blank=True)
    deadline_words = models.TextField(_("thời hạn ghi trong kế hoạch"), blank=True)
    due_on = models.DateField(_("thời hạn"), null=True, blank=True)
    due_state = models.CharField(_("nguồn thời hạn"), max_length=12, choices=DueState, blank=True)
    due_reason = models.TextField(_("căn cứ của thời hạn đề xuất"), blank=True)
    #: Work that goes on: it reports for each period and never finishes.
    is_standing = models.BooleanField(_("thường xuyên"), default=False)
    #: A person said so: its words do not change it any more.
    standing_by_hand = models.BooleanField(_("Sở Ngoại vụ đặt tính thường xuyên"), default=False)
    start = models.PositiveIntegerField(_("từ ký tự"), null=True, blank=True)
    end = models.PositiveIntegerField(_("đến ký tự"), null=True, blank=True)
    version = models.PositiveIntegerField(_("lần sửa"), default=1)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người chấp nhận"), on_delete=models.PROTECT, related_name="+"
    )
    accepted_at = models.DateTimeField(_("chấp nhận lúc"), default=clock.now)

    objects = TaskQuerySet.as_manager()
    searchable = Searchable(
        title="title",
        number="label",
        text=("description", "field_title", "deadline_words", "solutions__words", "assignments__words"),
    )

    NOTE_VERBS = {
        "merged": _("Gộp từ nhiều mục"),
        "split": _("Tách từ một mục"),
        "corrected": _("Sửa nội dung"),
        "due-settled": _("Chốt thời hạn"),
        "member-settled": _("Xác nhận cơ quan của cụm từ"),
        "named": _("Làm rõ tên cơ quan"),
        "re-read": _("Theo bản đọc mới"),
        "standing-set": _("Đặt tính thường xuyên"),
    }

    class Meta:
        verbose_name = "nhiệm vụ"
        verbose_name_plural = "nhiệm vụ"
        ordering = ["plan", "position", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(end__gte=F("start")), name="task_span_runs_forward"),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.title}".strip()

    def get_absolute_url(self) -> str:
        return reverse("plans:task", args=[self.pk])

    @property
    def is_urged(self) -> bool:
        """A proposed day urges nobody before a person has accepted it."""
        return self.due_state in (DueState.PRINTED, DueState.ACCEPTED)

    @property
    def phrases(self) -> "list[Assignment]":
        """The group phrases among its parts, which were fetched before."""
        return [assignment for assignment in self.assignments.all() if assignment.is_group]

    @property
    def waiting_members(self) -> "list[GroupMember]":
        """Whom its phrases may mean and nobody has answered for; parts and members were fetched before."""
        return [member for assignment in self.assignments.all() for member in assignment.waiting]


class Assignment(models.Model):
    """The part of one agency, or of a group phrase, in one task; it never changes, heirs are computed."""

    task = models.ForeignKey(Task, verbose_name=_("nhiệm vụ"), on_delete=models.CASCADE, related_name="assignments")
    part = models.CharField(_("vai"), max_length=16, choices=Part)
    position = models.PositiveSmallIntegerField(_("thứ tự"), default=0)
    words = models.TextField(_("ghi trong kế hoạch"))
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan"), on_delete=models.PROTECT, null=True, blank=True, related_name="assignments"
    )
    is_group = models.BooleanField(_("cụm từ chỉ nhiều cơ quan"), default=False)
    #: "… có liên quan": nobody is reminded before the members are confirmed.
    is_open = models.BooleanField(_("chưa nêu tên"), default=False)
    start = models.PositiveIntegerField(_("từ ký tự"), null=True, blank=True)
    end = models.PositiveIntegerField(_("đến ký tự"), null=True, blank=True)

    class Meta:
        verbose_name = "nhiệm vụ được giao"
        verbose_name_plural = "nhiệm vụ được giao"
        ordering = ["task", "part", "position"]

    def __str__(self) -> str:
        return self.words

    @property
    def waiting(self) -> "list[GroupMember]":
        """The members of a phrase that nobody has answered for."""
        return [member for member in self.members.all() if member.is_waiting]


class GroupMember(models.Model):
    """An agency that a group phrase may mean, with the reason it was proposed for."""

    assignment = models.ForeignKey(
        Assignment, verbose_name=_("cụm từ"), on_delete=models.CASCADE, related_name="members"
    )
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan"), on_delete=models.PROTECT, related_name="group_memberships"
    )
    reason = models.TextField(_("lý do đề xuất"), blank=True)
    state = models.CharField(_("trạng thái"), max_length=12, choices=MemberState, default=MemberState.PROPOSED)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người xác nhận"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    settled_at = models.DateTimeField(_("xác nhận lúc"), null=True, blank=True)

    class Meta:
        verbose_name = "thành viên của cụm từ"
        verbose_name_plural = "thành viên của cụm từ"
        ordering = ["assignment", "agency"]
        constraints = [models.UniqueConstraint(fields=["assignment", "agency"], name="one_member_once")]

    def __str__(self) -> str:
        return str(self.agency)

    @property
    def is_waiting(self) -> bool:
        """Nobody has said yet whether it takes part."""
        return self.state == MemberState.PROPOSED


class Solution(models.Model):
    """A giải pháp under a task, an item of its own to be answered."""

    task = models.ForeignKey(Task, verbose_name=_("nhiệm vụ"), on_delete=models.CASCADE, related_name="solutions")
    position = models.PositiveSmallIntegerField(_("thứ tự"))
    words = models.TextField(_("giải pháp"))
    start = models.PositiveIntegerField(_("từ ký tự"), null=True, blank=True)
    end = models.PositiveIntegerField(_("đến ký tự"), null=True, blank=True)

    class Meta:
        verbose_name = "giải pháp"
        verbose_name_plural = "giải pháp"
        ordering = ["task", "position"]

    def __str__(self) -> str:
        return self.words[:120]


class SolutionAssignee(models.Model):
    """Who a single solution charges; each answers for itself."""

    solution = models.ForeignKey(
        Solution, verbose_name=_("giải pháp"), on_delete=models.CASCADE, related_name="assignees"
    )
    words = models.TextField(_("ghi trong kế hoạch"))
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "cơ quan được giao giải pháp"
        verbose_name_plural = "cơ quan được giao giải pháp"
        ordering = ["solution", "id"]

    def __str__(self) -> str:
        return self.words

"""The record: what a person accepted. From here on the office works with these rows.

An amendment changes them with dates: what was in force before stays, and is found again for any past day.
"""

from datetime import date
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
from haidang.plan.plans.choices import DueState, Ending, MemberState, Part, ProposalKind
from haidang.plan.plans.models.plans import Plan, has_part
from haidang.plan.plans.models.readings import Proposal
from haidang.plan.plans.models.texts import SourceText


def in_force(on: date | None = None) -> Q:
    """What the plan holds on a day; today, since nothing ends on a day to come, what nothing has ended."""
    if on is None:
        return Q(ended_on=None)
    return (Q(begun_on=None) | Q(begun_on__lte=on)) & (Q(ended_on=None) | Q(ended_on__gt=on))


class InForce(models.Manager[Any]):
    """Rows that no amendment has ended. It is the default of its models: whoever asks a task for its parts or
    solutions gets those of today, and whoever wants those of another day says so (`ever`).
    """

    def get_queryset(self) -> "models.QuerySet[Any]":
        return super().get_queryset().filter(in_force())


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
        held = {"assignments__agency": agency, "assignments__part": Part.LEAD, "assignments__ended_on": None}
        return self.filter(**held).distinct()

    def in_force(self, on: date | None = None) -> Self:
        """Those that the plan holds on a day, today where none is given: neither dropped, merged nor postponed."""
        return self.filter(in_force(on))

    def original(self) -> Self:
        """Those of the plan as it was signed, whatever became of them."""
        return self.filter(begun_on=None)

    def gathered_in(self, task: "Task") -> Self:
        """The task itself and those merged into it, however many steps ago: their story goes on in it."""
        found, new = {task.pk}, {task.pk}
        while new:
            new = set(Task.objects.filter(merged_into__in=new).values_list("pk", flat=True)) - found
            found |= new
        return self.filter(pk__in=found)

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
    #: None: it stands in the plan as it was signed.
    begun_on = models.DateField(_("bổ sung từ ngày"), null=True, blank=True)
    begun_by = models.ForeignKey(
        "plans.Amendment", verbose_name=_("bổ sung theo"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="tasks_begun",
    )  # fmt: skip
    ended_on = models.DateField(_("thôi từ ngày"), null=True, blank=True)
    ended_by = models.ForeignKey(
        "plans.Amendment", verbose_name=_("thôi theo"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="tasks_ended",
    )  # fmt: skip
    ending = models.CharField(_("thôi vì"), max_length=12, choices=Ending, blank=True)
    merged_into = models.ForeignKey(
        "self", verbose_name=_("gộp vào"), on_delete=models.PROTECT, null=True, blank=True, related_name="merged"
    )
    postponed_to = models.PositiveSmallIntegerField(_("chuyển sang năm"), null=True, blank=True)

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
        "due-moved": _("Chuyển thời hạn"),
        "amended": _("Điều chỉnh theo quyết định"),
        "amendment-added": _("Bổ sung theo quyết định"),
        "amendment-ended": _("Thôi theo quyết định"),
        "member-settled": _("Xác nhận cơ quan của cụm từ"),
        "named": _("Làm rõ tên cơ quan"),
        "re-read": _("Theo bản đọc mới"),
        "standing-set": _("Đặt tính thường xuyên"),
        "given": _("Giao việc"),
        "from-unread": _("Thêm từ chỗ chưa đọc được"),
        "nobody-meant": _("Cụm từ không chỉ cơ quan nào"),
    }
    NOTE_FIELDS = {"merged": _("gộp vào đây")}

    class Meta:
        verbose_name = "nhiệm vụ"
        verbose_name_plural = "nhiệm vụ"
        ordering = ["plan", "position", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(end__gte=F("start")), name="task_span_runs_forward"),
            models.CheckConstraint(
                condition=Q(ended_on=None, ending="") | (Q(ended_on__isnull=False) & ~Q(ending="")),
                name="plans_task_ends_somehow",
                violation_error_message=_("Nhiệm vụ thôi từ một ngày thì phải ghi vì sao."),
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | Q(ending=Ending.MERGED),
                name="plans_task_merged_has_ended",
                violation_error_message=_("Nhiệm vụ đã gộp thì không còn đứng riêng."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.title}".strip()

    def get_absolute_url(self) -> str:
        return reverse("plans:task", args=[self.pk])

    def in_place_of(self, user: Any) -> Agency | None:
        """The lead that is gone, where somebody of its heir acts on the task; the desk acts for nobody but itself."""
        if user.is_desk or not user.agency_id:
            return None
        leads = [one.agency for one in self.assignments.filter(part=Part.LEAD).select_related("agency") if one.agency]
        if any(agency.pk == user.agency_id for agency in leads):
            return None
        return next((gone for agency in leads if (gone := user.in_place_of(agency, self.title))), None)

    @property
    def is_in_force(self) -> bool:
        """Does the plan hold it today?"""
        return self.ended_on is None

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
    """The part of one agency, or of a group phrase, in one task; it never changes: it begins, it ends, and heirs are
    computed.
    """

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
    #: Why a phrase means no agency at all; somebody said so, and nothing waits for it any more.
    nobody_because = models.TextField(_("vì sao không có cơ quan nào"), blank=True)
    start = models.PositiveIntegerField(_("từ ký tự"), null=True, blank=True)
    end = models.PositiveIntegerField(_("đến ký tự"), null=True, blank=True)
    begun_on = models.DateField(_("giao từ ngày"), null=True, blank=True)
    ended_on = models.DateField(_("thôi giao từ ngày"), null=True, blank=True)

    ever = models.Manager()
    objects = InForce()

    class Meta:
        default_manager_name = "objects"
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
    begun_on = models.DateField(_("bổ sung từ ngày"), null=True, blank=True)
    ended_on = models.DateField(_("thôi từ ngày"), null=True, blank=True)

    ever = models.Manager()
    objects = InForce()

    class Meta:
        default_manager_name = "objects"
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

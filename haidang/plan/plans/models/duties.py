"""Who answers for what: one row per agency and task, or per agency and single solution."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.records.querysets import RecordQuerySet
from haidang.office.directory.models import Agency
from haidang.plan.plans.choices import Answer, Part
from haidang.plan.plans.models.plans import Plan
from haidang.plan.plans.models.tasks import Assignment, GroupMember, Solution, SolutionAssignee, Task


class DutyQuerySet(RecordQuerySet["Duty"]):
    """The parts that agencies have, in the words of the office."""

    def for_user(self, user: Any, verb: str) -> Self:
        """Who oversees sees all; an agency its own, and the others' of the tasks it leads. Heirs see what those had
        whose work has come to them; of several heirs one acts.
        """
        if not user.is_authenticated or user.is_admin:
            return self.none()
        if user.is_desk or (verb == "view" and user.oversees):
            return self
        if not user.agency_id:
            return self.none()
        if verb != "view":
            return self.answered_by(user)
        own = Q(agency__in=user.charge.sees)
        led = Duty.objects.active().filter(own, part=Part.LEAD).values("task")
        return self.filter(own | Q(task__in=led))

    def answered_by(self, user: Any) -> Self:
        """Those for which the agency of `user` answers today: its own, or those of whom it is the heir."""
        return user.charge.answered(self, about="task__title")

    def active(self) -> Self:
        """Those that were not taken away again."""
        return self.filter(ended_at=None)

    def leads(self) -> Self:
        """Those that must report: who leads, and who is charged with a solution of its own."""
        return self.filter(Q(part=Part.LEAD) | Q(part=Part.IMPLEMENTING))

    def asked(self) -> Self:
        """Those that were asked to take a part and have not answered."""
        return self.filter(answer=Answer.ASKED)

    def of_plan(self, plan: Plan) -> Self:
        return self.filter(task__plan=plan)

    def gathered_in(self, task: Task) -> Self:
        """The parts of a task and of those merged into it, ended ones too: what was reported goes on in it."""
        return self.filter(task__in=Task.objects.gathered_in(task).order_by().values("pk"))


class Duty(models.Model):
    """The part of one agency in a task. What the plan says of it never changes; who answers today, heirs tell."""

    task = models.ForeignKey(Task, verbose_name=_("nhiệm vụ"), on_delete=models.CASCADE, related_name="duties")
    agency = models.ForeignKey(Agency, verbose_name=_("cơ quan"), on_delete=models.PROTECT, related_name="duties")
    part = models.CharField(_("vai"), max_length=16, choices=Part)
    solution = models.ForeignKey(
        Solution, verbose_name=_("giải pháp"), on_delete=models.CASCADE, null=True, blank=True, related_name="duties"
    )
    # from which words of the plan it comes
    assignment = models.ForeignKey(
        Assignment, verbose_name=_("ghi trong kế hoạch"), on_delete=models.SET_NULL, null=True, blank=True,
        related_name="duties",
    )  # fmt: skip
    member = models.ForeignKey(
        GroupMember, verbose_name=_("thành viên của cụm từ"), on_delete=models.SET_NULL, null=True, blank=True,
        related_name="duties",
    )  # fmt: skip
    assignee = models.ForeignKey(
        SolutionAssignee, verbose_name=_("cơ quan được giao giải pháp"), on_delete=models.SET_NULL, null=True,
        blank=True, related_name="duties",
    )  # fmt: skip
    #: The desk gave it: the words of the plan neither give nor take it.
    by_hand = models.BooleanField(_("Sở Ngoại vụ giao thêm"), default=False)
    answer = models.CharField(_("trả lời"), max_length=12, choices=Answer, default=Answer.GIVEN)
    asked_on = models.DateField(_("hỏi ngày"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người trả lời"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    answered_at = models.DateTimeField(_("trả lời lúc"), null=True, blank=True)
    reason = models.TextField(_("lý do"), blank=True)
    begun_at = models.DateTimeField(_("giao lúc"), default=clock.now)
    ended_at = models.DateTimeField(_("thôi giao lúc"), null=True, blank=True)

    objects = DutyQuerySet.as_manager()

    NOTE_VERBS = {
        "asked": _("Hỏi cơ quan có nhận phần việc"),
        "accepted": _("Nhận phần việc"),
        "declined": _("Không nhận phần việc"),
        "ended": _("Thôi giao"),
    }

    class Meta:
        verbose_name = "phần việc"
        verbose_name_plural = "phần việc"
        ordering = ["task", "part", "agency__order", "pk"]
        constraints = [
            # two, since SQLite takes every missing solution for another one
            models.UniqueConstraint(
                fields=["task", "agency", "part"],
                condition=Q(ended_at=None, solution=None),
                name="plans_one_duty_of_a_task",
                violation_error_message=_("Cơ quan đã có phần việc này."),
            ),
            models.UniqueConstraint(
                fields=["solution", "agency", "part"],
                condition=Q(ended_at=None, solution__isnull=False),
                name="plans_one_duty_of_a_solution",
                violation_error_message=_("Cơ quan đã có phần việc này."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency}: {self.task.label}".strip(" :")

    def responsible(self, on: date) -> Agency:
        """Who answers for it that day: the agency, or its heir."""
        return self.agency.responsible(on, about=self.task.title)

    def is_answered_by(self, user: Any) -> bool:
        """Is it for the agency of `user` to act on it today?"""
        return bool(user.charge.answers_for(self.agency_id, self.task.title))

    def in_place_of(self, user: Any) -> Agency | None:
        found: Agency | None = user.in_place_of(self.agency, self.task.title)
        return found

    @property
    def since(self) -> date | None:
        """From when on it is owed, where it was given later than the plan was signed; None where the plan gave it."""
        given = (self.task, self.assignment, self.solution)
        return owed_since(self.begun_at if self.by_hand else None, (row.begun_on for row in given if row))

    @property
    def reports(self) -> bool:
        """Must it report for each period? Who coordinates answers to the lead."""
        return self.part in (Part.LEAD, Part.IMPLEMENTING)


def owed_since(by_hand_at: datetime | None, begun: Iterable[date | None]) -> date | None:
    """From when on a part is owed that was given by hand or by an amendment; None where the plan itself gave it."""
    if by_hand_at:
        return by_hand_at.astimezone(clock.VIETNAM).date()
    return max((day for day in begun if day), default=None)

"""Every day that a task was to be done by: the first, and each later one, by whose decision and when."""

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.records.querysets import RecordQuerySet
from haidang.office.documents.models import Document
from haidang.plan.plans.choices import DayKind
from haidang.plan.plans.models.tasks import Task


class TaskDayQuerySet(RecordQuerySet["TaskDay"]):
    """The days of tasks, in the words of the office."""

    def for_user(self, user: Any, verb: str) -> Self:
        """Who sees a task sees its days; none is changed afterwards."""
        if verb != "view":
            return self.none()
        return self.filter(task__in=Task.objects.for_user(user, "view").order_by().values("pk"))

    def decided_by(self, on: date) -> Self:
        """What had been decided by a day, the last one last."""
        return self.filter(decided_on__lte=on).order_by("task", "decided_on", "pk")

    def moves(self) -> Self:
        """Each time a promise was moved, without the first day."""
        return self.exclude(kind=DayKind.ORIGINAL)


class TaskDay(models.Model):
    """A day that a task was to be done by. A task without rows was never moved: `Task.due_on` is its first day."""

    task = models.ForeignKey(Task, verbose_name=_("nhiệm vụ"), on_delete=models.CASCADE, related_name="days")
    #: None: from then on it had no day.
    day = models.DateField(_("ngày phải xong"), null=True, blank=True)
    decided_on = models.DateField(_("quyết định ngày"))
    kind = models.CharField(_("theo"), max_length=12, choices=DayKind)
    document = models.ForeignKey(
        Document, verbose_name=_("văn bản"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="task_days",
    )  # fmt: skip
    why = models.TextField(_("lý do"), blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người ghi"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    at = models.DateTimeField(_("ghi lúc"), default=clock.now)

    objects = TaskDayQuerySet.as_manager()

    class Meta:
        verbose_name = "ngày phải xong của nhiệm vụ"
        verbose_name_plural = "ngày phải xong của nhiệm vụ"
        ordering = ["task", "decided_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["task"],
                condition=models.Q(kind="original"),
                name="plans_one_first_day",
                violation_error_message=_("Nhiệm vụ đã có ngày đầu tiên."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.task.label}: {date_format(self.day, 'd/m/Y') if self.day else '–'}".strip(" :")

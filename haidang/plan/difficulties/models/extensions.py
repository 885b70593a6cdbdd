"""Another day for a task: asked for with a reason, granted or not by who gave the task; every day is kept."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.records.querysets import RecordQuerySet
from haidang.kit.search.searchable import Searchable
from haidang.office.accounts.choices import Reach
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document
from haidang.plan.difficulties.choices import GRANTED, ExtensionStage
from haidang.plan.difficulties.models.difficulties import Difficulty, answers_for, sees_for
from haidang.plan.plans.models import Duty, Task


class ExtensionQuerySet(RecordQuerySet["Extension"]):
    """The extensions, in the words of the office."""

    def for_user(self, user: Any, verb: str) -> Self:
        """Whoever sees a task sees which days were asked for it; writing is for who asks, and for the desk."""
        reach = user.reach("view" if verb == "view" else "change", "update") if user.is_authenticated else None
        if reach is None or verb == "delete":
            return self.none()
        if reach == Reach.ALL:
            return self
        if verb != "view":
            return self.filter(agency__in=answers_for(user))
        return self.filter(
            Q(agency__in=sees_for(user)) | Q(task__in=Task.objects.for_user(user, "view").order_by().values("pk"))
        )

    def may_add(self, user: Any) -> bool:
        return bool(user.is_authenticated and user.may("add", "update"))

    def asked(self) -> Self:
        """Those that wait for a decision."""
        return self.filter(stage=ExtensionStage.ASKED)

    def granted(self) -> Self:
        return self.filter(stage__in=GRANTED)

    def with_names(self) -> Self:
        return self.select_related(
            "task__plan__issuer_agency", "task__directory_field", "agency", "asked_by", "decided_by", "document",
            "difficulty",
        )  # fmt: skip


class Extension(models.Model):
    """One asking, with the day that stood then, the day asked for and the day granted."""

    task = models.ForeignKey(Task, verbose_name=_("nhiệm vụ"), on_delete=models.PROTECT, related_name="extensions")
    duty = models.ForeignKey(Duty, verbose_name=_("phần việc"), on_delete=models.PROTECT, related_name="extensions")
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan đề nghị"), on_delete=models.PROTECT, related_name="extensions"
    )
    due_before = models.DateField(_("hạn khi đề nghị"))
    until = models.DateField(_("đề nghị đến ngày"))
    reason = models.TextField(_("lý do"))
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người đề nghị"), on_delete=models.PROTECT, related_name="+"
    )
    asked_on = models.DateField(_("ngày đề nghị"), default=clock.today)
    is_late = models.BooleanField(_("đề nghị sau khi hết hạn"), default=False)
    told_by = models.CharField(_("đề nghị hộ theo"), max_length=250, blank=True)
    #: Granted together with what was said to a difficulty.
    difficulty = models.ForeignKey(
        Difficulty, verbose_name=_("khó khăn, vướng mắc"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="extensions",
    )  # fmt: skip
    stage = models.CharField(_("trạng thái"), max_length=12, choices=ExtensionStage, default=ExtensionStage.ASKED)
    granted_until = models.DateField(_("được gia hạn đến"), null=True, blank=True)
    decided_on = models.DateField(_("ngày quyết định"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người ghi quyết định"), on_delete=models.PROTECT, null=True,
        blank=True, related_name="+",
    )  # fmt: skip
    said_by = models.CharField(_("người, cơ quan quyết định"), max_length=250, blank=True)
    decision = models.TextField(_("ý kiến"), blank=True)
    document = models.ForeignKey(
        Document, verbose_name=_("văn bản"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="task_extensions",
    )  # fmt: skip

    objects = ExtensionQuerySet.as_manager()
    searchable = Searchable(title="reason", text=("agency__name", "task__title", "decision"))

    NOTE_VERBS = {
        "asked": _("Đề nghị gia hạn"),
        "approved": _("Đồng ý gia hạn"),
        "partly": _("Gia hạn đến ngày khác"),
        "refused": _("Không đồng ý gia hạn"),
        "withdrawn": _("Rút đề nghị"),
    }

    class Meta:
        verbose_name = "gia hạn"
        verbose_name_plural = "gia hạn"
        ordering = ["-asked_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["duty"],
                condition=Q(stage=ExtensionStage.ASKED),
                name="difficulties_one_extension_asked",
                violation_error_message=_("Phần việc này đã có đề nghị gia hạn đang chờ."),
            ),
            models.CheckConstraint(
                condition=Q(until__gt=F("due_before")),
                name="difficulties_extension_is_later",
                violation_error_message=_("Ngày đề nghị phải sau hạn đang có."),
            ),
            models.CheckConstraint(
                condition=Q(granted_until__isnull=False) ^ ~Q(stage__in=GRANTED),
                name="difficulties_granted_has_its_day",
                violation_error_message=_("Đồng ý gia hạn thì phải có ngày được gia hạn."),
            ),
        ]

    def __str__(self) -> str:
        day = date_format(self.granted_until or self.until, "d/m/Y")
        return _now("Gia hạn %(task)s đến %(day)s") % {"task": self.task.label or self.task.title[:60], "day": day}

    def get_absolute_url(self) -> str:
        return reverse("difficulties:extension-record", args=[self.pk])

    @property
    def days(self) -> int:
        """How many days are asked for, or were granted."""
        return ((self.granted_until or self.until) - self.due_before).days

    @property
    def is_asked(self) -> bool:
        return self.stage == ExtensionStage.ASKED

    @property
    def takes_files(self) -> bool:
        return self.is_asked

"""Jobs as rows: what was asked, by whom, about what, how far it has come and how it ended."""

import uuid
from datetime import datetime, timedelta
from typing import Any, Self

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from haidang.kit.jobs.choices import OPEN_STATES, State


class JobQuerySet(models.QuerySet["Job"]):
    """Who may see a job, and which ones nobody is working on any more."""

    def for_user(self, user: Any, verb: str) -> Self:
        """Who asked, and the desk, may look; nobody changes a job by hand."""
        if not user.is_authenticated or verb != "view":
            return self.none()
        return self if getattr(user, "is_desk", False) else self.filter(by=user)

    def open(self) -> Self:
        return self.filter(state__in=OPEN_STATES)

    def dead(self, since: datetime) -> Self:
        """Running without a sign of life, or waiting with a place in the queue that no worker will ever come to."""
        places = DBTaskResult.objects.filter(pk=OuterRef("ticket"))
        alive = Q(status=TaskResultStatus.READY) | Q(status=TaskResultStatus.RUNNING, started_at__gte=since)
        return self.filter(
            Q(state=State.RUNNING, heartbeat_at__lt=since)
            | Q(Q(state=State.WAITING, queued_at__lt=since) & ~Exists(places.filter(alive)))
        )


class Job(models.Model):
    """Something a worker does while nobody waits."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    function = models.CharField(_("hàm"), max_length=200)
    arguments = models.JSONField(_("tham số"), default=list)
    title = models.CharField(_("việc"), max_length=200)
    about_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    about_id = models.PositiveBigIntegerField(null=True, blank=True)
    about = GenericForeignKey("about_type", "about_id")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người yêu cầu"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    lane = models.CharField(_("hàng đợi"), max_length=32)
    state = models.CharField(_("trạng thái"), max_length=8, choices=State, default=State.WAITING)
    #: Its place in the queue; who holds another one has lost the job.
    ticket = models.UUIDField(_("số thứ tự"), null=True, editable=False)
    tries = models.PositiveSmallIntegerField(_("số lần đã thử"), default=0)
    deaths = models.PositiveSmallIntegerField(_("số lần đứt giữa chừng"), default=0)
    done = models.PositiveIntegerField(_("đã làm"), default=0)
    total = models.PositiveIntegerField(_("tổng số"), default=0)
    words = models.CharField(_("đang làm gì"), max_length=200, blank=True)
    asked_at = models.DateTimeField(_("yêu cầu lúc"), default=timezone.now)
    queued_at = models.DateTimeField(_("xếp hàng lúc"), default=timezone.now)
    started_at = models.DateTimeField(_("bắt đầu lúc"), null=True, blank=True)
    heartbeat_at = models.DateTimeField(_("còn chạy lúc"), null=True, blank=True)
    finished_at = models.DateTimeField(_("kết thúc lúc"), null=True, blank=True)
    error = models.TextField(_("vì sao không xong"), blank=True)
    result = models.JSONField(_("kết quả"), null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = "công việc nền"
        verbose_name_plural = "công việc nền"
        ordering = ["-asked_at"]
        indexes = [
            models.Index(fields=["state", "heartbeat_at"], name="jobs_job_state"),
            models.Index(fields=["about_type", "about_id"], name="jobs_job_about"),
            models.Index(fields=["-asked_at"], name="jobs_job_asked"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("jobs:job", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    @property
    def link(self) -> str:
        """Where its fruit lies, if it is a page of this house."""
        url = str(self.result.get("url", "")) if isinstance(self.result, dict) else ""
        return url if url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None) else ""


class TimerSlot(models.Model):
    """One turn of a timer; the row is the right to fire it, so that two workers do not."""

    name = models.CharField(_("hẹn giờ"), max_length=64)
    slot = models.DateTimeField(_("lượt"))
    job = models.ForeignKey(Job, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "lượt hẹn giờ"
        verbose_name_plural = "lượt hẹn giờ"
        ordering = ["-slot"]
        constraints = [models.UniqueConstraint(fields=["name", "slot"], name="jobs_timer_fires_each_slot_once")]

    def __str__(self) -> str:
        return f"{self.name} {self.slot:%H:%M %d/%m/%Y}"


def dead_since(now: datetime) -> datetime:
    """Who has given no sign of life since then is dead (setting JOB_DEAD_AFTER)."""
    return now - getattr(settings, "JOB_DEAD_AFTER", timedelta(seconds=60))

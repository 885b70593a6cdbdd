"""What an agency says about its part for one period, what it shows for it, and where its words came from."""

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.files.models import StoredFile
from haidang.kit.records.querysets import RecordQuerySet
from haidang.office.accounts.choices import Reach
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document
from haidang.office.norms.choices import PeriodKind
from haidang.office.norms.rules import Period
from haidang.plan.followup import rules
from haidang.plan.followup.choices import INSIDE, SAID, Origin, Source, Stage, State
from haidang.plan.plans.models import Duty


class UpdateQuerySet(RecordQuerySet["Update"]):
    """The updates, in the words of the office."""

    def for_user(self, user: Any, verb: str) -> Self:
        """An agency's draft is its own affair; what it sent is seen by who oversees and by who leads the task.

        Only the agency itself writes in it, and the desk in what it enters for others.
        """
        reach = user.reach(verb, "update") if user.is_authenticated else None
        if reach is None:
            return self.none()
        if verb == "view":
            own = Q(duty__agency__in=user.charge.sees)
        else:
            own = Q(duty__in=Duty.objects.answered_by(user).order_by().values("pk"))
        entered = ~Q(entered_source="") if reach == Reach.ALL else Q(pk__in=[])
        if verb == "change":
            return self.filter(own | entered)
        # what a leader gave back inside the agency never left it
        sent = ~Q(stage__in=INSIDE) | Q(stage=Stage.RETURNED, submitted_at__isnull=False)
        if reach == Reach.ALL:
            return self.filter(own | entered | sent)
        if verb != "view":
            return self.filter(own)
        seen = Duty.objects.for_user(user, "view").order_by().values("pk")
        return self.filter(own | (Q(duty__in=seen) & sent))

    def said(self) -> Self:
        """Those that the agency stands by: sent, and not called back or returned."""
        return self.filter(stage__in=SAID)

    def waiting(self) -> Self:
        """Those that Sở Ngoại vụ has to look at."""
        return self.filter(stage=Stage.SUBMITTED)

    def confirmed(self) -> Self:
        """Those whose completion was confirmed."""
        return self.filter(confirmed_at__isnull=False)

    def finishing(self) -> Self:
        """Those that end a part: their completion is confirmed, or waits for Sở Ngoại vụ to confirm it; in order."""
        ends = Q(confirmed_at__isnull=False) | Q(stage=Stage.SUBMITTED)
        return self.filter(ends, state=State.DONE).order_by("first")

    def entered_for_others(self) -> Self:
        """Nhập hộ, counted apart: the agency did not enter it itself."""
        return self.exclude(entered_source="")

    def late(self) -> Self:
        return self.said().filter(counts_on__gt=F("due_on"))

    def before(self, first: date) -> Self:
        """Those of earlier periods, the last one first."""
        return self.filter(first__lt=first).order_by("-first")

    def with_names(self) -> Self:
        """With what a line about them names."""
        return self.select_related("duty__agency", "duty__task__plan", "duty__solution", "by", "submitted_by")


class Update(models.Model):
    """One part, one period, one update. The period's window and its due day are kept as they were when it began."""

    duty = models.ForeignKey(Duty, verbose_name=_("phần việc"), on_delete=models.PROTECT, related_name="updates")
    kind = models.CharField(_("loại kỳ"), max_length=12, choices=PeriodKind)
    year = models.PositiveSmallIntegerField(_("năm"))
    index = models.PositiveSmallIntegerField(_("thứ tự trong năm"))
    first = models.DateField(_("kỳ từ ngày"))
    last = models.DateField(_("kỳ đến ngày"))
    due_on = models.DateField(_("hạn gửi"), null=True, blank=True)

    state = models.CharField(_("tình trạng"), max_length=16, choices=State, blank=True)
    done = models.TextField(_("đã làm được từ lần trước"), blank=True)
    next = models.TextField(_("việc tiếp theo"), blank=True)
    obstacle = models.TextField(_("vướng mắc, đề nghị"), blank=True)
    #: Said by the agency, confirmed with the completion; left out, it is the day the update counts for.
    finished_on = models.DateField(_("ngày hoàn thành"), null=True, blank=True)

    stage = models.CharField(_("bước"), max_length=16, choices=Stage, default=Stage.DRAFT)
    version = models.PositiveIntegerField(_("lần sửa"), default=0)
    origin = models.CharField(_("nguồn"), max_length=12, choices=Origin, default=Origin.PERSON)
    #: A person has written in it: from then on no register renews or withdraws its words.
    is_touched = models.BooleanField(_("đã có người sửa"), default=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người viết"), on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField(_("viết lúc"), default=clock.now)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người gửi"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    submitted_at = models.DateTimeField(_("gửi lúc"), null=True, blank=True)
    counts_on = models.DateField(_("tính là gửi ngày"), null=True, blank=True)
    remark = models.TextField(_("nhận xét khi trả lại"), blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người xem"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    reviewed_at = models.DateTimeField(_("xem lúc"), null=True, blank=True)
    confirmed_at = models.DateTimeField(_("xác nhận hoàn thành lúc"), null=True, blank=True)

    entered_source = models.CharField(_("nhập hộ theo"), max_length=12, choices=Source, blank=True)
    entered_words = models.CharField(_("ai báo, khi nào"), max_length=250, blank=True)
    entered_document = models.ForeignKey(
        Document, verbose_name=_("văn bản của cơ quan"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="updates_entered",
    )  # fmt: skip

    objects = UpdateQuerySet.as_manager()

    NOTE_VERBS = {
        "written": _("Viết bản nháp"),
        "to-leader": _("Trình lãnh đạo cơ quan"),
        "submitted": _("Gửi cập nhật"),
        "entered-for": _("Nhập hộ"),
        "approved": _("Lãnh đạo cơ quan duyệt, gửi đi"),
        "withdrawn": _("Thu hồi"),
        "returned": _("Trả lại"),
        "accepted": _("Nhận"),
        "confirmed": _("Xác nhận hoàn thành"),
        "locked": _("Khóa"),
        "corrected": _("Đính chính sau khi khóa"),
        "redone": _("Yêu cầu thực hiện lại"),
        "drafted": _("Soạn từ hồ sơ"),
        "dropped": _("Rút bản soạn từ hồ sơ"),
    }

    class Meta:
        verbose_name = "cập nhật tiến độ"
        verbose_name_plural = "cập nhật tiến độ"
        ordering = ["first", "duty"]
        constraints = [
            models.UniqueConstraint(
                fields=["duty", "kind", "year", "index"],
                name="followup_one_update_of_a_period",
                violation_error_message=_("Phần việc này đã có cập nhật của kỳ."),
            ),
            models.CheckConstraint(
                condition=Q(submitted_at__isnull=False, counts_on__isnull=False) | ~Q(stage__in=SAID),
                name="followup_sent_has_its_day",
                violation_error_message=_("Cập nhật đã gửi phải có ngày gửi."),
            ),
        ]
        indexes = [models.Index(fields=["stage", "submitted_at"], name="followup_update_stage")]

    def __str__(self) -> str:
        return f"{self.duty}, {self.period.name}"

    def get_absolute_url(self) -> str:
        return reverse("followup:update", args=[self.pk])

    def in_place_of(self, user: Any) -> Agency | None:
        return self.duty.in_place_of(user)

    @property
    def period(self) -> Period:
        return Period(self.first, self.last, PeriodKind(self.kind), self.year, self.index)

    @property
    def takes_files(self) -> bool:
        """What was sent is not added to behind the back of who reads it (asked by kit.files)."""
        return self.stage in (Stage.DRAFT, Stage.RETURNED)

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed_at is not None

    @property
    def is_open(self) -> bool:
        """May it still be written in?"""
        return self.stage in (Stage.DRAFT, Stage.RETURNED)

    @property
    def is_late(self) -> bool:
        return rules.is_late(self.counts_on, self.due_on)

    @property
    def is_entered_for(self) -> bool:
        return bool(self.entered_source)

    def has_evidence(self) -> bool:
        """An official paper, a link or a file."""
        return bool(self.pk) and (self.evidence.exists() or StoredFile.objects.on(self).exists())


class EvidenceQuerySet(RecordQuerySet["Evidence"]):
    def for_user(self, user: Any, verb: str) -> Self:
        """Evidence is seen by who sees the update: so is the paper under it."""
        return self.filter(of__in=Update.objects.for_user(user, verb).order_by().values("pk"))


class Evidence(models.Model):
    """What an update shows for itself: a paper of the office or a link; files hang on the update."""

    of = models.ForeignKey(Update, verbose_name=_("cập nhật"), on_delete=models.CASCADE, related_name="evidence")
    document = models.ForeignKey(
        Document, verbose_name=_("văn bản"), on_delete=models.PROTECT, null=True, blank=True, related_name="evidence"
    )
    link = models.URLField(_("đường dẫn"), max_length=500, blank=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = "minh chứng"
        verbose_name_plural = "minh chứng"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(document__isnull=False) ^ ~Q(link=""),
                name="followup_evidence_one_thing",
                violation_error_message=_("Mỗi minh chứng là một văn bản hoặc một đường dẫn."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.document or self.link)


class Hint(models.Model):
    """A sentence that a register proposed for an update, with the record it comes from."""

    of = models.ForeignKey(Update, verbose_name=_("cập nhật"), on_delete=models.CASCADE, related_name="hints")
    record_type = models.ForeignKey(
        ContentType, verbose_name=_("loại hồ sơ"), on_delete=models.PROTECT, related_name="+"
    )
    record_id = models.PositiveBigIntegerField(_("mã hồ sơ"))
    record = GenericForeignKey("record_type", "record_id")
    sentence = models.TextField(_("câu đề xuất"))
    at = models.DateTimeField(_("lúc"), default=clock.now)

    class Meta:
        verbose_name = "câu soạn từ hồ sơ"
        verbose_name_plural = "câu soạn từ hồ sơ"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["of", "record_type", "record_id"], name="followup_one_hint_of_a_record")
        ]

    def __str__(self) -> str:
        return self.sentence[:120]

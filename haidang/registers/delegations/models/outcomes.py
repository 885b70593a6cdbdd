"""What came of a delegation: its report, what remains to be done, and how it is looked at when the year is over."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document
from haidang.plan.plans.models import Task
from haidang.registers.delegations import rules
from haidang.registers.delegations.choices import CommitmentKind, Effect
from haidang.registers.delegations.models.delegations import Delegation
from haidang.registers.delegations.models.schemes import PartsQuerySet
from haidang.registers.partners.models import Partner


class TripReport(models.Model):
    """Báo cáo kết quả: what was reached stands apart from what was foreseen."""

    delegation = models.OneToOneField(
        Delegation, verbose_name=_("đoàn ra"), on_delete=models.CASCADE, related_name="report"
    )
    course = models.TextField(_("diễn biến"))
    achieved = models.TextField(_("kết quả đã đạt"))
    expected = models.TextField(_("kết quả còn dự kiến"), blank=True)
    agreed = models.TextField(_("thỏa thuận đạt được"), blank=True)
    differs = models.TextField(_("khác với kế hoạch và lý do"), blank=True)
    lessons = models.TextField(_("bài học"), blank=True)
    document = models.ForeignKey(
        Document, verbose_name=_("văn bản báo cáo"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="delegation_reports",
    )  # fmt: skip
    due_on = models.DateField(_("hạn báo cáo khi đó"), null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người báo cáo"), on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(_("ghi lúc"), default=clock.now)

    objects = PartsQuerySet.as_manager()

    class Meta:
        verbose_name = "báo cáo kết quả đoàn ra"
        verbose_name_plural = "báo cáo kết quả đoàn ra"

    def __str__(self) -> str:
        return " ".join(self.achieved.split())[:120]

    @property
    def is_late(self) -> bool:
        return rules.is_report_late(self.delegation.reported_on, self.due_on, clock.today())


class Commitment(models.Model):
    """What remains to be done after the trip, by exactly one agency; it becomes a task by a verb of the plan."""

    delegation = models.ForeignKey(
        Delegation, verbose_name=_("đoàn ra"), on_delete=models.CASCADE, related_name="commitments"
    )
    kind = models.CharField(_("loại"), max_length=12, choices=CommitmentKind, default=CommitmentKind.COMMITMENT)
    words = models.TextField(_("nội dung"))
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan thực hiện"), on_delete=models.PROTECT, related_name="delegation_commitments"
    )
    partner = models.ForeignKey(
        Partner, verbose_name=_("với đối tác"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="delegation_commitments",
    )  # fmt: skip
    due_on = models.DateField(_("thời hạn"), null=True, blank=True)
    task = models.ForeignKey(
        Task, verbose_name=_("nhiệm vụ đã giao"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="delegation_commitments", editable=False,
    )  # fmt: skip

    objects = PartsQuerySet.as_manager()

    class Meta:
        verbose_name = "cam kết, kiến nghị của đoàn ra"
        verbose_name_plural = "cam kết, kiến nghị của đoàn ra"
        ordering = ["delegation", "pk"]

    def __str__(self) -> str:
        return " ".join(self.words.split())[:120]


class TripAssessment(models.Model):
    """How the effect of a delegation is seen at the end of a year: once a year, each year kept."""

    delegation = models.ForeignKey(
        Delegation, verbose_name=_("đoàn ra"), on_delete=models.CASCADE, related_name="assessments"
    )
    year = models.PositiveSmallIntegerField(_("năm"))
    effect = models.CharField(_("hiệu quả"), max_length=8, choices=Effect)
    words = models.TextField(_("đánh giá"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người đánh giá"), on_delete=models.PROTECT, related_name="+"
    )
    on = models.DateField(_("ngày"), default=clock.today)

    objects = PartsQuerySet.as_manager()

    class Meta:
        verbose_name = "đánh giá hiệu quả đoàn ra"
        verbose_name_plural = "đánh giá hiệu quả đoàn ra"
        ordering = ["delegation", "year", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["delegation", "year"],
                name="delegations_assessed_once_a_year",
                violation_error_message=_("Đoàn này đã được đánh giá cho năm đó."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.get_effect_display()}"

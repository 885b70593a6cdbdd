"""Yearly reports: of each organisation (Mẫu 05), and of the province on all of them (Mẫu 04)."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from haidang.kit.dossiers.models import Dossier
from haidang.kit.dossiers.rules import Course, step
from haidang.kit.money import CURRENCIES
from haidang.kit.search.searchable import Searchable
from haidang.office.accounts.books import BookQuerySet, Hand, hands_of
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document
from haidang.plan.plans.linking import tasks_field
from haidang.registers.aid.ingo_choices import IngoYearAct, IngoYearStage
from haidang.registers.aid.models.ingo import Ingo

_YEARS = (MinValueValidator(1990), MaxValueValidator(2200))


class IngoReportQuerySet(BookQuerySet["IngoReport"]):
    whose = "ingo__agency"


class IngoReport(models.Model):
    """What an organisation reports of a year: how much it did, for whom."""

    ingo = models.ForeignKey(Ingo, verbose_name=_("tổ chức"), on_delete=models.PROTECT, related_name="reports")
    year = models.PositiveSmallIntegerField(_("năm báo cáo"), validators=_YEARS)
    received_on = models.DateField(_("nhận ngày"))
    paper = models.CharField(_("số, ký hiệu văn bản"), max_length=100, blank=True)
    projects = models.PositiveIntegerField(_("số chương trình, dự án"), default=0)
    amount = models.DecimalField(_("giá trị đã giải ngân"), max_digits=16, decimal_places=2, null=True, blank=True)
    currency = models.CharField(
        _("loại tiền"), max_length=3, choices=[(code, code) for code in CURRENCIES], default="USD"
    )
    people = models.PositiveIntegerField(_("số người hưởng lợi"), null=True, blank=True)
    staff = models.PositiveIntegerField(_("số nhân viên ở Việt Nam"), null=True, blank=True)
    plans = models.TextField(_("kế hoạch năm sau"), blank=True)
    note = models.TextField(_("ghi chú"), blank=True)

    objects = IngoReportQuerySet.as_manager()
    searchable = Searchable(title="ingo__name", number="paper", text=("plans", "note"))

    class Meta:
        verbose_name = "báo cáo năm của tổ chức phi chính phủ nước ngoài"
        verbose_name_plural = "báo cáo năm của tổ chức phi chính phủ nước ngoài"
        ordering = ["-year", "ingo__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["ingo", "year"],
                name="aid_ingo_report_once",
                violation_error_message=_("Tổ chức này đã có báo cáo của năm đó trong sổ."),
            ),
            models.CheckConstraint(
                condition=Q(amount=None) | Q(amount__gte=0),
                name="aid_ingo_report_amount",
                violation_error_message=_("Giá trị không nhỏ hơn 0."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ingo}: năm {self.year}"

    def get_absolute_url(self) -> str:
        return reverse("aid:ingoreport-record", args=[self.pk])

    def in_place_of(self, user: Any) -> Agency | None:
        found: Agency | None = user.in_place_of(self.ingo.agency)
        return found


class IngoYearQuerySet(BookQuerySet["IngoYear"]):
    def writable(self) -> Q:
        return Q(stage=IngoYearStage.DRAFT)


class IngoYear(Dossier):
    """The report of the province on foreign organisations in a year, and with what paper it went out."""

    course = Course({IngoYearAct.SEND: step((Hand.AUTHOR, Hand.DESK), IngoYearStage.DRAFT, IngoYearStage.SENT)})

    year = models.PositiveSmallIntegerField(_("năm"), unique=True, validators=_YEARS)
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan tổng hợp"), on_delete=models.PROTECT, related_name="ingo_years"
    )
    assessment = models.TextField(_("đánh giá chung"), blank=True)
    difficulties = models.TextField(_("khó khăn, vướng mắc"), blank=True)
    proposals = models.TextField(_("kiến nghị"), blank=True)
    tasks = tasks_field("ingo_years")
    stage = models.CharField(
        _("trạng thái"), max_length=8, choices=IngoYearStage, default=IngoYearStage.DRAFT, editable=False
    )
    paper = models.ForeignKey(
        Document, verbose_name=_("báo cáo đã gửi"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="ingo_years", editable=False,
    )  # fmt: skip
    sent_on = models.DateField(_("gửi ngày"), null=True, blank=True, editable=False)

    objects = IngoYearQuerySet.as_manager()
    searchable = Searchable(title="assessment", number="paper__number", text=("difficulties", "proposals"))

    NOTE_VERBS = {"send": _("Gửi báo cáo")}

    class Meta:
        verbose_name = "báo cáo năm về tổ chức phi chính phủ nước ngoài"
        verbose_name_plural = "báo cáo năm về tổ chức phi chính phủ nước ngoài"
        ordering = ["-year"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(stage=IngoYearStage.SENT) | Q(paper__isnull=False, sent_on__isnull=False),
                name="aid_ingo_year_sent_by_a_paper",
                violation_error_message=_("Báo cáo đã gửi phải có văn bản và ngày gửi."),
            )
        ]

    def __str__(self) -> str:
        return f"Báo cáo về tổ chức phi chính phủ nước ngoài năm {self.year}"

    def get_absolute_url(self) -> str:
        return reverse("aid:ingoyear-record", args=[self.pk])

    def hands(self, user: Any) -> frozenset[str]:
        return hands_of(self.agency_id, user)

    def in_place_of(self, user: Any) -> Agency | None:
        found: Agency | None = user.in_place_of(self.agency)
        return found

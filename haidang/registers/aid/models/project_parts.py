"""What belongs to one aid: papers of its dossier, things given, money paid out, reports; the year of the province."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from haidang.kit.dossiers.models import Part
from haidang.kit.dossiers.services import not_before, not_to_come
from haidang.kit.money import Money
from haidang.kit.search.searchable import Searchable
from haidang.kit.verdicts import day
from haidang.office.accounts.books import BookQuerySet
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document
from haidang.plan.plans.linking import tasks_field
from haidang.registers.aid import project_rules as rules
from haidang.registers.aid.aid_terms import BEFORE, held
from haidang.registers.aid.models.projects import AGREED, SOMETHING, AidProject
from haidang.registers.aid.project_choices import Piece, ProjectStage, ReportKind

_NOT_LESS = [MinValueValidator(Decimal(0))]


def _paper(name: str) -> "models.ForeignKey[Any, Any]":
    return models.ForeignKey(
        Document, verbose_name=_("văn bản"), on_delete=models.PROTECT, null=True, blank=True, related_name=name
    )


def refuse_before_approval(project: AidProject, on: date | None, field: str) -> None:
    """Nothing is received before it was approved, where the law of that day was read to say so."""
    if (
        on is None
        or project.is_of_disaster
        or (project.decided_on and project.decided_on <= on and project.stage in AGREED)
    ):
        return
    law = held(BEFORE, on)
    if law.why or not law.may_refuse:
        return  # the page of the aid warns
    approved = day(project.decided_on) if project.decided_on else _now("chưa có")
    raise ValidationError(
        {field: _now("Tiếp nhận ngày %(day)s khi chưa được phê duyệt (ngày phê duyệt: %(approved)s). %(source)s buộc "
                     "phê duyệt trước khi tiếp nhận.")
         % {"day": day(on), "approved": approved, "source": law.source}}, code="not-approved",
    )  # fmt: skip


class AidPiece(Part):
    """One paper of the dossier."""

    whole_name = "project"

    project = models.ForeignKey(
        AidProject, verbose_name=_("khoản viện trợ"), on_delete=models.CASCADE, related_name="pieces"
    )
    kind = models.CharField(_("giấy tờ"), max_length=12, choices=Piece)
    paper = _paper("aid_pieces")
    copies = models.PositiveSmallIntegerField(_("số bộ"), default=1)
    words = models.CharField(_("ghi chú"), max_length=250, blank=True)

    class Meta:
        verbose_name = "giấy tờ của hồ sơ viện trợ"
        verbose_name_plural = "giấy tờ của hồ sơ viện trợ"
        ordering = ["project", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "kind"],
                condition=~Q(kind=Piece.OTHER),
                name="aid_piece_once",
                violation_error_message=_("Hồ sơ đã có giấy tờ này; sửa dòng đã có."),
            )
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())


class AidGift(Part):
    """One line of the list of things: what was promised, what came."""

    whole_name = "project"

    project = models.ForeignKey(
        AidProject, verbose_name=_("khoản viện trợ"), on_delete=models.CASCADE, related_name="gifts"
    )
    name = models.CharField(_("hiện vật"), max_length=250)
    unit = models.CharField(_("đơn vị tính"), max_length=40, blank=True)
    quantity = models.DecimalField(_("số lượng"), max_digits=12, decimal_places=2, validators=SOMETHING)
    value = models.DecimalField(
        _("trị giá"), max_digits=18, decimal_places=2, null=True, blank=True, validators=_NOT_LESS,
        help_text=_("Cả dòng, theo loại tiền của khoản viện trợ."),
    )  # fmt: skip
    received = models.DecimalField(
        _("đã nhận"), max_digits=12, decimal_places=2, default=Decimal(0), validators=_NOT_LESS
    )
    received_on = models.DateField(_("nhận ngày"), null=True, blank=True)
    handed_to = models.CharField(_("giao cho"), max_length=250, blank=True)

    class Meta:
        verbose_name = "hiện vật viện trợ"
        verbose_name_plural = "hiện vật viện trợ"
        ordering = ["project", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(received__lte=F("quantity")),
                name="aid_gift_received",
                violation_error_message=_("Số đã nhận không lớn hơn số lượng trong danh mục."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if self.received and self.received_on is None:
            raise ValidationError({"received_on": _now("Ghi ngày nhận “%(name)s”.") % {"name": self.name}})
        if self.received and self.received_on:
            not_to_come(self.received_on, "received_on")
            not_before(self.received_on, self.project.disaster_on, _now("ngày xảy ra"), "received_on")
            refuse_before_approval(self.project, self.received_on, "received_on")


class Disbursement(Part):
    """Money or goods that came in on a day, in the currency of the aid, with what it was in đồng."""

    whole_name = "project"

    project = models.ForeignKey(
        AidProject, verbose_name=_("khoản viện trợ"), on_delete=models.CASCADE, related_name="disbursements"
    )
    on = models.DateField(_("ngày"))
    amount = models.DecimalField(
        _("số tiền"), max_digits=18, decimal_places=2, validators=SOMETHING,
        help_text=_("Theo loại tiền của khoản viện trợ."),
    )  # fmt: skip
    rate = models.DecimalField(
        _("tỷ giá ra đồng"), max_digits=14, decimal_places=2, null=True, blank=True, validators=SOMETHING
    )
    rate_on = models.DateField(_("tỷ giá ngày"), null=True, blank=True, help_text=_("Để trống thì là ngày giải ngân."))
    in_kind = models.BooleanField(_("bằng hiện vật, dịch vụ"), default=False)
    by_account = models.BooleanField(_("qua tài khoản tiếp nhận viện trợ"), default=True)
    paper = _paper("aid_disbursements")
    words = models.CharField(_("nội dung"), max_length=250, blank=True)

    class Meta:
        verbose_name = "lần giải ngân viện trợ"
        verbose_name_plural = "lần giải ngân viện trợ"
        ordering = ["project", "on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(rate=None) | Q(rate_on__isnull=False),
                name="aid_disbursement_rate",
                violation_error_message=_("Tỷ giá phải có ngày."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.on:%d/%m/%Y}: {self.money}"

    @property
    def money(self) -> Money:
        return Money(self.amount, self.project.currency)

    @property
    def dong(self) -> Decimal:
        return rules.in_dong(self.amount, self.project.currency, self.rate)

    def clean(self) -> None:
        super().clean()
        self._refuse_without_rate()
        not_to_come(self.on, "on")
        not_before(self.on, self.project.signed_on, _now("ngày ký văn kiện"), "on")
        refuse_before_approval(self.project, self.on, "on")
        self._refuse_above_commitment()

    def _refuse_without_rate(self) -> None:
        if self.project.currency == "VND":
            self.rate = self.rate_on = None
            return
        if self.rate is None:
            raise ValidationError(
                {"rate": _now("Giải ngân bằng %(currency)s phải có tỷ giá ra đồng của ngày giải ngân.")
                 % {"currency": self.project.currency}}, code="no-rate",
            )  # fmt: skip
        self.rate_on = self.rate_on or self.on

    def _refuse_above_commitment(self) -> None:
        committed, amount = self.project.committed, getattr(self, "amount", None)
        if amount is None:  # the box says what is wrong with it
            return
        if committed is None:
            raise ValidationError(
                {"amount": _now("Khoản viện trợ chưa ghi giá trị cam kết. Ghi giá trị trước, rồi ghi giải ngân.")},
                code="no-commitment",
            )
        others = list(self.project.disbursements.exclude(pk=self.pk).values_list("amount", flat=True))
        if over := rules.above(amount, others, committed.amount):
            told = {
                "sum": Money(committed.amount + over, committed.currency), "committed": committed,
                "over": Money(over, committed.currency),
            }  # fmt: skip
            raise ValidationError(
                {"amount": _now("Cộng cả lần này đã giải ngân %(sum)s, vượt cam kết %(committed)s là %(over)s. "
                                "Xem lại số tiền, hoặc điều chỉnh cam kết bằng văn bản trước.") % told},
                code="above",
            )  # fmt: skip


class AidReport(Part):
    """A report that the owner gave: of which period, on what day, by which paper."""

    whole_name = "project"

    project = models.ForeignKey(
        AidProject, verbose_name=_("khoản viện trợ"), on_delete=models.CASCADE, related_name="reports"
    )
    kind = models.CharField(_("báo cáo"), max_length=12, choices=ReportKind)
    year = models.PositiveSmallIntegerField(_("của năm"), default=0, help_text=_("Báo cáo kết thúc để số 0."))
    sent_on = models.DateField(_("gửi ngày"))
    paper = _paper("aid_reports")
    words = models.TextField(_("nội dung chính"), blank=True)

    class Meta:
        verbose_name = "báo cáo của chủ khoản viện trợ"
        verbose_name_plural = "báo cáo của chủ khoản viện trợ"
        ordering = ["project", "sent_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "kind", "year"],
                name="aid_report_once",
                violation_error_message=_("Báo cáo của kỳ này đã ghi rồi; sửa dòng đã có."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.year}" if self.year else str(self.get_kind_display())

    def clean(self) -> None:
        super().clean()
        if self.kind == ReportKind.FINAL:
            self.year = 0
        elif not 1990 <= (self.year or 0) <= 2100:
            raise ValidationError({"year": _now("Ghi năm của kỳ báo cáo, ví dụ 2026.")}, code="no-year")
        not_to_come(self.sent_on, "sent_on")
        signed = self.project.signed_on or self.project.decided_on
        not_before(self.sent_on, signed, _now("ngày ký, ngày phê duyệt"), "sent_on")
        if self.project.stage not in AGREED and self.project.stage != ProjectStage.REVOKED:
            raise ValidationError(_now("Khoản viện trợ chưa được phê duyệt: chưa có gì để báo cáo."), code="too-early")


class AidYearQuerySet(BookQuerySet["AidYear"]):
    """What the province reported, year by year."""


class AidYear(models.Model):
    """The province's report of a year on aid, once it was sent."""

    year = models.PositiveSmallIntegerField(_("năm"), unique=True)
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan tổng hợp"), on_delete=models.PROTECT, related_name="aid_years"
    )
    number = models.CharField(_("số, ký hiệu báo cáo"), max_length=100)
    sent_on = models.DateField(_("gửi ngày"))
    words = models.TextField(_("nội dung chính"), blank=True)
    tasks = tasks_field("aid_years")

    objects = AidYearQuerySet.as_manager()
    searchable = Searchable(title="number", text=("words", "agency__name"))

    class Meta:
        verbose_name = "báo cáo viện trợ hằng năm của tỉnh"
        verbose_name_plural = "báo cáo viện trợ hằng năm của tỉnh"
        ordering = ["-year"]

    def __str__(self) -> str:
        return f"Báo cáo viện trợ năm {self.year}"

    def get_absolute_url(self) -> str:
        return reverse("aid:aidyear-record", args=[self.pk])

    def clean(self) -> None:
        super().clean()
        if not 1990 <= (self.year or 0) <= 2100:
            raise ValidationError({"year": _now("Ghi năm của báo cáo, ví dụ 2026.")})
        if self.sent_on:
            not_to_come(self.sent_on, "sent_on")
            not_before(self.sent_on, date(self.year, 12, 1), _now("cuối năm báo cáo"), "sent_on")

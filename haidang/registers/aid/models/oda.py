"""ODA and preferential loans: what a project got from whom, planned for each year, paid out, and its reports."""

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from haidang.kit.dossiers.models import Dossier, Part
from haidang.kit.dossiers.rules import Course, step
from haidang.kit.dossiers.services import not_before, not_to_come
from haidang.kit.money import Money
from haidang.kit.search.searchable import Searchable
from haidang.office.accounts.books import BookQuerySet, Hand, hands_of
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document
from haidang.plan.money.models import Estimate
from haidang.plan.plans.linking import tasks_field
from haidang.registers.aid import project_rules as rules
from haidang.registers.aid.ingo_choices import Sector
from haidang.registers.aid.models.projects import CURRENCY_CHOICES, SOMETHING, paper_field, refuse_money_without_rate
from haidang.registers.aid.project_choices import OdaAct, OdaSource, OdaStage, ReportKind
from haidang.registers.partners.models import Partner

_NOT_LESS = [MinValueValidator(Decimal(0))]
_OVER = (OdaStage.ENDED, OdaStage.CANCELLED)


def _sum(label: Any, help_text: Any = "") -> Any:
    return models.DecimalField(
        label, max_digits=18, decimal_places=2, default=Decimal(0), validators=_NOT_LESS, help_text=help_text
    )


class OdaQuerySet(BookQuerySet["Oda"]):
    """The projects of ODA, in the words of the office."""

    def writable(self) -> Q:
        return ~Q(stage__in=_OVER)

    def deletable(self) -> Q:
        return Q(stage=OdaStage.PREPARED)


class Oda(Dossier):
    """A project with ODA or a preferential loan: from whom, how much as a gift, as a loan, of our own."""

    course = Course({
        OdaAct.SIGN: step(Hand.AUTHOR, OdaStage.PREPARED, OdaStage.RUNNING),
        OdaAct.END: step(Hand.AUTHOR, OdaStage.RUNNING, OdaStage.ENDED),
        OdaAct.ADJUST: step(Hand.AUTHOR, OdaStage.RUNNING),
        OdaAct.CANCEL: step(Hand.AUTHOR, (OdaStage.PREPARED, OdaStage.RUNNING), OdaStage.CANCELLED),
    })  # fmt: skip

    title = models.CharField(_("tên chương trình, dự án"), max_length=300)
    donor = models.ForeignKey(Partner, verbose_name=_("nhà tài trợ"), on_delete=models.PROTECT, related_name="odas")
    agency = models.ForeignKey(Agency, verbose_name=_("chủ dự án"), on_delete=models.PROTECT, related_name="odas")
    managing = models.CharField(_("cơ quan chủ quản"), max_length=250, default="UBND tỉnh")
    sector = models.CharField(_("lĩnh vực"), max_length=16, choices=Sector, default=Sector.INFRASTRUCTURE)
    purpose = models.TextField(_("mục tiêu, nội dung"), blank=True)
    places = models.ManyToManyField(Agency, verbose_name=_("địa bàn"), blank=True, related_name="odas_here")
    currency = models.CharField(_("loại tiền"), max_length=3, choices=CURRENCY_CHOICES, default="USD")
    grant = _sum(_("vốn ODA không hoàn lại"), _("Theo loại tiền của dự án."))
    loan = _sum(_("vốn vay ODA, vay ưu đãi"), _("Theo loại tiền của dự án."))
    rate = models.DecimalField(
        _("tỷ giá ra đồng"), max_digits=14, decimal_places=2, null=True, blank=True, validators=SOMETHING
    )
    rate_on = models.DateField(_("tỷ giá ngày"), null=True, blank=True)
    counterpart = _sum(_("vốn đối ứng, đồng"))
    estimate = models.ForeignKey(
        Estimate, verbose_name=_("vốn đối ứng (dự toán)"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="odas",
    )  # fmt: skip
    starts_on = models.DateField(_("từ ngày"), null=True, blank=True)
    ends_on = models.DateField(_("đến ngày"), null=True, blank=True)
    tasks = tasks_field("odas")
    stage = models.CharField(
        _("trạng thái"), max_length=12, choices=OdaStage, default=OdaStage.PREPARED, editable=False
    )
    agreement = paper_field(_("văn bản phê duyệt"), "odas_signed")
    signed_on = models.DateField(_("ký, có hiệu lực ngày"), null=True, blank=True, editable=False)
    ended_on = models.DateField(_("kết thúc ngày"), null=True, blank=True, editable=False)
    results = models.TextField(_("kết quả"), blank=True, editable=False)

    objects = OdaQuerySet.as_manager()
    searchable = Searchable(
        title="title", number="agreement__number", text=("purpose", "donor__name", "agency__name", "managing")
    )

    NOTE_VERBS = {
        "sign": _("Ký, có hiệu lực"),
        "adjust": _("Điều chỉnh"),
        "end": _("Kết thúc"),
        "cancel": _("Dừng dự án"),
        "part-added": _("Thêm kế hoạch vốn, giải ngân, báo cáo"),
        "part-changed": _("Sửa kế hoạch vốn, giải ngân, báo cáo"),
        "part-dropped": _("Bỏ kế hoạch vốn, giải ngân, báo cáo"),
    }
    NOTE_FIELDS = {"part": _("phần"), "paper": _("văn bản")}

    class Meta:
        verbose_name = "dự án ODA, vay ưu đãi"
        verbose_name_plural = "dự án ODA, vay ưu đãi"
        # what is being prepared first, on both engines
        ordering = [F("signed_on").desc(nulls_first=True), "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(currency="VND") | Q(rate__isnull=False, rate_on__isnull=False),
                name="aid_oda_rate",
                violation_error_message=_("Số tiền bằng ngoại tệ phải có tỷ giá và ngày của tỷ giá."),
            ),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="aid_oda_days",
                violation_error_message=_("Ngày kết thúc phải từ ngày bắt đầu trở đi."),
            ),
            models.CheckConstraint(
                condition=Q(stage__in=[OdaStage.PREPARED, OdaStage.CANCELLED]) | Q(signed_on__isnull=False),
                name="aid_oda_signed",
                violation_error_message=_("Dự án đang thực hiện phải có ngày ký, ngày có hiệu lực."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("aid:oda-record", args=[self.pk])

    def clean(self) -> None:
        super().clean()
        refuse_money_without_rate(self)
        if self.grant is not None and self.loan is not None and not self.grant + self.loan:
            raise ValidationError(
                {"grant": _now("Chưa ghi vốn nước ngoài. Ghi vốn không hoàn lại, vốn vay, hoặc cả hai.")},
                code="no-money",
            )

    def hands(self, user: Any) -> frozenset[str]:
        found: frozenset[str] = hands_of(self.agency_id, user)
        return found

    def in_place_of(self, user: Any) -> Agency | None:
        found: Agency | None = user.in_place_of(self.agency)
        return found

    @property
    def foreign(self) -> Money:
        """What comes from abroad, in its own currency."""
        return Money(self.grant + self.loan, self.currency)

    @property
    def total_dong(self) -> Decimal:
        """All of it in đồng, at the rate it was told with."""
        return rules.in_dong(self.grant + self.loan, self.currency, self.rate) + self.counterpart

    def committed(self, source: str) -> Money:
        """What one purse holds, in the currency of that purse."""
        match source:
            case OdaSource.GRANT:
                return Money(self.grant, self.currency)
            case OdaSource.LOAN:
                return Money(self.loan, self.currency)
            case _:
                return Money(self.counterpart)


class OdaYear(Part):
    """What the plan of public investment gives a project in one year, in đồng."""

    whole_name = "oda"

    oda = models.ForeignKey(Oda, verbose_name=_("dự án"), on_delete=models.CASCADE, related_name="years")
    year = models.PositiveSmallIntegerField(_("năm"), validators=[MinValueValidator(1990)])
    foreign = _sum(_("vốn nước ngoài, đồng"))
    counterpart = _sum(_("vốn đối ứng, đồng"))
    number = models.CharField(_("văn bản giao kế hoạch"), max_length=120, blank=True)

    class Meta:
        verbose_name = "kế hoạch vốn năm"
        verbose_name_plural = "kế hoạch vốn năm"
        ordering = ["oda", "year", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["oda", "year"],
                name="aid_oda_year_once",
                violation_error_message=_("Năm này đã có kế hoạch vốn; sửa dòng đã có."),
            )
        ]

    def __str__(self) -> str:
        return f"{_now('Kế hoạch vốn')} {self.year}"


class OdaPayment(Part):
    """Money paid out of one purse of a project on a day."""

    whole_name = "oda"

    oda = models.ForeignKey(Oda, verbose_name=_("dự án"), on_delete=models.CASCADE, related_name="payments")
    on = models.DateField(_("ngày"))
    source = models.CharField(_("nguồn"), max_length=12, choices=OdaSource)
    amount = models.DecimalField(
        _("số tiền"), max_digits=18, decimal_places=2, validators=SOMETHING,
        help_text=_("Vốn nước ngoài theo loại tiền của dự án; vốn đối ứng bằng đồng."),
    )  # fmt: skip
    rate = models.DecimalField(
        _("tỷ giá ra đồng"), max_digits=14, decimal_places=2, null=True, blank=True, validators=SOMETHING
    )
    rate_on = models.DateField(_("tỷ giá ngày"), null=True, blank=True, help_text=_("Để trống thì là ngày giải ngân."))
    words = models.CharField(_("nội dung"), max_length=250, blank=True)

    class Meta:
        verbose_name = "lần giải ngân ODA"
        verbose_name_plural = "lần giải ngân ODA"
        ordering = ["oda", "on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(rate=None) | Q(rate_on__isnull=False),
                name="aid_oda_payment_rate",
                violation_error_message=_("Tỷ giá phải có ngày."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.on:%d/%m/%Y}: {self.money}"

    @property
    def currency(self) -> str:
        return "VND" if self.source == OdaSource.COUNTERPART else self.oda.currency

    @property
    def money(self) -> Money:
        return Money(self.amount, self.currency)

    @property
    def dong(self) -> Decimal:
        return rules.in_dong(self.amount, self.currency, self.rate)

    def clean(self) -> None:
        super().clean()
        if not self.source or self.amount is None or self.on is None:
            return  # the boxes say what is wrong with them
        if self.oda.signed_on is None:
            raise ValidationError(_now("Dự án chưa ký, chưa có hiệu lực: chưa giải ngân được."), code="not-signed")
        not_to_come(self.on, "on")
        not_before(self.on, self.oda.signed_on, _now("ngày ký, có hiệu lực"), "on")
        self._refuse_without_rate()
        self._refuse_above_commitment()

    def _refuse_without_rate(self) -> None:
        if self.currency == "VND":
            self.rate = self.rate_on = None
            return
        if self.rate is None:
            raise ValidationError(
                {"rate": _now("Giải ngân bằng %(currency)s phải có tỷ giá ra đồng của ngày giải ngân.")
                 % {"currency": self.currency}}, code="no-rate",
            )  # fmt: skip
        self.rate_on = self.rate_on or self.on

    def _refuse_above_commitment(self) -> None:
        committed = self.oda.committed(self.source)
        others = self.oda.payments.filter(source=self.source).exclude(pk=self.pk).values_list("amount", flat=True)
        if over := rules.above(self.amount, list(others), committed.amount):
            told = {
                "source": self.get_source_display(), "sum": Money(committed.amount + over, committed.currency),
                "committed": committed, "over": Money(over, committed.currency),
            }  # fmt: skip
            raise ValidationError(
                {"amount": _now("%(source)s: cộng cả lần này đã giải ngân %(sum)s, vượt cam kết %(committed)s là "
                                "%(over)s. Xem lại số tiền, hoặc điều chỉnh dự án bằng văn bản trước.") % told},
                code="above",
            )  # fmt: skip


class OdaReport(Part):
    """A report that the owner of a project gave."""

    whole_name = "oda"

    oda = models.ForeignKey(Oda, verbose_name=_("dự án"), on_delete=models.CASCADE, related_name="reports")
    kind = models.CharField(_("báo cáo"), max_length=12, choices=ReportKind)
    year = models.PositiveSmallIntegerField(_("của năm"), default=0, help_text=_("Báo cáo kết thúc để số 0."))
    sent_on = models.DateField(_("gửi ngày"))
    paper = models.ForeignKey(
        Document, verbose_name=_("văn bản"), on_delete=models.PROTECT, null=True, blank=True, related_name="oda_reports"
    )
    words = models.TextField(_("nội dung chính"), blank=True)

    class Meta:
        verbose_name = "báo cáo của chủ dự án ODA"
        verbose_name_plural = "báo cáo của chủ dự án ODA"
        ordering = ["oda", "sent_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["oda", "kind", "year"],
                name="aid_oda_report_once",
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
        if self.oda.signed_on is None:
            raise ValidationError(_now("Dự án chưa ký, chưa có hiệu lực: chưa có gì để báo cáo."), code="too-early")
        not_to_come(self.sent_on, "sent_on")
        not_before(self.sent_on, self.oda.signed_on, _now("ngày ký, có hiệu lực"), "sent_on")

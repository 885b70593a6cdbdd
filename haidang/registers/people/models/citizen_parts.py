"""What belongs to a case of citizen protection: who it is about, what was done hour by hour, what it cost."""

from decimal import Decimal
from typing import Any

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.dossiers.models import Part
from haidang.kit.money import CURRENCIES, Money
from haidang.kit.personal.fields import EncryptedCharField, EncryptedDateField, EncryptedTextField
from haidang.office.directory.models import Agency
from haidang.registers.partners.models import Partner
from haidang.registers.people import citizen_rules as rules
from haidang.registers.people.citizen_choices import Condition, CostKind, Security, Way
from haidang.registers.people.models.citizens import CitizenCase

CURRENCY_CHOICES = [(code, code) for code in CURRENCIES]


class CasePerson(Part):
    """Somebody a case is about. Everything but how they are, and their commune, is personal."""

    whole_name = "case"

    case = models.ForeignKey(CitizenCase, verbose_name=_("vụ việc"), on_delete=models.CASCADE, related_name="persons")
    name = EncryptedCharField(_("họ và tên"), max_length=160, blank=True)
    born_on = EncryptedDateField(_("ngày sinh"), null=True, blank=True)
    identity = EncryptedCharField(_("số hộ chiếu, giấy tờ"), max_length=40, blank=True)
    home = EncryptedCharField(_("nơi ở trong nước"), max_length=250, blank=True)
    contact = EncryptedCharField(_("người thân, điện thoại"), max_length=250, blank=True)
    health = EncryptedTextField(_("tình trạng, hoàn cảnh"), blank=True, max_length=4000)
    commune = models.CharField(
        _("xã, phường"), max_length=120, blank=True, help_text=_("Chỉ tên xã, phường: để thống kê và biết hỏi ai.")
    )
    condition = models.CharField(_("hiện"), max_length=10, choices=Condition, default=Condition.UNKNOWN)

    class Meta:
        verbose_name = "người được bảo hộ"
        verbose_name_plural = "người được bảo hộ"
        ordering = ["case", "pk"]

    def __str__(self) -> str:
        """For the history, which everybody reads who reads the case: no name."""
        return ", ".join(part for part in (str(self.get_condition_display()), self.commune) if part)

    @property
    def plain_name(self) -> str:
        """Only to see that no open box tells it (kit.personal lets checks ask); never shown."""
        field: Any = self._meta.get_field("name")
        return str(field.plain(self.name) or "")


class CaseStep(Part):
    """Something that was done, at its hour; and what is to be done next, by a day."""

    whole_name = "case"

    case = models.ForeignKey(CitizenCase, verbose_name=_("vụ việc"), on_delete=models.CASCADE, related_name="steps")
    on = models.DateField(_("ngày"), default=clock.today)
    at = models.TimeField(_("giờ"), null=True, blank=True)
    way = models.CharField(_("việc"), max_length=10, choices=Way, default=Way.CALL)
    words = models.TextField(_("đã làm gì, biết thêm gì"), help_text=_("Không ghi tên, số giấy tờ của người gặp nạn."))
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan đã liên hệ"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="citizen_case_steps",
    )  # fmt: skip
    partner = models.ForeignKey(
        Partner, verbose_name=_("cơ quan đại diện, đối tác"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="citizen_case_steps",
    )  # fmt: skip
    next_words = models.CharField(_("việc tiếp theo"), max_length=250, blank=True)
    next_on = models.DateField(_("làm trước ngày"), null=True, blank=True)
    is_next_done = models.BooleanField(_("việc tiếp theo đã làm"), default=False)

    class Meta:
        verbose_name = "việc đã làm để bảo hộ công dân"
        verbose_name_plural = "việc đã làm để bảo hộ công dân"
        ordering = ["case", "on", F("at").asc(nulls_first=True), "pk"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(next_words="") & Q(next_on=None)) | (~Q(next_words="") & Q(next_on__gte=F("on"))),
                name="people_step_next_has_its_day",
                violation_error_message=_(
                    "Việc tiếp theo: ghi cả việc và ngày (từ ngày của bước này trở đi); không có thì bỏ trống cả hai."
                ),
            ),
        ]

    def __str__(self) -> str:
        hour = f" {self.at:%H:%M}" if self.at else ""
        return f"{self.on:%d/%m/%Y}{hour}: {' '.join(self.words.split())[:80]}"

    @property
    def awaits(self) -> bool:
        return bool(self.next_on and not self.is_next_done)


#: Advances that have not wholly come back.
OUTSTANDING = Q(kind=CostKind.ADVANCE, refunded__lt=F("vnd"))


class CaseCost(Part):
    """Money for a case: given, advanced against something, or paid by the family."""

    whole_name = "case"

    case = models.ForeignKey(CitizenCase, verbose_name=_("vụ việc"), on_delete=models.CASCADE, related_name="costs")
    kind = models.CharField(_("loại"), max_length=8, choices=CostKind, default=CostKind.GRANT)
    item = models.CharField(_("khoản"), max_length=200, help_text=_("Vé máy bay, viện phí, đưa thi hài về…"))
    amount = models.DecimalField(
        _("số tiền"), max_digits=18, decimal_places=2, validators=[MinValueValidator(Decimal("0.01"))]
    )
    currency = models.CharField(_("loại tiền"), max_length=3, choices=CURRENCY_CHOICES, default="VND")
    rate = models.DecimalField(
        _("tỷ giá ra đồng"), max_digits=14, decimal_places=2, null=True, blank=True,
        help_text=_("Phải có khi không phải là đồng Việt Nam."),
    )  # fmt: skip
    vnd = models.DecimalField(_("thành đồng"), max_digits=20, decimal_places=0, default=Decimal(0), editable=False)
    on = models.DateField(_("ngày"), default=clock.today)
    source = models.CharField(_("nguồn"), max_length=160, blank=True, help_text=_("Quỹ Bảo hộ công dân, doanh nghiệp…"))
    security = models.CharField(_("bảo đảm cho khoản ứng"), max_length=10, choices=Security, default=Security.NONE)
    guarantor = models.CharField(_("UBND cấp xã xác nhận bảo lãnh"), max_length=160, blank=True)
    refund_due_on = models.DateField(_("hẹn hoàn lại trước ngày"), null=True, blank=True)
    refunded = models.DecimalField(_("đã hoàn lại (đồng)"), max_digits=20, decimal_places=0, default=0, editable=False)
    refunded_on = models.DateField(_("hoàn lại ngày"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = "chi phí bảo hộ công dân"
        verbose_name_plural = "chi phí bảo hộ công dân"
        ordering = ["case", "on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(currency="VND", rate=None) | (~Q(currency="VND") & Q(rate__isnull=False, rate__gt=0)),
                name="people_cost_rate",
                violation_error_message=_("Ngoại tệ phải có tỷ giá lớn hơn 0; đồng Việt Nam thì bỏ trống ô tỷ giá."),
            ),
            models.CheckConstraint(
                condition=Q(kind=CostKind.ADVANCE) | Q(security=Security.NONE, refund_due_on=None),
                name="people_cost_only_advances_come_back",
                violation_error_message=_("Chỉ khoản ứng trước mới có bảo đảm và ngày hẹn hoàn lại."),
            ),
            models.CheckConstraint(
                condition=~Q(security=Security.GUARANTEE) | ~Q(guarantor=""),
                name="people_cost_guaranteed_by_somebody",
                violation_error_message=_("Bảo lãnh phải ghi UBND xã, phường nào xác nhận."),
            ),
            models.CheckConstraint(
                condition=Q(refunded__gte=0) & Q(refunded__lte=F("vnd")),
                name="people_cost_refund_within",
                violation_error_message=_("Số đã hoàn lại không quá số đã ứng."),
            ),
            models.CheckConstraint(
                condition=Q(refund_due_on=None) | Q(refund_due_on__gte=F("on")),
                name="people_cost_back_after_it_went",
                violation_error_message=_("Ngày hẹn hoàn lại phải từ ngày chi trở đi."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.said}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.vnd = rules.in_dong(self.amount, self.currency, self.rate)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Constraints that compare with the sum in dong need it before the row is kept."""
        super().clean()
        if self.amount is not None:
            self.vnd = rules.in_dong(self.amount, self.currency, self.rate)

    @property
    def said(self) -> str:
        """ "1.250,50 USD", "3.000.000 đồng" """
        return str(Money(self.amount, self.currency))

    @property
    def left(self) -> Decimal:
        return self.vnd - self.refunded

    @property
    def fact(self) -> rules.Cost:
        return rules.Cost(kind=self.kind, vnd=self.vnd, security=self.security, refunded=self.refunded)

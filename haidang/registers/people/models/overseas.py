"""Vietnamese abroad who come from the province: how many where, their associations, what they give."""

from decimal import Decimal
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from haidang.kit.money import CURRENCIES, Money
from haidang.kit.personal.fields import EncryptedCharField
from haidang.kit.personal.keeping import Keeping
from haidang.kit.search.searchable import Searchable
from haidang.office.accounts.books import BookQuerySet, Hand, hands_of
from haidang.office.directory.models import Agency
from haidang.plan.plans.linking import tasks_field
from haidang.registers.partners.choices import Kind as PartnerKind
from haidang.registers.partners.models import Partner
from haidang.registers.people import citizen_rules as rules
from haidang.registers.people.overseas_choices import AssociationStage, Giver, Giving

CURRENCY_CHOICES = [(code, code) for code in CURRENCIES]


def country_field(label: Any, name: str, *, required: bool = True) -> "models.ForeignKey[Any, Any]":
    """A country of the book of partners."""
    return models.ForeignKey(
        Partner, verbose_name=label, on_delete=models.PROTECT, related_name=name, null=not required,
        blank=not required, limit_choices_to={"kind": PartnerKind.COUNTRY.value},
    )  # fmt: skip


def refuse_what_is_no_country(country: Partner | None) -> None:
    if country is not None and country.kind != PartnerKind.COUNTRY:
        told = _now("“%(name)s” không phải là nước. Chọn một nước trong sổ.") % {"name": country}
        raise ValidationError({"country": told})


class OverseasYearQuerySet(BookQuerySet["OverseasYear"]):
    def of_years(self, first: int, last: int) -> Self:
        return self.filter(year__range=(first, last))


class OverseasYear(models.Model):
    """What is known of one country in one year: people, returns, remittances."""

    year = models.PositiveSmallIntegerField(_("năm"), validators=[MinValueValidator(1976), MaxValueValidator(2100)])
    country = country_field(_("nước"), "overseas_years")
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan tổng hợp"), on_delete=models.PROTECT, related_name="overseas_years"
    )
    people = models.PositiveIntegerField(_("số người gốc tỉnh"), null=True, blank=True)
    workers = models.PositiveIntegerField(_("trong đó lao động có thời hạn"), null=True, blank=True)
    students = models.PositiveIntegerField(_("trong đó du học sinh"), null=True, blank=True)
    returns = models.PositiveIntegerField(_("lượt về thăm"), null=True, blank=True)
    families = models.PositiveIntegerField(_("số hộ thân nhân tại tỉnh"), null=True, blank=True)
    remittances = models.DecimalField(
        _("kiều hối"),
        max_digits=18,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0))],
    )
    currency = models.CharField(_("loại tiền"), max_length=3, choices=CURRENCY_CHOICES, default="USD")
    source = models.CharField(
        _("nguồn số liệu"), max_length=250, help_text=_("Công an tỉnh, Ngân hàng Nhà nước chi nhánh tỉnh, ước tính…")
    )
    note = models.TextField(_("ghi chú"), blank=True)

    objects = OverseasYearQuerySet.as_manager()
    searchable = Searchable(title="source", text=("note", "country__name", "agency__name"))

    class Meta:
        verbose_name = "số liệu người Việt Nam ở nước ngoài"
        verbose_name_plural = "số liệu người Việt Nam ở nước ngoài"
        ordering = ["-year", "country__sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "country"],
                name="people_overseas_year_once",
                violation_error_message=_("Nước này đã có số liệu của năm đó; sửa dòng đã có."),
            ),
            models.CheckConstraint(
                condition=Q(people=None) | Q(workers=None) | Q(workers__lte=F("people")),
                name="people_overseas_workers_within",
                violation_error_message=_("Số lao động không quá tổng số người."),
            ),
            models.CheckConstraint(
                condition=Q(people=None) | Q(students=None) | Q(students__lte=F("people")),
                name="people_overseas_students_within",
                violation_error_message=_("Số du học sinh không quá tổng số người."),
            ),
        ]

    def __str__(self) -> str:
        return _now("Người Việt Nam ở %(country)s năm %(year)s") % {"country": self.country, "year": self.year}

    def get_absolute_url(self) -> str:
        return reverse("people:overseas-year-record", args=[self.pk])

    def clean(self) -> None:
        super().clean()
        refuse_what_is_no_country(self.country if self.country_id else None)
        if all(value is None for value in (self.people, self.returns, self.families, self.remittances)):
            told = _now(
                "Chưa ghi số liệu nào. Ghi ít nhất một trong: số người, lượt về thăm, số hộ thân nhân, kiều hối."
            )
            raise ValidationError(told)

    @property
    def remittances_said(self) -> str:
        """ "2.500.000,00 USD" """
        return str(Money(self.remittances, self.currency)) if self.remittances is not None else ""


class OverseasAssociationQuerySet(BookQuerySet["OverseasAssociation"]):
    def active(self) -> Self:
        return self.filter(stage=AssociationStage.ACTIVE)


class OverseasAssociation(models.Model):
    """Hội, nhóm của người Việt Nam ở nước ngoài mà tỉnh giữ liên lạc."""

    name = models.CharField(_("tên hội, nhóm"), max_length=250)
    country = country_field(_("nước"), "overseas_associations")
    place = models.CharField(_("thành phố, vùng"), max_length=160, blank=True)
    stage = models.CharField(_("trạng thái"), max_length=10, choices=AssociationStage, default=AssociationStage.ACTIVE)
    founded_on = models.DateField(_("thành lập ngày"), null=True, blank=True)
    ceased_on = models.DateField(_("ngừng ngày"), null=True, blank=True)
    members = models.PositiveIntegerField(_("số hội viên"), null=True, blank=True)
    chair = EncryptedCharField(_("người đứng đầu"), max_length=160, blank=True)
    contact = EncryptedCharField(_("điện thoại, thư điện tử"), max_length=250, blank=True)
    activities = models.TextField(_("hoạt động chính"), blank=True)
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan giữ liên lạc"), on_delete=models.PROTECT, related_name="overseas_associations"
    )
    tasks = tasks_field("overseas_associations")

    keeping = Keeping(since="ceased_on")
    objects = OverseasAssociationQuerySet.as_manager()
    searchable = Searchable(title="name", text=("place", "activities", "country__name"))

    class Meta:
        verbose_name = "hội người Việt Nam ở nước ngoài"
        verbose_name_plural = "hội người Việt Nam ở nước ngoài"
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["name", "country"],
                name="people_overseas_association_once",
                violation_error_message=_("Hội này của nước này đã có trong sổ."),
            ),
            models.CheckConstraint(
                condition=Q(founded_on=None) | Q(ceased_on=None) | Q(ceased_on__gte=F("founded_on")),
                name="people_overseas_association_days",
                violation_error_message=_("Ngày ngừng phải từ ngày thành lập trở đi."),
            ),
            models.CheckConstraint(
                condition=Q(ceased_on=None) | Q(stage=AssociationStage.CEASED),
                name="people_overseas_association_ceased",
                violation_error_message=_("Có ngày ngừng thì trạng thái phải là “Đã ngừng”."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("people:overseas-association-record", args=[self.pk])

    def clean(self) -> None:
        super().clean()
        refuse_what_is_no_country(self.country if self.country_id else None)


class ContributionQuerySet(BookQuerySet["Contribution"]):
    def on_days(self, since: Any, until: Any) -> Self:
        return self.filter(on__range=(since, until))


class Contribution(models.Model):
    """Something that Vietnamese abroad gave to the province or put to work there."""

    kind = models.CharField(_("đóng góp bằng"), max_length=12, choices=Giving)
    purpose = models.CharField(_("cho việc gì"), max_length=250, help_text=_("Không ghi tên người đóng góp."))
    giver_kind = models.CharField(_("bên đóng góp là"), max_length=12, choices=Giver, default=Giver.PERSON)
    giver = EncryptedCharField(_("tên người, doanh nghiệp đóng góp"), max_length=200, blank=True)
    association = models.ForeignKey(
        OverseasAssociation, verbose_name=_("hội, nhóm"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="contributions",
    )  # fmt: skip
    country = country_field(_("từ nước"), "overseas_contributions")
    on = models.DateField(_("ngày nhận"))
    amount = models.DecimalField(
        _("số tiền, trị giá"), max_digits=18, decimal_places=2, null=True, blank=True,
        validators=[MinValueValidator(Decimal("0.01"))],
    )  # fmt: skip
    currency = models.CharField(_("loại tiền"), max_length=3, choices=CURRENCY_CHOICES, default="VND")
    rate = models.DecimalField(
        _("tỷ giá ra đồng"), max_digits=14, decimal_places=2, null=True, blank=True,
        help_text=_("Phải có khi không phải là đồng Việt Nam."),
    )  # fmt: skip
    rate_on = models.DateField(_("tỷ giá ngày"), null=True, blank=True)
    vnd = models.DecimalField(_("thành đồng"), max_digits=20, decimal_places=0, null=True, blank=True, editable=False)
    goods = models.CharField(_("hiện vật, số lượng"), max_length=250, blank=True)
    place = models.CharField(_("nơi nhận"), max_length=160, blank=True)
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan tiếp nhận"), on_delete=models.PROTECT, related_name="overseas_contributions"
    )
    result = models.TextField(_("đã dùng vào việc gì"), blank=True, help_text=_("Không ghi tên người đóng góp."))
    tasks = tasks_field("overseas_contributions")

    objects = ContributionQuerySet.as_manager()
    searchable = Searchable(title="purpose", text=("goods", "place", "country__name", "agency__name"))

    class Meta:
        verbose_name = "đóng góp của kiều bào"
        verbose_name_plural = "đóng góp của kiều bào"
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount=None, rate=None)
                | Q(amount__isnull=False, currency="VND", rate=None)
                | (Q(amount__isnull=False) & ~Q(currency="VND") & Q(rate__isnull=False, rate__gt=0)),
                name="people_contribution_rate",
                violation_error_message=_(
                    "Ngoại tệ phải có tỷ giá lớn hơn 0; đồng Việt Nam, hoặc không ghi số tiền, thì bỏ trống ô tỷ giá."
                ),
            ),
            models.CheckConstraint(
                condition=Q(rate=None) | Q(rate_on__isnull=False),
                name="people_contribution_rate_of_a_day",
                violation_error_message=_("Ghi tỷ giá của ngày nào."),
            ),
            models.CheckConstraint(
                condition=~Q(giver_kind=Giver.ASSOCIATION) | Q(association__isnull=False),
                name="people_contribution_of_which_association",
                violation_error_message=_("Ghi hội, nhóm nào đóng góp."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.purpose}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.vnd = None if self.amount is None else rules.in_dong(self.amount, self.currency, self.rate)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("people:contribution-record", args=[self.pk])

    def clean(self) -> None:
        super().clean()
        refuse_what_is_no_country(self.country if self.country_id else None)
        if self.amount is None and not self.goods and self.kind != Giving.EXPERTISE:
            raise ValidationError({"amount": _now("Ghi số tiền, trị giá; hoặc ghi hiện vật, số lượng.")})

    @property
    def said(self) -> str:
        """ "20.000 USD (464.000.000 đồng)"; what was given where it is no money."""
        if self.amount is None:
            return self.goods
        own = str(Money(self.amount, self.currency))
        return own if self.currency == "VND" else f"{own} ({Money(self.vnd or Decimal(0))})"

    @property
    def plain_giver(self) -> str:
        """Only to see that no open box tells it; never shown."""
        field: Any = self._meta.get_field("giver")
        return str(field.plain(self.giver) or "")

    def may_reveal(self, user: Any, name: str) -> bool:
        return Hand.AUTHOR in hands_of(self.agency_id, user)

"""The tables of a rule: how much for what, for whom, where, from a day to a day."""

from decimal import Decimal
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from haidang.kit.money import CURRENCIES, Money
from haidang.kit.records.querysets import RecordQuerySet
from haidang.kit.search.searchable import Searchable
from haidang.office.norms import rules
from haidang.office.norms.choices import AmountItem, AmountKind, Group, HeadRole, Tag
from haidang.office.norms.models.norms import Norm, refuse_turned

_CURRENCIES = [(code, code) for code in CURRENCIES]


class AmountQuerySet(RecordQuerySet["Amount"]):
    """Amounts are open to everybody who may come in, and kept by the desk, by Sở Tài chính and by administration."""

    def for_user(self, user: Any, verb: str) -> Self:
        if not user.is_authenticated:
            return self.none()
        return self if user.reach("change" if verb == "delete" else verb, "amount") else self.none()

    def may_add(self, user: Any) -> bool:
        return bool(user.is_authenticated and user.may("add", "amount"))

    def holding(self, on: Any) -> Self:
        """Those that hold on the day, and whose rule does."""
        begun = Q(norm__valid_from=None) | Q(norm__valid_from__lte=on)
        rule = begun & (Q(norm__valid_to=None) | Q(norm__valid_to__gte=on))
        return self.filter(rule, Q(valid_to=None) | Q(valid_to__gte=on), valid_from__lte=on)

    def of_table(self, family: str) -> Self:
        """The rows of one kind of table ("GUEST-NORM", "TRIP-NORM"), with their rule."""
        return self.filter(norm__family=family).select_related("norm")


class Amount(models.Model):
    """One cell of a rule's table: the most that may be paid for an item, or the share of another item."""

    norm = models.ForeignKey(Norm, verbose_name=_("quy định"), on_delete=models.PROTECT, related_name="amounts")
    item = models.CharField(_("khoản"), max_length=24, choices=AmountItem)
    group = models.CharField(
        _("hạng khách, nhóm cán bộ"), max_length=12, choices=Group, blank=True,
        help_text=_("Để trống khi mức như nhau với mọi hạng."),
    )  # fmt: skip
    role = models.CharField(
        _("vai trong đoàn"), max_length=8, choices=HeadRole, blank=True, help_text=_("Để trống khi như nhau cả đoàn.")
    )
    place = models.CharField(
        _("nước, thành phố"), max_length=120, blank=True, help_text=_("Chỉ ghi với công tác phí nước ngoài.")
    )
    kind = models.CharField(_("cách quy định"), max_length=8, choices=AmountKind, default=AmountKind.CEILING)
    amount = models.DecimalField(
        _("mức"), max_digits=14, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(Decimal(0))],
        help_text=_("Số tiền, hoặc số phần trăm khi tính theo khoản khác. Không chi thì để trống."),
    )  # fmt: skip
    currency = models.CharField(_("loại tiền"), max_length=3, choices=_CURRENCIES, default="VND")
    percent_of = models.CharField(_("phần trăm của khoản"), max_length=24, choices=AmountItem, blank=True)
    unit = models.CharField(_("tính theo"), max_length=40, blank=True, help_text=_("Ví dụ: người/ngày, trang, giờ."))
    condition = models.CharField(_("kèm điều kiện"), max_length=250, blank=True)
    valid_from = models.DateField(_("hiệu lực từ ngày"))
    valid_to = models.DateField(_("đến hết ngày"), null=True, blank=True)
    article = models.CharField(_("điều, khoản"), max_length=120, blank=True)
    tag = models.CharField(_("mức tin cậy"), max_length=2, choices=Tag, default=Tag.SOURCE)

    objects = AmountQuerySet.as_manager()
    searchable = Searchable(title="place", number="article", text=("condition", "norm__document"))

    class Meta:
        verbose_name = "mức chi"
        verbose_name_plural = "mức chi theo định mức"
        ordering = ["norm", "place", "item", "group", "role", "valid_from", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="norms_amount_days",
                violation_error_message=_("Ngày cuối phải từ ngày đầu trở đi."),
            ),
            models.CheckConstraint(
                condition=Q(kind=AmountKind.NONE, amount=None) | (~Q(kind=AmountKind.NONE) & Q(amount__isnull=False)),
                name="norms_amount_is_said",
                violation_error_message=_("Ghi mức; chỉ khoản “không chi” mới để trống mức."),
            ),
            models.CheckConstraint(
                condition=Q(kind=AmountKind.PERCENT) ^ Q(percent_of=""),
                name="norms_amount_percent_of_something",
                violation_error_message=_(
                    "Mức tính theo phần trăm phải nói là phần trăm của khoản nào, và chỉ khi đó."
                ),
            ),
            models.UniqueConstraint(
                fields=["norm", "item", "group", "role", "place", "valid_from"],
                name="norms_one_amount_a_day",
                violation_error_message=_("Khoản này đã có mức bắt đầu từ ngày đó cho cùng hạng, vai và nơi."),
            ),
        ]

    def __str__(self) -> str:
        about = [self.get_group_display(), self.get_role_display(), self.place]
        told = ", ".join(str(each) for each in about if each)
        head = f"{self.get_item_display()} ({told})" if told else str(self.get_item_display())
        return f"{head}: {self.said}"

    def get_absolute_url(self) -> str:
        return reverse("norms:amount-record", args=[self.pk])

    @property
    def said(self) -> str:
        """ "9.400.000 đồng", "50% mức ăn", "không chi" """
        match self.kind:
            case AmountKind.NONE:
                return gettext("không chi")
            case AmountKind.PERCENT:
                return f"{(self.amount or Decimal(0)).normalize():f}% {self.get_percent_of_display()}"
        return str(Money(self.amount or Decimal(0), self.currency))

    @property
    def source(self) -> str:
        """ "TT 35/2026/TT-BTC Đ7" """
        return f"{self.norm.document} {self.article}".strip()

    @property
    def may_refuse(self) -> bool:
        return self.tag != Tag.KNOWN

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What the amount is for; of two that hold on one day no two have the same."""
        return self.item, self.group, self.role, self.place

    def clean(self) -> None:
        """No other row of the table says another amount for the same thing on one of its days."""
        super().clean()
        refuse_turned(self.valid_from, self.valid_to)
        if not (self.norm_id and self.valid_from):
            return
        alike = Amount.objects.filter(
            norm__family=self.norm.family, item=self.item, group=self.group, role=self.role, place=self.place
        )
        for other in alike.exclude(pk=self.pk).select_related("norm"):
            if rules.overlap([(other.valid_from, other.valid_to)], self.valid_from, self.valid_to):
                raise ValidationError(
                    gettext(
                        "Một ngày chỉ có một mức: đã có “%(other)s” theo %(source)s từ %(since)s đến %(until)s. "
                        "Kết thúc mức ấy trước, hoặc xem lại ngày hiệu lực."
                    )
                    % {
                        "other": other,
                        "source": other.source,
                        "since": f"{other.valid_from:%d/%m/%Y}",
                        "until": f"{other.valid_to:%d/%m/%Y}" if other.valid_to else "…",
                    }
                )

"""Private trips of officials, and their ABTC cards."""

from datetime import date
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.personal.fields import EncryptedCharField
from haidang.kit.personal.keeping import Keeping
from haidang.kit.records.days import refuse_turned
from haidang.kit.records.querysets import RecordQuerySet
from haidang.kit.search.searchable import Searchable
from haidang.office.directory.models import Agency, Official
from haidang.office.documents.models import Document
from haidang.registers.passports import verdicts
from haidang.registers.passports.choices import Channel, TripStage
from haidang.registers.passports.models.passports import kept_by


class PrivateTripQuerySet(RecordQuerySet["PrivateTrip"]):
    """Who goes abroad on their own affairs: what was asked, what was answered."""

    def for_user(self, user: Any, verb: str) -> Self:
        """An agency its own people, who oversees all; what was answered stays as it is."""
        kept = kept_by(user, verb)
        if kept is None:
            return self.none()
        rows = self.filter(kept)
        return rows.filter(stage=TripStage.ASKED) if verb in ("change", "delete") else rows

    def may_add(self, user: Any) -> bool:
        return bool(user.is_authenticated and user.may("add", "book"))

    def waiting(self) -> Self:
        return self.filter(stage=TripStage.ASKED)


class PrivateTrip(models.Model):
    """An official asks to go abroad on private affairs; the Party or the State says yes or no, for a time."""

    official = models.ForeignKey(
        Official, verbose_name=_("cán bộ"), on_delete=models.PROTECT, related_name="private_trips"
    )
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan công tác"), on_delete=models.PROTECT, related_name="private_trips"
    )
    channel = models.CharField(_("thuộc diện quản lý của"), max_length=8, choices=Channel, default=Channel.STATE)
    countries = models.CharField(_("nước đến"), max_length=250)
    purpose = models.CharField(_("mục đích"), max_length=250)
    starts_on = models.DateField(_("đi ngày"))
    ends_on = models.DateField(_("về ngày"))
    asked_on = models.DateField(_("ngày đơn"))
    stage = models.CharField(_("trạng thái"), max_length=12, choices=TripStage, default=TripStage.ASKED, editable=False)
    answered_on = models.DateField(_("trả lời ngày"), null=True, blank=True, editable=False)
    answer = models.ForeignKey(
        Document, verbose_name=_("văn bản trả lời"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="private_trips_answered", editable=False,
    )  # fmt: skip
    remark = models.CharField(_("lý do, điều kiện"), max_length=250, blank=True, editable=False)

    objects = PrivateTripQuerySet.as_manager()
    searchable = Searchable(title="official__name", number="answer__number", text=("countries", "agency__name"))

    NOTE_VERBS = {
        "allowed": _("Đồng ý cho đi"),
        "refused": _("Không đồng ý"),
        "withdrawn": _("Rút đơn"),
    }

    class Meta:
        verbose_name = "chuyến đi việc riêng"
        verbose_name_plural = "đi nước ngoài việc riêng"
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="passports_private_days",
                violation_error_message=_("Ngày về phải từ ngày đi trở đi."),
            ),
            models.CheckConstraint(
                condition=Q(asked_on__lte=F("starts_on")),
                name="passports_private_asked_before",
                violation_error_message=_("Ngày đơn phải trước ngày đi, hoặc cùng ngày."),
            ),
            models.CheckConstraint(
                condition=~Q(stage=TripStage.ALLOWED) | Q(answer__isnull=False, answered_on__isnull=False),
                name="passports_private_allowed_by_a_paper",
                violation_error_message=_("Đồng ý cho đi phải có văn bản và ngày trả lời."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.official}: {self.countries}, {self.starts_on:%d/%m/%Y}"

    def get_absolute_url(self) -> str:
        return reverse("passports:privatetrip-record", args=[self.pk])

    def clean(self) -> None:
        """Asked for before it begins, by a letter that is here."""
        super().clean()
        refuse_turned(self, "starts_on", "ends_on")
        if not self.asked_on:
            return
        if self.asked_on > clock.today():
            raise ValidationError(
                {
                    "asked_on": gettext("Ngày đơn %(on)s chưa đến; ghi đơn khi đã nhận.")
                    % {"on": f"{self.asked_on:%d/%m/%Y}"}
                }
            )
        if self.starts_on and self.asked_on > self.starts_on:
            raise ValidationError(
                {"asked_on": gettext("Ngày đơn %(asked)s sau ngày đi %(starts)s; phải xin trước khi đi.")
                 % {"asked": f"{self.asked_on:%d/%m/%Y}", "starts": f"{self.starts_on:%d/%m/%Y}"}}
            )  # fmt: skip

    @property
    def days(self) -> int:
        """Both days count."""
        return (self.ends_on - self.starts_on).days + 1

    @property
    def who_allows(self) -> str:
        return verdicts.who_allows(self.channel)

    def in_place_of(self, user: Any) -> Agency | None:
        found: Agency | None = user.in_place_of(self.agency)
        return found


class AbtcCardQuerySet(RecordQuerySet["AbtcCard"]):
    def for_user(self, user: Any, verb: str) -> Self:
        kept = kept_by(user, verb)
        return self.none() if kept is None else self.filter(kept)

    def may_add(self, user: Any) -> bool:
        return bool(user.is_authenticated and user.may("add", "book"))

    def expiring(self, since: date, until: date) -> Self:
        """Those that end in those days; what ended long ago is nobody's work any more."""
        return self.filter(expires_on__range=(since, until)).order_by("expires_on", "pk")


class AbtcCard(models.Model):
    """A card of business travellers of APEC: whose, of which agency or company, until when."""

    holder = models.ForeignKey(
        Official, verbose_name=_("người được cấp"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="abtc_cards",
    )  # fmt: skip
    holder_name = models.CharField(
        _("người được cấp ngoài danh bạ"), max_length=120, blank=True, help_text=_("Người của doanh nghiệp.")
    )
    company = models.CharField(_("doanh nghiệp"), max_length=250, blank=True)
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan theo dõi"), on_delete=models.PROTECT, related_name="abtc_cards"
    )
    number = EncryptedCharField(_("số thẻ"), max_length=20, blank=True)
    issued_on = models.DateField(_("ngày cấp"))
    expires_on = models.DateField(_("ngày hết hạn"))
    remark = models.TextField(_("ghi chú"), blank=True)

    keeping = Keeping(since="expires_on")

    objects = AbtcCardQuerySet.as_manager()
    searchable = Searchable(title="holder_name", text=("holder__name", "company", "agency__name"))

    class Meta:
        verbose_name = "thẻ ABTC"
        verbose_name_plural = "thẻ ABTC"
        ordering = ["expires_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_on__gt=F("issued_on")),
                name="passports_card_days",
                violation_error_message=_("Ngày hết hạn phải sau ngày cấp."),
            ),
            models.CheckConstraint(
                condition=Q(holder__isnull=False) ^ ~Q(holder_name=""),
                name="passports_card_is_of_one",
                violation_error_message=_("Ghi đúng một người: chọn cán bộ trong danh bạ, hoặc ghi tên người ngoài."),
            ),
        ]

    def __str__(self) -> str:
        return f"ABTC: {self.who}"

    def get_absolute_url(self) -> str:
        return reverse("passports:abtccard-record", args=[self.pk])

    def clean(self) -> None:
        super().clean()
        refuse_turned(self, "issued_on", "expires_on", same_day=False)

    @property
    def who(self) -> str:
        return str(self.holder) if self.holder_id else self.holder_name

    def in_place_of(self, user: Any) -> Agency | None:
        found: Agency | None = user.in_place_of(self.agency)
        return found

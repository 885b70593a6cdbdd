"""What belongs to an event: who came, whom one met there and what follows, what was signed."""

from decimal import ROUND_HALF_UP, Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from haidang.kit.dossiers.models import Part
from haidang.kit.money import CURRENCIES, Money
from haidang.kit.personal.fields import EncryptedCharField
from haidang.kit.search.searchable import Searchable
from haidang.office.directory.models import Agency
from haidang.registers.events.event_choices import Bond, Side
from haidang.registers.events.models.events import Event
from haidang.registers.partners.models import Partner

_CURRENCIES = [(code, code) for code in CURRENCIES]
_NOTHING_LESS = [MinValueValidator(Decimal("0.01"))]


class EventParticipant(Part):
    """A body, a company, a group that took part, and with how many people. Nobody by their name."""

    whole_name = "event"

    event = models.ForeignKey(Event, verbose_name=_("sự kiện"), on_delete=models.CASCADE, related_name="participants")
    name = models.CharField(_("đơn vị, đoàn"), max_length=200)
    side = models.CharField(_("đến từ"), max_length=8, choices=Side, default=Side.PROVINCE)
    country = models.ForeignKey(
        Partner, verbose_name=_("nước"), on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        limit_choices_to={"kind": "country"},
    )  # fmt: skip
    people = models.PositiveIntegerField(_("số người"), null=True, blank=True)
    does = models.CharField(
        _("tham gia việc gì"), max_length=250, blank=True, help_text=_("Gian hàng, tiết mục, tham luận, vận động viên…")
    )

    class Meta:
        verbose_name = "đơn vị tham gia sự kiện"
        verbose_name_plural = "đơn vị tham gia sự kiện"
        ordering = ["event", "side", "name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(side=Side.FOREIGN) | Q(country__isnull=False),
                name="events_foreign_participant_has_a_country",
                violation_error_message=_("Đơn vị nước ngoài phải ghi nước nào."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class EventContact(Part):
    """Somebody one met there: about what, what follows until when, who follows it, what came of it."""

    whole_name = "event"

    event = models.ForeignKey(Event, verbose_name=_("sự kiện"), on_delete=models.CASCADE, related_name="contacts")
    name = models.CharField(_("đã tiếp xúc với"), max_length=200, help_text=_("Công ty, tổ chức; không ghi tên người."))
    partner = models.ForeignKey(
        Partner, verbose_name=_("đối tác trong sổ"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="event_contacts",
    )  # fmt: skip
    person = EncryptedCharField(
        _("người liên hệ"), max_length=250, blank=True, help_text=_("Tên, điện thoại, thư; được che khi xem.")
    )
    about = models.CharField(_("về việc"), max_length=300)
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan theo đuổi"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="event_contacts", help_text=_("Để trống thì là cơ quan chủ trì sự kiện."),
    )  # fmt: skip
    next_step = models.CharField(_("bước tiếp theo"), max_length=250, blank=True)
    due_on = models.DateField(_("thời hạn"), null=True, blank=True)
    closed_on = models.DateField(_("có kết quả ngày"), null=True, blank=True)
    result = models.CharField(_("kết quả"), max_length=300, blank=True)

    searchable = Searchable(title="name", text=("about", "next_step", "result", "event__title"))

    class Meta:
        verbose_name = "mối tiếp xúc tại sự kiện"
        verbose_name_plural = "mối tiếp xúc tại sự kiện"
        ordering = ["event", "name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on=None) | ~Q(result=""),
                name="events_contact_ends_with_a_result",
                violation_error_message=_("Đã có ngày kết quả thì ghi kết quả, kể cả khi không thành."),
            ),
            models.CheckConstraint(
                condition=Q(due_on=None) | ~Q(next_step=""),
                name="events_contact_due_for_a_step",
                violation_error_message=_("Có thời hạn thì ghi bước tiếp theo là việc gì."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.about}"

    def get_absolute_url(self) -> str:
        """A page of its own: it lives on after its event."""
        return reverse("events:event-contact-record", args=[self.pk])


class EventContract(Part):
    """What was signed there: between whom, about what, how much. A foreign amount is worth đồng by its own rate."""

    whole_name = "event"

    event = models.ForeignKey(Event, verbose_name=_("sự kiện"), on_delete=models.CASCADE, related_name="contracts")
    bond = models.CharField(_("loại văn kiện"), max_length=12, choices=Bond, default=Bond.CONTRACT)
    ours = models.CharField(_("bên ta"), max_length=200)
    theirs = models.CharField(_("bên đối tác"), max_length=200)
    about = models.CharField(_("nội dung"), max_length=300)
    signed_on = models.DateField(_("ký ngày"))
    value = models.DecimalField(
        _("giá trị"), max_digits=18, decimal_places=2, null=True, blank=True, validators=_NOTHING_LESS
    )
    currency = models.CharField(_("loại tiền"), max_length=3, choices=_CURRENCIES, default="VND")
    rate = models.DecimalField(
        _("tỷ giá ra đồng"), max_digits=14, decimal_places=2, null=True, blank=True, validators=_NOTHING_LESS
    )
    rate_on = models.DateField(_("tỷ giá ngày"), null=True, blank=True)

    searchable = Searchable(title="about", text=("ours", "theirs", "event__title"))

    class Meta:
        verbose_name = "văn kiện ký tại sự kiện"
        verbose_name_plural = "văn kiện ký tại sự kiện"
        ordering = ["event", "signed_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(value=None) | Q(currency="VND") | Q(rate__isnull=False, rate_on__isnull=False),
                name="events_foreign_value_needs_a_rate",
                violation_error_message=_("Giá trị bằng ngoại tệ phải có tỷ giá ra đồng và ngày của tỷ giá."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ours} – {self.theirs}: {self.about}"

    def get_absolute_url(self) -> str:
        """A page of its own: it lives on after its event."""
        return reverse("events:event-contract-record", args=[self.pk])

    @property
    def in_dong(self) -> Decimal | None:
        return dong(self.value, self.currency, self.rate)

    @property
    def worth(self) -> str:
        """ "120.000,00 USD" """
        return "" if self.value is None else str(Money(self.value, self.currency))


def dong(value: Decimal | None, currency: str, rate: Decimal | None) -> Decimal | None:
    """What an amount is worth in đồng; None where nothing is known of it."""
    if value is None or (currency != "VND" and rate is None):
        return None
    return value if currency == "VND" else (value * rate).quantize(Decimal(1), ROUND_HALF_UP)  # type: ignore[operator]

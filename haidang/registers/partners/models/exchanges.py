"""Information that went to a partner or came from one, on a day, and whether it was answered."""

from datetime import date
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.records.days import refuse_turned
from haidang.kit.search.searchable import Searchable
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document
from haidang.plan.plans.linking import tasks_field
from haidang.registers.partners.choices import Channel, Direction
from haidang.registers.partners.models.owned import OwnQuerySet
from haidang.registers.partners.models.partners import Partner
from haidang.registers.partners.models.people import Contact


class ExchangeQuerySet(OwnQuerySet["Exchange"]):
    """What was said to and fro."""

    def unanswered(self, on: date) -> Self:
        """What came in, is to be answered, and nothing had answered by that day."""
        waiting = self.filter(direction=Direction.RECEIVED, reply_due_on__isnull=False, on__lte=on)
        return waiting.exclude(pk__in=Exchange.objects.filter(reply_to__isnull=False, on__lte=on).values("reply_to"))


class Exchange(models.Model):
    """One letter, note, call or meeting: which way it went, when, about what."""

    partner = models.ForeignKey(Partner, verbose_name=_("đối tác"), on_delete=models.PROTECT, related_name="exchanges")
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan"), on_delete=models.PROTECT, related_name="partner_exchanges"
    )
    direction = models.CharField(_("chiều"), max_length=8, choices=Direction)
    on = models.DateField(_("ngày"))
    channel = models.CharField(_("cách trao đổi"), max_length=8, choices=Channel, default=Channel.LETTER)
    subject = models.CharField(_("về việc"), max_length=250)
    words = models.TextField(_("nội dung chính"), blank=True)
    contact = models.ForeignKey(
        Contact, verbose_name=_("người liên hệ"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="exchanges",
    )  # fmt: skip
    document = models.ForeignKey(
        Document, verbose_name=_("văn bản"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="partner_exchanges",
    )  # fmt: skip
    reply_to = models.ForeignKey(
        "self", verbose_name=_("trả lời cho"), on_delete=models.PROTECT, null=True, blank=True, related_name="replies"
    )
    reply_due_on = models.DateField(_("phải trả lời trước ngày"), null=True, blank=True)
    tasks = tasks_field("partner_exchanges")

    objects = ExchangeQuerySet.as_manager()
    searchable = Searchable(title="subject", text=("words", "partner__name"))

    class Meta:
        verbose_name = "trao đổi thông tin"
        verbose_name_plural = "trao đổi thông tin"
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(reply_due_on=None) | Q(reply_due_on__gte=F("on")),
                name="partners_exchange_days",
                violation_error_message=_("Hạn trả lời phải từ ngày trao đổi trở đi."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.on:%d/%m/%Y} {self.subject}"

    def get_absolute_url(self) -> str:
        return reverse("partners:exchange-record", args=[self.pk])

    def clean(self) -> None:
        """An answer goes the other way, to the same partner, not before what it answers; a person is of the partner."""
        super().clean()
        refuse_turned(self, "on", "reply_due_on")
        if self.on and self.on > clock.today():
            raise ValidationError(
                {"on": gettext("Ngày %(on)s chưa đến; chỉ ghi việc đã xảy ra.") % {"on": f"{self.on:%d/%m/%Y}"}}
            )
        if self.reply_to is not None:
            self._fit_the_question(self.reply_to)
        if self.contact is not None and self.partner_id and self.contact.partner_id != self.partner_id:
            raise ValidationError(
                {"contact": gettext("%(name)s là người của %(partner)s, không phải của đối tác đã chọn.")
                 % {"name": self.contact.name, "partner": self.contact.partner}}
            )  # fmt: skip

    def _fit_the_question(self, asked: "Exchange") -> None:
        if asked.partner_id != self.partner_id:
            fault = gettext("Trao đổi được trả lời là của %(partner)s. Chọn đúng đối tác.") % {"partner": asked.partner}
        elif asked.direction == self.direction:
            fault = gettext("Trả lời phải đi ngược chiều với trao đổi được trả lời.")
        elif self.on and self.on < asked.on:
            fault = gettext("Trả lời ngày %(on)s trước trao đổi được trả lời (%(asked)s).") % {
                "on": f"{self.on:%d/%m/%Y}",
                "asked": f"{asked.on:%d/%m/%Y}",
            }
        else:
            return
        raise ValidationError({"reply_to": fault})

"""Who was sent the plan, and who says that it has come."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from haidang.kit.records.querysets import RecordQuerySet
from haidang.office.directory.models import Agency
from haidang.plan.plans.models.plans import Plan


class ReceiptQuerySet(RecordQuerySet["Receipt"]):
    """What was sent, in the words of the office."""

    def for_user(self, user: Any, verb: str) -> Self:
        """Who oversees sees all; an agency its own; the desk confirms also for who telephoned."""
        if not user.is_authenticated or user.is_admin:
            return self.none()
        if user.is_desk or (verb == "view" and user.oversees):
            return self
        if not user.agency_id or not user.may(verb, "programme"):
            return self.none()
        return self.filter(agency__in=user.charge.sees if verb == "view" else user.charge.answers)

    def unconfirmed(self) -> Self:
        return self.filter(received_at=None)


class Receipt(models.Model):
    """One body was sent the plan on a day; somebody there confirms that it came."""

    plan = models.ForeignKey(Plan, verbose_name=_("kế hoạch"), on_delete=models.CASCADE, related_name="receipts")
    agency = models.ForeignKey(Agency, verbose_name=_("cơ quan"), on_delete=models.PROTECT, related_name="receipts")
    sent_on = models.DateField(_("gửi ngày"))
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người gửi"), on_delete=models.PROTECT, related_name="+"
    )
    received_at = models.DateTimeField(_("xác nhận lúc"), null=True, blank=True)
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người xác nhận"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    #: It stands in the plan under "Nơi nhận"; who was given a task may have been forgotten there.
    is_listed = models.BooleanField(_("có trong nơi nhận"), default=False)

    objects = ReceiptQuerySet.as_manager()

    NOTE_VERBS = {"received": _("Xác nhận đã nhận kế hoạch")}

    class Meta:
        verbose_name = "lượt gửi kế hoạch"
        verbose_name_plural = "lượt gửi kế hoạch"
        ordering = ["plan", "agency__order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "agency"],
                name="plans_sent_once",
                violation_error_message=_("Kế hoạch đã được gửi cho cơ quan này."),
            ),
            models.CheckConstraint(
                condition=Q(received_at=None, received_by=None)
                | Q(received_at__isnull=False, received_by__isnull=False),
                name="plans_received_by_somebody",
                violation_error_message=_("Xác nhận đã nhận phải có người xác nhận."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan}: {self.agency}"

    def in_place_of(self, user: Any) -> Agency | None:
        found: Agency | None = user.in_place_of(self.agency)
        return found

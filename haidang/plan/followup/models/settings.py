"""What is arranged about doing: who handles a part, how an agency works, what was ruled."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.records.querysets import RecordQuerySet
from haidang.office.accounts.choices import Reach
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document
from haidang.plan.followup.choices import RulingKind
from haidang.plan.plans.models import Duty, Task


class AgencyWayQuerySet(RecordQuerySet["AgencyWay"]):
    def for_user(self, user: Any, verb: str) -> Self:
        """An agency's leader sets how it works; so may the desk, for who has no leader here."""
        reach = user.reach("view" if verb == "view" else "approve", "update") if user.is_authenticated else None
        if reach == Reach.ALL:
            return self
        return self.filter(agency=user.agency_id) if reach and user.agency_id else self.none()


class AgencyWay(models.Model):
    """How an agency sends its updates: straight, or past its leader."""

    agency = models.OneToOneField(Agency, verbose_name=_("cơ quan"), on_delete=models.CASCADE, related_name="way")
    leader_approves = models.BooleanField(_("lãnh đạo cơ quan duyệt trước khi gửi"), default=False)

    objects = AgencyWayQuerySet.as_manager()

    class Meta:
        verbose_name = "cách làm của cơ quan"
        verbose_name_plural = "cách làm của cơ quan"

    def __str__(self) -> str:
        return str(self.agency)


class InChargeQuerySet(RecordQuerySet["InCharge"]):
    def current(self) -> Self:
        return self.filter(until=None)


class InCharge(models.Model):
    """Who inside an agency handles a part, since when; the last one stands."""

    duty = models.ForeignKey(Duty, verbose_name=_("phần việc"), on_delete=models.CASCADE, related_name="in_charge")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người phụ trách"), on_delete=models.PROTECT,
        related_name="duties_in_charge",
    )  # fmt: skip
    since = models.DateField(_("từ ngày"), default=clock.today)
    until = models.DateField(_("đến ngày"), null=True, blank=True)

    objects = InChargeQuerySet.as_manager()

    class Meta:
        verbose_name = "người phụ trách phần việc"
        verbose_name_plural = "người phụ trách phần việc"
        ordering = ["duty", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["duty"],
                condition=models.Q(until=None),
                name="followup_one_in_charge",
                violation_error_message=_("Phần việc đã có người phụ trách."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.duty}"


class RulingQuerySet(RecordQuerySet["Ruling"]):
    def for_user(self, user: Any, verb: str) -> Self:
        """Whoever sees a task sees what was ruled about it; nothing of it is changed afterwards."""
        if verb != "view":
            return self.none()
        return self.filter(task__in=Task.objects.for_user(user, "view").order_by().values("pk"))


class Ruling(models.Model):
    """The assigner pauses, adjusts, drops or resumes a task, with the reason."""

    task = models.ForeignKey(Task, verbose_name=_("nhiệm vụ"), on_delete=models.PROTECT, related_name="rulings")
    kind = models.CharField(_("quyết định"), max_length=12, choices=RulingKind)
    reason = models.TextField(_("lý do"))
    document = models.ForeignKey(
        Document, verbose_name=_("văn bản"), on_delete=models.PROTECT, null=True, blank=True, related_name="rulings"
    )
    on = models.DateField(_("từ ngày"), default=clock.today)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người ghi"), on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(_("ghi lúc"), default=clock.now)

    objects = RulingQuerySet.as_manager()

    NOTE_VERBS = {"ruled": _("Quyết định về nhiệm vụ")}

    class Meta:
        verbose_name = "quyết định về nhiệm vụ"
        verbose_name_plural = "quyết định về nhiệm vụ"
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.task}"

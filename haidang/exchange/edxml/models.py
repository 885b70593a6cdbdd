"""Codes of agencies over time, and what went out and came in as files."""

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from haidang.exchange.edxml import rules
from haidang.exchange.edxml.choices import Way
from haidang.kit import clock
from haidang.kit.records.querysets import RecordQuerySet
from haidang.office.accounts.choices import Reach
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document


class OrganCodeQuerySet(RecordQuerySet["OrganCode"]):
    """The codes are of the directory: who keeps that keeps them."""

    def for_user(self, user: Any, verb: str) -> Self:
        if not user.is_authenticated:
            return self.none()
        return self if verb == "view" or user.keeps_directory else self.none()

    def may_add(self, user: Any) -> bool:
        return bool(user.is_authenticated and user.keeps_directory)

    def in_force(self, on: date) -> Self:
        began = Q(from_on=None) | Q(from_on__lte=on)
        return self.filter(began, Q(until_on=None) | Q(until_on__gte=on))


class OrganCode(models.Model):
    """Mã định danh điện tử of an agency (QĐ 20/2020/QĐ-TTg), from a day to a day."""

    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan"), on_delete=models.PROTECT, related_name="organ_codes"
    )  # fmt: skip
    code = models.CharField(
        _("mã định danh điện tử"),
        max_length=rules.LONGEST_CODE,
        help_text=_("Theo QĐ 20/2020/QĐ-TTg, ví dụ 000.00.12.H29; mã cũ theo QCVN 102:2016 cũng được."),
    )
    from_on = models.DateField(_("dùng từ ngày"), null=True, blank=True)
    until_on = models.DateField(_("dùng đến hết ngày"), null=True, blank=True, editable=False)

    objects = OrganCodeQuerySet.as_manager()

    NOTE_VERBS = {"given": _("Ghi mã định danh"), "ended": _("Thôi dùng mã định danh")}

    class Meta:
        verbose_name = "mã định danh điện tử"
        verbose_name_plural = "mã định danh điện tử"
        ordering = ["agency", F("from_on").desc(nulls_last=True), "-pk"]
        indexes = [models.Index(fields=["code"], name="edxml_organcode_code")]
        constraints = [
            models.UniqueConstraint(
                fields=["agency"],
                condition=Q(until_on=None),
                name="edxml_one_code_an_agency",
                violation_error_message=_("Cơ quan này đang có một mã còn hiệu lực."),
            ),
            models.UniqueConstraint(
                fields=["code"],
                condition=Q(until_on=None),
                name="edxml_one_agency_a_code",
                violation_error_message=_("Mã này đang là của một cơ quan khác."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} ({self.agency})"

    def get_absolute_url(self) -> str:
        return reverse("edxml:codes")


class ExchangedQuerySet(RecordQuerySet["Exchanged"]):
    """Who may see the paper sees how it went; what was refused is of who keeps the books."""

    def seen_by(self, user: Any) -> Self:
        """Not `for_user`: a paper opens to whom a row that stands on it opens, and these follow the paper."""
        if not user.is_authenticated:
            return self.none()
        if user.reach("view", "document") == Reach.ALL:
            return self
        return self.filter(document__in=Document.objects.for_user(user, "view").order_by())

    def may_add(self, user: Any) -> bool:
        """Who keeps the books takes papers in."""
        return bool(user.is_authenticated and user.reach("add", "document") == Reach.ALL)


class Exchanged(models.Model):
    """One file that went out or came in: never the file itself, only what proves which it was."""

    way = models.CharField(_("chiều"), max_length=8, choices=Way)
    document = models.ForeignKey(
        Document, verbose_name=_("văn bản"), on_delete=models.PROTECT, null=True, related_name="exchanged"
    )
    sender = models.CharField(_("mã nơi gửi"), max_length=rules.LONGEST_CODE, blank=True)
    receivers = models.TextField(_("mã nơi nhận"), blank=True)
    sha256 = models.CharField(_("mã băm SHA-256"), max_length=64)
    size = models.PositiveBigIntegerField(_("kích thước"))
    why = models.TextField(_("vì sao từ chối"), blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người thực hiện"), on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(_("lúc"), default=clock.now)

    objects = ExchangedQuerySet.as_manager()

    NOTE_VERBS = {"sent": _("Xuất tệp edXML"), "taken": _("Nhận tệp edXML"), "refused": _("Từ chối tệp edXML")}

    class Meta:
        verbose_name = "lượt trao đổi edXML"
        verbose_name_plural = "lượt trao đổi edXML"
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["sha256"], name="edxml_exchanged_sha256")]
        constraints = [
            models.UniqueConstraint(
                fields=["sha256"],
                condition=Q(way="in"),
                name="edxml_one_file_once",
                violation_error_message=_("Chính tệp này đã nhận rồi."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_way_display()}: {self.document or self.sha256[:12]}"

    def get_absolute_url(self) -> str:
        return self.document.get_absolute_url() if self.document else reverse("edxml:list")

"""Facts of the notices: who was told what, how they want it, the mails on their way, addresses that do not work."""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.records.querysets import RecordQuerySet
from haidang.office.accounts.models import User
from haidang.office.notices import rules
from haidang.office.notices.choices import Kind, MailState, Way

#: How the keys of the mails of the day begin: "digest:<person>:<day>"; a newer one says all of an unsent older one.
DIGEST = "digest:"
UNSENT = (MailState.WAITING, MailState.NO_ADDRESS)
#: A notice that nobody carried for so long is old news; it stays in the list.
STALE = timedelta(days=14)


def _secret() -> str:
    return secrets.token_urlsafe(24)


def _message_id() -> str:
    """Nobody can guess it: a report that names it was written by somebody who had the mail."""
    return f"<{secrets.token_urlsafe(24)}@{settings.HAIDANG_MAIL_DOMAIN}>"


class MailQuerySet(RecordQuerySet["Mail"]):
    """The desk and administration keep the outbox."""

    def for_user(self, user: Any, verb: str) -> Self:
        if not user.is_authenticated or verb not in ("view", "change"):
            return self.none()
        return self if user.may(verb, "mail") else self.none()

    def due(self, now: datetime, *, quiet: bool = False) -> Self:
        """Those whose hour has come; in the quiet of the evening only what cannot wait."""
        rows = self.filter(state=MailState.WAITING, next_try_at__lte=now)
        return rows.filter(at_once=True) if quiet else rows

    def unsent(self) -> Self:
        return self.filter(state__in=UNSENT)

    def left_behind(self, now: datetime) -> Self:
        """Taken up by somebody who never said how it ended: killed."""
        return self.filter(state=MailState.SENDING, lease_until__lt=now)

    def by_state(self) -> dict[str, int]:
        rows = self.order_by().values_list("state").annotate(Count("pk"))
        return dict(rows)


class Mail(models.Model):
    """A mail on its way: written in the transaction of the act, sent by a timer, once for each key."""

    key = models.CharField(_("mã việc"), max_length=250, unique=True, help_text=_("Mỗi mã chỉ gửi một lần."))
    person = models.ForeignKey(
        User, verbose_name=_("người nhận"), on_delete=models.PROTECT, null=True, blank=True, related_name="mails"
    )
    to = models.EmailField(_("địa chỉ"), blank=True)
    subject = models.CharField(_("tiêu đề"), max_length=250)
    # The column is named a secret so that the log of rows does not copy it: a mail may carry a link that acts for
    # its reader without sign-in. `jobs.tidy` empties it some time after the mail has ended.
    text = models.TextField(_("nội dung"), db_column="secret_text", blank=True)
    headers = models.JSONField(_("dòng đầu thư thêm"), default=dict, blank=True)
    reply_to = models.CharField(_("trả lời về"), max_length=254, db_column="secret_reply_to", blank=True)
    state = models.CharField(_("trạng thái"), max_length=12, choices=MailState, default=MailState.WAITING)
    message_id = models.CharField(_("mã thư"), max_length=250, unique=True, default=_message_id)
    #: For rooms above: a reply or a link proves with it that it comes from this mail.
    token = models.CharField(_("mã bí mật của thư"), max_length=64, unique=True, default=_secret, editable=False)
    queued_at = models.DateTimeField(_("viết lúc"), default=clock.now)
    next_try_at = models.DateTimeField(_("gửi từ lúc"), default=clock.now)
    at_once = models.BooleanField(_("gửi cả ngoài giờ"), default=False)
    tries = models.PositiveSmallIntegerField(_("số lần đã thử"), default=0)
    lease_until = models.DateTimeField(_("người gửi giữ đến"), null=True, blank=True)
    handed_at = models.DateTimeField(_("bắt đầu trao lúc"), null=True, blank=True)
    ended_at = models.DateTimeField(_("kết thúc lúc"), null=True, blank=True)
    answer = models.CharField(_("máy chủ thư trả lời"), max_length=500, blank=True)

    NOTE_VERBS = {
        "mail-retried": _("Cho gửi lại thư"),
        "mail-cancelled": _("Hủy thư"),
        "mail-bounced": _("Thư bị trả lại"),
    }

    objects = MailQuerySet.as_manager()

    class Meta:
        verbose_name = "thư đi"
        verbose_name_plural = "thư đi"
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["state", "next_try_at"], name="notices_mail_due"),
            models.Index(fields=["ended_at"], name="notices_mail_ended"),
        ]

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        return reverse("notices:mail", args=[self.pk])

    @property
    def may_retry(self) -> bool:
        return rules.may_retry(self.state)

    @property
    def may_cancel(self) -> bool:
        return rules.may_cancel(self.state)

    @property
    def is_in_doubt(self) -> bool:
        """The sender died while handing it over: it may have arrived, and went again under the same number."""
        return self.handed_at is not None and self.state in (MailState.WAITING, MailState.SENDING)


class NoticeQuerySet(RecordQuerySet["Notice"]):
    """Everybody reads their own; who stands in for somebody reads theirs too, and marks nothing."""

    def for_user(self, user: Any, verb: str) -> Self:
        if not user.is_authenticated or verb not in ("view", "change"):
            return self.none()
        absent = [user.acting_for.pk] if user.acting_for and verb == "view" else []
        return self.filter(person_id__in=[user.pk, *absent])

    def unread(self) -> Self:
        return self.filter(read_at=None)

    def unread_first(self) -> Self:
        return self.order_by(F("read_at").desc(nulls_first=True), "-pk")

    def for_the_digest(self, now: datetime) -> Self:
        """Wanted in the mail of the day, not read meanwhile, and in no mail that went or goes for itself."""
        to_carry = (
            Q(mail=None) | Q(mail__state=MailState.CANCELLED) | Q(mail__state__in=UNSENT, mail__key__startswith=DIGEST)
        )
        return self.unread().filter(to_carry, way=Way.DAILY, made_at__gt=now - STALE).order_by("pk")


class Notice(models.Model):
    """One person was told one thing, once."""

    person = models.ForeignKey(User, verbose_name=_("người được báo"), on_delete=models.PROTECT, related_name="notices")
    kind = models.CharField(_("loại"), max_length=12, choices=Kind)
    key = models.CharField(_("mã việc"), max_length=200)
    title = models.CharField(_("tiêu đề"), max_length=250)
    words = models.TextField(_("nội dung"), blank=True)
    url = models.CharField(_("trang"), max_length=500)
    reason = models.CharField(_("vì sao được báo"), max_length=250)
    by = models.ForeignKey(
        User, verbose_name=_("người làm"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    way = models.CharField(_("cách gửi"), max_length=8, choices=Way)
    mail = models.ForeignKey(
        Mail, verbose_name=_("thư"), on_delete=models.SET_NULL, null=True, blank=True, related_name="notices"
    )
    told_on = models.DateField(_("ngày"), default=clock.today)
    made_at = models.DateTimeField(_("lúc"), default=clock.now)
    read_at = models.DateTimeField(_("đọc lúc"), null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = "thông báo"
        verbose_name_plural = "thông báo"
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="notices_told_once")]
        indexes = [
            models.Index(fields=["person", "read_at"], name="notices_notice_unread"),
            models.Index(fields=["way", "read_at", "made_at"], name="notices_notice_digest"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_read(self) -> bool:
        return self.read_at is not None


class NoticeWay(models.Model):
    """How one person wants one kind; without a row, as the house has it."""

    person = models.ForeignKey(User, verbose_name=_("người nhận"), on_delete=models.CASCADE, related_name="notice_ways")
    kind = models.CharField(_("loại"), max_length=12, choices=Kind)
    way = models.CharField(_("cách gửi"), max_length=8, choices=Way)

    NOTE_VERBS = {"ways-chosen": _("Chọn cách nhận thông báo")}

    class Meta:
        verbose_name = "cách nhận thông báo"
        verbose_name_plural = "cách nhận thông báo"
        ordering = ["person", "kind"]
        constraints = [models.UniqueConstraint(fields=["person", "kind"], name="notices_one_way_for_each_kind")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.get_way_display()}"


class BadAddressQuerySet(RecordQuerySet["BadAddress"]):
    """Whoever keeps the outbox sees which addresses do not work."""

    def for_user(self, user: Any, verb: str) -> Self:
        if not user.is_authenticated or verb not in ("view", "change"):
            return self.none()
        return self if user.may(verb, "mail") else self.none()

    def standing(self) -> Self:
        return self.filter(trusted_at=None)

    def among(self, addresses: Iterable[str]) -> set[str]:
        """Which of these are bad, in small letters."""
        asked = {address.lower() for address in addresses if address}
        return set(self.standing().filter(address__in=asked).values_list("address", flat=True))


class BadAddress(models.Model):
    """Mail to this address came back; nothing is sent there until somebody says that it works again."""

    address = models.EmailField(_("địa chỉ"), unique=True)
    found_at = models.DateTimeField(_("biết từ"), default=clock.now)
    words = models.CharField(_("máy chủ thư trả lời"), max_length=500, blank=True)
    mail = models.ForeignKey(
        Mail, verbose_name=_("thư bị trả lại"), on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    trusted_at = models.DateTimeField(_("dùng lại từ"), null=True, blank=True)

    NOTE_VERBS = {"address-trusted": _("Cho gửi lại tới địa chỉ")}

    objects = BadAddressQuerySet.as_manager()

    class Meta:
        verbose_name = "địa chỉ thư hỏng"
        verbose_name_plural = "địa chỉ thư hỏng"
        ordering = ["-found_at"]

    def __str__(self) -> str:
        return self.address


class Outage(models.Model):
    """From when to when the mail server took nothing; what waited meanwhile is not counted as tried."""

    began_at = models.DateTimeField(_("từ"), default=clock.now)
    ended_at = models.DateTimeField(_("đến"), null=True, blank=True)
    words = models.CharField(_("máy chủ thư trả lời"), max_length=500, blank=True)

    class Meta:
        verbose_name = "lần máy chủ thư không nhận"
        verbose_name_plural = "lần máy chủ thư không nhận"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.began_at:%d/%m/%Y %H:%M}"

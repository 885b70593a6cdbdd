"""Keys of the API: whose, for what, until when; and how often each has asked."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from haidang.api import rules
from haidang.api.choices import Scope
from haidang.kit import clock
from haidang.kit.records.querysets import RecordQuerySet


class ApiTokenQuerySet(RecordQuerySet["ApiToken"]):
    def for_user(self, user: Any, verb: str) -> Self:
        """Everybody their own; administration sees and takes back all of them."""
        if not user.is_authenticated:
            return self.none()
        return self if user.is_admin else self.filter(user_id=user.pk)

    def of(self, user: Any) -> Self:
        return self.filter(user_id=user.pk)

    def open(self) -> Self:
        """Those that still hold."""
        return self.filter(revoked_at=None, expires_at__gt=clock.now())


class ApiToken(models.Model):
    """A key with which a program acts for one person. The key itself is shown once; here is what it is known by."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("tài khoản"), on_delete=models.PROTECT, related_name="api_tokens"
    )
    name = models.CharField(_("dùng cho việc gì"), max_length=120)
    shown = models.CharField(_("bắt đầu bằng"), max_length=16)
    digest = models.CharField(_("dấu của khóa"), max_length=64, unique=True)
    scopes = models.JSONField(_("phạm vi"), default=list)
    created_at = models.DateTimeField(_("cấp lúc"), default=clock.now)
    expires_at = models.DateTimeField(_("hết hạn lúc"))
    revoked_at = models.DateTimeField(_("thu hồi lúc"), null=True, blank=True)

    objects = ApiTokenQuerySet.as_manager()

    NOTE_VERBS = {"key-made": _("Tạo khóa API"), "key-revoked": _("Thu hồi khóa API")}

    class Meta:
        verbose_name = "khóa API"
        verbose_name_plural = "khóa API"
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.name} ({self.shown}…)"

    @property
    def why_shut(self) -> str:
        return rules.why_shut(expires_at=self.expires_at, revoked_at=self.revoked_at, now=clock.now())

    @property
    def scopes_said(self) -> list[str]:
        return [str(label) for value, label in Scope.choices if value in self.scopes]


class ApiUse(models.Model):
    """How often a key has asked in its last minute, and when that was."""

    #: It changes with every request; who did what by it stands in the history of what was done.
    row_history = False

    token = models.OneToOneField(
        ApiToken, verbose_name=_("khóa API"), on_delete=models.CASCADE, primary_key=True, related_name="use"
    )
    minute = models.DateTimeField(_("phút"))
    count = models.PositiveIntegerField(_("số lượt trong phút"), default=0)
    last_at = models.DateTimeField(_("dùng lần cuối"))

    class Meta:
        verbose_name = "lượt dùng khóa API"
        verbose_name_plural = "lượt dùng khóa API"

    def __str__(self) -> str:
        return f"{self.token_id}: {self.count}"

"""A signed link: one part, one period, one named officer; the row says whether it still opens."""

import secrets
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.records.querysets import RecordQuerySet
from haidang.office.accounts.choices import Reach
from haidang.office.norms.rules import name_of
from haidang.plan.followup.models import Update
from haidang.plan.plans.models import Duty


def _nonce() -> str:
    return secrets.token_urlsafe(12)


class SignedLinkQuerySet(RecordQuerySet["SignedLink"]):
    """Everybody sees the links that act in their name; who keeps the updates sees all, and may revoke them."""

    def for_user(self, user: Any, verb: str) -> Self:
        if not user.is_authenticated or verb not in ("view", "change"):
            return self.none()
        everything = user.reach("change", "update") == Reach.ALL
        return self if everything else self.filter(person=user.pk)

    def live(self) -> Self:
        """Neither used nor revoked; whether they are too old is asked of the day."""
        return self.filter(used_at=None, revoked_at=None)


class SignedLink(models.Model):
    """It goes out in mails, as often as its item is still owed, and is used once."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người được gửi"), on_delete=models.PROTECT, related_name="links"
    )
    duty = models.ForeignKey(Duty, verbose_name=_("phần việc"), on_delete=models.PROTECT, related_name="links")
    period = models.CharField(_("kỳ"), max_length=12)
    #: Part of what is signed: without the row nobody can make the link. The log of rows does not copy it.
    nonce = models.CharField(_("mã riêng"), max_length=24, db_column="secret_nonce", default=_nonce, editable=False)
    made_at = models.DateTimeField(_("tạo lúc"), default=clock.now)
    expires_at = models.DateTimeField(_("hết hạn lúc"))
    used_at = models.DateTimeField(_("dùng lúc"), null=True, blank=True)
    update = models.ForeignKey(
        Update, verbose_name=_("cập nhật đã gửi"), on_delete=models.PROTECT, null=True, blank=True, related_name="links"
    )
    undone_at = models.DateTimeField(_("hoàn tác lúc"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("thu hồi lúc"), null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người thu hồi"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="+",
    )  # fmt: skip

    NOTE_VERBS = {
        "link-used": _("Gửi cập nhật bằng đường dẫn trong thư"),
        "link-undone": _("Hoàn tác bằng đường dẫn trong thư"),
        "link-refused": _("Đường dẫn trong thư bị từ chối"),
        "link-revoked": _("Thu hồi đường dẫn trong thư"),
    }

    objects = SignedLinkQuerySet.as_manager()

    class Meta:
        verbose_name = "đường dẫn cập nhật"
        verbose_name_plural = "đường dẫn cập nhật"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "duty", "period"],
                condition=Q(used_at=None, revoked_at=None),
                name="replies_one_live_link",
                violation_error_message=_("Người này đã có đường dẫn còn dùng được cho việc này."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.duty} ({self.period_name})"

    @property
    def period_name(self) -> str:
        return name_of(self.period)

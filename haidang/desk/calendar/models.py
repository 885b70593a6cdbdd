"""A feed: an address by which somebody's own calendar reads this one."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.records.querysets import RecordQuerySet


class FeedQuerySet(RecordQuerySet["Feed"]):
    """Everybody sees and ends their own; nobody sees another's, who keeps the accounts included."""

    def for_user(self, user: Any, verb: str) -> Self:
        if not user.is_authenticated or user.is_admin or verb not in ("view", "change"):
            return self.none()
        return self.filter(person=user.pk)

    def live(self) -> Self:
        return self.filter(revoked_at=None)

    def open(self) -> Self:
        """Those that may be read now: neither revoked, nor of somebody whose account is closed."""
        return self.live().filter(person__is_active=True)


class Feed(models.Model):
    """Who knows the address reads what its person may see, until it is revoked. See docs/decisions/0014."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("của ai"), on_delete=models.CASCADE, related_name="feeds"
    )
    name = models.CharField(_("dùng ở đâu"), max_length=80)
    #: Of the secret of the address, which is kept nowhere. The log of rows does not copy even this.
    digest = models.CharField(_("mã băm"), max_length=64, unique=True, db_column="secret_digest", editable=False)
    #: What goes into it; everything, where nothing is named.
    kinds = models.JSONField(_("gồm những loại"), default=list, blank=True)
    made_at = models.DateTimeField(_("tạo lúc"), default=clock.now)
    revoked_at = models.DateTimeField(_("thu hồi lúc"), null=True, blank=True)
    #: To the day: that it is in use, not what somebody does all day.
    read_on = models.DateField(_("đọc lần cuối ngày"), null=True, blank=True)
    #: What it held when it was last read, and since when: so that an unchanged one is not sent again.
    content = models.CharField(_("dấu của nội dung"), max_length=64, blank=True, editable=False)
    changed_at = models.DateTimeField(_("nội dung đổi lúc"), default=clock.now, editable=False)

    objects = FeedQuerySet.as_manager()

    NOTE_VERBS = {"feed-made": _("Tạo địa chỉ lịch"), "feed-revoked": _("Thu hồi địa chỉ lịch")}

    class Meta:
        verbose_name = "địa chỉ lịch riêng"
        verbose_name_plural = "địa chỉ lịch riêng"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.name

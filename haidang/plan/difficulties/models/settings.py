"""What is arranged: which account is which leader of the province, and where Sở Ngoại vụ grants another day."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from haidang.kit.records.querysets import RecordQuerySet
from haidang.office.directory.models import Official
from haidang.plan.plans.models import Plan


class ExtensionWay(models.Model):
    """A plan whose extensions UBND has left to Sở Ngoại vụ; a plan without a row keeps them to who issued it."""

    plan = models.OneToOneField(
        Plan, verbose_name=_("kế hoạch"), on_delete=models.CASCADE, related_name="extension_way"
    )
    is_delegated = models.BooleanField(_("Sở Ngoại vụ được quyết định gia hạn"), default=False)
    basis = models.CharField(_("theo văn bản"), max_length=250, blank=True)

    class Meta:
        verbose_name = "thẩm quyền gia hạn"
        verbose_name_plural = "thẩm quyền gia hạn"

    def __str__(self) -> str:
        return str(self.plan)


class LeaderAccountQuerySet(RecordQuerySet["LeaderAccount"]):
    def for_user(self, user: Any, verb: str) -> Self:
        """Kept by the desk; read by who oversees."""
        if not user.is_authenticated or not user.oversees:
            return self.none()
        return self if verb == "view" or user.is_desk else self.none()


class LeaderAccount(models.Model):
    """An account at the door and a leader in the directory are one person: so each vice-chair has their fields."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, verbose_name=_("tài khoản"), on_delete=models.CASCADE, related_name="leader_account"
    )
    official = models.ForeignKey(
        Official, verbose_name=_("lãnh đạo trong danh bạ"), on_delete=models.PROTECT, related_name="accounts"
    )

    objects = LeaderAccountQuerySet.as_manager()

    class Meta:
        verbose_name = "tài khoản của lãnh đạo"
        verbose_name_plural = "tài khoản của lãnh đạo"

    def __str__(self) -> str:
        return f"{self.user}: {self.official}"

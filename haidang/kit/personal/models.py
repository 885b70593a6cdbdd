"""Who looked at whose data."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock


class Viewing(models.Model):
    """One value shown to one person. Names are copied: they say what the record was called when it was looked at."""

    #: The triggers of kit.audit refuse to change or delete a row.
    append_only = True

    content_type = models.ForeignKey(ContentType, verbose_name=_("loại bản ghi"), on_delete=models.PROTECT)
    object_id = models.CharField(_("mã bản ghi"), max_length=64)
    object_name = models.TextField(_("tên bản ghi"), blank=True)
    field = models.CharField(_("trường"), max_length=64)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người xem"), on_delete=models.PROTECT, related_name="+"
    )
    by_name = models.CharField(_("tên người xem"), max_length=250)
    reason = models.TextField(_("lý do"))
    at = models.DateTimeField(_("lúc"), default=clock.now)

    class Meta:
        verbose_name = "lượt xem dữ liệu cá nhân"
        verbose_name_plural = "lượt xem dữ liệu cá nhân"
        ordering = ["pk"]
        indexes = [models.Index(fields=["content_type", "object_id"], name="personal_viewing_object")]

    def __str__(self) -> str:
        return f"{self.by_name}: {self.object_name}"

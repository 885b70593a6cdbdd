"""Archives that were made, and the one this installation was restored from."""

from pathlib import Path
from typing import Any, Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.records.querysets import RecordQuerySet


def folder() -> Path:
    """Where archives lie: beside the database, never under what the web server gives away."""
    return Path(settings.HAIDANG_DATA) / "archives"


class ArchiveQuerySet(RecordQuerySet["Archive"]):
    """Who keeps the machine sees that archives are made; what stands in one is for the head of the department."""

    def for_user(self, user: Any, verb: str) -> Self:
        may = user.is_authenticated and user.may("view" if verb == "view" else "delete", "archive")
        return self if may else self.none()

    def for_taking(self, user: Any) -> Self:
        """Those that `user` may carry away: an archive holds everything, so only who reads everything."""
        return self if user.is_authenticated and user.may("add", "archive") else self.none()

    def may_add(self, user: Any) -> bool:
        return bool(user.may("add", "archive"))


class Archive(models.Model):
    """One zip of the whole year. Its row stays when the file is removed: the digest proves what was carried away."""

    year = models.PositiveSmallIntegerField(_("năm"), validators=[MinValueValidator(2000), MaxValueValidator(2100)])
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người lập"), on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField(_("yêu cầu lúc"), default=clock.now)
    made_at = models.DateTimeField(_("lập xong lúc"), null=True, blank=True)
    stored_as = models.CharField(_("tên tệp"), max_length=120, blank=True)
    size = models.PositiveBigIntegerField(_("kích thước"), null=True, blank=True)
    sha256 = models.CharField(_("mã băm SHA-256"), max_length=64, blank=True)
    rows = models.PositiveIntegerField(_("số dòng dữ liệu"), null=True, blank=True)
    files = models.PositiveIntegerField(_("số tệp đính kèm"), null=True, blank=True)
    seal = models.CharField(_("niêm phong cuối"), max_length=90, blank=True)
    removed_at = models.DateTimeField(_("xóa tệp lúc"), null=True, blank=True)

    NOTE_VERBS = {"made": _("Lập kho lưu trữ"), "taken": _("Tải kho lưu trữ"), "removed": _("Xóa tệp kho lưu trữ")}

    objects = ArchiveQuerySet.as_manager()

    class Meta:
        verbose_name = "kho lưu trữ năm"
        verbose_name_plural = "kho lưu trữ năm"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"Kho lưu trữ năm {self.year}"

    def get_absolute_url(self) -> str:
        return reverse("archive:list")

    @property
    def path(self) -> Path:
        return folder() / self.stored_as

    @property
    def is_here(self) -> bool:
        """Can it be carried away from this machine? (A restored installation has the row of an older one's.)"""
        return bool(self.made_at and not self.removed_at and self.stored_as and self.path.is_file())


class Restoration(models.Model):
    """From which archive this installation was made, and what had been written here before."""

    year = models.PositiveSmallIntegerField(_("năm"))
    made_at = models.DateTimeField(_("kho lập lúc"))
    made_by = models.CharField(_("người lập kho"), max_length=250)
    sha256 = models.CharField(_("mã băm SHA-256"), max_length=64)
    seal = models.CharField(_("niêm phong cuối của kho"), max_length=90, blank=True)
    #: The log of the empty installation went with it; this is its last seal.
    replaced = models.CharField(_("niêm phong cuối của bản cài mới"), max_length=90, blank=True)
    by_name = models.CharField(_("người khôi phục"), max_length=250)
    at = models.DateTimeField(_("khôi phục lúc"), default=clock.now)

    NOTE_VERBS = {"restored": _("Khôi phục từ kho lưu trữ")}

    class Meta:
        verbose_name = "lần khôi phục"
        verbose_name_plural = "lần khôi phục"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"Khôi phục từ kho lưu trữ năm {self.year}"

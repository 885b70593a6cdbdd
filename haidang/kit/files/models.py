"""Files as rows: whose they are, what they are, where they lie, and who took them away."""

import secrets
from pathlib import Path
from typing import Any, Self

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Model, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from haidang.kit.files.rules import SHOWN


class StoredFileQuerySet(models.QuerySet["StoredFile"]):
    """Rights to a file are the rights to its record."""

    def on(self, record: Model) -> Self:
        """The files that hang on a record now."""
        kind = ContentType.objects.get_for_model(record)
        return self.filter(record_type=kind, record_id=record.pk, removed_at=None)

    def of_model(self, model: type[Model]) -> Self:
        """The files that hang on any record of a kind now: for one query over many records."""
        return self.filter(record_type=ContentType.objects.get_for_model(model), removed_at=None)

    def for_user(self, user: Any, verb: str) -> Self:
        """Those whose record `user` may "view", "change" or "delete"; a record without rights of its own shows none."""
        allowed = Q(pk__in=[])
        for type_id in self.order_by().values_list("record_type", flat=True).distinct():
            model = ContentType.objects.get_for_id(type_id).model_class()
            rows = getattr(model and model._default_manager, "for_user", None)
            if rows:
                allowed |= Q(record_type=type_id, record_id__in=rows(user, verb).order_by().values("pk"))
        return self.filter(allowed, removed_at=None)


def random_place() -> str:
    """A name on disk that tells nothing and that nobody can guess."""
    name = secrets.token_hex(16)
    return f"{name[:2]}/{name}"


def folder() -> Path:
    """Where files lie: beside the database, never under what the web server gives away."""
    return Path(settings.HAIDANG_DATA) / "files"


class StoredFile(models.Model):
    """One file on one record. Its row stays when it is removed."""

    record_type = models.ForeignKey(
        ContentType, verbose_name=_("loại hồ sơ"), on_delete=models.PROTECT, related_name="+"
    )
    record_id = models.PositiveBigIntegerField(_("mã hồ sơ"))
    record = GenericForeignKey("record_type", "record_id")
    title = models.CharField(_("tên gọi"), max_length=250, blank=True)
    name = models.CharField(_("tên tệp"), max_length=200)
    stored_as = models.CharField(_("nơi lưu"), max_length=64, unique=True, default=random_place, editable=False)
    size = models.PositiveBigIntegerField(_("kích thước"))
    sha256 = models.CharField(_("mã băm SHA-256"), max_length=64)
    content_type = models.CharField(_("kiểu nội dung"), max_length=120)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người tải lên"), on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(_("tải lên lúc"), default=timezone.now)
    #: Until then it is given to nobody: the words of a scan have still to be recognised.
    looked_through_at = models.DateTimeField(_("soát xong lúc"), null=True, blank=True)
    removed_at = models.DateTimeField(_("gỡ lúc"), null=True, blank=True)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người gỡ"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    removed_why = models.TextField(_("vì sao gỡ"), blank=True)

    objects = StoredFileQuerySet.as_manager()

    class Meta:
        verbose_name = "tệp"
        verbose_name_plural = "tệp"
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["record_type", "record_id"], name="files_storedfile_record")]
        constraints = [
            models.UniqueConstraint(
                fields=["record_type", "record_id", "sha256"],
                condition=Q(removed_at=None),
                name="files_same_content_once_on_a_record",
                violation_error_message=_("Tệp này đã được đính kèm rồi."),
            )
        ]

    def __str__(self) -> str:
        return self.title or self.name

    def get_absolute_url(self) -> str:
        return reverse("files:file", args=[self.pk])

    @property
    def path(self) -> Path:
        return folder() / self.stored_as

    @property
    def is_shown(self) -> bool:
        """May a browser show it in its own window?"""
        return self.content_type in SHOWN

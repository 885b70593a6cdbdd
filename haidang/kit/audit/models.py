"""Three tables to which rows are only ever added: notes of the verbs, changes the triggers saw, seals over both."""

from typing import Any, Self

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.audit.choices import Operation


class NoteQuerySet(models.QuerySet["Note"]):
    """The whole book; the story of one record is asked with the right to the record."""

    def for_user(self, user: Any, verb: str) -> Self:
        reads = user.is_authenticated and verb == "view" and user.may("view", "log")
        return self if reads else self.none()


class Note(models.Model):
    """One act of the office. Names are copied: they say what the act was called when it was done."""

    content_type = models.ForeignKey(ContentType, verbose_name=_("loại bản ghi"), on_delete=models.PROTECT)
    object_id = models.CharField(_("mã bản ghi"), max_length=64)
    object_name = models.TextField(_("tên bản ghi"), blank=True)
    verb = models.CharField(_("việc"), max_length=40)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("người làm"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    by_name = models.CharField(_("tên người làm"), max_length=250, blank=True)
    changes = models.JSONField(_("thay đổi"), default=dict, blank=True)
    reason = models.TextField(_("lý do"), blank=True)
    at = models.DateTimeField(_("lúc"), default=clock.now)

    objects = NoteQuerySet.as_manager()

    class Meta:
        verbose_name = "dòng nhật ký"
        verbose_name_plural = "dòng nhật ký"
        ordering = ["pk"]
        indexes = [models.Index(fields=["content_type", "object_id"], name="audit_note_object")]

    def __str__(self) -> str:
        return f"{self.by_name} {self.verb} {self.object_name}".strip()


class RowChange(models.Model):
    """One row of one table, before and after; written by triggers alone. The actor is "" when nobody said who."""

    table = models.CharField(_("bảng"), max_length=128)
    row = models.CharField(_("mã dòng"), max_length=64)
    operation = models.CharField(_("thao tác"), max_length=1, choices=Operation)
    before = models.JSONField(_("trước"), null=True)
    after = models.JSONField(_("sau"), null=True)
    actor = models.CharField(_("mã người làm"), max_length=64, blank=True)
    request = models.CharField(_("mã yêu cầu"), max_length=64, blank=True)
    at = models.DateTimeField(_("lúc"))

    class Meta:
        verbose_name = "vết thay đổi"
        verbose_name_plural = "vết thay đổi"
        ordering = ["pk"]
        indexes = [models.Index(fields=["table", "row"], name="audit_rowchange_row")]

    def __str__(self) -> str:
        return f"{self.operation} {self.table} {self.row}"


class Seal(models.Model):
    """A run of notes and changes closed for good: what each row was, chained to the seal before."""

    number = models.PositiveBigIntegerField(_("số"), primary_key=True)
    first_change = models.BigIntegerField(_("vết thay đổi đầu"), null=True)
    last_change = models.BigIntegerField(_("vết thay đổi cuối"), null=True)
    first_note = models.BigIntegerField(_("dòng nhật ký đầu"), null=True)
    last_note = models.BigIntegerField(_("dòng nhật ký cuối"), null=True)
    count = models.PositiveIntegerField(_("số dòng"))
    #: One line for each row: "change 17 9f86d0…". Without it a broken seal could not say which row is wrong.
    manifest = models.TextField(_("bản kê"))
    digest = models.CharField(_("mã niêm phong"), max_length=64)
    at = models.DateTimeField(_("lúc"))

    class Meta:
        verbose_name = "niêm phong nhật ký"
        verbose_name_plural = "niêm phong nhật ký"
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number} {self.digest[:12]}"

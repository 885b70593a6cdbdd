"""The index: one row for each record that can be found. Only triggers write it."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class Entry(models.Model):
    """What can be found of one record, folded. It can be made anew at any time, so its history is not kept."""

    row_history = False

    #: "plans.task"
    kind = models.CharField(_("loại"), max_length=80)
    record_id = models.BigIntegerField(_("mã hồ sơ"))
    title = models.TextField(_("tên"), blank=True)
    #: Whole: "163 kh ubnd". A number is found by itself or by its beginning, never by likeness.
    number = models.TextField(_("số, ký hiệu"), blank=True)
    words = models.TextField(_("chữ"), blank=True)

    class Meta:
        verbose_name = "mục tìm kiếm"
        verbose_name_plural = "mục tìm kiếm"
        # In this order: an index that begins with the kind would lead SQLite through every record of the kind.
        constraints = [models.UniqueConstraint(fields=["record_id", "kind"], name="search_entry_record")]

    def __str__(self) -> str:
        return f"{self.kind} {self.record_id}: {self.title}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        raise TypeError("Only triggers write the index.")

"""Agencies as identities: what they are called, and under whom, changes over time; the identity does not."""

from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from haidang.kit.records.querysets import RecordQuerySet
from haidang.office.directory.choices import Kind, Level


class AgencyQuerySet(RecordQuerySet["Agency"]):
    """The directory is open to everybody who may come in; only the desk and administration change it."""

    def for_user(self, user: Any, verb: str) -> Self:
        if not user.is_authenticated:
            return self.none()
        return self if verb == "view" or user.keeps_directory else self.none()


class Agency(models.Model):
    """An agency over its whole life."""

    code = models.CharField(_("mã"), max_length=32, unique=True)
    name = models.CharField(_("tên"), max_length=250)
    kind = models.CharField(_("loại"), max_length=24, choices=Kind, default=Kind.OTHER)
    level = models.CharField(_("cấp"), max_length=16, choices=Level, default=Level.PROVINCE)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = "cơ quan"
        verbose_name_plural = "cơ quan"
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name

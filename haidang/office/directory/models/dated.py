"""Rows that hold from a day to a day, in a directory that is open to all and kept by few."""

from datetime import date
from typing import Any, Self, TypeVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from haidang.kit.records.querysets import RecordQuerySet

M = TypeVar("M", bound=models.Model, covariant=True)


class DirectoryQuerySet(RecordQuerySet[M]):
    """The directory is open to everybody who may come in; only the desk and administration change it."""

    def for_user(self, user: Any, verb: str) -> Self:
        if not user.is_authenticated:
            return self.none()
        return self if verb == "view" or user.keeps_directory else self.none()

    def may_add(self, user: Any) -> bool:
        return bool(user.is_authenticated and user.keeps_directory)


def in_force(on: date, prefix: str = "") -> Q:
    """The rows that hold on a day; both ends count, an empty one is open."""
    first, last = f"{prefix}valid_from", f"{prefix}valid_to"
    return (Q(**{first: None}) | Q(**{f"{first}__lte": on})) & (Q(**{last: None}) | Q(**{f"{last}__gte": on}))


class DatedQuerySet(DirectoryQuerySet[M]):
    def in_force(self, on: date | None) -> Self:
        """Those that hold on the day; without a day, all that ever held."""
        return self if on is None else self.filter(in_force(on))


class Dated(models.Model):
    """From a day to a day; both count, an empty one is open."""

    valid_from = models.DateField(_("từ ngày"), null=True, blank=True)
    valid_to = models.DateField(_("đến hết ngày"), null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="%(app_label)s_%(class)s_days",
                violation_error_message=_("Ngày cuối phải từ ngày đầu trở đi."),
            )
        ]

"""Rows of a partner: those of one agency, and those that are common knowledge."""

from datetime import date
from typing import Any, Self, TypeVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from haidang.kit.records.days import refuse_turned
from haidang.kit.records.querysets import RecordQuerySet
from haidang.office.accounts.choices import Reach
from haidang.office.directory.models.dated import in_force

M = TypeVar("M", bound=models.Model, covariant=True)


class OwnQuerySet(RecordQuerySet[M]):
    """Rows of an agency: who oversees sees all, an agency its own and those of the partners it keeps."""

    #: The way to the partner, for who keeps it.
    _keeper = "partner__keeper"

    def for_user(self, user: Any, verb: str) -> Self:
        reach = user.reach(verb, "book") if user.is_authenticated else None
        if reach is None:
            return self.none()
        if reach == Reach.ALL:
            return self
        if verb != "view":
            return self.filter(agency__in=user.charge.answers)
        return self.filter(Q(agency__in=user.charge.sees) | Q(**{f"{self._keeper}__in": user.charge.sees}))

    def may_add(self, user: Any) -> bool:
        return bool(user.is_authenticated and user.may("add", "book"))


class CommonQuerySet(RecordQuerySet[M]):
    """What is true of a partner whoever asks: whoever reads the books reads it, Sở Ngoại vụ keeps it."""

    def for_user(self, user: Any, verb: str) -> Self:
        reach = user.reach(verb, "book") if user.is_authenticated else None
        if reach is None:
            return self.none()
        return self if verb == "view" or reach == Reach.ALL else self.none()

    def may_add(self, user: Any) -> bool:
        return bool(user.is_authenticated and user.reach("add", "book") == Reach.ALL)

    def in_force(self, on: Any) -> Self:
        """Those that hold on the day."""
        return self.filter(in_force(on))


class Held(models.Model):
    """Holds from a day to a day; both count, an empty one is open."""

    valid_from = models.DateField(_("từ ngày"), null=True, blank=True)
    valid_to = models.DateField(_("đến hết ngày"), null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="%(app_label)s_%(class)s_held",
                violation_error_message=_("Ngày cuối phải từ ngày đầu trở đi."),
            )
        ]

    def clean(self) -> None:
        super().clean()
        refuse_turned(self, "valid_from", "valid_to")


def meets(first: date | None, last: date | None) -> Q:
    """Rows that share a day with the days from `first` to `last`."""
    begins = Q() if last is None else Q(valid_from=None) | Q(valid_from__lte=last)
    ends = Q() if first is None else Q(valid_to=None) | Q(valid_to__gte=first)
    return begins & ends

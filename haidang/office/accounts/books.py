"""The books of the province: whose a row is, who sees it beside, who writes it, in which ways it is their business."""

from typing import Any, Self, TypeVar

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model, Q, TextChoices
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from haidang.kit.records.querysets import RecordQuerySet
from haidang.office.accounts.choices import Reach

M = TypeVar("M", bound=Model, covariant=True)


class Hand(TextChoices):
    """In which way a dossier is somebody's business."""

    AUTHOR = "author", _("cơ quan lập hồ sơ")
    DESK = "desk", _("Sở Ngoại vụ")
    APPROVER = "approver", _("người có thẩm quyền")


class BookQuerySet(RecordQuerySet[M]):
    """Rows that an agency keeps. Who oversees the books sees all, an agency its own, and those that `beside` opens.

    Written by whose it is (or who keeps every book), as long as `writable` says.
    """

    #: The way from a row to the agency that keeps it.
    whose = "agency"

    def for_user(self, user: Any, verb: str) -> Self:
        if verb == "draft":
            return drafted_by(self, user, self.whose)
        reach = user.reach(verb, "book") if user.is_authenticated else None
        if reach is None:
            return self.none()
        if verb == "view":
            return self if reach == Reach.ALL else self.filter(self._of(user.charge.sees) | self.beside(user))
        rows = self if reach == Reach.ALL else self.filter(self._of(user.charge.answers))
        return rows.filter(self.deletable() if verb == "delete" else self.writable())

    def _of(self, agencies: Any) -> Q:
        return Q(**{f"{self.whose}__in": agencies})

    def beside(self, user: Any) -> Q:
        """Who else may read a row: who is asked about it, who takes part. Nobody until a room says so."""
        return Q(pk__in=())

    def writable(self) -> Q:
        """The rows whose facts may still be written."""
        return Q()

    def deletable(self) -> Q:
        """The rows that may be taken away."""
        return self.writable()

    def may_add(self, user: Any) -> bool:
        return bool(user.is_authenticated and user.may("add", "book"))


Rows = TypeVar("Rows", bound="RecordQuerySet[Any]")


def drafted_by(rows: Rows, user: Any, whose: str = "agency") -> Rows:
    """Of whose rows this person drafts the papers, at whatever stage they stand: who keeps every book of all, an
    agency of its own (the right "draft" of a kind of paper).
    """
    reach = user.reach("change", "book") if user.is_authenticated else None
    if reach is None:
        return rows.none()
    return rows if reach == Reach.ALL else rows.filter(**{f"{whose}__in": user.charge.answers})


def hands_of(agency_id: int | None, user: Any) -> frozenset[Hand]:
    """In which ways a row of that agency is this person's business. Who keeps every book does an author's work for
    anybody.
    """
    found = set()
    ours = agency_id is not None and user.charge.answers_for(agency_id) and user.may("change", "book")
    if user.reach("change", "book") == Reach.ALL or ours:
        found.add(Hand.AUTHOR)
    if user.is_desk:
        found.add(Hand.DESK)
    if user.may("approve", "book"):
        found.add(Hand.APPROVER)
    return frozenset(found)


def refuse_others(agency: Any, *, by: Any, field: str = "agency") -> None:
    """An agency writes of itself; who keeps every book, of anybody."""
    if not by.may("add", "book"):
        raise PermissionDenied
    if by.reach("add", "book") != Reach.ALL and not by.charge.answers_for(agency.pk):
        sentence = _now("Chỉ ghi được hồ sơ của cơ quan mình; %(agency)s là cơ quan khác.") % {"agency": agency}
        raise ValidationError({field: sentence}, code="others")


def keep_to_own(form: Any, *, field: str = "agency") -> None:
    """In a form: the agency is one's own for who writes of no other, and begins with one's own for everybody."""
    by = form.by
    if by is None:
        return
    if by.reach("add", "book") != Reach.ALL:
        form.fields[field].queryset = form.fields[field].queryset.filter(pk__in=by.charge.answers)
    if form.instance.pk is None:
        form.initial.setdefault(field, by.agency_id)

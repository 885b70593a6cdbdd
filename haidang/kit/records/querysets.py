"""A right is a set of rows."""

from typing import Any, Self, TypeVar

from django.db.models import Model, QuerySet

M = TypeVar("M", bound=Model, covariant=True)


class RecordQuerySet(QuerySet[M]):
    """Rows that know who may see them; a room that says nothing shows nothing."""

    def for_user(self, user: Any, verb: str) -> Self:
        """The rows that `user` may "view", "change" or "delete". Closed until a room opens it."""
        return self.none()

    def may_add(self, user: Any) -> bool:
        """May `user` make a new one? Closed until a room opens it; which rows they then see is for `for_user`."""
        return False

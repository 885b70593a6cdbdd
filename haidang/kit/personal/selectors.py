"""Who may look, and who has looked."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet

from haidang.kit.personal.models import Viewing


def may_reveal(record: Model, user: Any, name: str) -> bool:
    """May `user` see the whole value? Who may change the record, unless its model says otherwise.

    A model that grants more or less has a method `may_reveal(user, name)`.
    """
    own = getattr(record, "may_reveal", None)
    if own is not None:
        return bool(own(user, name))
    rows = getattr(type(record)._default_manager, "for_user", None)
    return bool(rows and user.is_authenticated and rows(user, "change").filter(pk=record.pk).exists())


def viewings(record: Model) -> QuerySet[Viewing]:
    """Who looked at the personal data of this record, newest first."""
    kind = ContentType.objects.get_for_model(record)
    return Viewing.objects.filter(content_type=kind, object_id=str(record.pk)).order_by("-pk")

"""Leaving a note of what was done."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model

from haidang.kit.audit.models import Note


def note(
    obj: Model,
    verb: str,
    *,
    by: Any,
    changes: Mapping[str, Sequence[Any]] | None = None,
    reason: str = "",
) -> Note:
    """Tell the office's story: `by` did `verb` to `obj`. Call it inside the transaction of the act itself.

    `by` is a user, or None when nobody was there (a stranger at the sign-in page).
    """
    actor = by if by is not None and by.is_authenticated else None
    return Note.objects.create(
        content_type=ContentType.objects.get_for_model(obj),
        object_id=str(obj.pk),
        object_name=str(obj),
        verb=verb,
        by=actor,
        by_name=str(actor)[:250] if actor else "",
        changes={field: [_plain(value) for value in pair] for field, pair in (changes or {}).items()},
        reason=reason,
    )


def _plain(value: Any) -> Any:
    """What JSON can hold; a record is told by its name, since its row may be gone when the story is read."""
    match value:
        case Enum():
            return _plain(value.value)
        case None | bool() | int() | float():
            return value
        case datetime() | date() | time():
            return value.isoformat()
        case Decimal() | str():
            return str(value)
        case Mapping():
            return {str(key): _plain(item) for key, item in value.items()}
        case Model():
            return str(value)
        case list() | tuple() | set() | frozenset():
            return [_plain(item) for item in value]
        case _:
            return str(value)

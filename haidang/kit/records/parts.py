"""What rooms of the house add to the page of any record, found by a setting: the kit knows none by name."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db.models import Model
from django.utils.module_loading import import_string


@dataclass(frozen=True, slots=True)
class RecordPart:
    """A piece of the page: a template of the room, which reads `part.facts`."""

    template: str
    facts: dict[str, Any] = field(default_factory=dict)


def parts_of(record: Model, user: Any) -> list[RecordPart]:
    """Each function of HAIDANG_RECORD_PARTS is asked: (record, user) → a part, or None where it has nothing to show."""
    asked: list[Callable[[Model, Any], RecordPart | None]] = [
        import_string(path) for path in settings.HAIDANG_RECORD_PARTS
    ]
    return [part for each in asked if (part := each(record, user))]

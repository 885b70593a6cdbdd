"""Which tables stand in an archive, and how a row of one is written as JSON and read again."""

import base64
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.db import models
from django.db.models import Model

from haidang.kit.audit.triggers.tables import is_secret
from haidang.kit.personal.fields import personal_fields
from haidang.kit.personal.keys import Unreadable, decrypt, encrypt

#: Rooms whose rows say how the machine is doing, who is signed in at the moment, or which program holds a key: no part
#: of the office's year.
LEFT_OUT = frozenset({"jobs", "django_tasks_database", "sessions", "api"})
#: Rows read at once.
AT_ONCE = 2_000


def _whole(told: Any) -> int:
    """No database here counts further."""
    if not -(2**63) <= (number := int(told)) < 2**63:
        raise OverflowError(number)
    return number


def _token(told: Any) -> str:
    """A personal value goes in as it came out; it must only be the text it was."""
    if not isinstance(told, str):
        raise TypeError(type(told))
    return told


#: A word on the archive, and how the value behind it is written and read.
_SPELLINGS: dict[str, tuple[Callable[[Any], Any], Callable[[Any], Any]]] = {
    "integer": (int, _whole),
    "number": (float, float),
    "decimal": (str, Decimal),
    "boolean": (bool, bool),
    "text": (str, str),
    "date": (date.isoformat, date.fromisoformat),
    "moment": (datetime.isoformat, datetime.fromisoformat),
    "time": (time.isoformat, time.fromisoformat),
    "duration": (timedelta.total_seconds, lambda seconds: timedelta(seconds=seconds)),
    "uuid": (str, uuid.UUID),
    "bytes": (lambda value: base64.b64encode(bytes(value)).decode(), base64.b64decode),
    "json": (lambda value: value, lambda value: value),
    "file": (str, str),
    "personal": (lambda value: value.token, _token),
    "secret": (encrypt, decrypt),
}
#: By the word a field uses of itself, the most telling first: an email is a text, a moment is no day.
_BY_FIELD: tuple[tuple[type[models.Field[Any, Any]], str], ...] = (
    (models.FileField, "file"),
    (models.JSONField, "json"),
    (models.BinaryField, "bytes"),
    (models.UUIDField, "uuid"),
    (models.BooleanField, "boolean"),
    (models.DecimalField, "decimal"),
    (models.FloatField, "number"),
    (models.DurationField, "duration"),
    (models.DateTimeField, "moment"),
    (models.DateField, "date"),
    (models.TimeField, "time"),
    (models.IntegerField, "integer"),
    (models.CharField, "text"),
    (models.TextField, "text"),
    (models.GenericIPAddressField, "text"),
)


@dataclass(frozen=True)
class Spelt:
    """One column: what it is called in the archive, what it is, and what it points at."""

    field: Any
    kind: str

    @property
    def name(self) -> str:
        return str(self.field.attname)

    @property
    def points_at(self) -> str:
        target = self.field.related_model
        return target._meta.label_lower if self.field.is_relation and target else ""

    def written(self, value: Any) -> Any:
        """The value as JSON. What is empty is empty: only a value is encrypted."""
        return value if value is None or (value == "" and self.kind != "json") else _SPELLINGS[self.kind][0](value)

    def read(self, told: Any) -> Any:
        """The value that was written so. Raises ValueError, TypeError, ArithmeticError, Unreadable."""
        return told if told is None or (told == "" and self.kind != "json") else _SPELLINGS[self.kind][1](told)

    def stored(self, told: Any, connection: Any) -> Any:
        """What the database is given for it. A personal value goes back as it came: encrypted."""
        value = self.read(told)
        return value if self.kind == "personal" else self.field.get_db_prep_save(value, connection)


@dataclass(frozen=True)
class Table:
    """One model in the archive."""

    model: type[Model]

    @property
    def label(self) -> str:
        """ "plans.task" """
        return self.model._meta.label_lower

    @property
    def name(self) -> str:
        return self.model._meta.db_table

    @property
    def key(self) -> Any:
        return self.model._meta.pk

    @property
    def counts_up(self) -> bool:
        """Does the database number its rows?"""
        return isinstance(self.key, models.AutoField | models.BigAutoField | models.SmallAutoField)

    @cached_property
    def columns(self) -> tuple[Spelt, ...]:
        personal = {field.name for field in personal_fields(self.model)}
        return tuple(_spelt(field, personal) for field in self.model._meta.concrete_fields)

    def rows(self) -> Iterator[dict[str, Any]]:
        """Every row as JSON takes it, in the order of its number."""
        columns = self.columns
        found = self.model._base_manager.order_by("pk").values_list(*(each.name for each in columns))
        for row in found.iterator(chunk_size=AT_ONCE):
            yield {each.name: each.written(value) for each, value in zip(columns, row, strict=True)}


def _spelt(field: Any, personal: set[str]) -> Spelt:
    if field.name in personal:
        return Spelt(field, "personal")
    target = field
    while target.is_relation and target.related_model:
        target = target.target_field
    if not field.is_relation and is_secret(field) and not isinstance(field, models.JSONField | models.BinaryField):
        return Spelt(field, "secret")
    for kind, word in _BY_FIELD:
        if isinstance(target, kind):
            return Spelt(field, word)
    raise ImproperlyConfigured(f"{field}: an archive does not know how to write {type(target).__name__}.")


def tables() -> list[Table]:
    """Every table of an archive, by name. A model whose rows can be built anew says `row_history = False`."""
    found = [Table(model) for model in apps.get_models(include_auto_created=True) if _is_kept(model)]
    return sorted(found, key=lambda table: table.label)


def _is_kept(model: type[Model]) -> bool:
    meta = model._meta
    ordinary = meta.managed and not meta.proxy and not meta.swapped
    return bool(ordinary and meta.app_label not in LEFT_OUT and getattr(model, "row_history", True))


#: The word behind `Manifest.key`.
_KNOWN = "haidang"


def key_proof() -> str:
    return encrypt(_KNOWN)


def knows_key(proof: str) -> bool:
    """Do we hold the key under which this archive's values are encrypted (today's, or an old one)?"""
    try:
        return decrypt(proof) == _KNOWN
    except (Unreadable, ValueError):
        return False

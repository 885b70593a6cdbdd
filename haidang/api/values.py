"""What a column says of a record, as JSON. Personal columns never come here."""

import json
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from hashlib import sha256
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model, QuerySet

from haidang.kit.records.columns import Column


def told(columns: Sequence[Column]) -> list[Column]:
    """Those that leave the house."""
    return [column for column in columns if not column.is_personal]


def as_json(record: Any, columns: Sequence[Column], *, url: str) -> dict[str, Any]:
    """Its number, its name, where its page is, and each column under its name."""
    facts = {column.path: value_of(column, record) for column in told(columns)}
    return {"id": record.pk, "name": str(record), "url": url, **facts}


def value_of(column: Column, record: Any) -> Any:
    """A choice by code and word, a record by number and name; an amount as text, so that nothing of it is lost."""
    found = column.of(record)
    code = _code(column, record)
    return plain(found) if code is None else {"code": code, "label": str(found)}


def _code(column: Column, record: Any) -> Any:
    """What is stored of a choice of the record itself; None for everything else."""
    if column.value or column.expression is not None or "__" in column.path:
        return None
    try:
        field: Any = record._meta.get_field(column.path)
    except FieldDoesNotExist:
        return None
    return getattr(record, field.attname) if getattr(field, "choices", None) else None


def plain(value: Any) -> Any:
    match value:
        case None | bool() | int():
            return value
        case Decimal() | float():
            return str(value)
        case datetime() | date() | time():
            return value.isoformat()
        case Model():
            return {"id": value.pk, "name": str(value)}
        case dict():
            return {str(name): plain(item) for name, item in value.items()}
        case list() | tuple() | set() | QuerySet():
            return [plain(item) for item in value]
        case _:
            return str(value)


def etag_of(told: Any) -> str:
    """A sign of what was told: as long as it is the same, nothing that was told has changed."""
    return f'"{sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:32]}"'

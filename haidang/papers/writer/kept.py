"""An official paper as JSON and back: what a draft keeps, and what its hash is of.

Every value names its kind, so that a file of it can be read without this program.
"""

import hashlib
import json
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from haidang.papers.writer import model

_KIND, _DAY, _NUMBER = "kind_of", "day", "number"
_KINDS: dict[str, Any] = {
    each.__name__: each
    for each in (
        model.Run, model.Para, model.Heading, model.Item, model.Column, model.Row, model.Table, model.Series,
        model.Chart, model.Beside, model.PageBreak, model.Letterhead, model.Signature, model.Annex, model.Official,
    )
}  # fmt: skip


class NotAPaper(ValueError):
    """This JSON was not written here, or by a version that knew other kinds."""


def as_json(value: Any) -> Any:
    """What `json.dumps` takes. Fields that say nothing but their default are left out."""
    if is_dataclass(value) and not isinstance(value, type):
        told = {_KIND: type(value).__name__}
        for field in fields(value):
            said = getattr(value, field.name)
            if said != field.default:
                told[field.name] = as_json(said)
        return told
    if isinstance(value, tuple | list):
        return [as_json(each) for each in value]
    if isinstance(value, date):
        return {_KIND: _DAY, "value": value.isoformat()}
    if isinstance(value, Decimal):
        return {_KIND: _NUMBER, "value": str(value)}
    return value


def from_json(told: Any) -> Any:
    """The value again; raises NotAPaper."""
    if isinstance(told, list):
        return tuple(from_json(each) for each in told)
    if not isinstance(told, dict):
        return told
    kind: str = told.get(_KIND, "")
    try:
        if kind == _DAY:
            return date.fromisoformat(told["value"])
        if kind == _NUMBER:
            return Decimal(told["value"])
        return _KINDS[kind](**{name: from_json(said) for name, said in told.items() if name != _KIND})
    except (KeyError, TypeError, ValueError, ArithmeticError) as error:
        raise NotAPaper(f"{kind!r}: {error}") from error


def fingerprint(value: Any) -> str:
    """SHA-256 over the JSON, the same on every machine for the same words."""
    written = json.dumps(as_json(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()

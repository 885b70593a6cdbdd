"""Which tables are recorded, and what of them may not be copied."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import BinaryField, CharField, JSONField, Model, TextField

from haidang.kit.audit.models import Note, RowChange, Seal

#: Rows are added to these and never changed. They are not recorded themselves: the seals watch over them.
LOGS = (Note._meta.db_table, RowChange._meta.db_table, Seal._meta.db_table)
#: Rooms whose rows say how the machine is doing, not what the office did.
UNRECORDED_APPS = frozenset({"audit", "jobs"})
#: A column with one of these in its name is a secret even in the history.
_SECRET_NAMES = ("password", "secret", "token", "recovery")
HIDDEN = "***"
#: What stands in the history for a value whose field says `marked_in_history`, with the last characters of what lies in
#: the row: two values can be told apart, and nothing that any key opens is left when the row forgets its own.
MARK, MARK_LENGTH = "••••", 10
REFUSAL = "Nhật ký chỉ được ghi thêm: không sửa, không xóa dòng đã ghi. Cần đính chính thì ghi một dòng mới."
EMPTYING = "Không được làm trống cả bảng: việc đó không để lại vết. Hãy xóa từng dòng."


@dataclass(frozen=True)
class Table:
    """A recorded table; `json` and `binary` are columns that SQLite must be told how to copy.

    `hidden` are not copied at all; of `marked` there is only a mark.
    """

    name: str
    key: str
    hidden: frozenset[str]
    json: frozenset[str]
    binary: frozenset[str]
    marked: frozenset[str] = frozenset()


def recorded_models() -> Iterator[type[Model]]:
    """All tables of ours. A model of derived rows (an index that can be built anew) says `row_history = False`."""
    for config in apps.get_app_configs():
        if config.name.startswith("haidang.") and config.label not in UNRECORDED_APPS:
            for model in config.get_models(include_auto_created=True):
                if model._meta.managed and not model._meta.proxy and getattr(model, "row_history", True):
                    yield model


def append_only_tables(existing: set[str]) -> list[str]:
    """The logs, and every other table whose model says `append_only = True`."""
    others = [model._meta.db_table for model in recorded_models() if getattr(model, "append_only", False)]
    return [name for name in (*LOGS, *others) if name in existing]


def recorded_tables(existing: set[str]) -> list[Table]:
    """The recorded tables among those that exist (half-way through the migrations some do not)."""
    tables = [_table(model) for model in recorded_models() if model._meta.db_table in existing]
    return sorted(tables, key=lambda table: table.name)


def _table(model: Any) -> Table:
    fields = model._meta.local_concrete_fields
    return Table(
        name=model._meta.db_table,
        key=model._meta.pk.column,
        hidden=frozenset(field.column for field in fields if is_secret(field)),
        marked=frozenset(str(field.column) for field in fields if getattr(field, "marked_in_history", False)),
        json=frozenset(str(field.column) for field in fields if isinstance(field, JSONField)),
        binary=frozenset(str(field.column) for field in fields if isinstance(field, BinaryField)),
    )


def is_secret(field: Any) -> bool:
    holds_text = isinstance(field, CharField | TextField | JSONField | BinaryField)
    return holds_text and any(part in field.column for part in _SECRET_NAMES)

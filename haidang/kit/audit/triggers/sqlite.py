"""Triggers of SQLite: one for each table and operation, naming each column, since SQLite has no row as JSON."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from haidang.kit.audit.actor import emptying
from haidang.kit.audit.triggers.tables import (
    HIDDEN,
    MARK,
    MARK_LENGTH,
    REFUSAL,
    Table,
    append_only_tables,
    recorded_tables,
)

#: Django's own spelling of a moment in SQLite.
_NOW = "strftime('%Y-%m-%d %H:%M:%f', 'now')"
_OPERATIONS = {"I": ("INSERT", False, True), "U": ("UPDATE", True, True), "D": ("DELETE", True, False)}


def wanted(connection: Any) -> dict[str, str]:
    """Every trigger that should stand, by its name."""
    with connection.cursor() as cursor:
        existing = set(connection.introspection.table_names(cursor))
        found = {
            f"audit_{operation}_{table.name}": record(table, _columns(cursor, table.name), operation)
            for table in recorded_tables(existing)
            for operation in _OPERATIONS
        }
    for name in append_only_tables(existing):
        for operation in ("UPDATE", "DELETE"):
            found[f"audit_refuse_{operation}_{name}"] = _refuse(name, operation)
    return found


def standing(connection: Any) -> dict[str, str]:
    """Every trigger of ours that stands."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'audit~_%' ESCAPE '~'")
        return dict(cursor.fetchall())


def install(connection: Any, name: str, sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f'DROP TRIGGER IF EXISTS "{name}"')
        cursor.execute(sql)


def remove(connection: Any, name: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f'DROP TRIGGER IF EXISTS "{name}"')


@contextmanager
def asleep(connection: Any) -> Iterator[None]:
    """Each trigger asks our connection whether it is to record."""
    with emptying():
        yield


def before_migrating(connection: Any) -> None:
    """SQLite refuses to change a table or column that a trigger names."""
    for name in standing(connection):
        remove(connection, name)


def _columns(cursor: Any, table: str) -> list[str]:
    cursor.execute(f'SELECT name FROM pragma_table_info("{table}")')
    return [name for (name,) in cursor.fetchall()]


def record(table: Table, columns: list[str], operation: str) -> str:
    """The trigger that copies a row of `table` into the log."""
    event, before, after = _OPERATIONS[operation]
    key = f'{"NEW" if after else "OLD"}."{table.key}"'
    return (
        f'CREATE TRIGGER "audit_{operation}_{table.name}" AFTER {event} ON "{table.name}" '
        f"FOR EACH ROW WHEN haidang_recording() BEGIN "
        f'INSERT INTO audit_rowchange ("table", "row", operation, before, after, actor, request, at) VALUES '
        f"('{table.name}', CAST({key} AS TEXT), '{operation}', "
        f"{_json(table, columns, 'OLD') if before else 'NULL'}, {_json(table, columns, 'NEW') if after else 'NULL'}, "
        f"haidang_actor(), haidang_request(), {_NOW}); END"
    )


def _json(table: Table, columns: list[str], row: str) -> str:
    """Put together by hand: json_object() takes no more than 63 columns."""
    members = " || ',' || ".join(f"'\"{column}\":' || {_value(table, column, row)}" for column in columns)
    return f"'{{' || {members} || '}}'"


def _value(table: Table, column: str, row: str) -> str:
    value = f'{row}."{column}"'
    if column in table.hidden:
        return f"'\"{HIDDEN}\"'"
    if column in table.marked:
        mark = f"'{MARK}' || substr({value}, -{MARK_LENGTH})"
        return f"CASE WHEN {value} <> '' THEN json_quote({mark}) ELSE json_quote({value}) END"
    if column in table.json:
        return f"coalesce(json({value}), 'null')"
    if column in table.binary:
        return f"json_quote(lower(hex({value})))"
    return f"json_quote({value})"


def _refuse(table: str, operation: str) -> str:
    return (
        f'CREATE TRIGGER "audit_refuse_{operation}_{table}" BEFORE {operation} ON "{table}" '
        f"FOR EACH ROW WHEN haidang_recording() BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    )

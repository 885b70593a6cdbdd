"""Triggers of PostgreSQL: one function for all tables, called once for a statement however many rows it touches."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from haidang.kit.audit.triggers.tables import (
    EMPTYING,
    HIDDEN,
    MARK,
    MARK_LENGTH,
    REFUSAL,
    Table,
    append_only_tables,
    recorded_tables,
)


def _copied(row: str) -> str:
    """The row as the history keeps it: what is hidden is `***`, what is marked is its mark."""
    mark = f"to_jsonb('{MARK}' || right({row}->>c, {MARK_LENGTH}))"
    marks = f"SELECT coalesce(jsonb_object_agg(c, {mark}), '{{}}') FROM unnest(marked) AS c WHERE {row}->>c <> ''"
    return f"{row} || hidden || ({marks})"


#: `said` finds what `audit.actor` wrote in front of the statement; a person at psql may SET haidang.actor instead.
#: A statement that changes keys is told as rows gone and rows come: nothing says which became which.
_RECORD = f"""
DECLARE
  key text := TG_ARGV[0];
  hidden jsonb := TG_ARGV[1]::jsonb;
  marked text[] := TG_ARGV[2]::text[];
  said text[] := regexp_match(left(current_query(), 200), '^/\\* haidang actor=(\\S*) request=(\\S*) \\*/');
  actor text := coalesce(said[1], current_setting('haidang.actor', true), '');
  request text := coalesce(said[2], '');
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO audit_rowchange ("table", "row", operation, before, after, actor, request, at)
    SELECT TG_TABLE_NAME, n.j->>key, 'I', NULL, {_copied("n.j")}, actor, request, clock_timestamp()
    FROM (SELECT to_jsonb(r) AS j FROM new_rows r) n;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO audit_rowchange ("table", "row", operation, before, after, actor, request, at)
    SELECT TG_TABLE_NAME, o.j->>key, 'D', {_copied("o.j")}, NULL, actor, request, clock_timestamp()
    FROM (SELECT to_jsonb(r) AS j FROM old_rows r) o;
  ELSE
    INSERT INTO audit_rowchange ("table", "row", operation, before, after, actor, request, at)
    SELECT TG_TABLE_NAME, coalesce(n.j->>key, o.j->>key),
      CASE WHEN o.j IS NULL THEN 'I' WHEN n.j IS NULL THEN 'D' ELSE 'U' END,
      {_copied("o.j")}, {_copied("n.j")}, actor, request, clock_timestamp()
    FROM (SELECT to_jsonb(r) AS j FROM new_rows r) n
    FULL JOIN (SELECT to_jsonb(r) AS j FROM old_rows r) o ON o.j->>key = n.j->>key;
  END IF;
  RETURN NULL;
END
"""
_REFUSE = """
BEGIN
  IF TG_OP = 'TRUNCATE' AND current_setting('haidang.emptying', true) = 'yes' THEN
    RETURN NULL;
  END IF;
  RAISE EXCEPTION USING MESSAGE = TG_ARGV[0], ERRCODE = 'integrity_constraint_violation';
END
"""
_FUNCTIONS = {"audit_record": _RECORD, "audit_refuse": _REFUSE}
_REFERENCING = {
    "INSERT": "REFERENCING NEW TABLE AS new_rows",
    "UPDATE": "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows",
    "DELETE": "REFERENCING OLD TABLE AS old_rows",
}


def wanted(connection: Any) -> dict[str, str]:
    """Every function and trigger that should stand: the body of the one, the statement that makes the other."""
    found = dict(_FUNCTIONS)
    existing = set(connection.introspection.table_names())
    for table in recorded_tables(existing):
        found |= {f"{table.name}.audit_{event.lower()}": _record(table, event) for event in _REFERENCING}
        found[f"{table.name}.audit_truncate"] = _refuse(table.name, "audit_truncate", "TRUNCATE", EMPTYING)
    for name in append_only_tables(existing):
        found[f"{name}.audit_refuse"] = _refuse(name, "audit_refuse", "UPDATE OR DELETE OR TRUNCATE", REFUSAL)
    return found


def standing(connection: Any) -> dict[str, str]:
    """What stands. A trigger carries the statement that made it as its comment; one that is switched off is gone."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname, prosrc FROM pg_proc "
            "WHERE proname = ANY(%s) AND pronamespace = current_schema()::regnamespace",
            [list(_FUNCTIONS)],
        )
        functions = dict(cursor.fetchall())
        cursor.execute(
            "SELECT c.relname || '.' || t.tgname, coalesce(obj_description(t.oid, 'pg_trigger'), '') "
            "FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
            "WHERE t.tgname LIKE 'audit~_%%' ESCAPE '~' AND t.tgenabled IN ('O', 'A') "
            "AND c.relnamespace = current_schema()::regnamespace",
            [],
        )
        return functions | dict(cursor.fetchall())


def install(connection: Any, name: str, sql: str) -> None:
    with connection.cursor() as cursor:
        if name in _FUNCTIONS:
            cursor.execute(f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $body${sql}$body$")
            return
        remove(connection, name)
        cursor.execute(sql)
        table, trigger = name.split(".")
        comment = sql.replace("'", "''")
        cursor.execute(f"COMMENT ON TRIGGER {trigger} ON \"{table}\" IS '{comment}'")


def remove(connection: Any, name: str) -> None:
    table, _, trigger = name.partition(".")
    with connection.cursor() as cursor:
        if trigger:
            cursor.execute(f'DROP TRIGGER IF EXISTS {trigger} ON "{table}"')
        else:
            cursor.execute(f"DROP FUNCTION IF EXISTS {table}() CASCADE")


@contextmanager
def asleep(connection: Any) -> Iterator[None]:
    """Switched off in this transaction; foreign keys are no triggers of ours and stay awake."""
    existing = set(connection.introspection.table_names())
    names = sorted({table.name for table in recorded_tables(existing)} | set(append_only_tables(existing)))
    connection.check_constraints()  # a table with a check still to come cannot be altered
    _turn(connection, names, "DISABLE")
    yield
    _turn(connection, names, "ENABLE")


def _turn(connection: Any, names: list[str], how: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("; ".join(f'ALTER TABLE "{name}" {how} TRIGGER USER' for name in names))


def before_migrating(connection: Any) -> None:
    """PostgreSQL copies whole rows, whatever their columns: nothing stands in the way of a migration."""


def _record(table: Table, event: str) -> str:
    hidden = ", ".join(f'"{column}": "{HIDDEN}"' for column in sorted(table.hidden))
    marked = ", ".join(f'"{column}"' for column in sorted(table.marked))
    return (
        f'CREATE TRIGGER audit_{event.lower()} AFTER {event} ON "{table.name}" {_REFERENCING[event]} '
        f"FOR EACH STATEMENT EXECUTE FUNCTION audit_record('{table.key}', '{{{hidden}}}', '{{{marked}}}')"
    )


def _refuse(table: str, name: str, events: str, sentence: str) -> str:
    return (
        f'CREATE TRIGGER {name} BEFORE {events} ON "{table}" '
        f"FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse('{sentence}')"
    )

"""PostgreSQL: our functions in SQL, a GIN index of words and one of trigrams, and a trigger for each watched table."""

from typing import Any

from django.db import DatabaseError, connection, transaction
from django.db.models import BooleanField
from django.db.models.expressions import RawSQL

from haidang.kit.search.engines.statements import INDEX, Watch, fill, forget, watches
from haidang.kit.search.folding import GAPS, MARKS, SIGNS, SMALL

#: PostgreSQL changes tables under triggers without complaint.
IN_THE_WAY = False
#: Kept beside the words, so that a search which finds half the house need not take their texts apart again.
#: A tsvector holds a megabyte; a longer text must not stop the writing of its record.
_VECTOR = "vector tsvector GENERATED ALWAYS AS (to_tsvector('simple', left(words, 400000))) STORED"
#: `translate` goes through its whole list for each letter: the common ones are asked first, the rest where needed.
_COMMON = {letter: small for letter, small in SMALL.items() if letter in "đĐ–\u00a0"}
_RARE = {letter: small for letter, small in SMALL.items() if letter not in _COMMON}
_FOLD = f"""
DECLARE bare text := said;
BEGIN
  IF said ~ '[^\\u0001-\\u007f]' THEN
    bare := translate(regexp_replace(normalize(said, NFD), '{MARKS}', '', 'g'),
      '{"".join(_COMMON)}', '{"".join(_COMMON.values())}');
    IF bare ~ '[{"".join(_RARE)}]' THEN
      bare := translate(bare, '{"".join(_RARE)}', '{"".join(_RARE.values())}');
    END IF;
  END IF;
  -- Asked for ASCII alone: beyond that it depends on how the server was built.
  RETURN lower(bare COLLATE "C");
END
"""
_FUNCTIONS = (
    "CREATE OR REPLACE FUNCTION haidang_fold(said text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE "
    f"AS $fold${_FOLD}$fold$",
    "CREATE OR REPLACE FUNCTION haidang_words(said text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS "
    f"$words$ SELECT trim(regexp_replace(regexp_replace(haidang_fold(said), '{SIGNS}', ' \\1 ', 'g'), "
    f"'{GAPS}', ' ', 'g'), ' ') $words$",
    f'ALTER TABLE "{INDEX}" ADD COLUMN IF NOT EXISTS {_VECTOR}',
    f'CREATE INDEX IF NOT EXISTS search_entry_words ON "{INDEX}" USING gin (vector)',
)


def teach(connection: Any) -> None:
    """The functions are in the database."""


def prepare(connection: Any) -> None:
    with connection.cursor() as cursor:
        for statement in _FUNCTIONS:
            cursor.execute(statement)
        try:
            with transaction.atomic(using=connection.alias):
                cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
                titles = f'"{INDEX}" USING gin (title gin_trgm_ops)'
                cursor.execute(f"CREATE INDEX IF NOT EXISTS search_entry_titles ON {titles}")
        except DatabaseError:
            # Not installed, or not ours to install: then nothing alike is offered to who has mistyped.
            return


def wanted(connection: Any) -> dict[str, str]:
    """The body of the function behind every trigger that should stand, by their name."""
    return {watch.name: _body(watch) for watch in watches(set(connection.introspection.table_names()))}


def _body(watch: Watch) -> str:
    """The first line is for us: what the trigger is on."""
    new, old = (fill(watch.model, watch.searchable, watch.leads % row) for row in ("NEW", "OLD"))
    gone = forget(watch.model, "OLD")
    key = watch.model._meta.pk.column
    moved = f'{gone} AND OLD."{key}" <> NEW."{key}"' if watch.is_own else old
    columns = ", ".join(f'"{column}"' for column in watch.columns)
    return (
        f'-- "{watch.table}" {columns}\n'
        f"BEGIN IF TG_OP <> 'DELETE' THEN {new}; END IF; IF TG_OP = 'UPDATE' THEN {moved}; END IF; "
        f"IF TG_OP = 'DELETE' THEN {gone if watch.is_own else old}; END IF; RETURN NULL; END"
    )


def standing(connection: Any) -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT t.tgname, p.prosrc FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
            "JOIN pg_proc p ON p.oid = t.tgfoid WHERE t.tgname LIKE 'search~_%%' ESCAPE '~' "
            "AND t.tgenabled IN ('O', 'A') AND c.relnamespace = current_schema()::regnamespace",
            [],
        )
        return dict(cursor.fetchall())


def make(connection: Any, name: str, sql: str) -> None:
    table, _, columns = sql.partition("\n")[0].removeprefix("-- ").partition(" ")
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE FUNCTION "{name}"() RETURNS trigger LANGUAGE plpgsql AS $body${sql}$body$')
        cursor.execute(
            f'CREATE TRIGGER "{name}" AFTER INSERT OR DELETE OR UPDATE OF {columns} ON {table} '
            f'FOR EACH ROW EXECUTE FUNCTION "{name}"()'
        )


def remove(connection: Any, name: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f'DROP FUNCTION IF EXISTS "{name}"() CASCADE')


def clear(cursor: Any) -> None:
    cursor.execute(f'DELETE FROM "{INDEX}"')


def settle(cursor: Any) -> None:
    cursor.execute(f'ANALYZE "{INDEX}"')


def matching(asked: list[str]) -> Any:
    query = " & ".join([*(f"'{word}'" for word in asked[:-1]), f"'{asked[-1]}':*"])
    return RawSQL("vector @@ to_tsquery('simple', %s)", [query], output_field=BooleanField())


def alike(title: str) -> Any:
    """The words of the title that are like what was typed, wherever in the title they stand."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm'")
        has_trigrams = cursor.fetchone()
    if not has_trigrams:
        return RawSQL("false", [], output_field=BooleanField())
    return RawSQL("%s <%% title", [title], output_field=BooleanField())

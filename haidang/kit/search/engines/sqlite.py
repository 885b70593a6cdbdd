"""SQLite: two FTS5 tables over the index, one of words and one of trigrams, and a trigger for each table and event."""

from typing import Any

from django.db.models.expressions import RawSQL

from haidang.kit.search.engines.statements import INDEX, Watch, fill, forget, watches
from haidang.kit.search.folding import plain, words

#: SQLite refuses to change a table or column that a trigger names.
IN_THE_WAY = True
#: The text is folded already; nothing is left for the tokenizer to remove.
_TABLES = {
    "search_words": f"USING fts5(words, content='{INDEX}', content_rowid='id', "
    "tokenize='unicode61 remove_diacritics 0', prefix='2 3')",
    "search_titles": f"USING fts5(title, content='{INDEX}', content_rowid='id', tokenize='trigram')",
}
_EVENTS = ("INSERT", "UPDATE", "DELETE")
_COLUMNS = {"search_words": "words", "search_titles": "title"}


def teach(connection: Any) -> None:
    """Teach one connection our functions. Whoever writes without them is refused by the triggers."""
    raw = connection.connection
    raw.create_function("haidang_fold", 1, lambda text: None if text is None else plain(str(text)), deterministic=True)
    raw.create_function("haidang_words", 1, lambda text: words(str(text or "")), deterministic=True)
    raw.create_aggregate("string_agg", 2, _Joined)


class _Joined:
    """What SQLite has only since 3.44, under the name it has everywhere else."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.between = ""

    def step(self, text: Any, between: str) -> None:
        self.between = between
        if text:
            self.texts.append(str(text))

    def finalize(self) -> str:
        return self.between.join(self.texts)


def prepare(connection: Any) -> None:
    with connection.cursor() as cursor:
        for name, kind in _TABLES.items():
            cursor.execute(f"CREATE VIRTUAL TABLE IF NOT EXISTS {name} {kind}")


def wanted(connection: Any) -> dict[str, str]:
    """Every trigger that should stand, by its name."""
    found = {f"search_fts_{event.lower()}": _follow(event) for event in _EVENTS}
    for watch in watches(set(connection.introspection.table_names())):
        found |= {f"{watch.name}_{event.lower()}": _trigger(watch, event) for event in _acts(watch)}
    return found


def _acts(watch: Watch) -> dict[str, list[str]]:
    """What is done at each event of a watched table."""
    new, old = (fill(watch.model, watch.searchable, watch.leads % row) for row in ("NEW", "OLD"))
    if watch.is_own:
        key = watch.model._meta.pk.column
        moved = f'{forget(watch.model, "OLD")} AND OLD."{key}" <> NEW."{key}"'
        return {"INSERT": [new], "UPDATE": [moved, new], "DELETE": [forget(watch.model, "OLD")]}
    return {"INSERT": [new], "UPDATE": [old, new], "DELETE": [old]}


def _trigger(watch: Watch, event: str) -> str:
    columns = ", ".join(f'"{column}"' for column in watch.columns)
    when = f"UPDATE OF {columns}" if event == "UPDATE" else event
    acts = "; ".join(_acts(watch)[event])
    return _statement(f"{watch.name}_{event.lower()}", when, watch.table, acts)


def _statement(name: str, when: str, table: str, acts: str) -> str:
    return f'CREATE TRIGGER "{name}" AFTER {when} ON "{table}" FOR EACH ROW BEGIN {acts}; END'


def _follow(event: str) -> str:
    """The FTS5 tables hold no text of their own: they are told what went and what came."""
    acts = []
    for name, column in _COLUMNS.items():
        if event != "INSERT":
            acts.append(f"INSERT INTO {name}({name}, rowid, {column}) VALUES ('delete', OLD.id, OLD.{column})")
        if event != "DELETE":
            acts.append(f"INSERT INTO {name}(rowid, {column}) VALUES (NEW.id, NEW.{column})")
    return _statement(f"search_fts_{event.lower()}", event, INDEX, "; ".join(acts))


def standing(connection: Any) -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'search~_%' ESCAPE '~'"
        )
        return dict(cursor.fetchall())


def make(connection: Any, name: str, sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def remove(connection: Any, name: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f'DROP TRIGGER IF EXISTS "{name}"')


def clear(cursor: Any) -> None:
    """The FTS5 tables are not told row by row: what they believe may already be wrong."""
    for event in _EVENTS:
        cursor.execute(f'DROP TRIGGER IF EXISTS "search_fts_{event.lower()}"')
    cursor.execute(f'DELETE FROM "{INDEX}"')


def settle(cursor: Any) -> None:
    for name in _TABLES:
        cursor.execute(f"INSERT INTO {name}({name}) VALUES ('rebuild')")
    for event in _EVENTS:
        cursor.execute(_follow(event))


def matching(asked: list[str]) -> Any:
    query = " ".join([*(f'"{word}"' for word in asked[:-1]), f'"{asked[-1]}"*'])
    # Materialized: else SQLite asks the FTS5 table again for every row of the index.
    found = "SELECT rowid FROM search_words WHERE search_words MATCH %s"
    return {"pk__in": RawSQL(f"WITH found AS MATERIALIZED ({found}) SELECT rowid FROM found", [query])}


def alike(title: str) -> Any:
    """The fifty titles with the rarest trigrams in common."""
    parts = {title[at : at + 3] for at in range(len(title) - 2)}
    query = " OR ".join(f'"{part}"' for part in sorted(parts))
    found = "SELECT rowid FROM search_titles WHERE search_titles MATCH %s ORDER BY rank LIMIT 50"
    return {"pk__in": RawSQL(f"WITH found AS MATERIALIZED ({found}) SELECT rowid FROM found", [query])}

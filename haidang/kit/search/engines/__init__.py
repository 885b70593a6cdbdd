"""The database keeps the index itself: triggers on both engines, made anew after each migration.

`bulk_create`, `update()` and raw SQL go round `save()`; they do not go round a trigger.
"""

from types import ModuleType
from typing import Any

from django.db import connection, connections, transaction

from haidang.kit.search.engines import postgresql, sqlite
from haidang.kit.search.engines.statements import fill
from haidang.kit.search.models import Entry
from haidang.kit.search.searchable import searchables

_ENGINES: dict[str, ModuleType] = {"sqlite": sqlite, "postgresql": postgresql}


def engine(connection: Any) -> ModuleType:
    """How the index is kept on this engine; another engine than our two fails loudly."""
    return _ENGINES[connection.vendor]


def install(connection: Any) -> list[str]:
    """Make what is missing or differs, remove what is no longer wanted; the names of what was done."""
    own = engine(connection)
    wanted, standing = own.wanted(connection), own.standing(connection)
    differing = [name for name, sql in wanted.items() if standing.get(name) != sql]
    stale = [name for name in standing if name not in wanted]
    for name in stale:
        own.remove(connection, name)
    for name in differing:
        own.remove(connection, name)
        own.make(connection, name, wanted[name])
    return differing + stale


def rebuild(using: str = "default") -> int:
    """Make the whole index anew; the number of records in it."""
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        existing = set(connections[using].introspection.table_names(cursor))
        engine(connections[using]).clear(cursor)
        for model, found in searchables():
            if model._meta.db_table in existing:
                cursor.execute(fill(model, found))
        engine(connections[using]).settle(cursor)
    return Entry.objects.using(using).count()


def before_migrating(using: str, plan: list[Any] | None = None, **_: Any) -> None:
    """SQLite refuses to change a table that a trigger names: they go, and come again afterwards."""
    if plan:
        own = engine(connections[using])
        for name in own.standing(connections[using]) if own.IN_THE_WAY else ():
            own.remove(connections[using], name)


def after_migrating(using: str, **_: Any) -> None:
    """Called by Django when all migrations have been run, and after `flush`."""
    made = connections[using]
    if Entry._meta.db_table not in made.introspection.table_names():
        for name in engine(made).standing(made):
            engine(made).remove(made, name)
        return
    engine(made).prepare(made)
    # What was written while a trigger was away is not in the index.
    if install(made):
        rebuild(using)


def prepare(connection: Any, **_: Any) -> None:
    """Called by Django for each new connection."""
    engine(connection).teach(connection)


def matching(asked: list[str]) -> Any:
    """The rows in which all these words stand; of the last one the beginning is enough, for it is being typed."""
    return engine(connection).matching(asked)


def alike(title: str) -> Any:
    """Rows whose titles share much with a text, as (expression, order): for who has mistyped."""
    return engine(connection).alike(title)

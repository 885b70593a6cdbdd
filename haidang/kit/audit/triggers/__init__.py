"""The row history that cannot be gone round: triggers on every table of ours, made anew after each migration."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

from django.db import connections, transaction

from haidang.kit.audit.models import RowChange
from haidang.kit.audit.triggers import postgresql, sqlite

_ENGINES: dict[str, ModuleType] = {"sqlite": sqlite, "postgresql": postgresql}


def engine(connection: Any) -> ModuleType:
    """How triggers are written on this engine; another engine than our two fails loudly."""
    return _ENGINES[connection.vendor]


def install(connection: Any) -> list[str]:
    """Make what is missing or differs, remove what is no longer wanted; the names of what was done."""
    own = engine(connection)
    wanted, standing = own.wanted(connection), own.standing(connection)
    differing = [name for name, sql in wanted.items() if standing.get(name) != sql]
    stale = [name for name in standing if name not in wanted]
    if differing or stale:
        with transaction.atomic(using=connection.alias):
            for name in stale:
                own.remove(connection, name)
            for name in differing:
                own.install(connection, name, wanted[name])
    return differing + stale


def missing(connection: Any) -> list[str]:
    """Triggers that should stand and do not, or not as we made them."""
    own = engine(connection)
    standing = own.standing(connection)
    return [name for name, sql in own.wanted(connection).items() if standing.get(name) != sql]


def remove_all(connection: Any) -> None:
    """Take every trigger away: where there is no log, and in tests that play the one who had the rights to do it."""
    own = engine(connection)
    for name in own.standing(connection):
        own.remove(connection, name)


@contextmanager
def asleep(connection: Any) -> Iterator[None]:
    """Nothing is recorded or refused inside: for a restore alone, which brings the log of its rows along.

    Only in a transaction; whoever checks the constraints before the end may wake the triggers again.
    """
    with engine(connection).asleep(connection):
        yield


def after_migrating(using: str, **_: Any) -> None:
    """Called by Django when all migrations have been run, and after `flush`."""
    connection = connections[using]
    if RowChange._meta.db_table in connection.introspection.table_names():
        install(connection)
    else:  # the log itself was migrated away: a trigger without it would stop every write
        remove_all(connection)


def before_migrating(using: str, plan: list[Any] | None = None, **_: Any) -> None:
    """Called by Django before it migrates."""
    if plan:
        engine(connections[using]).before_migrating(connections[using])

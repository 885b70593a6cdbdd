"""Django's own `migrate`, which gives an empty database its tables from the models at once.

A hundred migrations, each drawing anew what points at what, took a minute of the processor; the models take seconds.
That both ways end in the same tables is a test (tests/test_migrations).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.management.commands.migrate import Command as ByMigrations
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

#: Who asks for one of these speaks of single migrations.
_OF_MIGRATIONS = ("app_label", "fake", "fake_initial", "plan", "check_unapplied", "prune")


class Command(ByMigrations):
    def handle(self, *args: Any, **options: Any) -> None:
        connection = connections[options["database"]]
        # Laid, but cut off before the history was written, counts as empty: what is there is not laid twice.
        if any(options[name] for name in _OF_MIGRATIONS) or MigrationRecorder(connection).applied_migrations():
            super().handle(*args, **options)
            return
        with _no_migrations():
            super().handle(*args, **options | {"run_syncdb": True})
        _say_all_applied(connection)


def _say_all_applied(connection: Any) -> None:
    executor = MigrationExecutor(connection)
    executor.recorder.ensure_schema()
    for label, name in executor.loader.graph.nodes:
        executor.recorder.record_applied(label, name)


class _NoMigrations(dict[str, None]):
    """As MIGRATION_MODULES: no app has any, so Django makes the tables of its models."""

    def __contains__(self, label: object) -> bool:
        return True

    def __getitem__(self, label: str) -> None:
        return None


@contextmanager
def _no_migrations() -> Iterator[None]:
    kept = settings.MIGRATION_MODULES
    settings.MIGRATION_MODULES = _NoMigrations()
    try:
        yield
    finally:
        settings.MIGRATION_MODULES = kept

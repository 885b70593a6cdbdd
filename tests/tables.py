"""The tables of a test database, laid once: a process of tests begins with a copy.

The house's own `migrate` lays them from the models. Laid once they serve as long as nothing changed of which they are
made: on SQLite the copy is a file of pytest's cache, on PostgreSQL a template in the server.
"""

import fcntl
import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

_HOUSE = Path(__file__).resolve().parent.parent
#: What tables, triggers and the rows that migrations bring are made of.
_MADE_OF = (
    "haidang/**/migrations/*.py", "haidang/**/models.py", "haidang/**/models/*.py", "haidang/**/apps.py",
    "haidang/kit/audit/**/*.py", "haidang/kit/search/**/*.py", "haidang/papers/reference/**/*", "tests/books/models.py",
    "tests/settings.py", "haidang/site/settings.py", "haidang/site/management/commands/migrate.py",
)  # fmt: skip


def fingerprint() -> str:
    """Changes with anything that may change the tables."""
    told = hashlib.sha256(f"{version('django')} {settings.INSTALLED_APPS}".encode())
    for path in sorted({path for pattern in _MADE_OF for path in _HOUSE.glob(pattern)}):
        if path.is_file() and "tests" not in path.parts[len(_HOUSE.parts) + 1 :] and path.suffix != ".pyc":
            told.update(path.relative_to(_HOUSE).as_posix().encode() + path.read_bytes())
    return told.hexdigest()[:20]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, pytestconfig: pytest.Config
) -> None:
    """pytest-django's own place for what is said before a database is made."""
    cache = getattr(pytestconfig, "cache", None)  # `-p no:cacheprovider` leaves it out
    if cache is None:
        return
    folder = Path(cache.mkdir("tables"))
    creation = connection.creation
    laid = _of_postgresql if connection.vendor == "postgresql" else _of_sqlite
    creation.create_test_db = partial(laid, folder, creation.create_test_db)  # type: ignore[method-assign]


@contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    """The first process lays the tables, the others wait for its copy."""
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _of_sqlite(folder: Path, lay: Callable[..., str], **asked: Any) -> str:
    copy = folder / f"{fingerprint()}.sqlite3"
    with _one_at_a_time(folder):
        if not copy.exists():
            name = lay(**asked)
            _keep(copy)
            return name
    return _copied(copy, asked)


def _keep(copy: Path) -> None:
    for old in copy.parent.glob("*.sqlite3*"):
        old.unlink()
    half = copy.with_suffix(".sqlite3-half")
    connection.ensure_connection()
    with sqlite3.connect(half) as target:
        connection.connection.backup(target)
    half.rename(copy)


def _copied(copy: Path, asked: dict[str, Any]) -> str:
    """What `create_test_db` does, with a copy in place of migrations."""
    creation: Any = connection.creation
    name: str = creation._get_test_db_name()
    creation._create_test_db(asked.get("verbosity", 0), asked.get("autoclobber", True), asked.get("keepdb", False))
    connection.close()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name
    connection.ensure_connection()
    with sqlite3.connect(f"file:{copy}?mode=ro", uri=True) as source:
        source.backup(connection.connection)
    return name


def _of_postgresql(folder: Path, lay: Callable[..., str], **asked: Any) -> str:
    """A database of tables in the server, and this process's own made from it."""
    mine, template = connection.settings_dict["TEST"]["NAME"], f"haidang_tables_{fingerprint()}"
    with _one_at_a_time(folder):
        if not _is_there(template):
            _drop_old()
            outside = connection.settings_dict["NAME"]
            connection.settings_dict["TEST"]["NAME"] = template
            lay(**asked)
            connection.close()
            connection.close_pool()  # type: ignore[attr-defined] # nobody may stand in what is copied
            settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = outside
            connection.settings_dict["TEST"]["NAME"] = mine
        connection.settings_dict["TEST"]["TEMPLATE"] = template
        return lay(**asked)


def _drop_old() -> None:
    """A server that lives longer than a run keeps one set of tables."""
    with connection.creation._nodb_cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE 'haidang_tables_%%'")
        for (name,) in cursor.fetchall():
            cursor.execute(f'DROP DATABASE "{name}"')


def _is_there(name: str) -> bool:
    with connection.creation._nodb_cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        return cursor.fetchone() is not None

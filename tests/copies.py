"""Copies of the whole database in memory: what a test that commits left is wiped by putting one back.

To empty three hundred tables one by one, and to tell a plan's rows again for the next test, takes longer than most such
tests. SQLite copies its pages in a few hundredths of a second; PostgreSQL has no such way, there Django's own goes on.
"""

import shutil
import sqlite3
from pathlib import Path
from typing import Any

from django.db import connection
from django.test import TransactionTestCase


def is_possible() -> bool:
    return connection.vendor == "sqlite" and bool(connection.is_in_memory_db())  # type: ignore[attr-defined]


class Copies:
    """The empty house, and the worlds that tests which commit have begun with."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._kept: dict[str, sqlite3.Connection] = {}
        #: The copy that the database is, and how many rows it had written by then: more means that it is no longer so.
        self._name, self._written = "", -1
        connection.ensure_connection()
        self.keep("")

    @property
    def standing(self) -> str | None:
        """The name of the copy that the database is at this moment, if it is one."""
        written = connection.connection.total_changes if connection.connection else None
        return self._name if written == self._written else None

    def has(self, name: str) -> bool:
        return name in self._kept

    def keep(self, name: str, files: Path | None = None) -> None:
        self._kept[name] = sqlite3.connect(":memory:", check_same_thread=False)
        connection.connection.backup(self._kept[name])
        if files and files.is_dir():
            shutil.copytree(files, self._folder / name, dirs_exist_ok=True)
        self._stands_at(name)

    def put_back(self, name: str, files: Path | None = None) -> None:
        connection.ensure_connection()
        self._kept[name].backup(connection.connection)
        if files and (self._folder / name).is_dir():
            shutil.copytree(self._folder / name, files, dirs_exist_ok=True)
        self._stands_at(name)

    def _stands_at(self, name: str) -> None:
        self._name, self._written = name, connection.connection.total_changes


def wipe_by(copies: Copies) -> Any:
    """Tests that commit end with the empty house put back; the answer is Django's own way, for the end of the run."""
    own = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]

    def wiped(case: Any) -> None:
        try:
            copies.put_back("")
        except sqlite3.Error:  # somebody still holds the database: row by row, then, with the patience of a lock
            own(case)

    TransactionTestCase._fixture_teardown = wiped  # type: ignore[attr-defined]
    return own

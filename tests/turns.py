"""The server of the browser tests and the test itself share one connection, since SQLite in memory has no second.

A thread that steps through a statement holds the connection and, where a trigger asks for the actor, waits for Python;
one that binds a value or reads a column holds Python and waits for the connection. So whoever asks waits for their turn
before they hold either.
"""

from functools import partial
from threading import RLock
from typing import Any

import pytest
from django.db.backends.sqlite3.base import DatabaseWrapper, SQLiteCursorWrapper


class InTurn(SQLiteCursorWrapper):
    def __init__(self, connection: Any, turn: Any) -> None:
        super().__init__(connection)
        self._turn = turn

    def execute(self, *said: Any) -> Any:
        with self._turn:
            return super().execute(*said)

    def executemany(self, *said: Any) -> Any:
        with self._turn:
            return super().executemany(*said)

    def fetchone(self) -> Any:
        with self._turn:
            return super().fetchone()

    def fetchmany(self, *said: Any) -> Any:
        with self._turn:
            return super().fetchmany(*said)

    def fetchall(self) -> Any:
        with self._turn:
            return super().fetchall()

    def __next__(self) -> Any:
        with self._turn:
            return super().__next__()


def _cursor_in_turn(self: Any, name: str | None = None) -> Any:
    turn = self.__dict__.setdefault("turn", RLock())
    return self.connection.cursor(factory=partial(InTurn, turn=turn))


def take_turns() -> None:
    """From now on in this process."""
    DatabaseWrapper.create_cursor = _cursor_in_turn  # type: ignore[method-assign]


@pytest.fixture(scope="session")
def live_server(live_server: Any) -> Any:
    """pytest-django's own, beside whose threads the test may ask and write."""
    take_turns()
    return live_server

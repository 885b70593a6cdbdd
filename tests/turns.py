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


def _in_turn(name: str) -> Any:
    def asked(self: Any, *said: Any) -> Any:
        with self.turn:
            return getattr(SQLiteCursorWrapper, name)(self, *said)

    return asked


class InTurn(SQLiteCursorWrapper):
    """A cursor that waits for its turn with each step that it takes."""

    def __init__(self, connection: Any, turn: Any) -> None:
        super().__init__(connection)
        self.turn = turn

    execute, executemany = _in_turn("execute"), _in_turn("executemany")
    fetchone, fetchmany, fetchall = _in_turn("fetchone"), _in_turn("fetchmany"), _in_turn("fetchall")
    __next__ = _in_turn("__next__")


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

"""Who is acting, told to the database with every write, so that the triggers can put a name to a change.

The name is bound like the other facts of the log (structlog's context variable `actor`): lines of the log bear it
too, and whoever may not import this room (kit.jobs) binds it there. SQLite asks for it through functions that we
register on each connection; PostgreSQL reads it from a comment in front of the statement. Neither keeps a state that
could outlive its owner: a setting of the session survives in the pool, one of the transaction is lost where no
transaction is open.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import structlog

#: Off only while a demonstration is emptied.
_recording: ContextVar[bool] = ContextVar("haidang_recording", default=True)

#: What may stand in the comment: nothing that ends it, and no %, which drivers read as a parameter.
_UNSAFE = re.compile(r"[^\w.:@+-]", re.ASCII)
_WRITES = ("INSERT", "UPDATE", "DELETE", "MERGE", "WITH")


@contextmanager
def acting_as(user: Any) -> Iterator[None]:
    """Everything written inside is the doing of `user` (a user, a name, or None for nobody)."""
    with structlog.contextvars.bound_contextvars(actor=str(getattr(user, "pk", user) or "")):
        yield


@contextmanager
def emptying() -> Iterator[None]:
    """Let tables be emptied unrecorded: for `flush`, which a production refuses."""
    token = _recording.set(False)
    try:
        yield
    finally:
        _recording.reset(token)


def current_actor() -> str:
    return _bound("actor")


def current_request() -> str:
    """The name that `RequestLog` gave the request; it leads from a change to the line of the log."""
    return _bound("request")


def _bound(name: str) -> str:
    return _UNSAFE.sub("-", str(structlog.contextvars.get_contextvars().get(name, "")))[:64]


def is_recording() -> bool:
    return _recording.get()


def prepare_sqlite(raw: Any) -> None:
    """Teach one connection of sqlite3 to answer the triggers. Whoever writes without this is refused by them."""
    raw.create_function("haidang_actor", 0, current_actor)
    raw.create_function("haidang_request", 0, current_request)
    raw.create_function("haidang_recording", 0, is_recording)
    # Without it INSERT OR REPLACE removes the old row behind the back of the triggers.
    raw.execute("PRAGMA recursive_triggers = ON")


def _sign(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """Put the name in front of a statement that writes."""
    if isinstance(sql, str) and sql.lstrip()[:6].upper().startswith(_WRITES):
        sql = f"/* haidang actor={current_actor()} request={current_request()} */ {sql}"
    return execute(sql, params, many, context)


def prepare(connection: Any, **_: Any) -> None:
    """Called by Django for each new connection."""
    if connection.vendor == "sqlite":
        prepare_sqlite(connection.connection)
    elif connection.vendor == "postgresql" and _sign not in connection.execute_wrappers:
        # In front: `execute_wrapper()` takes the last one away again, and must find its own.
        connection.execute_wrappers.insert(0, _sign)

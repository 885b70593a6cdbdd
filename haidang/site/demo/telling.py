"""Moments of the past: what is done inside one of them is of that hour and of that hand."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from haidang.kit import clock
from haidang.kit.audit.actor import acting_as
from haidang.office.accounts.models import User

Until = Callable[[datetime], None]

#: What goes on while a story is told: it is brought up to a moment before anything of that moment is done.
_meanwhile: ContextVar[Until | None] = ContextVar("haidang_demo_meanwhile", default=None)


def moment(when: str) -> datetime:
    return datetime.fromisoformat(when).replace(tzinfo=clock.VIETNAM)


@contextmanager
def at(when: str, by: User | str) -> Iterator[None]:
    """Inside it is `when` in Vietnam, and what is written is the doing of `by`."""
    if go_on := _meanwhile.get():
        go_on(moment(when))
    with clock.telling(moment(when)), acting_as(by):
        yield


@contextmanager
def meanwhile(go_on: Until) -> Iterator[None]:
    """Stories told inside are told together with `go_on`, each thing in its time."""
    token = _meanwhile.set(go_on)
    try:
        yield
    finally:
        _meanwhile.reset(token)

"""A question put to many rooms at once reads a common fact once: the calendar, the heirs, the norms.

    with one_glance():
        found = [each for room in ROOMS for each in room(on)]

Inside, a function marked `read_once` keeps its answer; outside it reads each time. Nothing is written inside a glance,
so what was read stays true for as long as it lasts. A page that is only read is one glance (`reading_glances`).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar, cast

from django.http import HttpRequest, HttpResponse

_Asked = ParamSpec("_Asked")
_Answer = TypeVar("_Answer")

_held: ContextVar[dict[Any, Any] | None] = ContextVar("held", default=None)


@contextmanager
def one_glance() -> Iterator[None]:
    """A glance within a glance is the same one."""
    if _held.get() is not None:
        yield
        return
    mark = _held.set({})
    try:
        yield
    finally:
        _held.reset(mark)


def is_glancing() -> bool:
    return _held.get() is not None


def reading_glances(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: whoever only reads reads in one glance. The last of all, so that nothing but the page is inside."""

    def answer(request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return get_response(request)
        with one_glance():
            return get_response(request)

    return answer


def read_once(read: Callable[_Asked, _Answer]) -> Callable[_Asked, _Answer]:
    """Read once in a glance for each set of (hashable) arguments; whoever asks may not change the answer."""

    @wraps(read)
    def asked(*args: _Asked.args, **kwargs: _Asked.kwargs) -> _Answer:
        held = _held.get()
        if held is None:
            return read(*args, **kwargs)
        key = (read, args, tuple(sorted(kwargs.items())))
        if key not in held:
            held[key] = read(*args, **kwargs)
        return cast(_Answer, held[key])

    return asked

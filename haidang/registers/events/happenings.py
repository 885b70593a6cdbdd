"""The days of the room, for the calendar; each matter says them in a file of its own."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from haidang.kit.happenings import Happening
from haidang.registers.events.happenings_events import happenings as of_events
from haidang.registers.events.training_happenings import happenings as of_training

_MATTERS: tuple[Callable[[Any, date, date], Iterable[Happening]], ...] = (
    of_events,
    of_training,
)


def happenings(user: Any, since: date, until: date) -> Iterator[Happening]:
    """What lies on these days and `user` may see; a query or two for each matter, whatever is found."""
    for matter in _MATTERS:
        yield from matter(user, since, until)

"""What the room waits for; each matter says it in a file of its own."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from haidang.kit.owed import Owed
from haidang.registers.events.investment_owed import owed as of_investment
from haidang.registers.events.owed_events import owed as of_events
from haidang.registers.events.owed_places import owed as of_places
from haidang.registers.events.training_owed import owed as of_training

_MATTERS: tuple[Callable[[date], Iterable[Owed]], ...] = (
    of_events,
    of_places,
    of_training,
    of_investment,
)


def owed(on: date) -> Iterator[Owed]:
    """Everything waited for on that day; the number of queries does not grow with what is found."""
    for matter in _MATTERS:
        yield from matter(on)

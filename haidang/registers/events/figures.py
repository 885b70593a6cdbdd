"""What the room counts over some days; each matter counts in a file of its own."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from haidang.kit.figures import Figure
from haidang.registers.events.figures_events import figures as of_events
from haidang.registers.events.investment_figures import figures as of_investment
from haidang.registers.events.training_figures import figures as of_training

_MATTERS: tuple[Callable[[Any, date, date], Iterable[Figure]], ...] = (
    of_events,
    of_training,
    of_investment,
)


def figures(user: Any, since: date, until: date) -> Iterator[Figure]:
    """Each number that a report asks of the room, with the list behind it."""
    for matter in _MATTERS:
        yield from matter(user, since, until)

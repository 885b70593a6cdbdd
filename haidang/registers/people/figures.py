"""What the books of this room count over some days."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from haidang.kit.figures import Figure
from haidang.registers.people.figures_citizens import figures as of_citizens
from haidang.registers.people.figures_overseas import figures as of_overseas
from haidang.registers.people.figures_scholars import figures as of_scholars

_BOOKS = (of_scholars, of_citizens, of_overseas)


def figures(user: Any, since: date, until: date) -> Iterator[Figure]:
    """Of what `user` may see."""
    for book in _BOOKS:
        yield from book(user, since, until)

"""What of this room stands in the calendar, by its books."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from haidang.kit.happenings import Happening
from haidang.registers.people.happenings_overseas import happenings as of_overseas
from haidang.registers.people.happenings_scholars import happenings as of_scholars

_BOOKS = (of_scholars, of_overseas)


def happenings(user: Any, since: date, until: date) -> Iterator[Happening]:
    """Only what `user` may see, in as many queries as there are books."""
    for book in _BOOKS:
        yield from book(user, since, until)

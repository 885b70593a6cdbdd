"""What is waited for in this room, by its books."""

from collections.abc import Iterator
from datetime import date

from haidang.kit.owed import Owed
from haidang.registers.people.owed_checks import owed as of_checks
from haidang.registers.people.owed_citizens import owed as of_citizens
from haidang.registers.people.owed_friends import owed as of_friends
from haidang.registers.people.owed_overseas import owed as of_overseas
from haidang.registers.people.owed_scholars import owed as of_scholars

_BOOKS = (
    of_scholars,
    of_checks,
    of_friends,
    of_citizens,
    of_overseas,
)


def owed(on: date) -> Iterator[Owed]:
    """Everything waited for on that day; the number of queries does not grow with what is found."""
    for book in _BOOKS:
        yield from book(on)

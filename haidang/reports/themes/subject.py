"""A subject of a thematic report: which figures it tells, which lists, which tasks of the plan."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from haidang.kit.figures import Figure
from haidang.reports.themes.books import Book


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    #: "delegations"; what is of it begins its keys with it.
    key: str
    #: As the form offers it.
    label: Any
    #: As its title says it: "Kết quả công tác đoàn ra, đoàn vào".
    about: str
    #: The rooms' functions that count for it.
    figures: tuple[Callable[[Any, date, date], Iterable[Figure]], ...]
    books: tuple[Book, ...]
    #: The sections of the yearly outline whose tasks are of it (`compose.outline.RESULTS`).
    sections: tuple[str, ...]

    def count(self, user: Any, since: date, until: date) -> list[Figure]:
        return [each for room in self.figures for each in room(user, since, until)]

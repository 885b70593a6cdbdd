"""A list of a report: which book, which of its rows by which days, and what of each row is told."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from haidang.kit.records.columns import Column as Told
from haidang.kit.records.register import Register
from haidang.papers.writer.model import Column
from haidang.reports.compose.values import Row, Section, Source, Table, source
from haidang.reports.compose.wording import bare

#: (all rows that the person may see, the first and the last day that is to come) → what is decided for those days.
Coming = Callable[[Any, date, date], Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """Rows are those of the book's own list with a filter set: what a report lists, its reader finds on that page."""

    #: "delegations.went": its own among all lists of all reports.
    key: str
    heading: str
    register: Register
    #: (the column of the book, its width in parts of the table)
    columns: tuple[tuple[str, int], ...]
    #: The field that holds its day: rows stand in its order, months are counted by it.
    on: str
    #: What one of them is called: "đoàn ra".
    noun: str
    #: In what they are counted, where that is said otherwise: "đoàn".
    unit: str = ""
    #: The filter of the list beside the days.
    asked: Mapping[str, str] = field(default_factory=dict)
    #: What the list calls the first and the last day; the last alone where it asks how things stand on a day.
    days: tuple[str, str] = ("since", "until")
    #: By which column a chart parts them; "" for none.
    by: str = ""
    #: Does a chart of months say anything?
    has_months: bool = True
    coming: Coming | None = None

    @property
    def counted_in(self) -> str:
        return self.unit or self.noun

    def rows(self, user: Any, since: date, until: date) -> list[Any]:
        """What the page of the list would show to this person."""
        first, last = self.days
        days = {name: day.isoformat() for name, day in ((first, since), (last, until)) if name}
        asked = QueryDict(urlencode({**self.asked, **days}))
        rows = self.register.filters(asked, queryset=self._all(user), request=None).qs
        return sorted(rows, key=self._order)

    def rows_coming(self, user: Any, since: date, until: date) -> list[Any]:
        """What is decided for days to come; what only may be is not told."""
        return sorted(self.coming(self._all(user), since, until), key=self._order) if self.coming else []

    def tasks_of(self, rows: Sequence[Any]) -> set[int]:
        """The tasks of plans that these records serve, where the book knows of tasks. One query."""
        model = self.register.model
        if not rows or not any(each.name == "tasks" for each in model._meta.many_to_many):
            return set()
        found = model._default_manager.filter(pk__in=[row.pk for row in rows]).exclude(tasks=None).order_by()
        return set(found.values_list("tasks", flat=True))

    def _all(self, user: Any) -> Any:
        # a column may stand on what another one counts: all of them are brought
        return self.register.rows(user, "view")

    def _order(self, row: Any) -> tuple[bool, date, int]:
        day = getattr(row, self.on) or date.min
        return day == date.min, day, row.pk

    @property
    def told(self) -> list[tuple[Told, int]]:
        """The columns of the book that are told here. What is encrypted there never leaves it."""
        known = {each.path: each for each in (*self.register.detailed, *self.register.listed)}
        return [(known[path], width) for path, width in self.columns if not known[path].is_personal]


def named(row: Any) -> Source:
    """A row of a book as what words stand on; when what is told of it changes, so does its mark."""
    return source(row)


def table_of(book: Book, rows: Sequence[Any], key: str) -> Table:
    """A line for each row, in the words of the book."""
    columns = tuple(Column(str(told.label), width, "right" if told.is_number else "left") for told, width in book.told)
    return Table(key, "", columns, tuple(_lines(book, rows)))


def _lines(book: Book, rows: Sequence[Any]) -> Iterator[Row]:
    for row in rows:
        cells = tuple(" ".join(told.said(row).split()) for told, _width in book.told)
        behind = source(row, mark=" | ".join(cells))
        yield Row(behind.key, cells, own_sources=(behind,))


def annex_of(book: Book, rows: Sequence[Any], prefix: str = "annex") -> Section:
    """The whole list as an annex of its own pages; one without rows says so."""
    key = f"{prefix}.{book.key}"
    return Section(key, book.heading, (table_of(book, rows, key),), landscape=len(book.columns) > 4)


def label_of(told: Told, row: Any) -> str:
    """What a chart parts the row by."""
    return bare(told.said(row)) or "Chưa ghi"

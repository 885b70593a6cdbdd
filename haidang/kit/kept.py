"""Of a book that nobody keeps nothing is asked: in one glance it is read once which tables hold any row at all.

    @only_where_kept(Visit)
    def owed(on: date) -> Iterator[Owed]: ...

For rooms that are asked many at a time and tell of rows alone: where none of the tables holds one, they would answer
with nothing, after a dozen questions. What is owed just because a row is missing (the figures of a year) may not be
marked so. Outside a glance a room is always asked.
"""

from collections.abc import Callable, Iterator
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import connection
from django.db.models import Model

from haidang.kit.glance import is_glancing, read_once

_Asked = ParamSpec("_Asked")
_Told = TypeVar("_Told")
_Room = Callable[_Asked, Iterator[_Told]]

#: The tables of all books that are marked, in the order in which their rooms were read.
_tables: dict[str, None] = {}


@read_once
def _kept() -> frozenset[str]:
    """The tables that hold a row, in one query over all."""
    quote = connection.ops.quote_name
    found = ", ".join(f"EXISTS(SELECT 1 FROM {quote(table)})" for table in _tables)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {found}")
        return frozenset(table for table, is_kept in zip(_tables, cursor.fetchone(), strict=True) if is_kept)


def only_where_kept(*books: type[Model]) -> Callable[[_Room[_Asked, _Told]], _Room[_Asked, _Told]]:
    """Ask the room only where one of these tables holds a row."""
    tables = {book._meta.db_table for book in books}
    _tables.update(dict.fromkeys(sorted(tables)))

    def marked(room: _Room[_Asked, _Told]) -> _Room[_Asked, _Told]:
        @wraps(room)
        def asked(*args: _Asked.args, **kwargs: _Asked.kwargs) -> Iterator[_Told]:
            if is_glancing() and tables.isdisjoint(_kept()):
                return iter(())
            return room(*args, **kwargs)

        return asked

    return marked

"""How wide each column of a table is: as its maker asked, but never narrower than a word that must not be torn.

What a column has beyond its words goes to those whose words stand cramped: an empty column beside a full one.
"""

from collections.abc import Callable

from haidang.papers.writer.measures import SIZES, long
from haidang.papers.writer.model import Table
from haidang.papers.writer.typography import NBSP, typeset
from haidang.papers.writer.wording import as_text

#: Space beside the words of a cell, in millimetres; letters of a word that may be torn after all: an address.
_BESIDE, _TORN = 3.0, 14
#: Letters of an amount with its unit, which are held together: 1.276.950.000 đồng.
_AMOUNT = 24
#: Rows that are looked at: the words of a table are alike.
_ROWS = 300
#: Of what was asked for a column that is empty: somebody will write there by hand.
_LEFT_FREE = 0.6


def widths_of(table: Table, room: float) -> list[float]:
    """In millimetres; together they fill the room."""
    least = _measured(table, _longest)
    if sum(least) >= room:
        least = _measured(table, _longest_torn)
    if sum(least) >= room:
        return [room * each / sum(least) for each in least]
    return _given_over(table, _as_asked(table, least, room), least)


def is_fitting(words: str, width: float, *, bold: bool = False) -> bool:
    """Does each piece that is held together stand in one line of a column of this width?"""
    return all(long(each, SIZES.table, bold=bold) <= width - 2.4 for each in _pieces(words))


def _as_asked(table: Table, least: list[float], room: float) -> list[float]:
    asked = [float(column.width) for column in table.columns]
    held: set[int] = set()
    while True:
        free = room - sum(least[at] for at in held)
        parts = sum(each for at, each in enumerate(asked) if at not in held)
        shared = [least[at] if at in held else free * each / parts for at, each in enumerate(asked)]
        narrow = {at for at, each in enumerate(shared) if at not in held and each < least[at]}
        if not narrow:
            return shared
        held |= narrow


def _given_over(table: Table, shared: list[float], least: list[float]) -> list[float]:
    """What is over in some columns, shared among the others as far as each lacks it."""
    full = _measured(table, _widest)
    lacks = [max(0.0, need - width) for need, width in zip(full, shared, strict=True)]
    if not any(lacks):
        return shared
    rows = table.rows[:_ROWS]
    empty = {at for at in range(len(shared)) if not any(as_text(row.cells[at]).strip() for row in rows)}
    kept = [
        min(width, max(least[at], width * _LEFT_FREE if at in empty else full[at])) for at, width in enumerate(shared)
    ]
    over = sum(shared) - sum(kept)
    taken = min(1.0, over / sum(lacks))
    widened = [width + lack * taken for width, lack in zip(kept, lacks, strict=True)]
    rest = sum(shared) - sum(widened)
    return [width + rest * width / sum(widened) for width in widened]


def _measured(table: Table, measure: Callable[..., float]) -> list[float]:
    """Of each column the widest of its head and its cells."""
    found = [_head(column.name) for column in table.columns]
    for row in table.rows[:_ROWS]:
        for at, words in enumerate(row.cells):
            found[at] = max(found[at], measure(as_text(words), bold=row.bold))
    return [each + _BESIDE for each in found]


def _head(name: str) -> float:
    """The words at the head of a column take three lines at most."""
    return max(_longest(name, bold=True), _widest(name, bold=True) * 1.15 / 3)


def _longest(words: str, *, bold: bool) -> float:
    """The longest piece that is not torn."""
    return max((long(each, SIZES.table, bold=bold) for each in _pieces(words) if _is_whole(each)), default=0.0)


def _longest_torn(words: str, *, bold: bool) -> float:
    """The same where there is no room for amounts with their units in one line."""
    pieces = typeset(words).replace(NBSP, " ").split()
    return max((long(each, SIZES.table, bold=bold) for each in pieces if len(each) <= _TORN), default=0.0)


def _widest(words: str, *, bold: bool) -> float:
    """All of it, each line in one line."""
    return max((long(each, SIZES.table, bold=bold) for each in typeset(words).split("\n")), default=0.0)


def _is_whole(piece: str) -> bool:
    is_amount = NBSP in piece and piece[:1].isdigit()
    return len(piece) <= (_AMOUNT if is_amount else _TORN)


def _pieces(words: str) -> list[str]:
    return typeset(words).replace("\n", " ").split(" ")

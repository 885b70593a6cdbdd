"""Dòng thời gian of a year: what goes abroad, comes and is held, month by month, against days on which nobody goes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from haidang.desk.calendar.choices import Kind
from haidang.desk.happenings import happenings
from haidang.kit.happenings import Happening
from haidang.registers.delegations.limits.facts import Window
from haidang.registers.delegations.limits.selectors import windows

#: What the line shows; deadlines and periods have pages of their own.
SHOWN: tuple[Kind, ...] = (
    Kind.DELEGATION, Kind.VISIT, Kind.CONFERENCE, Kind.AGREEMENT, Kind.ANNIVERSARY, Kind.EVENT,
)  # fmt: skip
#: So many bars are still told apart on a screen; the table has all of them.
MOST_BARS = 120


@dataclass(frozen=True, slots=True)
class Line:
    """Something of the year, and the windows in which it lies though nobody should go then."""

    happening: Happening
    windows: tuple[Window, ...] = ()

    @property
    def kind(self) -> Kind:
        return Kind(self.happening.kind)

    @property
    def is_in_the_way(self) -> bool:
        return bool(self.windows)


@dataclass(frozen=True, slots=True)
class Month:
    """One month: its windows, what begins or goes on in it."""

    first: date
    windows: tuple[Window, ...]
    lines: tuple[Line, ...]

    @property
    def counts(self) -> tuple[tuple[Kind, int], ...]:
        """How many of each kind, those there are."""
        kinds = [line.kind for line in self.lines]
        return tuple((kind, kinds.count(kind)) for kind in SHOWN if kind in kinds)


def lines_of(found: Iterable[Happening], held: Sequence[Window]) -> tuple[Line, ...]:
    """What the line shows, each with the windows it meets; what was called off stands nobody in the way."""
    return tuple(Line(each, _met(each, held)) for each in _visits_once(found) if each.kind in SHOWN)


def _visits_once(found: Iterable[Happening]) -> list[Happening]:
    """A visit whose programme has hours is told as a whole and by each hour: of the year it is one."""
    found = list(found)
    visits = [each for each in found if each.kind == Kind.VISIT]
    longest: dict[str, Happening] = {}
    for each in sorted(visits, key=lambda each: (each.since - each.last, each.since)):
        longest.setdefault(each.url, each)
    wholes = {each.key for each in longest.values()}
    return [each for each in found if each.kind != Kind.VISIT or each.key in wholes]


def _met(happening: Happening, held: Sequence[Window]) -> tuple[Window, ...]:
    """Only who goes abroad is kept at home by a window, and only those it is for."""
    if happening.kind != Kind.DELEGATION or happening.is_cancelled:
        return ()
    ours = (each for each in held if not each.agency_ids or each.agency_ids & happening.agency_ids)
    return tuple(each for each in ours if happening.since <= each.ends_on and each.starts_on <= happening.last)


def months_of(year: int, lines: Sequence[Line], held: Sequence[Window]) -> tuple[Month, ...]:
    """The twelve months; what lasts longer stands in each month it touches."""
    made = []
    for number in range(1, 13):
        first = date(year, number, 1)
        last = date(year + number // 12, number % 12 + 1, 1) - timedelta(days=1)
        made.append(
            Month(
                first,
                tuple(each for each in held if each.starts_on <= last and first <= each.ends_on),
                tuple(each for each in lines if each.happening.since <= last and first <= each.happening.last),
            )
        )
    return tuple(made)


def drawn(year: int, lines: Sequence[Line], held: Sequence[Window]) -> dict[str, Any]:
    """The same for the script that draws it: days as text, nothing it would have to work out."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    return {
        "first": first.isoformat(),
        "last": last.isoformat(),
        "kinds": [{"kind": str(kind), "label": str(kind.label)} for kind in SHOWN],
        "lines": [
            {
                "title": each.happening.title,
                "kind": each.happening.kind,
                "since": max(each.happening.since, first).isoformat(),
                "until": min(each.happening.last, last).isoformat(),
                "url": each.happening.url,
                "inTheWay": each.is_in_the_way,
                "tentative": each.happening.is_tentative,
                "off": each.happening.is_cancelled,
            }
            for each in lines[:MOST_BARS]
        ],
        "windows": [
            {
                "name": each.name,
                "since": max(each.starts_on, first).isoformat(),
                "until": min(each.ends_on, last).isoformat(),
            }
            for each in held
        ],
    }


def year_line(user: Any, year: int) -> tuple[tuple[Line, ...], tuple[Window, ...]]:
    """What this person may see of the year, and its windows."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    held = tuple(each for each in windows(first, last) if each.starts_on <= last and first <= each.ends_on)
    return lines_of(happenings(user, first, last), held), held

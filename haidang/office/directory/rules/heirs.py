"""Who answers for a body that is gone: heirs over time, whole or for one field, and what goes in rings."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from haidang.office.directory.rules.names import plain


@dataclass(frozen=True, slots=True)
class Link:
    """From `since`, `successor` answers for what `predecessor` had to do, within `scope`; `main` where in doubt."""

    predecessor: int
    successor: int
    since: date
    scope: str = ""
    main: bool = False


@dataclass(frozen=True, slots=True)
class Inherited:
    """An agency at the end of a chain of heirs, and the steps that lead there."""

    agency: int
    steps: tuple[Link, ...]

    @property
    def scope(self) -> str:
        """What it inherits: the narrowest scope named on the way."""
        return next((step.scope for step in reversed(self.steps) if step.scope and not is_whole(step.scope)), "")


def is_whole(scope: str) -> bool:
    """Does a scope say everything? "toàn bộ", or nothing at all."""
    return not scope.strip() or plain(scope).startswith("toan bo")


def heirs(start: int, links: Iterable[Link], on: date) -> tuple[Inherited, ...]:
    """Who had inherited from `start` by that day, at the ends of the chains; () while nobody had.

    Sở TT&TT → Sở KH&CN (bưu chính, viễn thông) and Sở VH&TT (báo chí): two ends (NĐ 45/2025/NĐ-CP).
    """
    table = by_predecessor(links, on)
    return tuple(found for found in _ends(start, table, ()) if found.steps)


def by_predecessor(links: Iterable[Link], on: date) -> dict[int, list[Link]]:
    """The steps taken by that day, those of each predecessor together, the main one first."""
    table: dict[int, list[Link]] = {}
    for link in sorted(links, key=lambda link: (not link.main, link.since)):
        if link.since <= on:
            table.setdefault(link.predecessor, []).append(link)
    return table


def _ends(agency: int, table: Mapping[int, Sequence[Link]], steps: tuple[Link, ...]) -> Iterator[Inherited]:
    walked = {step.predecessor for step in steps}
    onward = [link for link in table.get(agency, ()) if link.successor not in walked and link.successor != agency]
    if not onward:
        yield Inherited(agency, steps)
    for link in onward:
        yield from _ends(link.successor, table, (*steps, link))


def responsible(
    start: int, links: Iterable[Link], on: date, *, ended: Mapping[int, date | None], about: str = ""
) -> int:
    """Who answers on that day for what `start` was given: itself while it lives, then its heirs in turn.

    Among several heirs the one whose scope `about` speaks of, else the main one. A chain that breaks off ends there.
    """
    return followed(start, by_predecessor(links, on), on, ended=ended, about=about)


def followed(
    start: int, table: Mapping[int, Sequence[Link]], on: date, *, ended: Mapping[int, date | None], about: str = ""
) -> int:
    """The same, where the steps have been laid out by predecessor before."""
    walked: set[int] = set()
    while _is_over(ended.get(start), on) and start not in walked and start in table:
        walked.add(start)
        start = _heir_for(table[start], about).successor
    return start


@dataclass(frozen=True, slots=True)
class Charge:
    """For whom one agency stands on a day."""

    #: Those whose papers it reads: its own, and those of whom it is an heir, of the whole or of a part.
    sees: frozenset[int]
    #: Those for whom it answers where nobody says what about: not even itself, once somebody took over from it.
    answers: frozenset[int]
    #: Those of them that have several heirs: what a thing is about may give it to another one.
    parted: frozenset[int]


def charge(agency: int, links: Iterable[Link], on: date, *, ended: Mapping[int, date | None]) -> Charge:
    """What has come to `agency` by that day from those that are gone, through how many hands whatever.

    Whoever parted with a piece of its work and lives on still answers for all it was given; see `responsible`.
    """
    links = list(links)
    table = {gone: steps for gone, steps in by_predecessor(links, on).items() if _is_over(ended.get(gone), on)}
    behind = {gone for gone in table if agency in _reached(gone, table)}
    sees = frozenset({agency, *behind})
    return Charge(
        sees=sees,
        answers=frozenset(one for one in sees if responsible(one, links, on, ended=ended) == agency),
        parted=frozenset(
            gone for gone in behind if any(len(table.get(one, ())) > 1 for one in {gone, *_reached(gone, table)})
        ),
    )


def _reached(start: int, table: Mapping[int, Sequence[Link]]) -> set[int]:
    """Every agency on a way that leads on from `start`."""
    reached: set[int] = set()
    waiting = [start]
    while waiting:
        onward = {link.successor for link in table.get(waiting.pop(), ())} - reached
        reached |= onward
        waiting += onward
    return reached - {start}


def _is_over(last: date | None, on: date) -> bool:
    return last is not None and last < on


def _heir_for(links: Sequence[Link], about: str) -> Link:
    words = f" {plain(about)} "
    for link in links:
        topics = [] if is_whole(link.scope) else re.split(r"[,;]", link.scope)
        if any(f" {plain(topic)} " in words for topic in topics if topic.strip()):
            return link
    return links[0]


def makes_a_ring(predecessor: int, successor: int, links: Iterable[Link]) -> bool:
    """Would the new step lead back to where it began? Nobody is the heir of their own heir."""
    table = by_predecessor(links, date.max)
    reached, waiting = set(), [successor]
    while waiting:
        agency = waiting.pop()
        if agency == predecessor:
            return True
        if agency not in reached:
            reached.add(agency)
            waiting += [link.successor for link in table.get(agency, ())]
    return False


def is_under_itself(agency: int, parent: int, parents: Mapping[int, int]) -> bool:
    """Would `agency` stand under a body that stands under it?"""
    seen: set[int] = set()
    above: int | None = parent
    while above is not None and above not in seen:
        if above == agency:
            return True
        seen.add(above)
        above = parents.get(above)
    return False

"""Decisions about a report: what may be done in which stage, by whom, and what must be whole before that."""

from collections.abc import Iterable
from datetime import date

from haidang.reports.choices import Act, Stage

#: In which stages each act may be done, and where it leads.
MOVES: dict[Act, tuple[frozenset[Stage], Stage]] = {
    Act.REBUILD: (frozenset({Stage.DRAFT, Stage.BUILDING}), Stage.BUILDING),
    Act.SUBMIT: (frozenset({Stage.DRAFT}), Stage.REVIEW),
    Act.SEND_BACK: (frozenset({Stage.REVIEW}), Stage.DRAFT),
    Act.SIGN: (frozenset({Stage.REVIEW}), Stage.SIGNED),
    # the paper that was signed comes into the book later: what is frozen stays as it is
    Act.NUMBER: (frozenset({Stage.SIGNED}), Stage.SIGNED),
    Act.DROP: (frozenset({Stage.BUILDING, Stage.DRAFT, Stage.REVIEW}), Stage.DROPPED),
}

#: The right to the report that each asks for: who signs is not always who writes.
RIGHT_TO: dict[Act, str] = {
    Act.REBUILD: "change",
    Act.SUBMIT: "change",
    Act.SEND_BACK: "approve",
    Act.SIGN: "approve",
    Act.NUMBER: "change",
    Act.DROP: "change",
}

#: The longest time that one report tells of: a year and the days that its window may lie across.
LONGEST = 400
_FIRST, _LAST = 1990, 2100


def may_do(act: str, stage: str) -> bool:
    return Stage(stage) in MOVES[Act(act)][0]


def fault_of_days(since: date | None, until: date | None, today: date) -> str:
    """A code for why there is no report on these days; "" where there is."""
    if since is None or until is None:
        return "no-days"
    if until < since:
        return "backwards"
    if since.year < _FIRST or until.year > _LAST:
        return "far"
    if since > today:
        return "not-begun"
    return "long" if (until - since).days > LONGEST else ""


def unaddressed(proposals: Iterable[tuple[str, str, bool]]) -> list[str]:
    """The recommendations (words, addressee, left out) that go to nobody: such a one bounces."""
    return [words for words, addressee, is_left_out in proposals if not is_left_out and not addressee.strip()]

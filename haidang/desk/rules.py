"""Whose a thing is that is owed, how near its day, what fits on the paper of a meeting. Plain values, the day given."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import TypeVar

from haidang.desk.choices import Because, When
from haidang.office.accounts.choices import DESK_ROLES, Role

T = TypeVar("T")


def when(due_on: date | None, today: date) -> When:
    """The day itself is not late; a week ends with its Sunday."""
    if due_on is None:
        return When.UNDATED
    if due_on < today:
        return When.OVERDUE
    return When.WEEK if due_on <= week_of(today)[1] else When.LATER


@lru_cache(maxsize=8)
def week_of(today: date) -> tuple[date, date]:
    """Monday and Sunday of the week."""
    monday = today - timedelta(days=today.weekday())
    return monday, monday + timedelta(days=6)


def kind_of(key: str) -> str:
    """What sort of thing a key names: "update:17:2020-t05" is an update, "estimate:4:decide" a decision."""
    first, *more = key.split(":")
    return more[1] if first == "estimate" and len(more) > 1 else first


# ── whose it is ──────────────────────────────────────────────────────────────────────────────────

_LEADERS = frozenset({Role.CHAIR, Role.VICE_CHAIR})
_CLERKS = frozenset({Role.CLERK})
#: Who leads an agency, and has others there who do its work.
_HEADS = _LEADERS | {Role.AGENCY_LEADER, Role.DESK_LEADER}
#: Who inspects does nothing for anybody; who keeps the books keeps only the books.
_DOERS = frozenset(Role) - {Role.ADMIN, Role.INSPECTOR, Role.CLERK}
#: Things that only some of an agency do; everything else is for whoever works there.
_DONE_BY: Mapping[str, frozenset[Role]] = {
    "review": DESK_ROLES,
    "accept": DESK_ROLES,
    "approve": frozenset({Role.AGENCY_LEADER, Role.DESK_LEADER}),
    "appraise": frozenset({Role.FINANCE}),
    "decide": _LEADERS,
    "confirm": _LEADERS | {Role.DESK_LEADER, Role.AGENCY_LEADER},
    "publish": _LEADERS,
    "book": DESK_ROLES | _CLERKS,
    "answer": _DOERS | _CLERKS,
}
#: What is handed to one person is told to nobody beside: the paper may not be open to them.
_CLOSED = frozenset({"answer"})
#: What is nobody's is of the house that keeps the plan.
_OF_THE_HOUSE = DESK_ROLES | _CLERKS


def is_done_by(role: str, kind: str) -> bool:
    """Is this sort of thing for somebody in this role?"""
    return role in _DONE_BY.get(kind, _DOERS)


def is_closed(kind: str) -> bool:
    """Is this sort of thing, once it is handed to somebody, told to nobody beside?"""
    return kind in _CLOSED


def is_mine(
    key: str, *, agency: int | None, person: int | None, role: str, my_agency: int | None, me: Iterable[int]
) -> bool:
    """Is it for this person to do? `me` are the keys of the person, and of whoever they stand in for."""
    if person is not None:
        return person in set(me)
    if not is_done_by(role, kind_of(key)):
        return False
    return role in _OF_THE_HOUSE if agency is None else agency == my_agency


def is_of_colleagues(key: str, *, agency: int | None, person: int | None, my_agency: int | None) -> bool:
    """Is it for somebody else of the agency, and may this person know of it?"""
    if agency is None or agency != my_agency:
        return False
    return person is None or not is_closed(kind_of(key))


# ── the mail of the day ──────────────────────────────────────────────────────────────────────────


def is_mailed(key: str, *, role: str, person: int | None, near: When, has_doer: bool) -> bool:
    """Is this thing in the mail of somebody in this role, of those for whom it is to do?

    Leaders do not get each morning what others of the house do: they get what only they can do, what is theirs by
    name, and what is overdue (from the first day after, as the ladder of urging has it); all of it where nobody else
    is there to do it.
    """
    if role not in _HEADS or not has_doer or near == When.OVERDUE:
        return True
    return person is not None or kind_of(key) in _DONE_BY


def mailed_because(by_when: Mapping[When, int], news: int, *, begins_week: bool) -> Because | None:
    """Why somebody gets a mail today; None when it would tell them nothing new.

    What is far off or has no day is told once a week: a mail that says the same each morning is not read.
    """
    if by_when.get(When.OVERDUE):
        return Because.OVERDUE
    if by_when.get(When.WEEK):
        return Because.WEEK
    if news:
        return Because.NEWS
    return Because.MONDAY if begins_week and any(by_when.values()) else None


# ── what fits ────────────────────────────────────────────────────────────────────────────────────


def lines_of(words: str, width: int) -> int:
    """How many lines a text takes in a column of so many letters."""
    return max(1, -(-len(words) // width))


def shortened(words: str, most: int) -> str:
    """Not longer than `most`, cut between words."""
    if len(words) <= most:
        return words
    return words[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:-–") + "…"


def fitting(rows: Sequence[T], heights: Sequence[int], room: int) -> tuple[list[T], int]:
    """The first of the rows that go into `room` lines, and how many are left over."""
    taken, used = 0, 0
    for height in heights:
        if used + height > room:
            break
        taken, used = taken + 1, used + height
    return list(rows[:taken]), len(rows) - taken

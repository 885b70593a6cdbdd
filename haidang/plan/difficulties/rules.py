"""Decisions about difficulties and extensions. Plain values in, a judgement out; the day is given."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from haidang.office.accounts.choices import DESK_ROLES, Role
from haidang.plan.difficulties.choices import OPEN, Act, ExtensionStage, Hand, Late, Stage

#: Sở Ngoại vụ looks at what was raised within so many days: a courtesy and no norm.
LOOKED_AT_WITHIN = 3

# ── where a difficulty may go ────────────────────────────────────────────────────────────────────

#: verb of the story: (from which stages, to which).
MOVES: Mapping[str, tuple[frozenset[Stage], Stage]] = {
    "asked-back": (frozenset({Stage.RAISED}), Stage.ASKED_BACK),
    "explained": (frozenset({Stage.ASKED_BACK}), Stage.RAISED),
    "redirected": (frozenset({Stage.RAISED}), Stage.RAISED),
    "answered": (frozenset({Stage.RAISED}), Stage.DECIDED),
    "gathered": (frozenset({Stage.RAISED}), Stage.GATHERED),
    "let-go": (frozenset({Stage.GATHERED}), Stage.RAISED),
    "forwarded": (frozenset({Stage.RAISED}), Stage.SENT),
    "submitted": (frozenset({Stage.GATHERED}), Stage.SENT),
    "deferred": (frozenset({Stage.SENT}), Stage.SENT),
    "decided": (frozenset({Stage.SENT}), Stage.DECIDED),
    "resolved": (frozenset({Stage.DECIDED}), Stage.RESOLVED),
    "reopened": (frozenset({Stage.DECIDED, Stage.RESOLVED}), Stage.RAISED),
    "withdrawn": (frozenset({Stage.RAISED, Stage.ASKED_BACK}), Stage.WITHDRAWN),
}

_SENT, _DECIDED = frozenset({Stage.SENT}), frozenset({Stage.DECIDED})
_RAISED, _OVER = frozenset({Stage.RAISED}), frozenset({Stage.DECIDED, Stage.RESOLVED})
#: Who does what, and when. Buttons and verbs both ask here.
ACTS: Mapping[Act, Mapping[Hand, frozenset[Stage]]] = {
    Act.EXPLAIN: {Hand.AUTHOR: frozenset({Stage.ASKED_BACK})},
    Act.DECIDE: {Hand.DECIDER: _SENT},
    Act.DEFER: {Hand.DECIDER: _SENT},
    Act.FORWARD: {Hand.DESK: _RAISED},
    Act.ANSWER: {Hand.DESK: _RAISED},
    Act.ASK_BACK: {Hand.DESK: _RAISED},
    Act.REDIRECT: {Hand.DESK: _RAISED},
    Act.RECORD: {Hand.DESK: _SENT},
    Act.COMPLETE: {Hand.DESK: _OVER},
    Act.RESOLVE: {Hand.AUTHOR: _DECIDED},
    Act.REOPEN: {Hand.AUTHOR: _OVER},
    Act.WITHDRAW: {Hand.AUTHOR: frozenset({Stage.RAISED, Stage.ASKED_BACK})},
}


def may_move(verb: str, stage: str) -> bool:
    """Does the table let a difficulty in `stage` go this way?"""
    return Stage(stage) in MOVES[verb][0]


def is_theirs(act: Act, hands: Collection[Hand]) -> bool:
    """Is the act ever for somebody with these hands?"""
    return any(hand in ACTS[act] for hand in hands)


def is_time_for(act: Act, stage: str, hands: Collection[Hand]) -> bool:
    """Is it for them now?"""
    return any(Stage(stage) in ACTS[act].get(hand, ()) for hand in hands)


def acts(stage: str, hands: Collection[Hand]) -> tuple[Act, ...]:
    """What somebody with these hands can do to a difficulty in that stage, in the order of the table."""
    return tuple(act for act in ACTS if is_time_for(act, stage, hands))


# ── who decides ──────────────────────────────────────────────────────────────────────────────────

#: Who speaks for an agency that was asked.
_SPEAKS = frozenset({Role.FOCAL, Role.AGENCY_LEADER, Role.FINANCE, Role.POLICE})
_PROVINCE = frozenset({Role.CHAIR, Role.VICE_CHAIR})


@dataclass(frozen=True, slots=True)
class Seat:
    """Where somebody sits: role, agency, and which leader of the directory their account is."""

    role: str
    agency: int | None = None
    official: int | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """Who is asked for a decision: one leader, or one agency; where that is UBND, whoever directs the field."""

    leader: int | None = None
    agency: int | None = None
    is_province: bool = False
    director: int | None = None


def decides(seat: Seat, asked: Asked) -> bool:
    """Is the decision theirs? The chair decides whatever goes to UBND; a vice-chair what is in their own fields, or
    addressed to them; an agency what it was asked itself.
    """
    if asked.leader is not None or asked.is_province:
        if seat.role == Role.CHAIR:
            return True
        return (
            seat.role == Role.VICE_CHAIR
            and seat.official is not None
            and seat.official == (asked.leader if asked.leader is not None else asked.director)
        )
    if asked.agency is None or asked.agency != seat.agency:
        return False
    return seat.role in _SPEAKS or seat.role in DESK_ROLES


def grants(seat: Seat, asked: Asked, *, author: int, is_delegated: bool) -> bool:
    """Does this person grant another day? Whoever gave the task; Sở Ngoại vụ where it was delegated, and never for
    itself: nobody extends their own day.
    """
    if seat.role in DESK_ROLES and is_delegated:
        return seat.agency != author
    return decides(seat, asked) and (seat.role in _PROVINCE or seat.agency != author)


# ── age and days ─────────────────────────────────────────────────────────────────────────────────


def look_by(raised_on: date) -> date:
    """By when Sở Ngoại vụ has looked at it."""
    return raised_on + timedelta(days=LOOKED_AT_WITHIN)


def age(raised_on: date, closed_on: date | None, today: date) -> int:
    """For how many days it has been, or was, open."""
    return ((closed_on or today) - raised_on).days


def is_open(stage: str) -> bool:
    return stage in OPEN


def is_answer_late(stage: str, due_on: date | None, today: date) -> bool:
    """Is the answer still missing after its day?"""
    return stage == Stage.SENT and due_on is not None and today > due_on


# ── extensions ───────────────────────────────────────────────────────────────────────────────────


def ask_fault(*, due_on: date | None, until: date | None, counts_on: date, is_late: bool, is_desk: bool) -> str:
    """Why another day cannot be asked for: "no-day", "no-until", "not-later", "too-late", "not-late"; "" when it can.

    The due day itself is still in time. What comes afterwards only Sở Ngoại vụ enters, and as late.
    """
    if due_on is None:
        return "no-day"
    if until is None:
        return "no-until"
    if until <= due_on:
        return "not-later"
    if counts_on > due_on and not (is_late and is_desk):
        return "too-late"
    return "not-late" if is_late and counts_on <= due_on else ""


def granted_fault(*, due_on: date | None, until: date) -> str:
    """Why a day cannot be granted: "not-later" than the one in force; "" when it can."""
    return "not-later" if due_on is not None and until <= due_on else ""


def outcome(asked: date, granted: date | None) -> ExtensionStage:
    """What a decision was: as asked, another day, or none."""
    if granted is None:
        return ExtensionStage.REFUSED
    return ExtensionStage.APPROVED if granted == asked else ExtensionStage.PARTLY


def lateness(finished_on: date | None, *, first: date | None, last: date | None, today: date) -> Late:
    """Against the first day that was promised and the last one approved. What is not finished stands as of today."""
    if last is None:
        return Late.NO_DAY
    on = finished_on or today
    if on > last:
        return Late.LATE
    return Late.IN_EXTENDED if first is not None and on > first else Late.IN_TIME


@dataclass(frozen=True, slots=True)
class Promise:
    """The days of one task in their order: the first that was promised, and each that replaced it."""

    days: tuple[date, ...]

    @property
    def first(self) -> date:
        return self.days[0]

    @property
    def last(self) -> date:
        return self.days[-1]

    @property
    def times(self) -> int:
        """How often the day was moved."""
        return len(self.days) - 1

    @property
    def moved_by(self) -> int:
        """By how many days in all; a day that was brought forward counts against."""
        return (self.last - self.first).days


def counted(keys: Iterable[str]) -> dict[str, int]:
    """How many of each, as they come."""
    found: dict[str, int] = {}
    for key in keys:
        found[key] = found.get(key, 0) + 1
    return found

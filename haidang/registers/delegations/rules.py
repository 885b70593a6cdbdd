"""Decisions about delegations abroad. Plain values in, a judgement out; the day is given."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from haidang.registers.delegations.choices import (
    GOING,
    OFF,
    WAITING,
    WRITTEN,
    Act,
    Decider,
    Hand,
    HeadRank,
    Stage,
)

#: Nothing more is written about it, but the look at its effect.
OVER = frozenset({Stage.SETTLED, *OFF})

# ── where a delegation may go ────────────────────────────────────────────────────────────────────

#: verb of the story: (from which stages, to which).
MOVES: Mapping[str, tuple[frozenset[Stage], Stage]] = {
    "asked": (frozenset(WRITTEN), Stage.ASKED),
    "returned": (frozenset(WAITING), Stage.RETURNED),
    "appraised": (frozenset({Stage.ASKED}), Stage.APPRAISED),
    "decided": (frozenset({Stage.APPRAISED}), Stage.DECIDED),
    "recorded": (frozenset({Stage.APPRAISED}), Stage.DECIDED),
    "refused": (frozenset({Stage.APPRAISED}), Stage.REFUSED),
    "reported": (frozenset({Stage.DECIDED}), Stage.REPORTED),
    "settled": (frozenset({Stage.REPORTED}), Stage.SETTLED),
    "cancelled": (frozenset({*WRITTEN, *WAITING, Stage.DECIDED}), Stage.CANCELLED),
}

_WRITTEN, _OPEN = frozenset(WRITTEN), frozenset({*WRITTEN, *WAITING})
_PREPARED = frozenset({*WRITTEN, *WAITING, Stage.DECIDED})
_BACK = frozenset({Stage.REPORTED, Stage.SETTLED})
_APPRAISED, _ASKED, _DECIDED = frozenset({Stage.APPRAISED}), frozenset({Stage.ASKED}), frozenset({Stage.DECIDED})
#: Who does what, and when. Buttons and verbs both ask here; what comes next in the work stands first.
ACTS: Mapping[Act, Mapping[Hand, frozenset[Stage]]] = {
    Act.ASK: {Hand.AUTHOR: _WRITTEN},
    Act.APPRAISE: {Hand.DESK: _ASKED},
    Act.CONSULT: {Hand.DESK: frozenset(WAITING)},
    Act.SEND_BACK: {Hand.DESK: frozenset(WAITING)},
    Act.DECIDE: {Hand.DECIDER: _APPRAISED},
    Act.RECORD: {Hand.DESK: _APPRAISED},
    Act.REFUSE: {Hand.DECIDER: _APPRAISED, Hand.DESK: _APPRAISED},
    Act.NUMBER: {Hand.DESK: frozenset(GOING)},
    Act.REPORT: {Hand.AUTHOR: _DECIDED},
    Act.SETTLE: {Hand.AUTHOR: frozenset({Stage.REPORTED})},
    Act.COMMIT: {Hand.AUTHOR: _BACK},
    Act.GIVE: {Hand.DESK: _BACK},
    Act.ASSESS: {Hand.AUTHOR: _BACK},
    Act.MOVE: {Hand.DESK: _DECIDED},
    Act.MEMBERS: {Hand.AUTHOR: _WRITTEN, Hand.DESK: _PREPARED},
    Act.STOPS: {Hand.AUTHOR: _WRITTEN, Hand.DESK: _PREPARED},
    Act.PROGRAMME: {Hand.AUTHOR: _PREPARED},
    Act.INVITATIONS: {Hand.AUTHOR: _PREPARED},
    Act.LOGISTICS: {Hand.AUTHOR: _PREPARED},
    Act.PAPERS: {Hand.AUTHOR: _PREPARED},
    Act.ESTIMATE: {Hand.AUTHOR: _OPEN},
    Act.CANCEL: {Hand.AUTHOR: _WRITTEN, Hand.DESK: _PREPARED},
}


def may_move(verb: str, stage: str) -> bool:
    """Does the table let a delegation in `stage` go this way?"""
    return Stage(stage) in MOVES[verb][0]


def is_theirs(act: Act, hands: Collection[Hand]) -> bool:
    """Is the act ever for somebody with these hands?"""
    return any(hand in ACTS[act] for hand in hands)


def is_time_for(act: Act, stage: str, hands: Collection[Hand]) -> bool:
    """Is it for them now?"""
    return any(Stage(stage) in ACTS[act].get(hand, ()) for hand in hands)


def acts(stage: str, hands: Collection[Hand]) -> tuple[Act, ...]:
    """What somebody with these hands can do to a delegation in that stage, in the order of the table."""
    return tuple(act for act in ACTS if is_time_for(act, stage, hands))


# ── what a scheme lacks ──────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Scheme:
    """What was written so far, as the question "may it be sent?" needs it."""

    starts_on: date | None = None
    ends_on: date | None = None
    members: int = 0
    heads: int = 0
    stops: int = 0
    purpose: str = ""
    content: str = ""
    programme_days: frozenset[date] = frozenset()
    partners: int = 0
    has_estimate: bool = False
    no_estimate_why: str = ""
    in_plan: bool = True
    extra_reason: str = ""


class Gap(StrEnum):
    """What is missing; the order is that in which a person mends it."""

    DAYS = "days"
    MEMBERS = "members"
    HEAD = "head"
    STOPS = "stops"
    PURPOSE = "purpose"
    CONTENT = "content"
    PROGRAMME = "programme"
    PARTNERS = "partners"
    ESTIMATE = "estimate"
    EXTRA_REASON = "extra-reason"


def gaps(scheme: Scheme) -> tuple[Gap, ...]:
    """What a scheme lacks before it can be sent for appraisal.

    That a trip outside of the plan has its paper is asked by a limit, which somebody may override.
    """
    asked: dict[Gap, object] = {
        Gap.DAYS: scheme.starts_on and scheme.ends_on,
        Gap.MEMBERS: scheme.members,
        Gap.HEAD: scheme.heads or not scheme.members,
        Gap.STOPS: scheme.stops,
        Gap.PURPOSE: scheme.purpose.strip(),
        Gap.CONTENT: scheme.content.strip(),
        Gap.PROGRAMME: scheme.programme_days,
        Gap.PARTNERS: scheme.partners,
        Gap.ESTIMATE: scheme.has_estimate or scheme.no_estimate_why.strip(),
        Gap.EXTRA_REASON: scheme.in_plan or scheme.extra_reason.strip(),
    }
    return tuple(gap for gap, held in asked.items() if not held)


def days_without_work(starts_on: date | None, ends_on: date | None, worked: Collection[date]) -> tuple[date, ...]:
    """Days of the trip for which the programme says nothing; the two days of travel may be empty."""
    if not starts_on or not ends_on:
        return ()
    inner = (starts_on + timedelta(days=n) for n in range(1, (ends_on - starts_on).days))
    return tuple(day for day in inner if day not in worked)


def days_outside(starts_on: date | None, ends_on: date | None, worked: Collection[date]) -> tuple[date, ...]:
    """Days of the programme on which the delegation is not abroad."""
    if not starts_on or not ends_on:
        return ()
    return tuple(sorted(day for day in set(worked) if not starts_on <= day <= ends_on))


# ── who decides ──────────────────────────────────────────────────────────────────────────────────

#: The norm that says who decides, by the rank of the head; its number holds the words below.
DECIDED_BY: Mapping[HeadRank, str] = {
    HeadRank.CHAIR: "TRIP-BY-CHAIR",
    HeadRank.SECRETARY: "TRIP-BY-SECRETARY",
    HeadRank.CENTRAL: "TRIP-BY-CENTRAL",
    HeadRank.PARTY: "TRIP-BY-PARTY",
    HeadRank.COUNCIL: "TRIP-BY-COUNCIL",
    HeadRank.STATE: "TRIP-BY-STATE",
}
#: How the book of norms calls them.
_DECIDERS: Mapping[str, Decider] = {
    "Thủ tướng": Decider.PREMIER,
    "Tỉnh ủy": Decider.PARTY,
    "Trung ương": Decider.CENTRAL,
    "HĐND": Decider.COUNCIL,
    "UBND": Decider.CHAIR,
    "ủy quyền": Decider.DELEGATED,
}


def deciders(amount: str) -> tuple[Decider, ...]:
    """ "UBND, ủy quyền" of a norm as the bodies it means; () where a word is not known: then nobody can say."""
    found = [_DECIDERS.get(word.strip()) for word in amount.split(",")]
    return () if None in found else tuple(each for each in found if each)


# ── the report ───────────────────────────────────────────────────────────────────────────────────


def report_norms(head_rank: str) -> tuple[str, ...]:
    """By which norms the day of the report is counted, the stricter one first; where it is not in force, the other.

    NĐ 191/2026/NĐ-CP Đ25.2 speaks of the chairs of HĐND and UBND alone.
    """
    return ("TRIP-CHAIR-RPT", "TRIP-RPT") if head_rank == HeadRank.CHAIR else ("TRIP-RPT",)


def is_report_late(reported_on: date | None, due_on: date | None, today: date) -> bool:
    """Was it, or is it, after its day? The day itself is in time."""
    return due_on is not None and (reported_on or today) > due_on


def assessed_years(back_on: date, today: date) -> range:
    """For which years a delegation can be looked at: that of its return, and each since."""
    return range(back_on.year, max(today.year, back_on.year) + 1)

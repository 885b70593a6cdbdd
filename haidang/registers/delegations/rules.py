"""Decisions about delegations abroad. Plain values in, a judgement out; the day is given."""

from collections.abc import Collection, Mapping

from haidang.registers.delegations.choices import GOING, OFF, WAITING, WRITTEN, Act, Hand, Stage

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

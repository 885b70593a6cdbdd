"""How a passport stands and what may happen to it next. Values in, values out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from haidang.registers.passports.choices import Move, State

# ── the hand-over book ───────────────────────────────────────────────────────────────────────────

#: From how it stands, what may happen to it, and how it stands then.
MOVES: Mapping[State, Mapping[Move, State]] = {
    State.ASKED: {},
    State.ISSUED: {Move.RECEIVED: State.KEPT},
    State.KEPT: {
        Move.GIVEN: State.OUT,
        Move.TRANSFERRED: State.ON_WAY,
        Move.LOST: State.LOST,
        Move.LEFT: State.GONE,
        Move.SURRENDERED: State.GONE,
    },
    State.OUT: {Move.RETURNED: State.KEPT, Move.LOST: State.LOST},
    # the other agency says that it came; until then nobody gives it out
    State.ON_WAY: {Move.LOST: State.LOST},
    # what was reported lost is void: found again, it only goes back to be cancelled
    State.LOST: {Move.SURRENDERED: State.GONE},
    State.GONE: {},
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the hand-over book, in the order it was written."""

    kind: str
    is_confirmed: bool = False


def state_of(lines: Iterable[Line], *, is_issued: bool) -> State:
    """How a passport stands after all that happened to it."""
    state = State.ISSUED if is_issued else State.ASKED
    for line in lines:
        move = Move(line.kind)
        state = MOVES[state].get(move, state)
        if move == Move.TRANSFERRED and line.is_confirmed:
            state = State.KEPT
    return state


def may_happen(state: str) -> tuple[Move, ...]:
    """What may be written into the book now."""
    return tuple(MOVES[State(state)])


def is_late(due_on: date | None, *, returned_on: date | None, today: date) -> bool:
    """Did it come back after its day, or is it still not here then? The day itself is in time."""
    return due_on is not None and (returned_on or today) > due_on

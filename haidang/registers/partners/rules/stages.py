"""The way of a relation: from which stage to which, with what in hand, and who notes it."""

from dataclasses import dataclass
from datetime import date

from haidang.registers.partners.choices import Stage, StepFault, Turn


@dataclass(frozen=True, slots=True)
class Move:
    """One step of the way. A stage that others decide is noted by its paper; a turn of one's own says why."""

    since: Stage
    to: Stage
    turn: Turn
    needs_paper: bool = True
    needs_words: bool = False
    #: That a superior body agreed is noted by Sở Ngoại vụ, not by who asked.
    by_desk: bool = False


MOVES: tuple[Move, ...] = (
    Move(Stage.STUDY, Stage.PROPOSED, Turn.PROPOSE),
    Move(Stage.PROPOSED, Stage.ALLOWED, Turn.ALLOW, by_desk=True),
    Move(Stage.PROPOSED, Stage.STUDY, Turn.SEND_BACK, needs_paper=False, needs_words=True),
    Move(Stage.ALLOWED, Stage.SIGNED, Turn.SIGN),
    Move(Stage.STUDY, Stage.STOPPED, Turn.STOP, needs_paper=False, needs_words=True),
    Move(Stage.PROPOSED, Stage.STOPPED, Turn.STOP, needs_paper=False, needs_words=True),
    # What was agreed or signed by a paper ends by a paper.
    Move(Stage.ALLOWED, Stage.STOPPED, Turn.STOP, needs_words=True),
    Move(Stage.SIGNED, Stage.STOPPED, Turn.STOP, needs_words=True),
    Move(Stage.STOPPED, Stage.STUDY, Turn.AGAIN, needs_paper=False, needs_words=True),
)


def moves(now: str, *, is_desk: bool) -> tuple[Move, ...]:
    """What can be done with a relation in this stage, by the desk or by its own agency."""
    return tuple(each for each in MOVES if each.since == now and (is_desk or not each.by_desk))


def move_by(now: str, turn: str) -> Move | None:
    """The step that `turn` is in this stage; None where there is none."""
    return next((each for each in MOVES if (each.since, each.turn) == (now, turn)), None)


def fault_of_move(
    step: Move, *, on: date, today: date, before: date | None, paper_on: date | None, has_paper: bool, words: str
) -> StepFault | None:
    """What is wrong with a step; None when nothing is. `before` is the day of the stage before it."""
    if on > today:
        return StepFault.TO_COME
    if before and on < before:
        return StepFault.BEFORE
    if step.needs_paper and not has_paper:
        return StepFault.NO_PAPER
    if has_paper and paper_on and paper_on > on:
        return StepFault.PAPER_LATER
    if step.needs_words and not words.strip():
        return StepFault.NO_WORDS
    return None

"""Decisions about programmes on plain values: what may become of one, what is not clear in it, which figures count."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from haidang.kit.money import NotMoney, number_of, written
from haidang.plan.programmes.choices import Clear, Counting, FigureFault, Lack, RequestState, Stage

#: From each stage, those it can come to. What was accepted is opened again by returning it.
MOVES: Mapping[Stage, frozenset[Stage]] = {
    Stage.DRAFT: frozenset({Stage.SUBMITTED}),
    Stage.SUBMITTED: frozenset({Stage.DRAFT, Stage.RETURNED, Stage.ACCEPTED}),
    Stage.RETURNED: frozenset({Stage.SUBMITTED}),
    Stage.ACCEPTED: frozenset({Stage.RETURNED}),
}
#: In these its agency works on it.
OPEN = frozenset({Stage.DRAFT, Stage.RETURNED})


def may_move(now: str, to: str) -> bool:
    return to in MOVES[Stage(now)]


# ── 6 rõ ─────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class StepFacts:
    """What of a step the gauge looks at."""

    person: str = ""
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What a programme says about one task."""

    steps: Sequence[StepFacts] = ()
    outputs: int = 0
    #: Those of them that are told in figures.
    figures: int = 0
    #: Work that goes on, without an end of its own.
    is_standing: bool = False
    leader: str = ""
    power: str = ""
    #: How the coordinators that were asked for a part answered.
    requests: Sequence[str] = ()
    #: The day the task itself is due.
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """One of the six that is not clear, and why."""

    clear: Clear
    lack: Lack


def six_clear(facts: Facts) -> tuple[Gap, ...]:
    """What is missing of the six, in their order; nothing where all are clear."""
    return tuple(Gap(clear, lack) for clear, found in _LOOKS for lack in found(facts))


def clear_count(gaps: Sequence[Gap]) -> int:
    """How many of the six are clear."""
    return len(Clear) - len({gap.clear for gap in gaps})


def _person(facts: Facts) -> Iterator[Lack]:
    named = [bool(step.person.strip()) for step in facts.steps]
    if not any(named):
        yield Lack.NO_PERSON
    elif not all(named):
        yield Lack.STEP_WITHOUT_PERSON
    if RequestState.REFUSED in facts.requests:
        yield Lack.PART_REFUSED


def _work(facts: Facts) -> Iterator[Lack]:
    if not facts.steps:
        yield Lack.NO_STEP


def _time(facts: Facts) -> Iterator[Lack]:
    """A task with a day of its own is clear without steps; a step without one never is."""
    days = [step.due_on for step in facts.steps]
    if not any(days) and not (facts.due_on and not days):
        yield Lack.NO_DAY
    elif not all(days):
        yield Lack.STEP_WITHOUT_DAY
    if facts.due_on and any(day and day > facts.due_on for day in days):
        yield Lack.STEP_TOO_LATE


def _charge(facts: Facts) -> Iterator[Lack]:
    if not facts.leader.strip():
        yield Lack.NO_LEADER


def _product(facts: Facts) -> Iterator[Lack]:
    """Work that never finishes is measured by its figures, or not at all."""
    if not facts.outputs:
        yield Lack.NO_OUTPUT
    elif facts.is_standing and not facts.figures:
        yield Lack.NO_FIGURE


def _power(facts: Facts) -> Iterator[Lack]:
    if not facts.power.strip():
        yield Lack.NO_POWER


_LOOKS = (
    (Clear.PERSON, _person),
    (Clear.WORK, _work),
    (Clear.TIME, _time),
    (Clear.CHARGE, _charge),
    (Clear.PRODUCT, _product),
    (Clear.POWER, _power),
)


# ── figures ──────────────────────────────────────────────────────────────────────────────────────


def figure_fault(
    *, target: Decimal | None, unit: str, baseline: Decimal | None, baseline_source: str
) -> FigureFault | None:
    """What is wrong with the figures of a product, None where nothing is."""
    if target is not None and target < 0:
        return FigureFault.NEGATIVE
    if (target is not None or baseline is not None) and not unit.strip():
        return FigureFault.NO_UNIT
    if baseline is not None and not baseline_source.strip():
        return FigureFault.NO_SOURCE
    return None


def counting_of(unit: str) -> Counting:
    """Shares are not added up from period to period: 40 % and 55 % are not 95 %."""
    return Counting.LEVEL if unit.strip().startswith(("%", "‰")) or "tỷ lệ" in unit.lower() else Counting.ADDED


# ≥ 1.250,5 · trên 12 · 95%
_FIGURE = re.compile(r"(?:(?:≥|>=|>|trên|từ|ít nhất|tối thiểu|đạt|khoảng)\s*)?(\d[\d.,\s]*)\s*(%?)", re.IGNORECASE)


def figure_of(words: str) -> tuple[Decimal | None, str]:
    """The number that a cell says, as people write it here (1.250,5), and the unit it bears itself; None for words."""
    found = _FIGURE.fullmatch(words.strip())
    if found is None:
        return None, ""
    try:
        return number_of(found[1].strip(" .,")), found[2]
    except NotMoney:
        return None, ""


def said(number: Decimal | None) -> str:
    """A figure as papers write it, without needless noughts; "" where there is none."""
    if number is None:
        return ""
    places = -int(number.normalize().as_tuple().exponent)
    return written(number, max(places, 0))


# "+ Mời doanh nghiệp nước bạn;"
_LABEL = re.compile(r"^\s*(?:[-–+*•]\s*)+")


def step_words(words: str) -> str:
    """A solution of the plan as a step: without the mark before it and the sign that leads to the next."""
    return _LABEL.sub("", words).strip().rstrip(";,:").rstrip()

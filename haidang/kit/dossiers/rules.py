"""The course of a dossier: whose an act is, when it may be done, where it leads. Values in, values out."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Step:
    """One act: the hands it is for, the stages in which it is in time, the stage it leads to ("": it stays)."""

    hands: frozenset[str]
    when: frozenset[str]
    to: str = ""


def step(hands: "str | Iterable[str]", when: "str | Iterable[str]", to: str = "") -> Step:
    """`step(Hand.AUTHOR, Stage.DRAFT, Stage.SENT)`; several hands or stages in a tuple."""
    return Step(_several(hands), _several(when), to)


def _several(given: "str | Iterable[str]") -> frozenset[str]:
    return frozenset({given} if isinstance(given, str) else given)


class Course:
    """The table of a room: act → step, in the order in which its buttons stand. Buttons and verbs both ask here."""

    def __init__(self, steps: Mapping[Any, Step]) -> None:
        self.steps = steps

    def is_theirs(self, act: str, hands: Collection[str]) -> bool:
        """Is the act ever for somebody with these hands?"""
        found = self.steps.get(act)
        return found is not None and not found.hands.isdisjoint(hands)

    def is_time_for(self, act: str, stage: str) -> bool:
        return stage in self.steps[act].when

    def acts(self, stage: str, hands: Collection[str]) -> tuple[Any, ...]:
        """What somebody with these hands can do in that stage."""
        return tuple(act for act in self.steps if self.is_theirs(act, hands) and self.is_time_for(act, stage))

    def in_time(self, stage: str) -> tuple[Any, ...]:
        """What anybody can do in that stage."""
        return tuple(act for act in self.steps if self.is_time_for(act, stage))

    def leads(self, act: str, stage: str) -> str:
        """The stage after the act."""
        return self.steps[act].to or stage

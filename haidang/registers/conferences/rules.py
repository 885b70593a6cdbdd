"""What counts as an international conference, who allows it, what its dossier needs, who does what when."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from haidang.registers.conferences.choices import Act, Authority, Hand, Mode, Organiser, Stage, Topic

# ── stages and acts ──────────────────────────────────────────────────────────────────────────────

#: Where an act leads; what is not here leaves the stage as it is.
LEADS: Mapping[Act, Stage] = {
    Act.FILE: Stage.FILED,
    Act.SEND_BACK: Stage.DRAFT,
    Act.ALLOW: Stage.ALLOWED,
    Act.REFUSE: Stage.REFUSED,
    Act.HOLD: Stage.HELD,
    Act.REPORT: Stage.REPORTED,
    Act.CANCEL: Stage.CANCELLED,
}
_DRAFT, _FILED = frozenset({Stage.DRAFT}), frozenset({Stage.FILED})
#: Who does what, and when. Buttons and verbs both ask here.
ACTS: Mapping[Act, Mapping[Hand, frozenset[Stage]]] = {
    Act.PAPERS: {Hand.AUTHOR: _DRAFT},
    Act.ASK: {Hand.AUTHOR: _DRAFT | _FILED},
    Act.FILE: {Hand.AUTHOR: _DRAFT},
    Act.WAIVE: {Hand.DECIDER: _DRAFT},
    Act.ALLOW: {Hand.DECIDER: _FILED},
    Act.REFUSE: {Hand.DECIDER: _FILED},
    Act.SEND_BACK: {Hand.DECIDER: _FILED},
    Act.HOLD: {Hand.AUTHOR: frozenset({Stage.ALLOWED})},
    Act.REPORT: {Hand.AUTHOR: frozenset({Stage.HELD})},
    Act.CANCEL: {Hand.AUTHOR: _DRAFT | _FILED | {Stage.ALLOWED}},
}
#: The acts by which leave is asked for and given: not for what needs no leave.
_OF_LEAVE = frozenset({Act.ASK, Act.FILE, Act.WAIVE, Act.ALLOW, Act.REFUSE, Act.SEND_BACK})


def is_theirs(act: Act, hands: Collection[Hand]) -> bool:
    """Is the act ever for somebody with these hands?"""
    return any(hand in ACTS[act] for hand in hands)


def acts(stage: str, hands: Collection[Hand], *, counts: bool = True) -> tuple[Act, ...]:
    """What somebody with these hands can do in that stage. What needs no leave is held as soon as it is drafted."""
    found = [act for act in ACTS if any(Stage(stage) in ACTS[act].get(hand, ()) for hand in hands)]
    if counts:
        return tuple(found)
    found = [act for act in found if act not in _OF_LEAVE]
    if Stage(stage) == Stage.DRAFT and Hand.AUTHOR in hands:
        found.insert(0, Act.HOLD)
    return tuple(found)


# ── what is looked at ────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Facts:
    """A conference as the rules see it."""

    starts_on: date
    ends_on: date
    organiser: str = Organiser.VIETNAMESE
    mode: str = Mode.IN_PERSON
    is_in_vietnam: bool = True
    foreigners: int = 0
    has_foreign_money: bool = False
    is_press: bool = False
    by_party_rules: bool = False
    has_ministers: bool = False
    topic: str = Topic.ORDINARY
    is_hosting: bool = False
    filed_on: date | None = None
    held_on: date | None = None
    reported_on: date | None = None
    #: Names of the pieces of the dossier that are there.
    pieces: frozenset[str] = field(default_factory=frozenset)
    asked_on: date | None = None
    asked_due_on: date | None = None
    opinions_awaited: int = 0


def counts(facts: Facts) -> str:
    """ "": it is an international conference that needs leave; else why it is none: "press", "party", "nobody",
    "elsewhere".
    """
    if facts.is_press:
        return "press"
    if facts.by_party_rules:
        return "party"
    if not facts.is_in_vietnam:
        return "elsewhere"
    is_foreign = facts.organiser != Organiser.VIETNAMESE or facts.foreigners > 0 or facts.has_foreign_money
    return "" if is_foreign else "nobody"


def authority(facts: Facts) -> Authority:
    """Who allows it: the Prime Minister where ministers sit or the topic is his; else the chair of the province."""
    if facts.has_ministers or facts.topic != Topic.ORDINARY:
        return Authority.PRIME_MINISTER
    return Authority.CHAIR


#: The pieces of a dossier, in the order in which they are named.
PIECES = ("scheme", "opinions", "funds", "hosting")


def needed(facts: Facts) -> tuple[str, ...]:
    """Which pieces this one needs: hosting needs leave in principle first, foreign money who agreed to take it."""
    found = ["scheme", "opinions"]
    if facts.has_foreign_money:
        found.append("funds")
    if facts.is_hosting:
        found.append("hosting")
    return tuple(found)

"""Decisions on money: what may follow what, what is missing, what the differences are. Values in, values out."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeVar

from haidang.plan.money.choices import Act, EntryKind, Hand, Stage

#: From each stage, those an estimate can come to. An appraisal may be mended until it is decided on.
MOVES: Mapping[Stage, frozenset[Stage]] = {
    Stage.DRAFT: frozenset({Stage.ASKED, Stage.CANCELLED}),
    Stage.ASKED: frozenset({Stage.APPRAISED, Stage.RETURNED, Stage.CANCELLED}),
    Stage.RETURNED: frozenset({Stage.ASKED, Stage.CANCELLED}),
    Stage.APPRAISED: frozenset({Stage.APPRAISED, Stage.DECIDED, Stage.REFUSED, Stage.RETURNED}),
    Stage.DECIDED: frozenset({Stage.SETTLED}),
    Stage.SETTLED: frozenset(),
    Stage.REFUSED: frozenset({Stage.RETURNED}),
    Stage.CANCELLED: frozenset(),
}

#: While it is here, the lines are its author's.
OPEN = frozenset({Stage.DRAFT, Stage.RETURNED})
#: What is asked of the province, whatever came of it: sums are made of these.
COUNTED = frozenset({Stage.ASKED, Stage.APPRAISED, Stage.DECIDED, Stage.SETTLED, Stage.REFUSED})

_DECIDED = frozenset({Stage.DECIDED})
#: Who does what, and when. Buttons and verbs both ask here.
ACTS: Mapping[Act, Mapping[Hand, frozenset[Stage]]] = {
    Act.LINES: {Hand.AUTHOR: OPEN},
    Act.ASK: {Hand.AUTHOR: OPEN},
    Act.APPRAISE: {Hand.APPRAISER: frozenset({Stage.ASKED, Stage.APPRAISED})},
    Act.SEND_BACK: {
        Hand.APPRAISER: frozenset({Stage.ASKED, Stage.APPRAISED}),
        Hand.DECIDER: frozenset({Stage.APPRAISED, Stage.REFUSED}),
    },
    Act.DECIDE: {Hand.DECIDER: frozenset({Stage.APPRAISED})},
    Act.REFUSE: {Hand.DECIDER: frozenset({Stage.APPRAISED})},
    Act.ALLOCATE: {Hand.APPRAISER: _DECIDED},
    Act.SPEND: {Hand.AUTHOR: _DECIDED},
    Act.PAY_BACK: {Hand.AUTHOR: _DECIDED},
    Act.SETTLE: {Hand.AUTHOR: _DECIDED},
    Act.CANCEL: {Hand.AUTHOR: OPEN | {Stage.ASKED}},
}

#: A line beyond a thousand billion is a slip of the keyboard; below it every engine counts exactly.
MOST = Decimal(10) ** 12


def may_move(now: str, to: str) -> bool:
    return Stage(to) in MOVES[Stage(now)]


def is_theirs(act: Act, hands: Collection[Hand]) -> bool:
    """Is the act ever for somebody with these hands?"""
    return any(hand in ACTS[act] for hand in hands)


def is_time_for(act: Act, stage: str, hands: Collection[Hand]) -> bool:
    """Is it for them now?"""
    return any(Stage(stage) in ACTS[act].get(hand, ()) for hand in hands)


def acts(stage: str, hands: Collection[Hand]) -> tuple[Act, ...]:
    """What somebody with these hands can do to an estimate in that stage."""
    return tuple(act for act in Act if is_time_for(act, stage, hands))


def amount(quantity: Decimal, times: Decimal, price: Decimal, decimals: int = 0) -> Decimal:
    """Quantity × times × price, to the smallest unit of the currency: 5 people × 3 days × 200.000."""
    return (quantity * times * price).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def gaps(*, lines: int, asked: Decimal, currency: str, rate: Decimal | None, rate_on: date | None) -> tuple[str, ...]:
    """What an estimate lacks before it can be sent: names of the gaps, in the order a person mends them."""
    found = []
    if not lines:
        found.append("lines")
    elif asked <= 0:
        found.append("nothing")
    if currency != "VND" and rate is None:
        found.append("rate")
    if currency != "VND" and rate is not None and rate_on is None:
        found.append("rate-day")
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Balance:
    """Where the money of an estimate stands, in đồng."""

    asked: Decimal
    appraised: Decimal | None
    decided: Decimal | None
    allocated: Decimal
    spent: Decimal
    paid_back: Decimal

    @property
    def left(self) -> Decimal:
        """What was allocated and is neither spent nor paid back."""
        return self.allocated - self.paid_back - self.spent

    @property
    def difference(self) -> Decimal | None:
        """What was decided and not spent: the figure that a settlement explains."""
        return None if self.decided is None else self.decided - self.spent


def balance(
    *,
    asked: Decimal,
    appraised: Decimal | None,
    decided: Decimal | None,
    entries: Iterable[tuple[str, Decimal]],
) -> Balance:
    """The balance from what was decided and what happened since; an entry taken back is its own opposite."""
    sums = {kind: Decimal(0) for kind in EntryKind}
    for kind, value in entries:
        sums[EntryKind(kind)] += value
    return Balance(
        asked, appraised, decided, sums[EntryKind.ALLOCATED], sums[EntryKind.SPENT], sums[EntryKind.RETURNED]
    )


def too_much(kind: str, value: Decimal, state: Balance) -> str:
    """Why an entry cannot be: "over-decided", "over-allocated", "over-left"; "" when it can."""
    match EntryKind(kind):
        case EntryKind.ALLOCATED if state.allocated - state.paid_back + value > (state.decided or 0):
            return "over-decided"
        case EntryKind.SPENT if value > state.left:
            return "over-allocated"
        case EntryKind.RETURNED if value > state.left:
            return "over-left"
    return ""


def holds_on(valid_from: date | None, valid_to: date | None, on: date) -> bool:
    """Does a norm hold on the day? An open end holds."""
    return (valid_from is None or valid_from <= on) and (valid_to is None or on <= valid_to)


K = TypeVar("K")


def sums_by(rows: Sequence[tuple[K, Balance]]) -> dict[K, Balance]:
    """Balances added up under their keys; what nobody has appraised or decided yet counts as nothing."""
    found: dict[K, Balance] = {}
    for key, one in rows:
        other = found.get(key)
        found[key] = _plus(other, one) if other else one
    return found


def _plus(one: Balance, other: Balance) -> Balance:
    return Balance(
        one.asked + other.asked,
        _known(one.appraised, other.appraised),
        _known(one.decided, other.decided),
        one.allocated + other.allocated,
        one.spent + other.spent,
        one.paid_back + other.paid_back,
    )


def _known(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None and other is None else (one or Decimal(0)) + (other or Decimal(0))

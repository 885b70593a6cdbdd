"""Decisions on money: what may follow what, what is missing, what the differences are. Values in, values out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from haidang.plan.money.choices import EntryKind, Stage

#: From each stage, those an estimate can come to. The diagram in the docs is drawn from this.
MOVES: Mapping[Stage, frozenset[Stage]] = {
    Stage.DRAFT: frozenset({Stage.ASKED, Stage.CANCELLED}),
    Stage.ASKED: frozenset({Stage.APPRAISED, Stage.RETURNED, Stage.CANCELLED}),
    Stage.RETURNED: frozenset({Stage.ASKED, Stage.CANCELLED}),
    Stage.APPRAISED: frozenset({Stage.DECIDED, Stage.REFUSED, Stage.RETURNED}),
    Stage.DECIDED: frozenset({Stage.SETTLED}),
    Stage.SETTLED: frozenset(),
    Stage.REFUSED: frozenset({Stage.RETURNED}),
    Stage.CANCELLED: frozenset(),
}

#: While it is here, the lines are its author's.
OPEN = frozenset({Stage.DRAFT, Stage.RETURNED})


def may_move(now: str, to: str) -> bool:
    return Stage(to) in MOVES[Stage(now)]


def amount(quantity: Decimal, times: Decimal, price: Decimal) -> Decimal:
    """Quantity × times × price: 5 people × 3 days × 200,000. Exact; rounding is for whoever writes it."""
    return quantity * times * price


def gaps(*, lines: int, currency: str, rate: Decimal | None, has_agency: bool) -> tuple[str, ...]:
    """What an estimate lacks before it can be sent: names of the gaps, in the order a person mends them."""
    found = []
    if not lines:
        found.append("lines")
    if currency != "VND" and rate is None:
        found.append("rate")
    if not has_agency:
        found.append("agency")
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Balance:
    """Where the money of an estimate stands, in đồng."""

    asked: Decimal
    appraised: Decimal | None
    decided: Decimal | None
    allocated: Decimal
    spent: Decimal

    @property
    def cut(self) -> Decimal | None:
        """What appraisal and decision took away from what was asked."""
        final = self.decided if self.decided is not None else self.appraised
        return None if final is None else self.asked - final

    @property
    def left(self) -> Decimal:
        """What was allocated and is not spent; below zero: spent without money."""
        return self.allocated - self.spent

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
    """The balance from what was decided and what happened since; money paid back is money not spent."""
    sums = {kind: Decimal(0) for kind in EntryKind}
    for kind, value in entries:
        sums[EntryKind(kind)] += value
    spent = sums[EntryKind.SPENT] - sums[EntryKind.RETURNED]
    return Balance(asked, appraised, decided, sums[EntryKind.ALLOCATED], spent)


def too_much(kind: str, value: Decimal, state: Balance) -> str:
    """Why an entry is doubtful: "over-decided", "over-allocated", "over-spent"; "" when it is not."""
    match EntryKind(kind):
        case EntryKind.ALLOCATED if state.decided is not None and state.allocated + value > state.decided:
            return "over-decided"
        case EntryKind.SPENT if state.spent + value > state.allocated:
            return "over-allocated"
        case EntryKind.RETURNED if value > state.spent:
            return "over-spent"
    return ""


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
    )


def _known(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None and other is None else (one or Decimal(0)) + (other or Decimal(0))

"""The limits of one delegation, as they are read: what was found, in words, and who let it go all the same."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from haidang.office.accounts.choices import Reach
from haidang.registers.delegations.choices import WAITING, WRITTEN
from haidang.registers.delegations.limits import rules
from haidang.registers.delegations.limits.facts import Kind
from haidang.registers.delegations.limits.selectors import facts_about
from haidang.registers.delegations.limits.sentences import Verdict, said
from haidang.registers.delegations.models import Delegation, Override

#: What no reason makes good: a trip without people, or one that comes back before it goes.
NEVER = frozenset({"days", "members"})


def checks(delegation: Delegation, *, today: date, by: Any = None) -> tuple[Verdict, ...]:
    """What the limits say, the gravest first; the number of queries does not grow with the book.

    `by` is who reads it: trips they may not open are counted, and told by their days alone.
    """
    trip, facts = facts_about(delegation, today=today, by=by)
    given = {row.mark: row for row in Override.objects.filter(delegation=delegation).select_related("by", "document")}
    found = (said(finding) for finding in rules.judge(trip, facts))
    return tuple(replace(verdict, override=given.get(verdict.mark)) for verdict in found)


def stopping(delegation: Delegation, *, today: date) -> tuple[Verdict, ...]:
    """The refusals nobody has let go: while there is one, the delegation is neither submitted nor decided."""
    return tuple(verdict for verdict in checks(delegation, today=today) if verdict.stops)


@dataclass(frozen=True)
class Panel:
    """The limits of a delegation on its page (delegations/limits/verdicts.html)."""

    #: What somebody has to look at, and what is in order.
    open: tuple[Verdict, ...]
    fine: tuple[Verdict, ...]
    #: The marks this person may let go.
    overridable: frozenset[str] = frozenset()

    @property
    def stops(self) -> bool:
        return any(verdict.stops for verdict in self.open)


def panel(delegation: Delegation, *, today: date, by: Any) -> Panel:
    found = checks(delegation, today=today, by=by)
    may = may_override(by, delegation)
    return Panel(
        open=tuple(verdict for verdict in found if verdict.kind is not Kind.OK),
        fine=tuple(verdict for verdict in found if verdict.kind is Kind.OK),
        overridable=frozenset(each.mark for each in found if may and each.stops and each.code not in NEVER),
    )


def may_override(user: Any, delegation: Delegation) -> bool:
    """Who decides about delegations, and the desk that appraises them; never the agency that goes, for itself."""
    if delegation.stage not in (*WRITTEN, *WAITING):
        return False
    return bool(user.reach("change", "book") == Reach.ALL or user.reach("approve", "book") == Reach.ALL)

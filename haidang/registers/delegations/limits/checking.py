"""The limits of one delegation, as they are read: what was found, in words, and who let it go all the same."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from haidang.office.accounts.choices import Reach
from haidang.registers.delegations.choices import WAITING, WRITTEN, Stage
from haidang.registers.delegations.law import Terms
from haidang.registers.delegations.limits import rules
from haidang.registers.delegations.limits.facts import Kind
from haidang.registers.delegations.limits.selectors import facts_about
from haidang.registers.delegations.limits.sentences import Verdict, said
from haidang.registers.delegations.models import Delegation, Override

#: What no reason makes good: a trip without people, or one that comes back before it goes.
NEVER = frozenset({"days", "members"})


def checks(delegation: Delegation, *, today: date, by: Any = None, terms: Terms | None = None) -> tuple[Verdict, ...]:
    """What the limits say, the gravest first; the number of queries does not grow with the book.

    `by` is who reads it: trips they may not open are counted, and told by their days alone.
    """
    trip, facts = facts_about(delegation, today=today, by=by, terms=terms or Terms())
    given = {row.mark: row for row in Override.objects.filter(delegation=delegation).select_related("by", "document")}
    found = (said(finding) for finding in rules.judge(trip, facts))
    judged = [_let_go(verdict, given[verdict.mark]) if verdict.mark in given else verdict for verdict in found]
    return tuple(sorted(judged, key=lambda verdict: rules.GRAVEST.index(verdict.kind)))


def _let_go(verdict: Verdict, override: Override) -> Verdict:
    return replace(verdict, kind=Kind.WARN if verdict.stops else verdict.kind, override=override)


def stopping(delegation: Delegation, *, today: date) -> tuple[Verdict, ...]:
    """The refusals nobody has let go: while there is one, the delegation is neither submitted nor decided."""
    return tuple(verdict for verdict in checks(delegation, today=today) if verdict.stops)


def overridable(found: Iterable[Any], delegation: Delegation, *, by: Any) -> frozenset[str]:
    """The marks of those refusals that this person may let go."""
    if not may_override(by, delegation):
        return frozenset()
    limits = [verdict for verdict in found if isinstance(verdict, Verdict)]
    return frozenset(verdict.mark for verdict in limits if verdict.stops and verdict.code not in NEVER)


def may_override(user: Any, delegation: Delegation) -> bool:
    """Who decides about delegations, and the desk that appraises them; never the agency that goes, for itself.

    A window may be named, or somebody join, after it was decided: that is let go as well, until they are back.
    """
    if delegation.stage not in (*WRITTEN, *WAITING, Stage.DECIDED):
        return False
    return bool(user.reach("change", "book") == Reach.ALL or user.reach("approve", "book") == Reach.ALL)

"""What the page of an event asks: what each rule says of it, what it cost, what was signed there."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from haidang.kit import clock
from haidang.kit.money import Money
from haidang.kit.verdicts import Compared, Verdict, gravest_first
from haidang.office.norms.selectors import calendar
from haidang.plan.money.models import Estimate
from haidang.plan.money.rules import Balance
from haidang.registers.events import event_rules as rules
from haidang.registers.events import event_terms as terms
from haidang.registers.events.event_choices import Stage
from haidang.registers.events.models import Event


def checks(event: Event, *, facts: rules.Facts | None = None, today: date | None = None) -> list[Verdict]:
    """What every rule says of it today, or of other `facts`, the gravest first; of its cost see `verdicts`."""
    on, facts, shut = today or clock.today(), facts or event.facts, calendar()
    asked_by = rules.norm_before(facts)
    before = terms.before(asked_by, facts.starts_on, facts.asked_on or on, shut) if asked_by else None
    after = terms.after(terms.REPORT, facts.ends_on, shut) if facts.took_place else None
    law = terms.law_of(terms.CONFERENCE_LAW, facts.starts_on) if facts.kind == rules.EventKind.SEMINAR else None
    return gravest_first([
        rules.leave(facts), rules.asking(facts, before, on), rules.seminar(facts, law), rules.report(facts, after, on),
    ])  # fmt: skip


def verdicts(event: Event, user: Any) -> list[Verdict]:
    """For the page: with what its money says, to who may see its estimate."""
    told = [*checks(event), rules.twin(event.facts, _twins(event, user))]
    balance = cost_of(event, user)
    if event.estimate_id and balance is None:
        return gravest_first(told)
    decided, spent = (balance.decided, balance.spent) if balance else (None, Decimal(0))
    return gravest_first([*told, rules.cost(event.facts, decided, spent)])


#: So many of them are named.
_TWINS = 3


def _twins(event: Event, user: Any) -> list[Compared]:
    """What `user` may see beside it that looks like the same thing."""
    if event.country_id is None:
        return []
    alike = {"kind": event.kind, "country": event.country_id}
    rows = Event.objects.for_user(user, "view").on_days(event.starts_on, event.ends_on).filter(**alike)
    rows = rows.exclude(pk=event.pk).exclude(stage=Stage.CANCELLED).select_related("agency")
    return [Compared(f"{row} ({row.agency}, {row.days})", row.get_absolute_url()) for row in rows[:_TWINS]]


def cost_of(event: Event, user: Any) -> Balance | None:
    """Where its money stands; None where there is no estimate, or it is not theirs to see."""
    if event.estimate_id is None:
        return None
    row = Estimate.objects.for_user(user, "view").with_figures().filter(pk=event.estimate_id).first()
    return row.balance if row else None


@dataclass(frozen=True)
class Signed:
    """What was signed at an event, together."""

    count: int
    #: What of it has a value, in đồng.
    dong: Decimal

    @property
    def said(self) -> str:
        return str(Money(self.dong)) if self.dong else ""


def signed_at(event: Event) -> Signed:
    """The contracts of one event together."""
    worth = [each.in_dong for each in event.contracts.all()]
    return Signed(len(worth), sum((one for one in worth if one), Decimal(0)))


def more(event: Event, user: Any) -> dict[str, Any]:
    """What the page of an event shows beside its facts."""
    return {"balance": cost_of(event, user), "signed": signed_at(event)}

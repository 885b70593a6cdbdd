"""What one row of a book adds to each figure that is more than a count of rows: the other half of `behind`.

A room says what it counts (`figures.py`); here stands how much of it is each record's, so that a report shows the sum
with its parts, and a test adds them up again.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from haidang.registers.aid.models import Disbursement, OdaPayment
from haidang.registers.aid.project_choices import OdaSource
from haidang.registers.delegations.models import Member
from haidang.registers.events.models import PlaceReport
from haidang.registers.events.models.event_parts import dong
from haidang.registers.information.models import Airing, CampaignPlace, Handout, PressReporter
from haidang.registers.people.check_choices import FindingKind
from haidang.registers.people.citizen_choices import CostKind
from haidang.registers.people.citizen_choices import Stage as CaseStage
from haidang.registers.people.friend_choices import AssociationKind
from haidang.registers.people.models import CaseCost, CheckFinding, Stipend
from haidang.registers.people.overseas_choices import RequestStage

Amount = int | Decimal
#: (the rows of the list, the first and the last day) → what each of them adds, in the order of the rows.
Adds = Callable[[list[Any], date, date], list[Amount]]


def each(of_row: Callable[[Any], Amount | None]) -> Adds:
    """What stands in the row itself; nothing where it says nothing."""
    return lambda rows, since, until: [of_row(row) or 0 for row in rows]


def field(name: str) -> Adds:
    return each(lambda row: getattr(row, name))


def below(
    model: Any,
    whole: str,
    amount: Callable[[Any], Amount | None] = lambda part: 1,
    *,
    on: str = "",
    joined: tuple[str, ...] = (),
    **wanted: Any,
) -> Adds:
    """What stands in its parts: rows of `model` that point at it with `whole`, of the days where `on` is their day."""

    def added(rows: list[Any], since: date, until: date) -> list[Amount]:
        days = {f"{on}__range": (since, until)} if on else {}
        parts = model._default_manager.filter(**{f"{whole}__in": [row.pk for row in rows]}, **days, **wanted)
        sums: dict[int, Amount] = defaultdict(int)
        for part in parts.select_related(*joined) if joined else parts:
            sums[getattr(part, f"{whole}_id")] += amount(part) or 0
        return [sums[row.pk] for row in rows]

    return added


def distinct(name: str) -> Adds:
    """Each value once: the first row that bears it counts for all."""

    def added(rows: list[Any], since: date, until: date) -> list[Amount]:
        met: set[Any] = set()
        found: list[Amount] = []
        for row in rows:
            value = getattr(row, name)
            found.append(int(value is not None and value not in met))
            met.add(value)
        return found

    return added


def _cost(kind: CostKind) -> Adds:
    return below(CaseCost, "case", lambda cost: cost.vnd, on="on", kind=kind)


def _owed_back(cost: Any) -> Amount:
    return max(cost.vnd - cost.refunded, 0) if cost.kind == CostKind.ADVANCE else 0


def _is_real(case: Any) -> int:
    return int(case.stage != CaseStage.DROPPED)


def _findings(**wanted: Any) -> Adds:
    wrong = [kind for kind in FindingKind if kind != FindingKind.GOOD]
    return below(CheckFinding, "check_held", kind__in=wrong, **wanted)


def _stipends(currency: str) -> Adds:
    return below(Stipend, "student", lambda paid: paid.amount, on="paid_on", currency=currency)


_FOREIGN = [source for source in OdaSource if source != OdaSource.COUNTERPART]

#: By the key of the figure; a key that goes on (":VND") is found by its beginning. What is not here counts rows.
ADDS: dict[str, Adds] = {
    "delegations:people": below(Member, "delegation"),
    "visits:people": field("people"),
    "conferences:foreigners": field("foreigners_came"),
    "conferences:vietnamese": field("vietnamese_came"),
    "events:countries": distinct("country_id"),
    "events:visitors": field("visitors"),
    "events:foreigners": field("foreigners"),
    "events:contracts-value": each(lambda row: dong(row.value, row.currency, row.rate)),
    "events:place-visitors": below(PlaceReport, "place", lambda told: told.visitors, on="until"),
    "events:investment-capital": field("capital"),
    "information:copies": field("copies"),
    "information:handouts": below(Handout, "publication", lambda out: out.copies, on="on"),
    "information:issue-copies": field("copies"),
    "information:campaign-places": below(CampaignPlace, "campaign"),
    "information:campaign-people": below(CampaignPlace, "campaign", lambda place: place.people),
    "information:airings": below(Airing, "clip", on="since"),
    "information:reporters": below(PressReporter, "request"),
    "people:scholarship-places": field("places"),
    "people:stipends": _stipends("VND"),
    "people:findings": _findings(),
    "people:findings-remedied": _findings(confirmed_on__isnull=False),
    "people:members": each(lambda row: row.members if row.kind == AssociationKind.ASSOCIATION else 0),
    "people:activity-foreigners": field("foreigners"),
    "people:cases": each(_is_real),
    "people:cases-closed": each(_is_real),
    "people:protected": each(lambda case: case.people * _is_real(case)),
    "people:cost-grant": _cost(CostKind.GRANT),
    "people:cost-advance": _cost(CostKind.ADVANCE),
    "people:cost-outstanding": below(CaseCost, "case", _owed_back),
    "people:requests": each(lambda row: int(row.stage != RequestStage.WITHDRAWN)),
    "people:overseas-people": field("came"),
    "people:contributions-vnd": field("vnd"),
    "people:overseas-count": field("people"),
    "people:overseas-returns": field("returns"),
    "people:remittances": field("remittances"),
    "aid:committed": field("dong"),
    "aid:disbursed": below(Disbursement, "project", lambda paid: paid.dong, on="on", joined=("project",)),
    "aid:counterpart": each(lambda row: row.counterpart.decided if row.counterpart else 0),
    "aid:people": field("people"),
    "aid:oda-total": field("total_dong"),
    "aid:oda-foreign": below(OdaPayment, "oda", lambda paid: paid.dong, on="on", joined=("oda",), source__in=_FOREIGN),
    "aid:oda-counterpart": below(
        OdaPayment, "oda", lambda paid: paid.dong, on="on", joined=("oda",), source=OdaSource.COUNTERPART
    ),
}


def adds_of(key: str) -> Adds | None:
    """None where the figure counts the rows of its list."""
    if key.startswith("people:stipends-"):
        return _stipends(key.removeprefix("people:stipends-").upper())
    head, _colon, rest = key.rpartition(":")
    return ADDS.get(key) or (ADDS.get(head) if rest.isupper() else None)


def known(keys: Iterable[str]) -> set[str]:
    return {key for key in keys if adds_of(key)}

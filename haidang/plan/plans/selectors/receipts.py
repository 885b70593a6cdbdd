"""Who was sent a plan, who has confirmed it, who was forgotten; and days that run from its coming."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from haidang.kit import clock
from haidang.office.accounts.choices import Outcome
from haidang.office.accounts.models import SignIn
from haidang.office.directory.models import Agency
from haidang.office.directory.selectors import Expansions, named
from haidang.office.norms.rules import Calendar
from haidang.plan.plans.models import Duty, Plan, Reading, Receipt
from haidang.plan.plans.selectors.names import day_of, words_at
from haidang.plan.plans.terms import DaysAfter

# "Sở Ngoại vụ (để b/c); Sở Tài chính", "- Như trên"
_PARTING = re.compile(r"[;\n]|\s*\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Offer:
    """A body to which the plan should still go, and why."""

    agency: Agency
    has_part: bool
    is_listed: bool


@dataclass(frozen=True, slots=True)
class SentRow:
    """A body that was sent the plan."""

    receipt: Receipt
    due_on: date | None
    is_late: bool
    #: Nobody of it has ever come in: whom one telephones first.
    never_signed_in: bool


def listed(plan: Plan) -> set[int]:
    """The agencies that stand under "Nơi nhận", phrases for many taken apart by the directory of the day."""
    reading = Reading.objects.filter(source__plan=plan).select_related("source").order_by("-pk").first()
    if reading is None:
        return set()
    source, on = reading.source.source, day_of(plan)
    expansions = Expansions(on)
    found: set[int] = set()
    for value in reading.values.get("recipients", ()):
        for part in _PARTING.split(words_at(source, value)):
            words = part.strip(" -–+;,./")
            if not words:
                continue
            agency = named(words, on)
            found |= {agency.pk} if agency else {member.agency.pk for member in expansions.of(words)}
    return found


def offers(plan: Plan) -> list[Offer]:
    """Those who have a part in the plan or stand in its list, and were not sent it."""
    sent = set(Receipt.objects.filter(plan=plan).values_list("agency", flat=True))
    named_there = listed(plan)
    have_part = set(Duty.objects.active().of_plan(plan).values_list("agency", flat=True))
    agencies = Agency.objects.filter(pk__in=(named_there | have_part) - sent).order_by("order", "name")
    return [Offer(agency, agency.pk in have_part, agency.pk in named_there) for agency in agencies]


def sent_rows(receipts: Iterable[Receipt], *, on: date, calendar: Calendar) -> list[SentRow]:
    """Each body that was sent it, with its day and whether anybody of it has ever come in."""
    receipts = list(receipts)
    came = set(
        SignIn.objects.filter(outcome=Outcome.IN, user__agency__in=[one.agency_id for one in receipts])
        .values_list("user__agency", flat=True)
        .distinct()
    )
    days = DaysAfter("RCPT-DUE", calendar)
    rows = []
    for one in receipts:
        due = days.of(one.sent_on)
        settled = _day(one.received_at) or on
        rows.append(SentRow(one, due, bool(due and settled > due), one.agency_id not in came))
    return rows


def came_on(plan: Plan, agency_ids: Iterable[int]) -> dict[int, date | None]:
    """From which day an agency knows the plan: confirmed, else sent, else signed."""
    known: dict[int, date | None] = dict.fromkeys(agency_ids, plan.issued_on)
    for agency, sent, received in Receipt.objects.filter(plan=plan).values_list("agency", "sent_on", "received_at"):
        if agency in known:
            known[agency] = _day(received) or sent
    return known


def _day(moment: datetime | None) -> date | None:
    return moment.astimezone(clock.VIETNAM).date() if moment else None

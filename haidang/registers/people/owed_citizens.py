"""What is waited for in citizen protection: the first step, what was to be done next, a silent case, an advance."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Max, Q
from django.utils.translation import gettext as _

from haidang.kit.kept import only_where_kept
from haidang.kit.money import Money
from haidang.kit.owed import Owed
from haidang.office.norms.selectors import calendar
from haidang.plan.plans.terms import Answering, DaysAfter
from haidang.registers.people import citizen_rules as rules
from haidang.registers.people.citizen_choices import Stage
from haidang.registers.people.citizen_selectors import FIRST, QUIET
from haidang.registers.people.models import OUTSTANDING, CaseCost, CaseStep, CitizenCase


@only_where_kept(CitizenCase)
def owed(on: date) -> Iterator[Owed]:
    """Three queries, however many cases; no title names anybody."""
    answering = Answering(on)
    yield from _cases(on, answering)
    yield from _next_steps(answering)
    yield from _advances(answering)


def _cases(on: date, answering: Answering) -> Iterator[Owed]:
    """Told of and nothing done; or begun, and nothing done for too long."""
    first, quiet = DaysAfter(FIRST, calendar()), DaysAfter(QUIET, calendar())
    waiting = Q(steps__next_on__isnull=False, steps__is_next_done=False)
    rows = CitizenCase.objects.open().select_related("country").order_by("pk")
    found: Any = rows.annotate(last=Max("steps__on"), next=Max("steps__next_on", filter=waiting))
    for row in found:
        agency = answering.of(row.agency_id, str(row))
        if row.last is None:
            due = first.of(row.received_on)
            yield _owed("case-first", row, _("Bảo hộ công dân: làm bước đầu tiên"), agency, row.received_on, due)
        elif rules.is_quiet(row.last, due := quiet.of(row.last), row.next, on):
            yield _owed("case-quiet", row, _("Bảo hộ công dân: đã im lặng, ghi việc mới"), agency, row.last, due)


def _owed(what: str, row: CitizenCase, kind: str, agency: int, since: date, due: date | None) -> Owed:
    return Owed(
        key=f"people:{what}:{row.pk}", kind=kind, title=str(row), url=row.get_absolute_url(), agency_id=agency,
        since=since, due_on=due,
    )  # fmt: skip


def _next_steps(answering: Answering) -> Iterator[Owed]:
    rows = CaseStep.objects.filter(case__stage=Stage.OPEN, next_on__isnull=False, is_next_done=False)
    for step in rows.select_related("case__country").order_by("next_on", "pk"):
        yield Owed(
            key=f"people:case-next:{step.pk}",
            kind=_("Bảo hộ công dân: việc tiếp theo"),
            title=f"{step.case}: {step.next_words}",
            url=step.get_absolute_url(),
            agency_id=answering.of(step.case.agency_id, str(step.case)),
            since=step.on,
            due_on=step.next_on,
        )


def _advances(answering: Answering) -> Iterator[Owed]:
    """Also of cases that are over: money does not come back by itself."""
    rows = CaseCost.objects.filter(OUTSTANDING).exclude(case__stage=Stage.DROPPED)
    for cost in rows.select_related("case__country").order_by("refund_due_on", "pk"):
        yield Owed(
            key=f"people:case-refund:{cost.pk}",
            kind=_("Thu hồi tiền ứng bảo hộ công dân"),
            title=f"{cost.case}: {Money(cost.left)}",
            url=cost.get_absolute_url(),
            agency_id=answering.of(cost.case.agency_id, str(cost.case)),
            since=cost.on,
            due_on=cost.refund_due_on,
        )

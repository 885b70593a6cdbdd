"""A year of delegations looked back on: how many went, what was reported late, what became of what was promised."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Max, Min, Q, QuerySet
from django.utils.translation import gettext as _

from haidang.registers.delegations.choices import GOING, OFF, Effect, Stage
from haidang.registers.delegations.law import Terms
from haidang.registers.delegations.models import Commitment, Delegation, TripAssessment, TripReport
from haidang.registers.delegations.rules import is_report_late


@dataclass(frozen=True, slots=True)
class Tally:
    """One number of the year, with its word and, where there is one, the list behind it."""

    label: str
    count: int
    query: str = ""


def of_year(user: Any, year: int) -> QuerySet[Delegation]:
    """What this person may see of those that left, or were to leave, in that year; a page of them costs few queries."""
    rows = Delegation.objects.for_user(user, "view").of_year(year).with_names()
    return rows.select_related("report").prefetch_related("commitments", "assessments").order_by("starts_on", "pk")


def overdue(rows: Iterable[Delegation], today: date) -> dict[int, date]:
    """Those that came home and have not reported though their day is past: each with that day."""
    terms, found = Terms(), {}
    for row in rows:
        if row.stage != Stage.DECIDED or row.ends_on is None or row.ends_on >= today:
            continue
        due = terms.report(row.head_rank, row.ends_on).due_on
        if due and is_report_late(None, due, today):
            found[row.pk] = due
    return found


def tallies(user: Any, year: int, today: date) -> list[Tally]:
    """The numbers of the year."""
    seen = Delegation.objects.for_user(user, "view").of_year(year)
    keys = seen.order_by().values("pk")
    told = seen.aggregate(
        planned=Count("pk", filter=Q(in_plan=True)),
        extra=Count("pk", filter=Q(in_plan=False)),
        going=Count("pk", filter=Q(stage__in=GOING)),
        off=Count("pk", filter=Q(stage__in=OFF)),
        reported=Count("pk", filter=Q(stage__in=(Stage.REPORTED, Stage.SETTLED))),
        settled=Count("pk", filter=Q(stage=Stage.SETTLED)),
    )
    late = TripReport.objects.filter(delegation__in=keys, delegation__reported_on__gt=F("due_on")).count()
    promised = Commitment.objects.filter(delegation__in=keys)
    given = promised.filter(task__isnull=False).count()
    effects: Mapping[str, int] = dict(
        TripAssessment.objects.filter(delegation__in=keys, year=year)
        .order_by()
        .values_list("effect")
        .annotate(count=Count("pk"))
    )
    return [
        Tally(_("Trong kế hoạch"), told["planned"], f"year={year}&in_plan=true"),
        Tally(_("Ngoài kế hoạch"), told["extra"], f"year={year}&in_plan=false"),
        Tally(_("Đã có quyết định cử"), told["going"]),
        Tally(_("Dừng, không được cử"), told["off"]),
        Tally(_("Đã báo cáo"), told["reported"]),
        Tally(_("Báo cáo muộn"), late),
        Tally(_("Quá hạn chưa báo cáo"), len(overdue(seen.back_unreported(today), today))),
        Tally(_("Đã quyết toán"), told["settled"], f"year={year}&stage={Stage.SETTLED}"),
        Tally(_("Cam kết, kiến nghị"), promised.count()),
        Tally(_("Đã giao thành nhiệm vụ"), given),
        *(Tally(str(each.label), effects.get(each.value, 0)) for each in Effect),
    ]


def years(user: Any) -> list[int]:
    """The years somebody may look back on, the latest first."""
    held = Delegation.objects.for_user(user, "view").aggregate(first=Min("starts_on"), last=Max("starts_on"))
    if not held["first"]:
        return []
    return list(range(held["last"].year, held["first"].year - 1, -1))

"""The facts a delegation is held against, from the book: a number of queries that does not grow with it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q
from django.urls import reverse

from haidang.kit.search.folding import words
from haidang.office.norms.book import NormBook
from haidang.office.norms.models import NoNorm, TwoNorms
from haidang.plan.plans.models import Task
from haidang.registers.delegations.choices import KEY_RANKS, Channel, Part
from haidang.registers.delegations.law import Terms
from haidang.registers.delegations.limits import rules
from haidang.registers.delegations.limits.facts import Baseline, Due, Facts, Limit, Trip, Window
from haidang.registers.delegations.models import Blackout, Delegation, Member, Stop, YearBaseline

#: How far back the book is read where no norm says how many years count.
_YEARS = 3


def facts_about(delegation: Delegation, *, today: date, by: Any = None, terms: Terms) -> tuple[Trip, Facts]:
    """The delegation and all it is held against. With `by` the trips they may not open are not named."""
    day = delegation.starts_on or today
    numbers = limits_on(day, terms.norms)
    rows = _with_others(delegation, day, numbers[rules.REPEAT].number or _YEARS)
    found = {trip.pk: trip for trip in trips(rows, terms, by=by)}
    own = replace(found.pop(delegation.pk), is_seen=True)
    return own, Facts(
        today=today,
        others=tuple(found.values()),
        windows=windows(day, delegation.ends_on or day),
        baselines=baselines(day.year - 1),
        limits=numbers,
        year_url=f"{reverse('delegations:delegation-list')}?year={day.year}",
    )


def _with_others(delegation: Delegation, day: date, years: int) -> Any:
    """The trip itself, beside those of the years a rule looks back to, those made on the same occasion (and called
    off since), and those whose report is still owed.
    """
    tied = Q(pk__in=delegation.along_with.order_by().values("pk"))
    owing = Q(agency=delegation.agency_id, reported_on=None, ends_on__isnull=False)
    near = Q(ends_on__year__gte=day.year - years, starts_on__year__lte=day.year)
    found = Delegation.objects.counted().filter(near | owing) | Delegation.objects.filter(tied | Q(pk=delegation.pk))
    return found.order_by("starts_on", "pk")


# ── trips ────────────────────────────────────────────────────────────────────────────────────────


def trips(rows: Any, terms: Terms, *, by: Any = None) -> list[Trip]:
    """Delegations as the rules see them."""
    people = Member.objects.select_related("official").only(
        "delegation_id", "official__name", "name", "organisation", "is_key_leader", "part"
    )  # fmt: skip
    places = Stop.objects.filter(is_transit=False).select_related("country")
    tasks = Task.objects.in_force().filter(due_on__isnull=False)
    fetched = list(
        rows.select_related("agency", "head", "extra_opinion", "plan").prefetch_related(
            Prefetch("members", people),
            Prefetch("stops", places),
            Prefetch("tasks", tasks),
            Prefetch("along_with", Delegation.objects.only("pk")),
        )
    )
    seen = None
    if by is not None:
        mine = Delegation.objects.for_user(by, "view").filter(pk__in=[row.pk for row in fetched])
        seen = set(mine.order_by().values_list("pk", flat=True))
    return [_trip(row, terms, is_seen=seen is None or row.pk in seen) for row in fetched]


def _trip(row: Delegation, terms: Terms, *, is_seen: bool) -> Trip:
    members, leaders = _people(row)
    stops = list(row.stops.all())
    return Trip(
        pk=row.pk,
        name=row.title,
        agency_id=row.agency_id,
        agency=str(row.agency),
        is_party=row.channel == Channel.PARTY,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        countries={str(stop.country_id): str(stop.country) for stop in stops},
        places={words(stop.place): stop.place for stop in stops if stop.place},
        content=f"{row.title} {row.purpose} {row.content}",
        leaders=leaders,
        members=members,
        in_plan=row.in_plan,
        plan=str(row.plan) if row.plan_id else "",
        plan_year=row.plan.year if row.plan else None,
        plan_url=row.plan.get_absolute_url() if row.plan else "",
        extra_paper=str(row.extra_opinion) if row.extra_opinion_id else "",
        along_with=frozenset(other.pk for other in row.along_with.all()),
        dues=tuple(Due(str(task), task.due_on, task.get_absolute_url()) for task in row.tasks.all()),
        report_due_on=None if row.reported_on else terms.report(row.head_rank, row.ends_on).due_on,
        reported_on=row.reported_on,
        is_off=row.is_off,
        is_seen=is_seen,
        url=row.get_absolute_url(),
    )


def _people(row: Delegation) -> tuple[dict[str, str], dict[str, str]]:
    """Who goes, and which of them lead the province. Who leads the list is the head; before there is one, the head
    goes all the same.
    """
    members: dict[str, str] = {}
    leaders: dict[str, str] = {}
    listed = list(row.members.all())
    head = next((_key(member) for member in listed if member.part == Part.HEAD), "")
    if not head and (row.head_id or row.head_words):
        head = f"official:{row.head_id}" if row.head_id else f"name:{words(row.head_words)}"
        members[head] = row.head_said
    for member in listed:
        members[_key(member)] = str(member)
        if member.is_key_leader:
            leaders[_key(member)] = str(member)
    if head and row.head_rank in KEY_RANKS:
        leaders[head] = members[head]
    return members, leaders


def _key(member: Member) -> str:
    """Two people of one name are told apart by the house they come from."""
    if member.official_id:
        return f"official:{member.official_id}"
    return f"name:{words(member.name)}:{words(member.organisation)}"


# ── what they are held against ───────────────────────────────────────────────────────────────────


def windows(since: date, until: date) -> tuple[Window, ...]:
    """Every window that touches a year of these days: those that were not met are told too."""
    rows = Blackout.objects.touching(date(since.year, 1, 1), date(until.year, 12, 31))
    return tuple(
        Window(
            row.name,
            row.starts_on,
            row.ends_on,
            row.source,
            frozenset(agency.pk for agency in row.agencies.all()),
            row.get_absolute_url(),
        )
        for row in rows.select_related("document").prefetch_related("agencies").order_by("starts_on", "pk")
    )


def baselines(year: int) -> tuple[Baseline, ...]:
    rows = YearBaseline.objects.filter(year=year)
    return tuple(Baseline(row.year, row.count, row.source, row.agency_id, row.get_absolute_url()) for row in rows)


def limits_on(day: date, norms: NormBook) -> dict[str, Limit]:
    """The numbers of the norms that hold on the day; where none does, or two do, why nobody can tell."""
    return {code: _limit(code, day, norms) for code in rules.NORMS}


def _limit(code: str, day: date, norms: NormBook) -> Limit:
    try:
        norm = norms.in_force(code, day)
    except (NoNorm, TwoNorms) as refused:
        return Limit(problem=" ".join(refused.messages))
    number = int(norm.amount) if norm.amount.isdigit() else 0
    return Limit(number, norm.source, norm.may_refuse)


def of_years(rows: Iterable[Trip], year: int) -> list[Trip]:
    """Those that leave in that year."""
    return [trip for trip in rows if trip.starts_on and trip.starts_on.year == year]

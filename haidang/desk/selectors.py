"""What the pages of the desk show: lines with names and days, agencies and their numbers, who is silent, what came."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Max
from django.utils.translation import gettext as _

from haidang.desk import rules
from haidang.desk.choices import When
from haidang.kit import clock
from haidang.kit.audit.models import Note
from haidang.kit.owed import Owed
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document
from haidang.plan.plans.choices import Answer, Part
from haidang.plan.plans.models import Duty, Plan, Receipt, Task

# ── lines ────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is owed, as a list shows it."""

    owed: Owed
    when: When
    #: Days past the day, or still to go.
    days: int
    agency: str
    person: str


def lines(found: Iterable[Owed], on: date) -> list[Line]:
    """With the names that agencies bear on the day and the persons by whom a thing is done: three queries."""
    found = list(found)
    agencies = names_of({each.agency_id for each in found if each.agency_id}, on)
    people = User.objects.in_bulk({each.person_id for each in found if each.person_id})
    return [
        Line(
            owed=each,
            when=rules.when(each.due_on, on),
            days=abs((each.due_on - on).days) if each.due_on else 0,
            agency=agencies.get(each.agency_id or 0, ""),
            person=str(people.get(each.person_id or 0, "")),
        )
        for each in found
    ]


def names_of(agencies: Iterable[int], on: date) -> dict[int, str]:
    rows = Agency.objects.filter(pk__in=set(agencies)).prefetch_related("names")
    return {agency.pk: agency.name_on(on) for agency in rows}


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of one nearness, and how many there are on all pages."""

    when: When
    count: int
    lines: list[Line]


def counts(found: Iterable[Owed], on: date) -> dict[When, int]:
    """How many of each nearness, also of those of which there is none."""
    counted = dict.fromkeys(When, 0)
    for each in found:
        counted[rules.when(each.due_on, on)] += 1
    return counted


def groups(shown: Iterable[Line], counted: dict[When, int]) -> list[Group]:
    """The lines of a page under the words for how near they are."""
    held: dict[When, list[Line]] = defaultdict(list)
    for line in shown:
        held[line.when].append(line)
    return [Group(when, counted[when], held[when]) for when in When if held[when]]


# ── agencies ─────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """What one agency leads and owes."""

    agency: Agency
    name: str
    leads: int
    by_when: dict[When, int]
    unconfirmed: int
    is_silent: bool

    @property
    def numbers(self) -> list[tuple[When, int]]:
        return list(self.by_when.items())

    @property
    def total(self) -> int:
        return sum(self.by_when.values())

    @property
    def overdue(self) -> int:
        return self.by_when[When.OVERDUE]


def agency_rows(found: Sequence[Owed], on: date) -> list[AgencyRow]:
    """Every agency that has a part that must be reported, or owes something; in protocol order. Constant queries."""
    held: dict[int, list[Owed]] = defaultdict(list)
    for each in found:
        if each.agency_id:
            held[each.agency_id].append(each)
    led: dict[int, set[int]] = defaultdict(set)
    for agency, task in Duty.objects.active().filter(part=Part.LEAD).values_list("agency", "task"):
        led[agency].add(task)
    quiet = silent(found, on)
    rows = Agency.objects.filter(pk__in={*held, *led}).prefetch_related("names").in_protocol_order()
    return [
        AgencyRow(
            agency=agency,
            name=agency.name_on(on),
            leads=len(led[agency.pk]),
            by_when=counts(held[agency.pk], on),
            unconfirmed=sum(rules.kind_of(each.key) == "receipt" for each in held[agency.pk]),
            is_silent=agency.pk in quiet,
        )
        for agency in rows
    ]


def silent(found: Iterable[Owed], on: date) -> set[int]:
    """The agencies of which something is overdue and nobody has done anything here since its day. One query."""
    since: dict[int, date] = {}
    for each in found:
        if each.agency_id and each.due_on and each.due_on < on:
            since[each.agency_id] = min(each.due_on, since.get(each.agency_id, each.due_on))
    if not since:
        return set()
    # of the book of acts only that there was one: what it was stays with who may read it
    acts = Note.objects.filter(by__agency__in=since, at__gte=_start_of(min(since.values()))).order_by()
    last = dict(acts.values_list("by__agency").annotate(Max("at")))
    return {agency for agency, day in since.items() if rules.is_silent(day, _day(last.get(agency)))}


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time.min, clock.VIETNAM)


def _day(moment: datetime | None) -> date | None:
    return moment.astimezone(clock.VIETNAM).date() if moment else None


# ── the whole ────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Whole:
    """The plan and its year in numbers."""

    plans: int
    tasks: int
    agencies: int
    owed: int
    by_when: dict[When, int]
    owing: int
    silent: int
    unconfirmed: int
    sent: int

    @property
    def overdue(self) -> int:
        return self.by_when[When.OVERDUE]

    @property
    def this_week(self) -> int:
        return self.by_when[When.WEEK]

    @property
    def undated(self) -> int:
        return self.by_when[When.UNDATED]


def whole(found: Sequence[Owed], rows: Sequence[AgencyRow], user: User, on: date) -> Whole:
    """The numbers of the sentences; `rows` are those of `agency_rows`."""
    tasks = Task.objects.for_user(user, "view").of_content()
    return Whole(
        plans=Plan.objects.for_user(user, "view").filter(tasks__isnull=False).distinct().count(),
        tasks=tasks.count(),
        agencies=sum(bool(row.leads) for row in rows),
        owed=len(found),
        by_when=counts(found, on),
        owing=sum(bool(row.total) for row in rows),
        silent=sum(row.is_silent for row in rows),
        unconfirmed=sum(row.unconfirmed for row in rows),
        sent=Receipt.objects.for_user(user, "view").count(),
    )


# ── what came in ─────────────────────────────────────────────────────────────────────────────────

#: How far back the desk looks for what is new.
NEW = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Arrival:
    """Something that an agency sent or said."""

    on: date
    agency: str
    what: str
    title: str
    url: str


def arrivals(user: User, on: date) -> list[Arrival]:
    """What came in these seven days, the newest first."""
    first = on - NEW
    found = [*_papers(user, first, on), *_receipts(user, first), *_answers(user, first)]
    return sorted(found, key=lambda each: (each.on, each.title), reverse=True)


def _papers(user: User, first: date, on: date) -> list[Arrival]:
    rows = Document.objects.for_user(user, "view").arrived(first, on).with_issuers()
    return [
        Arrival(row.arrived_on, row.issuer_said, _("Văn bản đến"), f"{row}: {row.subject}", row.get_absolute_url())
        for row in rows
        if row.arrived_on
    ]


def _receipts(user: User, first: date) -> list[Arrival]:
    rows = Receipt.objects.for_user(user, "view").filter(received_at__gte=_start_of(first))
    return [
        Arrival(
            _day(row.received_at) or first,
            str(row.agency),
            _("Xác nhận đã nhận kế hoạch"),
            f"{row.plan}: {row.plan.title}",
            row.plan.get_absolute_url(),
        )
        for row in rows.select_related("plan", "agency")
    ]


def _answers(user: User, first: date) -> list[Arrival]:
    rows = Duty.objects.for_user(user, "view").filter(answered_at__gte=_start_of(first))
    said = {Answer.ACCEPTED: _("Nhận phần việc"), Answer.DECLINED: _("Không nhận phần việc")}
    return [
        Arrival(
            _day(row.answered_at) or first,
            str(row.agency),
            said[Answer(row.answer)],
            str(row.task),
            row.task.get_absolute_url(),
        )
        for row in rows.filter(answer__in=list(said)).select_related("task", "agency")
    ]

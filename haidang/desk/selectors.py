"""What the pages of the desk show: lines with names and days, agencies and their numbers, who is silent, what came."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _

from haidang.desk import rules
from haidang.desk.choices import When
from haidang.desk.scope import Scope
from haidang.kit import clock
from haidang.kit.owed import Owed, Places
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document
from haidang.office.norms.choices import PeriodKind
from haidang.office.norms.rules import Period
from haidang.plan.followup.choices import SAID, Result
from haidang.plan.followup.models import Update
from haidang.plan.followup.selectors import TaskStanding, silent, standings
from haidang.plan.followup.selectors import counts as counts_of_results
from haidang.plan.plans.choices import Answer, Part, ProposalKind
from haidang.plan.plans.models import Duty, Receipt, Task
from haidang.plan.plans.terms import Answering

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

    @property
    def story_of(self) -> int | None:
        """The task whose story tells of it, for who only reads: where an update is written is for who writes it."""
        return self.owed.task_id if self.owed.key.startswith("update:") else None


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
    # thousands of things share a few due days
    for day, many in Counter(each.due_on for each in found).items():
        counted[rules.when(day, on)] += many
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
    """What one agency leads, how that stands, and what it owes."""

    agency: Agency
    name: str
    leads: int
    results: dict[Result, int]
    by_when: dict[When, int]
    unconfirmed: int
    #: Days without a word, where there are too many of them.
    silent_days: int

    @property
    def numbers(self) -> list[tuple[When, int]]:
        return list(self.by_when.items())

    @property
    def standings(self) -> list[tuple[Result, int]]:
        return list(self.results.items())

    @property
    def total(self) -> int:
        return sum(self.by_when.values())

    @property
    def overdue(self) -> int:
        return self.by_when[When.OVERDUE]

    @property
    def is_silent(self) -> bool:
        return bool(self.silent_days)


def agency_rows(
    found: Sequence[Owed], on: date, standing: Mapping[int, TaskStanding], part: Scope | None = None
) -> list[AgencyRow]:
    """Every agency that leads something or owes something; in protocol order. The queries do not grow.

    What is found and how it stands is of the same part of the whole.
    """
    part = part or Scope()
    held: dict[int, list[Owed]] = defaultdict(list)
    for each in found:
        if each.agency_id:
            held[each.agency_id].append(each)
    led = {agency: tasks & standing.keys() for agency, tasks in part.led(leads_of(on)).items()}
    quiet = {each.agency.pk: each.days for each in silent(on) if part.director is None or each.agency.pk in led}
    rows = Agency.objects.filter(pk__in={*held, *led, *quiet}).prefetch_related("names").in_protocol_order()
    return [
        AgencyRow(
            agency=agency,
            name=agency.name_on(on),
            leads=len(led.get(agency.pk, ())),
            results=counts_of_results(standing[task] for task in led.get(agency.pk, ())),
            by_when=counts(held[agency.pk], on),
            unconfirmed=sum(rules.kind_of(each.key) == "receipt" for each in held[agency.pk]),
            silent_days=quiet.get(agency.pk, 0),
        )
        for agency in rows
    ]


def leads_of(on: date) -> dict[int, set[int]]:
    """The tasks of content that each agency leads, heirs in the place of those that are gone."""
    led: dict[int, set[int]] = defaultdict(set)
    answering = Answering(on)
    duties = Duty.objects.active().filter(part=Part.LEAD, task__kind=ProposalKind.TASK)
    for agency, task in duties.values_list("agency", "task"):
        led[answering.of(agency)].add(task)
    return led


# ── the whole ────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Whole:
    """The plan and its year in numbers."""

    plans: int = 0
    tasks: int = 0
    agencies: int = 0
    results: dict[Result, int] = field(default_factory=lambda: dict.fromkeys(Result, 0))
    owed: int = 0
    by_when: dict[When, int] = field(default_factory=lambda: dict.fromkeys(When, 0))
    owing: int = 0
    silent: int = 0
    unconfirmed: int = 0
    sent: int = 0

    @property
    def overdue(self) -> int:
        return self.by_when[When.OVERDUE]

    @property
    def this_week(self) -> int:
        return self.by_when[When.WEEK]

    @property
    def undated(self) -> int:
        return self.by_when[When.UNDATED]

    @property
    def done_in_time(self) -> int:
        return self.results[Result.DONE_IN_TIME]

    @property
    def done_late(self) -> int:
        return self.results[Result.DONE_LATE]

    @property
    def doing_in_time(self) -> int:
        return self.results[Result.DOING_IN_TIME]

    @property
    def doing_late(self) -> int:
        return self.results[Result.DOING_LATE]


def standing_of_all(user: User, on: date) -> dict[int, TaskStanding]:
    """How every task of content that `user` may see stands, in the order of the papers."""
    tasks = Task.objects.for_user(user, "view").of_content().in_force()
    # a plan is one row for all its tasks, and of a task only what a line about it says is read
    tasks = tasks.prefetch_related("plan").only("plan", "label", "title", "due_on", "due_state", "is_standing")
    return standings(tasks.order_by("-plan__issued_on", "-plan", "position", "pk"), on)


def whole(
    found: Sequence[Owed], rows: Sequence[AgencyRow], standing: Mapping[int, TaskStanding], user: User, on: date
) -> Whole:
    """The numbers of the sentences; `rows` are those of `agency_rows`."""
    return Whole(
        plans=len({each.task.plan_id for each in standing.values()}),
        tasks=len(standing),
        agencies=sum(bool(row.leads) for row in rows),
        results=counts_of_results(standing.values()),
        owed=len(found),
        by_when=counts(found, on),
        owing=sum(bool(row.total) for row in rows),
        silent=sum(row.is_silent for row in rows),
        unconfirmed=sum(rules.kind_of(each.key) == "receipt" for each in found),
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
    found = [
        *_papers(user, first, on),
        *_receipts(user, first, on),
        *_answers(user, first, on),
        *_updates(user, first, on),
    ]
    return sorted(found, key=lambda each: (each.on, each.title), reverse=True)


def _papers(user: User, first: date, on: date) -> list[Arrival]:
    rows = Document.objects.for_user(user, "view").arrived(first, on).with_issuers()
    return [
        Arrival(row.arrived_on, row.issuer_said, _("Văn bản đến"), f"{row}: {row.subject}", row.get_absolute_url())
        for row in rows
        if row.arrived_on
    ]


def _receipts(user: User, first: date, on: date) -> list[Arrival]:
    rows = Receipt.objects.for_user(user, "view").filter(received_at__gte=_start_of(first))
    return [
        Arrival(
            _day(row.received_at, on),
            str(row.agency),
            _("Xác nhận đã nhận kế hoạch"),
            f"{row.plan}: {row.plan.title}",
            row.plan.get_absolute_url(),
        )
        for row in rows.select_related("plan", "agency")
    ]


def _answers(user: User, first: date, on: date) -> list[Arrival]:
    rows = Duty.objects.for_user(user, "view").filter(answered_at__gte=_start_of(first))
    said = {Answer.ACCEPTED: _("Nhận phần việc"), Answer.DECLINED: _("Không nhận phần việc")}
    return [
        Arrival(
            _day(row.answered_at, on),
            str(row.agency),
            said[Answer(row.answer)],
            str(row.task),
            row.task.get_absolute_url(),
        )
        for row in rows.filter(answer__in=list(said)).select_related("task", "agency")
    ]


def _updates(user: User, first: date, on: date) -> list[Arrival]:
    rows = Update.objects.for_user(user, "view").filter(stage__in=SAID, counts_on__range=(first, on))
    names = Agency.objects.in_bulk()
    place, kinds = Places("followup:update"), dict[tuple[str, int, int], str]()
    found = []
    for pk, counts_on, kind, year, index, start, end, agency, label, title in rows.values_list(
        "pk", "counts_on", "kind", "year", "index", "first", "last", "duty__agency", "duty__task__label",
        "duty__task__title",
    ):  # fmt: skip
        if counts_on is None:
            continue
        if (kind, year, index) not in kinds:
            period = Period(start, end, PeriodKind(kind), year, index)
            kinds[kind, year, index] = _("Cập nhật %s") % period.name
        said = f"{label} {title}".strip()
        found.append(Arrival(counts_on, str(names[agency]), kinds[kind, year, index], said, place(pk)))
    return found


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time.min, clock.VIETNAM)


def _day(moment: datetime | None, on: date) -> date:
    """The day of an act, which in a demonstration may truly lie after the day it pretends."""
    return min(moment.astimezone(clock.VIETNAM).date(), on) if moment else on

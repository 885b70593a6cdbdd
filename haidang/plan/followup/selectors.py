"""Questions over parts, periods and updates: how a task stands, what came to the desk, who is silent, what was said."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max, QuerySet

from haidang.kit import clock
from haidang.kit.clock import VIETNAM
from haidang.office.directory.models import Agency
from haidang.office.norms.choices import PeriodKind
from haidang.office.norms.rules import Period
from haidang.plan.followup import rules, terms
from haidang.plan.followup.choices import Deadline, Result, Stage, State, TaskState
from haidang.plan.followup.models import AgencyWay, Evidence, InCharge, Ruling, Update
from haidang.plan.followup.parts import part_rows
from haidang.plan.followup.periods import Asked, Asking, kind_of, reporting
from haidang.plan.money.models import Estimate
from haidang.plan.plans.models import Duty, Plan, Task
from haidang.plan.plans.terms import Answering
from haidang.plan.programmes.models import lead_duties
from haidang.plan.programmes.selectors import stands_for

#: Estimates named on the page of a task; the register has them all.
ESTIMATES = 20


@dataclass(frozen=True)
class TaskStanding:
    """How a task stands: what its leads make together, and how that stands to its day."""

    task: Task
    state: TaskState
    deadline: Deadline
    #: None where nobody is to report for it, or the office decided not to go on.
    result: Result | None
    finished_on: date | None
    leads: int
    done_leads: int
    #: Days past (or, negative, before) the day; None without a day or once it is finished.
    days_over: int | None


def standings(tasks: Iterable[Task], today: date) -> dict[int, TaskStanding]:
    """How each of `tasks` stands, by its key. Five queries, however many; a task is one row, however many leads.

    A queryset is asked for its keys where it stands: to name five thousand of them in three questions takes longer
    than to answer those.
    """
    rows = {task.pk: task for task in tasks}
    which: Any = tasks.order_by().values("pk") if isinstance(tasks, QuerySet) else list(rows)
    leads: dict[int, list[int]] = defaultdict(list)
    duties = reporting().filter(task__in=which).order_by()
    for task_id, duty_id in duties.values_list("task_id", "pk"):
        leads[task_id].append(duty_id)
    last = last_said(duties.values("pk"))
    rulings: dict[int, list[tuple[date, str]]] = defaultdict(list)
    for task_id, on, kind in Ruling.objects.filter(task__in=which).values_list("task_id", "on", "kind"):
        rulings[task_id].append((on, kind))
    soon = terms.soon(today)
    return {
        pk: standing(task, [last.get(duty, rules.Said()) for duty in leads[pk]], rulings[pk], today, soon)
        for pk, task in rows.items()
    }


def last_said(duties: Any) -> dict[int, rules.Said]:
    """The last word on each of the parts (their keys, or a question for them): a confirmed completion stands, and is
    the only word with a day; a period with nothing new does not unsay the last.
    """
    rows = Update.objects.said().filter(duty__in=duties).order_by("first")
    confirmed = rows.filter(confirmed_at__isnull=False)
    found: dict[int, rules.Said] = {}
    for duty, state, stage, finished, counts in confirmed.values_list(
        "duty_id", "state", "stage", "finished_on", "counts_on"
    ):
        found.setdefault(duty, rules.Said(state, stage, True, finished or counts))
    said: dict[int, tuple[str, str]] = {}
    for duty, state, stage in rows.filter(confirmed_at=None).values_list("duty_id", "state", "stage"):
        if duty not in said or state != State.NOTHING:
            said[duty] = (state, stage)
    return {duty: rules.Said(*words) for duty, words in said.items() if duty not in found} | found


def standing(
    task: Task,
    leads: Sequence[rules.Said],
    rulings: Sequence[tuple[date, str]],
    today: date,
    soon: int = rules.SOON,
) -> TaskStanding:
    """One task, from what its leads said last."""
    halt = rules.halted(rulings, today)
    state = rules.state_of_task(leads, is_standing=task.is_standing, halt=halt)
    due_on = task.due_on if task.is_urged else None
    finished = rules.finished_on(leads)
    open_ = finished is None and halt is None
    return TaskStanding(
        task=task,
        state=state,
        deadline=rules.deadline(due_on, today, soon) if open_ else Deadline.NONE,
        result=rules.result(finished_on=finished, due_on=due_on, today=today) if leads and halt is None else None,
        finished_on=finished,
        leads=len(leads),
        done_leads=sum(lead.is_confirmed for lead in leads),
        days_over=(today - due_on).days if open_ and due_on else None,
    )


def counts(found: Iterable[TaskStanding]) -> dict[Result, int]:
    """How many tasks have each of the four standard results."""
    counted = dict.fromkeys(Result, 0)
    for each in found:
        if each.result:
            counted[each.result] += 1
    return counted


# ── one update ───────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Beside:
    """What stands beside the form of an update: the last one, who reads it next, and by when."""

    previous: Update | None
    past_leader: bool
    in_charge: InCharge | None
    is_standing: bool


def beside(duty: Duty, period: Period) -> Beside:
    said = Update.objects.said().filter(duty=duty).before(period.first).with_names()
    previous = said.prefetch_related("figures__output").first()
    return Beside(
        previous=previous,
        past_leader=AgencyWay.objects.filter(agency=duty.responsible(clock.today()), leader_approves=True).exists(),
        in_charge=InCharge.objects.current().filter(duty=duty).select_related("user").first(),
        is_standing=duty.task.is_standing,
    )


def evidence_of(update: Update | None) -> list[Evidence]:
    return list(update.evidence.select_related("document")) if update else []


def open_to(user: Any, on: date) -> list[tuple[Asked, Update | None]]:
    """What the agency of `user` still has to say, the period before last first: the page of several at once."""
    if not user.agency_id:
        return []
    duties = reporting(Duty.objects.answered_by(user))
    held = {
        (row.duty_id, row.period.code): row
        for row in Update.objects.filter(duty__agency__in=user.charge.sees).prefetch_related("hints")
    }
    asking = Asking(duties, on)
    wanted = (each for each in asking if not asking.is_halted(each.duty))
    asked = [(each, held.get((each.duty.pk, each.period.code))) for each in wanted]
    still = [(each, row) for each, row in asked if row is None or row.is_open]
    return sorted(still, key=lambda pair: (pair[0].due_on or date.max, pair[0].duty.task.position, pair[0].duty.pk))


# ── the desk ─────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Silent:
    """An agency that has not been heard for a while."""

    agency: Agency
    #: The last day something of it counted for; None when there never was anything.
    last_on: date | None
    days: int
    duties: int


def silent(today: date) -> list[Silent]:
    """Who has said nothing for thirty days, the longest first; a few queries, however many.

    Nobody is silent about work that is finished, halted or over. A plan that asks less often than every month waits
    for its day first: until then there is nothing to say.
    """
    since: dict[int, date] = {}
    parts: dict[int, int] = defaultdict(int)
    last: dict[int, date] = {}
    said = Update.objects.said().order_by().values_list("duty__agency")
    heard = dict(said.annotate(last=Max("counts_on")).filter(last__isnull=False))
    asking = Asking(part_rows(), today)
    under_way = list(asking.under_way())
    rare = {part.pk for part, _given in under_way if kind_of(part.task.plan) != PeriodKind.MONTH}
    patient = rare - _unanswered(asking, rare, today)
    answering = Answering(today)
    for part, given in under_way:
        if part.pk in patient:
            continue
        # what was said for one that is gone its heir need not say again; silence from now on is the heir's
        agency = answering.of(part.agency_id, part.task.title)
        since[agency] = min(given, since.get(agency, given))
        parts[agency] += 1
        for named in {agency, part.agency_id} & heard.keys():
            last[agency] = max(heard[named], last.get(agency, heard[named]))
    agencies = Agency.objects.in_bulk(list(parts))
    after = terms.silent_after(today)
    found = [
        Silent(agency, last.get(pk), (today - max(last.get(pk, since[pk]), since[pk])).days, parts[pk])
        for pk, agency in agencies.items()
        if rules.is_silent(last.get(pk), since[pk], today, after)
    ]
    return sorted(found, key=lambda each: (-each.days, each.agency.name))


def _unanswered(asking: Asking[Any], duties: set[int], today: date) -> set[int]:
    """Those of the parts that let the day of a period go by without a word."""
    if not duties:
        return set()
    said = set(Update.objects.said().filter(duty__in=duties).values_list("duty_id", "kind", "year", "index"))
    return {
        each.duty.pk
        for each in asking
        if each.duty.pk in duties and each.due_on and each.due_on < today and _place(each) not in said
    }


def _place(asked: Asked[Any]) -> tuple[int, str, int, int]:
    period = asked.period
    return (asked.duty.pk, str(period.kind), period.year, period.index)


@dataclass(frozen=True)
class PeriodCount:
    """How a period of a plan went: how many parts were asked, how many answered, late, by the desk's hand, locked."""

    period: Period
    due_on: date | None
    asked: int
    answered: int
    late: int
    entered_for: int
    accepted: int
    locked: int

    @property
    def missing(self) -> int:
        return self.asked - self.answered


def periods_of(plan: Plan, today: date) -> list[PeriodCount]:
    """Every period the plan has asked for so far, the last one first."""
    asked: dict[Period, list[Asked]] = defaultdict(list)
    for each in Asking(reporting(Duty.objects.of_plan(plan)), today):
        asked[each.period].append(each)
    said: dict[str, list[Update]] = defaultdict(list)
    for row in Update.objects.said().filter(duty__task__plan=plan):
        said[row.period.code].append(row)
    return [_count(period, rows, said[period.code]) for period, rows in sorted(asked.items(), reverse=True)]


def _count(period: Period, asked: Sequence[Asked], said: Sequence[Update]) -> PeriodCount:
    still = {each.duty.pk for each in asked}
    rows = [row for row in said if row.duty_id in still]
    return PeriodCount(
        period,
        asked[0].due_on,
        len(asked),
        len(rows),
        late=sum(row.is_late for row in rows),
        entered_for=sum(row.is_entered_for for row in rows),
        accepted=sum(row.stage == Stage.ACCEPTED for row in rows),
        locked=sum(row.stage == Stage.LOCKED for row in rows),
    )


# ── the story of a task ──────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Moment:
    """Something on the time line of a task: an update, or a ruling."""

    on: date
    update: Update | None = None
    ruling: Ruling | None = None


def time_line(task: Task, user: Any) -> list[Moment]:
    """Everything said and ruled about a task that `user` may see, the latest first; what was said of a task that was
    merged into it goes on in it.
    """
    updates = Update.objects.for_user(user, "view").filter(duty__in=Duty.objects.gathered_in(task)).with_names()
    said = updates.select_related("reviewed_by").prefetch_related("evidence__document", "figures__output")
    moments = [Moment(row.counts_on or row.written_at.astimezone(VIETNAM).date(), update=row) for row in said]
    ruled = Ruling.objects.for_user(user, "view").filter(task=task).select_related("document", "by")
    moments += [Moment(row.on, ruling=row) for row in ruled]
    return sorted(moments, key=lambda each: (each.on, each.update.pk if each.update else 0), reverse=True)


@dataclass(frozen=True)
class PartShown:
    """One part of a task as it stands: the last word on it, and where one writes about it."""

    duty: Duty
    said: rules.Said
    #: The period that is open for the person now; None where they do not write about this part.
    period: Period | None

    @property
    def state(self) -> str:
        return str(State(self.said.state).label) if self.said.state else ""


def parts_of(task: Task, user: Any) -> list[PartShown]:
    """Who must report about a task, and what they said last."""
    duties = list(reporting(Duty.objects.filter(task=task)))
    last = last_said([duty.pk for duty in duties])
    writes = set()
    if user.may("add", "update"):
        writes = set(Duty.objects.for_user(user, "change").filter(task=task).values_list("pk", flat=True))
    now = {each.duty.pk: each.period for each in Asking(duties, clock.today())}
    return [
        PartShown(duty, last.get(duty.pk, rules.Said()), now.get(duty.pk) if duty.pk in writes else None)
        for duty in duties
    ]


@dataclass(frozen=True)
class Beneath:
    """What a task stands on in the rooms below: programmes of its leads, its estimates."""

    leads: list[Duty]
    estimates: list[Estimate]


def beneath(task: Task, user: Any) -> Beneath:
    """Those of them that `user` may open."""
    leads = lead_duties().filter(task=task).select_related("agency")
    return Beneath(
        [duty for duty in leads if stands_for(user, duty.agency, "view")],
        list(Estimate.objects.for_user(user, "view").filter(task=task).select_related("agency")[:ESTIMATES]),
    )


# ── what may be done to an update ────────────────────────────────────────────────────────────────

#: The act, and the move in the table that it makes.
_MOVE_OF = {
    "withdraw": "withdrawn",
    "return": "returned",
    "accept": "accepted",
    "confirm": "confirmed",
    "approve": "approved",
    "redo": "redone",
    "submit": "submitted",
    "correct": "corrected",
}


def rights_to(update: Update, user: Any) -> frozenset[str]:
    """What `user` may do to an update of somebody's in their role, whatever stage it is in."""
    found: set[str] = set()
    if Update.objects.for_user(user, "change").filter(pk=update.pk).exists():
        found |= {"withdraw", "submit"}
    if Update.objects.for_user(user, "approve").filter(pk=update.pk).exists():
        ours = update.duty.is_answered_by(user)
        found |= {"return"} | ({"approve"} if ours else set())
        found |= {"accept", "confirm", "redo", "correct"} if user.is_desk else set()
    return frozenset(found)


def acts_on(update: Update, user: Any) -> frozenset[str]:
    """What of it can be done now: the buttons of the page."""
    acts = {act for act in rights_to(update, user) if rules.may_move(_MOVE_OF[act], update.stage)}
    acts -= {"confirm"} if update.state != State.DONE else {"accept"}
    acts -= set() if update.is_confirmed else {"redo"}
    if update.stage == Stage.SUBMITTED:
        acts -= _OF_READER if update.submitted_by_id == user.pk else set()
        acts -= set() if user.is_desk else {"return"}
    if update.stage == Stage.WITH_LEADER and "approve" not in acts:
        acts -= {"return"}
    return frozenset(acts)


_OF_READER = {"accept", "confirm", "redo"}

"""A programme on one screen, who has filed and who has not, which solutions nobody has taken up."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from haidang.office.accounts.choices import Reach
from haidang.office.directory.models import Agency
from haidang.office.norms.selectors import calendar
from haidang.plan.money.models import Estimate
from haidang.plan.plans.choices import Answer, Part, ProposalKind
from haidang.plan.plans.models import Duty, Plan, Solution, Task
from haidang.plan.plans.selectors.receipts import came_on
from haidang.plan.plans.terms import DaysAfter
from haidang.plan.programmes import rules
from haidang.plan.programmes.choices import Clear, RequestState
from haidang.plan.programmes.models import Output, PartRequest, Programme, Step, lead_duties
from haidang.plan.programmes.rules import Facts, Gap, StepFacts

#: Estimates named on the page of a programme; the register has them all.
ESTIMATES = 50


def stands_for(user: Any, agency: Agency, verb: str, about: str = "") -> bool:
    """May the person read ("view") or write ("change") what their agency plans, or one that it took over from?"""
    reach = user.reach(verb, "programme")
    if reach == Reach.ALL:
        return True
    if reach != Reach.AGENCY or not user.agency_id:
        return False
    return agency.pk in user.charge.sees if verb == "view" else user.charge.answers_for(agency.pk, about)


# ── one programme ────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Mark:
    """One of the six, and what is missing of it."""

    clear: Clear
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartShown:
    """What an agency leads: one task with everything planned for it."""

    duty: Duty
    task: Task
    outputs: Sequence[Output]
    steps: Sequence[Step]
    solutions: Sequence[Solution]
    #: Solutions of the task that no step serves.
    untaken: Sequence[Solution]
    requests: Sequence[PartRequest]
    #: Coordinators that were not asked for a part.
    unasked: Sequence[Duty]
    marks: tuple[Mark, ...]

    @property
    def clear(self) -> int:
        return sum(not mark.lacks for mark in self.marks)

    @property
    def missing(self) -> list[Mark]:
        return [mark for mark in self.marks if mark.lacks]


def parts_of(plan: Plan, agency: Agency, programme: Programme | None) -> list[PartShown]:
    """What the agency leads in the plan, in the order of the paper; as many queries for one task as for all."""
    duties = list(
        lead_duties()
        .filter(task__plan=plan, agency=agency)
        .select_related("task", "agency")
        .order_by("task__position", "task")
    )
    steps = _by(Step.objects.filter(duty__in=duties).prefetch_related("solutions"), "duty_id")
    outputs = _by(Output.objects.filter(duty__in=duties), "duty_id")
    solutions = _by(Solution.objects.filter(task__duties__in=duties).distinct(), "task_id")
    requests = _by(PartRequest.objects.filter(duty__in=duties).select_related("asked__agency"), "duty_id")
    beside = _by(
        Duty.objects.active().filter(task__duties__in=duties, part=Part.COORDINATING, solution=None)
        .exclude(agency=agency).exclude(answer=Answer.DECLINED).select_related("agency").distinct(),
        "task_id",
    )  # fmt: skip
    return [
        _part(
            duty, programme, outputs[duty.pk], steps[duty.pk], solutions[duty.task_id], requests[duty.pk],
            beside[duty.task_id],
        )
        for duty in duties
    ]  # fmt: skip


def _part(
    duty: Duty,
    programme: Programme | None,
    outputs: Sequence[Output],
    steps: Sequence[Step],
    solutions: Sequence[Solution],
    requests: Sequence[PartRequest],
    beside: Sequence[Duty],
) -> PartShown:
    taken = {solution.pk for step in steps for solution in step.solutions.all()}
    asked = {request.asked_id for request in requests}
    gaps = rules.six_clear(
        Facts(
            steps=[StepFacts(step.person, step.due_on) for step in steps],
            outputs=len(outputs),
            figures=sum(output.is_counted for output in outputs),
            is_standing=duty.task.is_standing,
            leader=programme.leader if programme else "",
            power=programme.power if programme else "",
            requests=[request.state for request in requests],
            due_on=duty.task.due_on if duty.task.is_urged else None,
        )
    )
    return PartShown(
        duty=duty,
        task=duty.task,
        outputs=outputs,
        steps=steps,
        solutions=solutions,
        untaken=[solution for solution in solutions if solution.pk not in taken],
        requests=requests,
        unasked=[other for other in beside if other.pk not in asked],
        marks=_marks(gaps),
    )


def _marks(gaps: Sequence[Gap]) -> tuple[Mark, ...]:
    return tuple(Mark(clear, tuple(str(gap.lack.label) for gap in gaps if gap.clear == clear)) for clear in Clear)


def _by(rows: Iterable[Any], name: str) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[getattr(row, name)].append(row)
    return found


def estimates_of(tasks: Iterable[int], user: Any) -> list[Estimate]:
    """The estimates for these tasks that the person may open."""
    rows = Estimate.objects.for_user(user, "view").filter(task__in=list(tasks)).select_related("agency", "task")
    return list(rows.order_by("task__position", "pk")[:ESTIMATES])


def due_days(plan: Plan, agency_ids: Iterable[int]) -> dict[int, date | None]:
    """By when each agency files its programme: a term by the norm from the day it knows the plan."""
    days = DaysAfter("PROG-DUE", calendar())
    return {agency: days.of(start) for agency, start in came_on(plan, agency_ids).items()}


# ── the plan: who has filed, what nobody has taken up ────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class FiledRow:
    """One agency that must file a programme."""

    agency: Agency
    tasks: int
    due_on: date | None
    programme: Programme | None
    is_late: bool

    @property
    def is_filed(self) -> bool:
        return self.programme is not None and not self.programme.is_open


def filed_rows(plan: Plan, on: date) -> list[FiledRow]:
    """Every agency that leads something in the plan, with its programme and its day."""
    tasks: dict[int, set[int]] = defaultdict(set)
    for agency_id, task in lead_duties().filter(task__plan=plan).values_list("agency", "task"):
        tasks[agency_id].add(task)
    programmes = {one.agency_id: one for one in Programme.objects.filter(plan=plan)}
    due = due_days(plan, tasks)
    rows = []
    for agency in Agency.objects.filter(pk__in=tasks).in_protocol_order():
        programme = programmes.get(agency.pk)
        came = programme.filed_on if programme and programme.filed_on else on
        last = due[agency.pk]
        rows.append(FiledRow(agency, len(tasks[agency.pk]), last, programme, bool(last and came > last)))
    return rows


@dataclass(frozen=True, slots=True)
class Untaken:
    """A task with the solutions that no programme takes up."""

    task: Task
    solutions: list[Solution] = field(default_factory=list)


def untaken(plan: Plan) -> list[Untaken]:
    """Solutions of the plan that no step of any programme serves, by task."""
    found: dict[int, Untaken] = {}
    rows = Solution.objects.filter(task__plan=plan, task__kind=ProposalKind.TASK, steps=None)
    for solution in rows.select_related("task").order_by("task__position", "task", "position"):
        found.setdefault(solution.task_id, Untaken(solution.task)).solutions.append(solution)
    return list(found.values())


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan in the list of programmes, as one person sees it."""

    plan: Plan
    leads: int
    filed: int
    #: Those of the person's own agency, and of whom it took over from; kept or not yet begun.
    mine: list[Programme]


def plan_rows(plans: Sequence[Plan], user: Any) -> list[PlanRow]:
    """Plans that ask for programmes, with how many have come."""
    leads: dict[int, set[int]] = defaultdict(set)
    for plan_id, agency in lead_duties().filter(task__plan__in=plans).values_list("task__plan", "agency"):
        leads[plan_id].add(agency)
    filed: dict[int, set[int]] = defaultdict(set)
    for plan_id, agency in Programme.objects.filed().filter(plan__in=plans).values_list("plan", "agency"):
        filed[plan_id].add(agency)
    whose = list(Agency.objects.filter(pk__in=user.charge.answers).in_protocol_order())
    rows = Programme.objects.filter(plan__in=plans, agency__in=whose)
    own = {(one.plan_id, one.agency_id): one for one in rows}
    return [
        PlanRow(
            plan,
            len(leads[plan.pk]),
            len(filed[plan.pk] & leads[plan.pk]),
            [
                own.get((plan.pk, agency.pk)) or Programme(plan=plan, agency=agency)
                for agency in whose
                if agency.pk in leads[plan.pk]
            ],
        )
        for plan in plans
    ]


def waiting_parts(user: Any) -> int:
    """How many parts the person's agency was asked to take and has not answered."""
    rows = user.charge.answered(PartRequest.objects.all(), agency="asked__agency", about="asked__task__title")
    return int(rows.filter(state=RequestState.ASKED).count())

"""What the pages of a plan show: its tasks in the order of the paper, under its headings, narrowed to what is asked."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Exists, IntegerField, Min, OuterRef, Prefetch, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.plan.plans.choices import (
    DueState,
    FindingState,
    MemberState,
    Part,
    ProposalKind,
    ProposalState,
    Standing,
)
from haidang.plan.plans.models import (
    Assignment,
    Finding,
    GroupMember,
    Plan,
    Proposal,
    Reading,
    Solution,
    SolutionAssignee,
    Task,
)

# ── what is asked ────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person looks for among tasks; empty where they did not say."""

    words: str = ""
    agency: Agency | None = None
    part: str = ""
    #: (section, number) of a printed field.
    field: tuple[str, str] | None = None
    standing: str = ""
    with_findings: bool = False

    @property
    def is_anything(self) -> bool:
        return self != Asked()


#: "… có liên quan": somebody must still say who, or whom it means is not known at all.
_WAITING_PHRASE = Q(is_group=True, agency=None) & (
    Exists(GroupMember.objects.filter(assignment=OuterRef("pk"), state=MemberState.PROPOSED))
    | (Q(nobody_because="") & ~Exists(GroupMember.objects.filter(assignment=OuterRef("pk"))))
)
_STANDINGS = {
    Standing.PRINTED: Q(due_state=DueState.PRINTED),
    Standing.PROPOSED: Q(due_state=DueState.PROPOSED),
    Standing.ACCEPTED: Q(due_state=DueState.ACCEPTED),
    Standing.SILENT: Q(due_on=None),
    Standing.PHRASES: Q(Exists(Assignment.objects.filter(_WAITING_PHRASE, task=OuterRef("pk")))),
    Standing.UNKNOWN: Q(Exists(Assignment.objects.filter(task=OuterRef("pk"), is_group=False, agency=None))),
}


def concerning(agency: Agency, part: str = "") -> Q:
    """The tasks in which an agency has a part, itself or as a confirmed member of a phrase."""
    parts = {"part": part} if part else {}
    of_phrase = {"assignment__part": part} if part else {}
    found = Q(Exists(Assignment.objects.filter(task=OuterRef("pk"), agency=agency, **parts))) | Q(
        Exists(
            GroupMember.objects.filter(
                assignment__task=OuterRef("pk"),
                assignment__ended_on=None,
                agency=agency,
                state=MemberState.CONFIRMED,
                **of_phrase,
            )
        )
    )
    if part:
        return found
    charged = SolutionAssignee.objects.filter(solution__task=OuterRef("pk"), solution__ended_on=None, agency=agency)
    return found | Q(Exists(charged))


def narrowed(tasks: "QuerySet[Task]", asked: Asked, *, reading: Reading | None = None) -> "QuerySet[Task]":
    """Those of `tasks` that answer what is asked, in the order of the paper."""
    if asked.agency:
        tasks = tasks.filter(concerning(asked.agency, asked.part))
    elif asked.part:
        tasks = tasks.filter(Exists(Assignment.objects.filter(task=OuterRef("pk"), part=asked.part)))
    if asked.field:
        tasks = tasks.filter(section=asked.field[0], field=asked.field[1])
    if asked.standing:
        tasks = tasks.filter(_STANDINGS[Standing(asked.standing)])
    if asked.with_findings:
        tasks = tasks.filter(Exists(_open_findings(reading))) if reading else tasks.none()
    tasks = tasks.filter(worded(asked.words, "label", "title", "description", "field_title"))
    return tasks.in_order()  # type: ignore[attr-defined]


def worded(words: str, *names: str) -> Q:
    """Every word stands in one of the fields called `names`, marks and case aside."""
    found = Q()
    for word in words.split():
        one = Q()
        for name in names:
            one |= Q(**{f"{name}__fold__contains": word})
        found &= one
    return found


def _open_findings(reading: Reading | None) -> "QuerySet[Finding]":
    """What must still be looked at within a task; slips of typing are not worth a flag."""
    return Finding.objects.filter(
        reading=reading,
        reading__source=OuterRef("source"),
        state=FindingState.OPEN,
        severity__in=("error", "warning"),
        start__gte=OuterRef("start"),
        start__lt=OuterRef("end"),
    )


# ── what is shown ────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class PartShown:
    """An agency, or a phrase for many, with its part in a task."""

    words: str
    agency: Agency | None = None
    is_phrase: bool = False
    confirmed: int = 0
    proposed: int = 0
    #: Of any state, those who do not take part too.
    members: int = 0
    #: Somebody said that it means no agency.
    is_nobody: bool = False

    @property
    def is_waiting(self) -> bool:
        """Somebody must still say whom the phrase means."""
        return self.is_phrase and (self.proposed > 0 or (self.members == 0 and not self.is_nobody))

    @property
    def is_settled(self) -> bool:
        return self.is_phrase and not self.is_waiting


@dataclass(frozen=True, slots=True)
class Parts:
    """All who have one kind of part in a task."""

    all: tuple[PartShown, ...]

    @property
    def is_waiting(self) -> bool:
        return any(part.is_waiting for part in self.all)

    @property
    def is_unknown(self) -> bool:
        """Is one named that the directory does not know?"""
        return any(part.agency is None and not part.is_phrase for part in self.all)

    @property
    def words(self) -> str:
        return "; ".join(part.words for part in self.all)


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task as a line of a list."""

    task: Task
    leads: Parts
    coordinators: Parts
    solutions: int
    findings: int

    @property
    def is_order(self) -> bool:
        """Is it an order about how the plan is run, rather than a task of it?"""
        return self.task.kind == ProposalKind.ORGANISATION


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the paper, with the tasks under it that are shown."""

    label: str
    title: str
    section: str
    is_orders: bool = False
    rows: list[TaskRow] = field(default_factory=list)

    @property
    def key(self) -> str:
        return f"{self.section}/{self.label}"


def with_rows(tasks: "QuerySet[Task]", *, reading: Reading | None = None) -> "QuerySet[Task]":
    """Tasks with everything that a line of a list shows, in a constant number of queries."""
    confirmed = Count("members", filter=Q(members__state=MemberState.CONFIRMED))
    proposed = Count("members", filter=Q(members__state=MemberState.PROPOSED))
    parts = Assignment.objects.select_related("agency").annotate(
        confirmed=confirmed, proposed=proposed, member_count=Count("members")
    )
    return (
        tasks.select_related("plan")
        .prefetch_related(Prefetch("assignments", parts.order_by("task", "part", "position")))
        .annotate(
            solution_count=_count(Solution.objects.filter(task=OuterRef("pk")), "task"),
            finding_count=_count(_open_findings(reading), "reading") if reading else Value(0),
        )
    )


def _count(rows: "QuerySet[Any]", by: str) -> Coalesce:
    counted = rows.order_by().values(by).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def rows_of(tasks: Iterable[Task]) -> list[TaskRow]:
    """The lines of tasks that came from `with_rows`."""
    return [
        TaskRow(
            task=task,
            leads=_parts(task, Part.LEAD, Part.IMPLEMENTING),
            coordinators=_parts(task, Part.COORDINATING),
            solutions=task.solution_count,  # type: ignore[attr-defined]
            findings=task.finding_count,  # type: ignore[attr-defined]
        )
        for task in tasks
    ]


def _parts(task: Task, *wanted: Part) -> Parts:
    return Parts(
        tuple(
            PartShown(
                words=part.words,
                agency=part.agency,
                is_phrase=part.is_group and part.agency is None,
                confirmed=part.confirmed,  # type: ignore[attr-defined]
                proposed=part.proposed,  # type: ignore[attr-defined]
                members=part.member_count,  # type: ignore[attr-defined]
                is_nobody=bool(part.nobody_because),
            )
            for kind in wanted
            for part in task.assignments.all()
            if part.part == kind
        )
    )


def under_headings(rows: Iterable[TaskRow]) -> list[Heading]:
    """Lines under the headings of the paper, in its order; orders about running the plan stand under one."""
    found: list[Heading] = []
    for row in rows:
        label = "" if row.is_order else row.task.field
        title = "" if row.is_order else heading_words(row.task.field_title)
        here = (label, row.task.section, row.is_order)
        if not found or (found[-1].label, found[-1].section, found[-1].is_orders) != here:
            found.append(Heading(label, title, row.task.section, row.is_order))
        found[-1].rows.append(row)
    return found


def heading_words(printed: str) -> str:
    """A heading without the colon that leads over to what stands under it."""
    return printed.strip().rstrip(":").rstrip()


@dataclass(frozen=True, slots=True)
class Summary:
    """A plan, or what a person may see of it, in numbers."""

    tasks: int
    orders: int
    fields: int
    printed: int
    proposed: int
    accepted: int
    silent: int
    phrases: int
    unknown: int
    findings: int


def summary(tasks: "QuerySet[Task]", *, reading: Reading | None = None) -> Summary:
    """The numbers over a list; orders about running the plan are counted apart."""
    counted = tasks.order_by()
    found = counted.aggregate(
        tasks=Count("pk", filter=Q(kind=ProposalKind.TASK)),
        orders=Count("pk", filter=Q(kind=ProposalKind.ORGANISATION)),
        **{name: Count("pk", filter=_STANDINGS[standing]) for name, standing in _NUMBERS.items()},
    )
    fields = (
        counted.filter(kind=ProposalKind.TASK).exclude(field="").values("plan", "section", "field").distinct().count()
    )
    findings = counted.filter(Exists(_open_findings(reading))).count() if reading else 0
    return Summary(**found, fields=fields, findings=findings)


_NUMBERS = {
    "printed": Standing.PRINTED,
    "proposed": Standing.PROPOSED,
    "accepted": Standing.ACCEPTED,
    "silent": Standing.SILENT,
    "phrases": Standing.PHRASES,
    "unknown": Standing.UNKNOWN,
}


def headings_of(tasks: "QuerySet[Task]") -> list[Heading]:
    """Every printed field of these tasks, in the order of the paper, for the filter."""
    rows = (
        tasks.order_by()
        .filter(kind=ProposalKind.TASK)
        .exclude(field="")
        .values_list("section", "field", "field_title")
        .annotate(first=Min("position"))
        .order_by("first")
    )
    return [Heading(label, heading_words(title), section) for section, label, title, _first in rows]


def agencies_of(tasks: "QuerySet[Task]") -> "QuerySet[Agency]":
    """Every agency that has a part in these tasks, in protocol order, for the filter."""
    named = Assignment.objects.filter(task__in=tasks.order_by()).exclude(agency=None).values("agency")
    members = GroupMember.objects.filter(
        assignment__task__in=tasks.order_by(), assignment__ended_on=None, state=MemberState.CONFIRMED
    ).values("agency")
    return Agency.objects.filter(Q(pk__in=named) | Q(pk__in=members)).in_protocol_order()


def reading_of(plan: Plan) -> Reading | None:
    """The newest reading of the newest text, without its colours: what a list needs of it."""
    readings = Reading.objects.filter(source__plan=plan).select_related("source").defer("coverage")
    return readings.order_by("-source", "-pk").first()


def plans_of(user: User) -> "QuerySet[Plan]":
    """The plans that `user` may see, with the numbers of the list: of tasks that they may see, and no others."""
    seen = Task.objects.for_user(user, "view").in_force().filter(plan=OuterRef("pk"), kind=ProposalKind.TASK)
    open_ones = Proposal.objects.filter(reading__source__plan=OuterRef("pk"), state=ProposalState.OPEN)
    return (
        Plan.objects.for_user(user, "view")
        .select_related("above")
        .annotate(
            task_count=_count(seen, "plan"),
            open_count=_count(open_ones, "reading__source__plan") if user.is_desk else Value(0),
        )
    )


@dataclass(frozen=True, slots=True)
class OfPlan:
    """A plan, with the tasks of it that are shown."""

    plan: Plan
    rows: list[TaskRow] = field(default_factory=list)


def by_plan(rows: Iterable[TaskRow]) -> list[OfPlan]:
    """Lines under the plans they belong to, in the order in which they come."""
    found: list[OfPlan] = []
    for row in rows:
        if not found or found[-1].plan.pk != row.task.plan_id:
            found.append(OfPlan(row.task.plan))
        found[-1].rows.append(row)
    return found


@dataclass(frozen=True, slots=True)
class PartCount:
    """How many tasks an agency has with one part; one task may be counted under several."""

    part: str
    label: str
    count: int


def counts_by_part(tasks: "QuerySet[Task]", agency: Agency) -> list[PartCount]:
    """What an agency does in these tasks, by part."""
    found = tasks.order_by().aggregate(**{part.name: Count("pk", filter=concerning(agency, part)) for part in Part})
    return [PartCount(part.value, str(part.label), found[part.name]) for part in Part]

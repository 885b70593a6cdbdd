"""One task as its page shows it: what the plan says, who has a part in it, until when, what to look at."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet

from haidang.office.accounts.models import User
from haidang.plan.plans.choices import DueState, FindingState, MemberState, Part
from haidang.plan.plans.models import Assignment, Finding, GroupMember, Reading, Solution, SolutionAssignee, Task
from haidang.plan.plans.reading import sentence_of, title_of
from haidang.plan.plans.selectors.places import Passage, passage


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase for many, and whom it means so far."""

    assignment: Assignment
    confirmed: tuple[GroupMember, ...]
    proposed: tuple[GroupMember, ...]
    left_out: tuple[GroupMember, ...]

    @property
    def is_waiting(self) -> bool:
        """Somebody must still say whom it means."""
        return bool(self.proposed) or not (self.confirmed or self.left_out or self.assignment.nobody_because)


@dataclass(frozen=True, slots=True)
class Charge:
    """One kind of part, and who has it: agencies by name, and phrases."""

    part: Part
    agencies: tuple[Assignment, ...]
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class FindingShown:
    """A finding in words, and the line where it stands."""

    finding: Finding
    title: str
    sentence: str
    line: int

    @property
    def is_open(self) -> bool:
        return self.finding.state == FindingState.OPEN

    @property
    def is_note(self) -> bool:
        """About typing or form rather than about the work."""
        return self.finding.severity == "note"


@dataclass(frozen=True, slots=True)
class TaskShown:
    """Everything that the page of a task shows."""

    task: Task
    charges: tuple[Charge, ...]
    solutions: tuple[Solution, ...]
    passage: Passage | None
    findings: tuple[FindingShown, ...]
    notes: tuple[FindingShown, ...]
    before: Task | None
    after: Task | None

    @property
    def other_solutions(self) -> tuple[Solution, ...]:
        """Those that do not stand in the passage: of a merged task, or of one that came from no text."""
        shown = {p.solution.pk for p in self.passage.paragraphs if p.solution} if self.passage else set()
        return tuple(solution for solution in self.solutions if solution.pk not in shown)

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        return tuple(phrase for charge in self.charges for phrase in charge.phrases)

    @property
    def waiting(self) -> tuple[Phrase, ...]:
        """The phrases of which somebody must still say whom they mean."""
        return tuple(phrase for phrase in self.phrases if phrase.is_waiting)

    @property
    def has_proposed(self) -> bool:
        return any(phrase.proposed for phrase in self.phrases)

    @property
    def is_day_printed(self) -> bool:
        """The plan itself says when; nobody but an amendment can say otherwise."""
        return self.task.due_state == DueState.PRINTED

    @property
    def is_day_proposed(self) -> bool:
        return self.task.due_state == DueState.PROPOSED


def with_everything(tasks: "QuerySet[Task]") -> "QuerySet[Task]":
    """Tasks with all that hangs on them, in a constant number of queries."""
    members = GroupMember.objects.select_related("agency").order_by("agency__order", "agency__sort_key", "pk")
    assignments = Assignment.objects.select_related("agency").order_by("part", "position")
    assignees = SolutionAssignee.objects.select_related("agency")
    return tasks.select_related("plan__document", "source", "accepted_by", "directory_field").prefetch_related(
        Prefetch("assignments", assignments.prefetch_related(Prefetch("members", members))),
        Prefetch("solutions", Solution.objects.order_by("position").prefetch_related(Prefetch("assignees", assignees))),
    )


def task_shown(task: Task, user: User) -> TaskShown:
    """The page of a task that came from `with_everything`.

    Findings are for who oversees: they speak of other tasks too.
    """
    reading = Reading.objects.filter(source=task.source_id).order_by("-pk").first() if task.source_id else None
    findings = tuple(_findings(task, reading)) if reading and user.oversees else ()
    return TaskShown(
        task=task,
        charges=tuple(_charges(task)),
        solutions=tuple(task.solutions.all()),
        passage=passage(task, reading),
        findings=tuple(each for each in findings if not each.is_note),
        notes=tuple(each for each in findings if each.is_note),
        before=_neighbour(task, user, back=True),
        after=_neighbour(task, user, back=False),
    )


def _charges(task: Task) -> Iterator[Charge]:
    for part in (Part.LEAD, Part.IMPLEMENTING, Part.COORDINATING):
        held = [each for each in task.assignments.all() if each.part == part]
        if held:
            named = tuple(each for each in held if not _is_phrase(each))
            yield Charge(part, named, tuple(_phrase(each) for each in held if _is_phrase(each)))


def _is_phrase(assignment: Assignment) -> bool:
    return assignment.is_group and assignment.agency_id is None


def _phrase(assignment: Assignment) -> Phrase:
    members = list(assignment.members.all())

    def those(state: MemberState) -> tuple[GroupMember, ...]:
        return tuple(member for member in members if member.state == state)

    return Phrase(assignment, those(MemberState.CONFIRMED), those(MemberState.PROPOSED), those(MemberState.LEFT_OUT))


def _findings(task: Task, reading: Reading) -> Iterator[FindingShown]:
    if task.source is None or task.start is None or task.end is None:
        return
    found = reading.findings.filter(start__gte=task.start, start__lt=task.end).select_related("settled_by")
    for finding in found.order_by("start", "code"):
        line = task.source.text.count("\n", 0, finding.start) + 1
        yield FindingShown(finding, title_of(finding.code), sentence_of(finding.code, finding.values), line)


def _neighbour(task: Task, user: User, *, back: bool) -> Task | None:
    """The task before or after this one in the paper, among those that `user` may see."""
    sign = "lt" if back else "gt"
    further = Q(**{f"position__{sign}": task.position}) | Q(position=task.position, **{f"pk__{sign}": task.pk})
    order = ("-position", "-pk") if back else ("position", "pk")
    tasks = Task.objects.for_user(user, "view").in_force().filter(further, plan=task.plan_id).order_by(*order)
    return tasks.only("label", "title").first()

"""Who answers for what follows from what the plan says and from what people confirmed; nobody enters it twice."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.office.directory.rules import is_open
from haidang.office.directory.selectors import expansion
from haidang.plan.plans.choices import Answer, MemberState, Part
from haidang.plan.plans.models import Assignment, Duty, GroupMember, Solution, SolutionAssignee, Task
from haidang.plan.plans.selectors.names import day_of


@dataclass(frozen=True, slots=True)
class _Due:
    """A part somebody has by the rows as they stand now."""

    agency_id: int
    part: str
    solution_id: int | None
    assignment: Assignment | None = None
    member: GroupMember | None = None
    assignee: SolutionAssignee | None = None

    @property
    def key(self) -> tuple[int, str, int | None]:
        return self.agency_id, self.part, self.solution_id


def keep_duties(tasks: Iterable[Task], *, at: datetime | None = None) -> None:
    """Bring the parts of `tasks` in step with their words and confirmed members. Running it twice changes nothing.

    A part that nothing stands behind any more is ended, never deleted: updates may hang on it. Who has no part from
    `at` on owes nothing from then on; of a task that left the plan nobody has one, not even who was given it by hand.
    """
    at = at or clock.now()
    tasks = list(
        Task.objects.filter(pk__in=[task.pk for task in tasks])
        .select_related("plan")
        .prefetch_related("assignments__members", "solutions__assignees")
    )
    held: dict[int, dict[tuple[int, str, int | None], Duty]] = {}
    for duty in Duty.objects.active().filter(task__in=tasks):
        held.setdefault(duty.task_id, {})[(duty.agency_id, duty.part, duty.solution_id)] = duty
    groups: dict[tuple[str, int], list[Agency]] = {}
    made: list[Duty] = []
    ended: list[Duty] = []
    for task in tasks:
        wanted = {due.key: due for due in _wanted(task, groups)} if task.is_in_force else {}
        now = held.get(task.pk, {})
        made += [_duty(task, due, at) for key, due in wanted.items() if key not in now]
        ended += [duty for key, duty in now.items() if key not in wanted and not (duty.by_hand and task.is_in_force)]
    for duty in ended:
        duty.ended_at = max(at, duty.begun_at)
    Duty.objects.bulk_update(ended, ["ended_at"])
    Duty.objects.bulk_create(made)


def _duty(task: Task, due: _Due, at: datetime) -> Duty:
    asked = due.member is not None and due.part == Part.COORDINATING
    return Duty(
        task=task, agency_id=due.agency_id, part=due.part, solution_id=due.solution_id,
        assignment=due.assignment, member=due.member, assignee=due.assignee,
        answer=Answer.ASKED if asked else Answer.GIVEN, asked_on=clock.today() if asked else None, begun_at=at,
    )  # fmt: skip


def _wanted(task: Task, groups: dict[tuple[str, int], list[Agency]]) -> Iterator[_Due]:
    for assignment in task.assignments.all():
        if not assignment.is_group:
            if assignment.agency_id:
                yield _Due(assignment.agency_id, assignment.part, None, assignment=assignment)
            continue
        for member in assignment.members.all():
            if member.state == MemberState.CONFIRMED:
                yield _Due(member.agency_id, assignment.part, None, assignment=assignment, member=member)
    for solution in task.solutions.all():
        for assignee in solution.assignees.all():
            for agency_id in _charged(task, assignee, groups):
                yield _Due(agency_id, Part.IMPLEMENTING, solution.pk, assignee=assignee)


def _charged(task: Task, assignee: SolutionAssignee, groups: dict[tuple[str, int], list[Agency]]) -> list[int]:
    """One agency; or, for a phrase that leaves nobody out ("UBND các huyện, thị xã, thành phố"), each of them."""
    if assignee.agency_id:
        return [assignee.agency_id]
    if is_open(assignee.words):
        return []
    key = (assignee.words, task.plan_id)
    if key not in groups:
        groups[key] = [member.agency for member in expansion(assignee.words, day_of(task.plan))]
    return [agency.pk for agency in groups[key]]


# ── answers of those who were named ──────────────────────────────────────────────────────────────


@transaction.atomic
def answer(duty: Duty, *, accepts: bool, reason: str = "", by: User) -> Duty:
    """An agency that was named for a phrase takes its part, or says why it does not."""
    duty = Duty.objects.for_user(by, "change").active().select_for_update(of=("self",)).get(pk=duty.pk)
    if duty.answer not in (Answer.ASKED, Answer.ACCEPTED, Answer.DECLINED):
        raise ValidationError(
            _("Kế hoạch nêu đích danh %(agency)s nên không cần trả lời nhận hay không.") % {"agency": duty.agency}
        )
    if not accepts and not reason.strip():
        raise ValidationError(_("Chưa ghi lý do không nhận. Nêu rõ vì sao, và cơ quan nào nên nhận nếu biết."))
    before = duty.answer
    duty.answer = Answer.ACCEPTED if accepts else Answer.DECLINED
    duty.reason = reason.strip()
    duty.answered_by, duty.answered_at = by, clock.now()
    duty.save(update_fields=["answer", "reason", "answered_by", "answered_at"])
    verb = "accepted" if accepts else "declined"
    note(duty, verb, by=by, changes={"answer": [before, duty.answer]}, reason=duty.reason)
    return duty


@transaction.atomic
def give_part(task: Task, agency: Agency, part: Part, *, solution: Solution | None = None, by: User) -> Duty:
    """The desk gives an agency a part that the words of the plan did not name."""
    task = Task.objects.for_user(by, "change").select_for_update(of=("self",)).get(pk=task.pk)
    if not task.is_in_force:
        raise ValidationError(
            _("Mục %(label)s không còn trong kế hoạch (%(ending)s); không giao thêm phần việc.")
            % {"label": task.label, "ending": task.get_ending_display().lower()}
        )
    duty = Duty(task=task, agency=agency, part=part, solution=solution, by_hand=True)
    duty.full_clean()
    duty.save()
    note(task, "changed", by=by, changes={str(part.label): [None, agency]})
    return duty


@transaction.atomic
def end_part(duty: Duty, *, reason: str, by: User) -> Duty:
    """The desk takes a part away again; what was reported under it stays."""
    duty = Duty.objects.for_user(by, "change").active().select_for_update(of=("self",)).get(pk=duty.pk)
    if not by.is_desk:
        raise ValidationError(_("Chỉ Sở Ngoại vụ thôi giao một phần việc."))
    if not reason.strip():
        raise ValidationError(_("Chưa ghi lý do thôi giao."))
    duty.ended_at = clock.now()
    duty.save(update_fields=["ended_at"])
    note(duty, "ended", by=by, reason=reason.strip())
    return duty

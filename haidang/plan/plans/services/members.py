"""Group phrases: who may be meant, with the reason; nobody is asked for anything before a person confirms it."""

from collections.abc import Collection, Iterable, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.office.directory.rules import is_open
from haidang.office.directory.selectors import Member, expansion
from haidang.plan.plans.choices import MemberState, Part
from haidang.plan.plans.models import Assignment, GroupMember, Plan, Task
from haidang.plan.plans.selectors.names import day_of


def propose_members(plan: Plan, tasks: Sequence[Task]) -> None:
    """Lay the likely members of each group phrase before a person, each with its reason."""
    phrases = (
        Assignment.objects.filter(task__in=tasks, is_group=True)
        .select_related("task__directory_field")
        .prefetch_related("task__assignments")
    )
    history: dict[int | None, dict[int, str]] = {}
    whole: dict[str, list[Member]] = {}
    rows = []
    for phrase in phrases:
        task = phrase.task
        named = {one.agency_id for one in task.assignments.all() if one.agency_id}
        if task.directory_field_id not in history:
            history[task.directory_field_id] = _took_part(task)
        for member in _members(plan, phrase, history[task.directory_field_id], whole):
            if member.agency.pk not in named:
                named.add(member.agency.pk)
                rows.append(GroupMember(assignment=phrase, agency=member.agency, reason=member.reason))
    GroupMember.objects.bulk_create(rows, ignore_conflicts=True)


def _members(
    plan: Plan, phrase: Assignment, history: dict[int, str], whole: dict[str, list[Member]]
) -> Iterable[Member]:
    """A phrase that means all of a group means the same in every task, and is asked for once."""
    if not phrase.is_open:
        if phrase.words not in whole:
            whole[phrase.words] = expansion(phrase.words, day_of(plan))
        return whole[phrase.words]
    task = phrase.task
    words = phrase.words if is_open(phrase.words) else f"{phrase.words} có liên quan"
    return expansion(
        words, day_of(plan), words=f"{task.title}\n{task.description}", field=task.directory_field, history=history
    )


def _took_part(task: Task) -> dict[int, str]:
    """Whom a person confirmed before for a phrase under the same field of work, and where."""
    if task.directory_field_id is None:
        return {}
    earlier = GroupMember.objects.filter(
        state=MemberState.CONFIRMED, assignment__task__directory_field=task.directory_field_id
    ).exclude(assignment__task=task)
    rows = earlier.select_related("assignment__task__plan").order_by("pk")
    return {
        row.agency_id: _("nhiệm vụ %(label)s của %(plan)s")
        % {"label": row.assignment.task.label, "plan": row.assignment.task.plan}
        for row in rows
    }


@transaction.atomic
def settle_member(member: GroupMember, *, takes_part: bool, by: User) -> GroupMember:
    """Confirm or leave out a proposed member: the desk, or the lead of the task, says so.

    Errors: ValidationError for anybody else.
    """
    task = _task_to_name(member.assignment.task_id, by)
    member = GroupMember.objects.select_for_update(of=("self",)).select_related("agency").get(pk=member.pk)
    return _settle(task, member, takes_part=takes_part, by=by)


@transaction.atomic
def settle_members(task: Task, *, confirmed: Collection[int], by: User) -> list[GroupMember]:
    """Answer for all that are still proposed: those whose pk is in `confirmed` take part, the others do not."""
    task = _task_to_name(task.pk, by)
    waiting = GroupMember.objects.select_for_update(of=("self",)).filter(
        assignment__task=task, state=MemberState.PROPOSED
    )
    return [
        _settle(task, member, takes_part=member.pk in confirmed, by=by) for member in waiting.select_related("agency")
    ]


def _settle(task: Task, member: GroupMember, *, takes_part: bool, by: User) -> GroupMember:
    before = member.state
    member.state = MemberState.CONFIRMED if takes_part else MemberState.LEFT_OUT
    member.settled_by, member.settled_at = by, clock.now()
    member.save()
    note(task, "member-settled", by=by, changes={str(member.agency): [before, member.state]})
    return member


def _task_to_name(pk: int, by: User) -> Task:
    task = Task.objects.for_user(by, "view").select_for_update(of=("self",)).get(pk=pk)
    if not may_name_members(task, by):
        raise ValidationError(
            _("Chỉ Sở Ngoại vụ hoặc cơ quan chủ trì xác nhận cơ quan phối hợp của mục %(label)s.")
            % {"label": task.label}
        )
    return task


def may_name_members(task: Task, user: User) -> bool:
    """The desk may, and whoever leads the task."""
    if user.is_desk:
        return True
    if user.agency_id is None:
        return False
    return Assignment.objects.filter(task=task, part=Part.LEAD, agency_id=user.agency_id).exists()

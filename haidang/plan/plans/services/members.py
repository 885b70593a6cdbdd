"""Group phrases: who may be meant, with the reason; nobody is asked for anything before a person confirms it."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.office.directory.selectors import expansion
from haidang.plan.plans.choices import MemberState
from haidang.plan.plans.models import Assignment, GroupMember, Task


def propose_members(task: Task) -> None:
    """Lay the likely members of each group phrase of a task before a person, each with its reason."""
    on = task.plan.issued_on or clock.today()
    words = f"{task.title}\n{task.description}"
    named = set(task.assignments.exclude(agency=None).values_list("agency_id", flat=True))
    for assignment in task.assignments.filter(is_group=True):
        GroupMember.objects.bulk_create(
            (
                GroupMember(
                    assignment=assignment, agency=member.agency, reason=member.reason,
                    state=MemberState.PROPOSED if assignment.is_open else MemberState.CONFIRMED,
                )
                for member in expansion(assignment.words, on, words=words)
                if member.agency.pk not in named
            ),
            ignore_conflicts=True,
        )  # fmt: skip


@transaction.atomic
def settle_member(member: GroupMember, *, takes_part: bool, by: User) -> GroupMember:
    """Confirm or leave out a proposed member: the desk, or the lead of the task, says so.

    Errors: ValidationError for anybody else.
    """
    task = Task.objects.for_user(by, "view").select_for_update().get(pk=member.assignment.task_id)
    if not may_name_members(task, by):
        raise ValidationError(_("Chỉ Sở Ngoại vụ hoặc cơ quan chủ trì xác nhận cơ quan phối hợp của mục %(label)s.") % {
            "label": task.label,
        })  # fmt: skip
    member = GroupMember.objects.select_for_update(of=("self",)).select_related("agency").get(pk=member.pk)
    before = member.state
    member.state = MemberState.CONFIRMED if takes_part else MemberState.LEFT_OUT
    member.settled_by, member.settled_at = by, clock.now()
    member.save()
    note(task, "member settled", by=by, changes={str(member.agency): [before, member.state]})
    return member


def may_name_members(task: Task, user: User) -> bool:
    """The desk may, and whoever leads the task."""
    if user.is_desk:
        return True
    leads = Assignment.objects.filter(task=task, part="lead", agency_id=user.agency_id)
    return bool(user.agency_id) and leads.exists()

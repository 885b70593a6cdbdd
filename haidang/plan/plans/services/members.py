"""Group phrases: who may be meant, with the reason; nobody is asked for anything before a person confirms it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.office.directory.rules import is_open
from haidang.office.directory.selectors import Expansions, Member
from haidang.plan.plans.choices import MemberState, Part
from haidang.plan.plans.models import Assignment, GroupMember, Plan, Task
from haidang.plan.plans.selectors.names import day_of
from haidang.plan.plans.services.duties import keep_duties


def propose_members(plan: Plan, tasks: Sequence[Task]) -> None:
    """Lay the likely members of each group phrase before a person, each with its reason."""
    phrases = (
        Assignment.objects.filter(task__in=tasks, is_group=True)
        .select_related("task__directory_field")
        .prefetch_related("task__assignments")
    )
    expansions = Expansions(day_of(plan))
    history: dict[int | None, dict[int, str]] = {}
    whole: dict[str, list[Member]] = {}
    rows = []
    for phrase in phrases:
        task = phrase.task
        named = {one.agency_id for one in task.assignments.all() if one.agency_id}
        if task.directory_field_id not in history:
            history[task.directory_field_id] = _took_part(task)
        for member in _members(expansions, phrase, history[task.directory_field_id], whole):
            if member.agency.pk not in named:
                named.add(member.agency.pk)
                rows.append(GroupMember(assignment=phrase, agency=member.agency, reason=member.reason))
    GroupMember.objects.bulk_create(rows, ignore_conflicts=True)


def _members(
    expansions: Expansions, phrase: Assignment, history: dict[int, str], whole: dict[str, list[Member]]
) -> Iterable[Member]:
    """A phrase that means all of a group means the same in every task, and is asked for once."""
    if not phrase.is_open:
        if phrase.words not in whole:
            whole[phrase.words] = expansions.of(phrase.words)
        return whole[phrase.words]
    task = phrase.task
    words = phrase.words if is_open(phrase.words) else f"{phrase.words} có liên quan"
    return expansions.of(words, words=f"{task.title}\n{task.description}", field=task.directory_field, history=history)


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
    name, change = _settle(member, takes_part=takes_part, by=by)
    note(task, "member-settled", by=by, changes={name: change})
    keep_duties([task])
    return member


@transaction.atomic
def settle_members(
    task: Task, *, confirmed: Collection[int], added: Mapping[int, Sequence[Agency]] | None = None, by: User
) -> list[GroupMember]:
    """Answer for all that are still proposed: those whose pk is in `confirmed` take part, the others do not.

    `added` names further agencies by the pk of the phrase that means them.
    """
    task = _task_to_name(task.pk, by)
    further = [_further(phrase, agency) for phrase, agency in _named(task, added or {})]
    waiting = GroupMember.objects.select_for_update(of=("self",)).filter(
        assignment__task=task, assignment__ended_on=None, state=MemberState.PROPOSED
    )
    settled = [*further, *waiting.exclude(pk__in=[one.pk for one in further]).select_related("agency")]
    kept = {*confirmed, *(one.pk for one in further)}
    changes = [_settle(member, takes_part=member.pk in kept, by=by) for member in settled]
    if changes:
        note(task, "member-settled", by=by, changes=dict(changes))
        keep_duties([task])
    return settled


def _named(task: Task, added: Mapping[int, Sequence[Agency]]) -> Iterator[tuple[Assignment, Agency]]:
    for phrase in task.assignments.filter(is_group=True, pk__in=added):
        for agency in added[phrase.pk]:
            yield phrase, agency


def _further(phrase: Assignment, agency: Agency) -> GroupMember:
    """An agency that nobody proposed, named by a person."""
    reason = _("Do người xác nhận thêm vào.")
    return GroupMember.objects.get_or_create(assignment=phrase, agency=agency, defaults={"reason": reason})[0]


@transaction.atomic
def add_member(phrase: Assignment, agency: Agency, *, by: User) -> GroupMember:
    """Name an agency that a phrase means, though nobody proposed it.

    Errors: ValidationError for who may not, for what is no phrase, and for an agency that is named already.
    """
    task = _task_to_name(phrase.task_id, by)
    phrase = Assignment.objects.get(pk=phrase.pk)
    if not phrase.is_group:
        raise ValidationError(_("“%(words)s” là một cơ quan, không phải cụm từ.") % {"words": phrase.words})
    others = Assignment.objects.filter(task=task)
    if others.filter(agency=agency).exists():
        raise ValidationError(
            _("%(agency)s đã được nêu tên ở mục %(label)s.") % {"agency": agency, "label": task.label}
        )
    is_new = not phrase.members.filter(agency=agency).exists()
    member = _further(phrase, agency)
    if not is_new and member.state == MemberState.CONFIRMED:
        raise ValidationError(_("%(agency)s đã có trong “%(words)s”.") % {"agency": agency, "words": phrase.words})
    before = None if is_new else _label(member.state)
    name, (_old, after) = _settle(member, takes_part=True, by=by)
    note(task, "member-settled", by=by, changes={name: [before, after]})
    keep_duties([task])
    return member


@transaction.atomic
def say_nobody(phrase: Assignment, *, reason: str, by: User) -> Assignment:
    """Say that a phrase means no agency at all here, and why: then nothing waits for it any more.

    Errors: ValidationError for who may not, without a reason, and while an agency takes part for the phrase.
    """
    task = _task_to_name(phrase.task_id, by)
    phrase = Assignment.objects.select_for_update(of=("self",)).get(pk=phrase.pk)
    if not phrase.is_group:
        raise ValidationError(_("“%(words)s” là một cơ quan, không phải cụm từ.") % {"words": phrase.words})
    if not reason.strip():
        raise ValidationError(
            _("Chưa ghi lý do. Ghi một câu để người sau hiểu vì sao “%(words)s” không chỉ cơ quan nào.")
            % {"words": phrase.words}
        )
    members = list(GroupMember.objects.select_for_update(of=("self",)).filter(assignment=phrase))
    taking_part = [one for one in members if one.state == MemberState.CONFIRMED]
    if taking_part:
        raise ValidationError(
            _("“%(words)s” đang có %(agency)s tham gia. Bỏ cơ quan ra trước, rồi ghi là không có cơ quan nào.")
            % {"words": phrase.words, "agency": taking_part[0].agency}
        )
    for one in members:
        if one.is_waiting:
            _settle(one, takes_part=False, by=by)
    phrase.nobody_because = reason.strip()
    phrase.save(update_fields=["nobody_because"])
    note(
        task,
        "nobody-meant",
        by=by,
        changes={phrase.words[:80]: [None, _("không có cơ quan nào")]},
        reason=reason.strip(),
    )
    keep_duties([task])
    return phrase


def _settle(member: GroupMember, *, takes_part: bool, by: User) -> tuple[str, list[str]]:
    """The answer in the row; what it is called in the story, and what was changed."""
    before = member.state
    member.state = MemberState.CONFIRMED if takes_part else MemberState.LEFT_OUT
    member.settled_by, member.settled_at = by, clock.now()
    member.save()
    if takes_part:
        # somebody is meant after all
        Assignment.objects.filter(pk=member.assignment_id).exclude(nobody_because="").update(nobody_because="")
    return str(member.agency), [_label(before), _label(member.state)]


def _label(state: str) -> str:
    return str(MemberState(state).label)


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
    leads = Assignment.objects.filter(task=task, part=Part.LEAD, agency__in=user.charge.sees)
    return any(user.charge.answers_for(agency, task.title) for agency in leads.values_list("agency_id", flat=True))

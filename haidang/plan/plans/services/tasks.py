"""Accepted tasks: corrected with their version, given a day where the plan is silent."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.plan.plans.choices import DueState, Part, ProposalKind
from haidang.plan.plans.models import Assignment, Plan, Task
from haidang.plan.plans.rules import proposed_due
from haidang.plan.plans.selectors.dues import yearly_window
from haidang.plan.plans.selectors.names import day_of
from haidang.plan.plans.services.days import refuse_if_moved
from haidang.plan.plans.services.duties import keep_duties
from haidang.plan.plans.services.making import goes_on

_CORRECTABLE = ("title", "description", "due_on", "label", "deadline_words")


def propose_dues(plan: Plan, tasks: Sequence[Task]) -> None:
    """Where the plan is silent, lay a day and its rule before a person; such a day urges nobody."""
    silent = [
        task
        for task in tasks
        if task.kind == ProposalKind.TASK and not (task.due_on or task.deadline_words or task.due_state)
    ]
    if not plan.year or not silent:
        return
    closes = yearly_window(plan.year)
    known = Task.objects.filter(plan=plan, due_on__isnull=False).values_list("label", "due_on")
    dues = {label: on for label, on in known if on}
    for task in silent:
        found = proposed_due(f"{task.title}\n{task.description}", year=plan.year, dues=dues, window=closes)
        if found:
            task.due_on, task.due_state, task.due_reason = found.on, DueState.PROPOSED, found.reason
            task.is_standing = goes_on(task)
    Task.objects.bulk_update(silent, ["due_on", "due_state", "due_reason", "is_standing"])


@transaction.atomic
def settle_due(task: Task, *, accepts: bool, by: User, on: date | None = None) -> Task:
    """Accept a proposed day (or another one), or say that the task has none."""
    task = Task.objects.for_user(by, "change").select_for_update(of=("self",)).get(pk=task.pk)
    if task.due_state == DueState.PRINTED:
        raise ValidationError(_("Thời hạn của mục %(label)s do kế hoạch ghi; muốn đổi phải điều chỉnh kế hoạch.") % {
            "label": task.label,
        })  # fmt: skip
    refuse_if_moved(task)
    if accepts and not (on or task.due_on):
        raise ValidationError(_("Mục %(label)s chưa có ngày nào để chấp nhận. Nhập một ngày rồi lưu lại.") % {
            "label": task.label,
        })  # fmt: skip
    return _settle_due(task, on=(on or task.due_on) if accepts else None, by=by)


@transaction.atomic
def settle_dues(plan: Plan, *, chosen: Collection[int], accepts: bool, by: User) -> list[Task]:
    """One answer for several proposed days of a plan; what somebody settled meanwhile stays as it is."""
    tasks = Task.objects.for_user(by, "change").select_for_update(of=("self",))
    waiting = tasks.filter(plan=plan, pk__in=chosen, due_state=DueState.PROPOSED, days=None).in_order()
    return [_settle_due(task, on=task.due_on if accepts else None, by=by) for task in waiting]


@transaction.atomic
def set_standing(task: Task, *, is_standing: bool, by: User, reason: str = "") -> Task:
    """Say that a task goes on without an end, or that it has one, whatever its words let one think.

    Errors: ValidationError for a task with a day: what has a day ends.
    """
    task = Task.objects.for_user(by, "change").select_for_update(of=("self",)).get(pk=task.pk)
    if is_standing and task.due_on:
        raise ValidationError(
            _("Mục %(label)s có thời hạn %(day)s nên không phải việc thường xuyên. Bỏ thời hạn trước.")
            % {"label": task.label, "day": f"{task.due_on:%d/%m/%Y}"}
        )
    before = task.is_standing
    task.is_standing, task.standing_by_hand = is_standing, True
    task.version += 1
    task.save(update_fields=["is_standing", "standing_by_hand", "version"])
    note(task, "standing-set", by=by, changes={"is_standing": [before, is_standing]}, reason=reason.strip())
    return task


def _settle_due(task: Task, *, on: date | None, by: User) -> Task:
    before = [task.due_on, task.due_state]
    task.due_on = on
    task.due_state = DueState.ACCEPTED if on else DueState.REFUSED
    task.is_standing = goes_on(task)
    task.version += 1
    task.save(update_fields=["due_on", "due_state", "is_standing", "version"])
    changes = {"due_on": [before[0], task.due_on], "due_state": [before[1], task.due_state]}
    note(task, "due-settled", by=by, changes=changes)
    return task


@transaction.atomic
def correct(
    task: Task,
    *,
    by: User,
    version: int,
    reason: str,
    parties: Mapping[Part, Sequence[Assignment | Agency]] | None = None,
    **fields: Any,
) -> Task:
    """Correct what was taken over from the paper wrongly; `parties` says anew who has a part.

    Errors: ValidationError without a reason, and when somebody changed it meanwhile.
    """
    if not reason.strip():
        raise ValidationError(_("Chưa ghi lý do sửa. Ghi một câu để người sau hiểu vì sao khác với bản đọc."))
    task = Task.objects.for_user(by, "change").select_for_update(of=("self",)).get(pk=task.pk)
    if task.version != version:
        raise ValidationError(
            _("Mục %(label)s vừa được người khác sửa (lần %(now)d, trang này là lần %(then)d). Tải lại rồi sửa tiếp.")
            % {"label": task.label, "now": task.version, "then": version}
        )
    changes = _set_fields(task, fields)
    for part, said in (parties or {}).items():
        changes |= _set_parties(task, part, said)
    if changes:
        task.is_standing = goes_on(task)
        task.version += 1
        task.save()
        note(task, "corrected", by=by, changes=changes, reason=reason.strip())
        keep_duties([task])
    return task


def _set_fields(task: Task, fields: Mapping[str, Any]) -> dict[str, list[Any]]:
    changes = {}
    for name, value in fields.items():
        if name not in _CORRECTABLE:
            raise ValidationError(_("Không sửa được “%(name)s” ở đây.") % {"name": name})
        before = getattr(task, name)
        if before != value:
            if name == "due_on":
                refuse_if_moved(task)
            changes[name] = [before, value]
            setattr(task, name, value)
    if "due_on" in changes or "deadline_words" in changes:
        task.due_state = _due_state(task)
        task.due_reason = ""
    return changes


def _due_state(task: Task) -> str:
    """Who says so: the plan, where it has words for it, else the person who corrects."""
    if task.due_on is None:
        return ""
    return DueState.PRINTED if task.deadline_words else DueState.ACCEPTED


def _set_parties(task: Task, part: Part, said: Sequence[Assignment | Agency]) -> dict[str, list[Any]]:
    """Rows that stay keep their place in the paper and all that hangs on them; the others come and go."""
    _refuse_if_amended(task, part)
    held = {row.pk: row for row in Assignment.objects.filter(task=task, part=part).order_by("position")}
    before = [str(row) for row in held.values()]
    rows = [
        held.pop(one.pk) if isinstance(one, Assignment) else Assignment(task=task, part=part, agency=one)
        for one in said
    ]
    _let_go(task, held.values())
    for position, row in enumerate(rows, 1):
        row.position = position
        if row.agency and not row.words:
            row.words = row.agency.name_on(day_of(task.plan))
        row.save()
    after = [str(row) for row in rows]
    return {str(part.label): [before, after]} if before != after else {}


def _refuse_if_amended(task: Task, part: Part) -> None:
    """A correction speaks of what the paper printed; who has a part by a decision does not stand there."""
    if Assignment.ever.filter(task=task, part=part).exclude(begun_on=None, ended_on=None).exists():
        raise ValidationError(
            _("Cơ quan %(part)s của mục %(label)s đã được điều chỉnh; muốn đổi nữa phải theo văn bản.")
            % {"part": part.label.lower(), "label": task.label},
            code="amended",
        )


def _let_go(task: Task, rows: Iterable[Assignment]) -> None:
    for row in rows:
        try:
            row.delete()
        except ProtectedError:
            raise ValidationError(
                _("Không bỏ được “%(words)s” khỏi mục %(label)s: đã có việc ghi theo. Điều chỉnh bằng văn bản.")
                % {"words": row.words, "label": task.label}
            ) from None

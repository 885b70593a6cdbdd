"""Accepted tasks: corrected with their version, given a day where the plan is silent."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.plan.plans.choices import DueState, ProposalKind
from haidang.plan.plans.models import Plan, Task
from haidang.plan.plans.rules import proposed_due
from haidang.plan.plans.selectors.dues import yearly_window

_CORRECTABLE = ("title", "description", "due_on", "label")


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
    Task.objects.bulk_update(silent, ["due_on", "due_state", "due_reason"])


@transaction.atomic
def settle_due(task: Task, *, accepts: bool, by: User, on: date | None = None) -> Task:
    """Accept a proposed day (or another one), or say that the task has none."""
    task = Task.objects.for_user(by, "change").select_for_update().get(pk=task.pk)
    if task.due_state == DueState.PRINTED:
        raise ValidationError(_("Thời hạn của mục %(label)s do kế hoạch ghi; muốn đổi phải điều chỉnh kế hoạch.") % {
            "label": task.label,
        })  # fmt: skip
    if accepts and not (on or task.due_on):
        raise ValidationError(_("Mục %(label)s chưa có ngày nào để chấp nhận. Nhập một ngày rồi lưu lại.") % {
            "label": task.label,
        })  # fmt: skip
    before = [task.due_on, task.due_state]
    task.due_on = (on or task.due_on) if accepts else None
    task.due_state = DueState.ACCEPTED if accepts else DueState.REFUSED
    task.version += 1
    task.save(update_fields=["due_on", "due_state", "version"])
    changes = {"due_on": [before[0], task.due_on], "due_state": [before[1], task.due_state]}
    note(task, "due-settled", by=by, changes=changes)
    return task


@transaction.atomic
def correct(task: Task, *, by: User, version: int, **fields: Any) -> Task:
    """Correct what was taken over from the paper. Errors: ValidationError when somebody changed it meanwhile."""
    task = Task.objects.for_user(by, "change").select_for_update().get(pk=task.pk)
    if task.version != version:
        raise ValidationError(
            _("Mục %(label)s vừa được người khác sửa (lần %(now)d, trang này là lần %(then)d). Tải lại rồi sửa tiếp.")
            % {"label": task.label, "now": task.version, "then": version}
        )
    changes = {}
    for name, value in fields.items():
        if name not in _CORRECTABLE:
            raise ValidationError(_("Không sửa được “%(name)s” ở đây.") % {"name": name})
        before = getattr(task, name)
        if before != value:
            changes[name] = [before, value]
            setattr(task, name, value)
    if changes:
        task.version += 1
        task.save()
        note(task, "corrected", by=by, changes=changes)
    return task

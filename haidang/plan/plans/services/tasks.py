"""Accepted tasks: corrected with their version, given a day where the plan is silent."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.plan.plans.choices import DueState
from haidang.plan.plans.models import Task
from haidang.plan.plans.rules import proposed_due

_CORRECTABLE = ("title", "description", "due_on", "label")


def propose_dues(tasks: Sequence[Task]) -> None:
    """Where the plan is silent, lay a day and its rule before a person; such a day urges nobody."""
    for task in tasks:
        if task.due_on or task.deadline_words or not task.plan.year:
            continue
        others = Task.objects.filter(plan=task.plan, due_on__isnull=False)
        dues = {label: on for label, on in others.values_list("label", "due_on") if on}
        found = proposed_due(f"{task.title}\n{task.description}", year=task.plan.year, dues=dues)
        if found:
            task.due_on, task.due_state, task.due_reason = found.on, DueState.PROPOSED, found.reason
            task.save(update_fields=["due_on", "due_state", "due_reason"])


@transaction.atomic
def settle_due(task: Task, *, accepts: bool, by: User, on: date | None = None) -> Task:
    """Accept a proposed day (or another one), or say that the task has none."""
    task = Task.objects.for_user(by, "change").select_for_update().get(pk=task.pk)
    if task.due_state == DueState.PRINTED:
        raise ValidationError(_("Thời hạn của mục %(label)s do kế hoạch ghi; muốn đổi phải điều chỉnh kế hoạch.") % {
            "label": task.label,
        })  # fmt: skip
    before = [task.due_on and task.due_on.isoformat(), task.due_state]
    task.due_on = (on or task.due_on) if accepts else None
    task.due_state = DueState.ACCEPTED if accepts else DueState.REFUSED
    task.version += 1
    task.save(update_fields=["due_on", "due_state", "version"])
    after = [task.due_on and task.due_on.isoformat(), task.due_state]
    note(task, "due settled", by=by, changes={"due": [before, after]})
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
            changes[name] = [_plain(before), _plain(value)]
            setattr(task, name, value)
    if changes:
        task.version += 1
        task.save()
        note(task, "corrected", by=by, changes=changes)
    return task


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value

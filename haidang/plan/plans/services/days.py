"""The day of a task is moved: every day it ever had stays in a ledger, with who decided and why."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.office.documents.models import Document
from haidang.plan.plans.choices import DayKind, DueState
from haidang.plan.plans.models import Task, TaskDay
from haidang.plan.plans.services.making import goes_on


@transaction.atomic
def move_due(
    task: Task,
    until: date | None,
    *,
    by: User,
    decided_on: date,
    why: str,
    document: Document | None = None,
    kind: str = DayKind.EXTENSION,
) -> TaskDay:
    """From now on the task is to be done by `until` (None: it has no day). The assigner decided it, or the desk
    writes it down for them.

    Errors: PermissionDenied for anybody else; ValidationError without a reason, for a decision of a day to come,
    for one older than the last move, and where nothing would move.
    """
    task = Task.objects.for_user(by, "view").select_for_update(of=("self",)).get(pk=task.pk)
    if not may_decide(by):
        raise PermissionDenied
    _refuse_move(task, until, decided_on, why)
    last = TaskDay.objects.filter(task=task).last() or _first(task, decided_on)
    if decided_on < last.decided_on:
        raise ValidationError(
            _("Thời hạn của mục %(label)s đã được chuyển ngày %(last)s; không ghi thêm một quyết định cũ hơn.")
            % {"label": task.label, "last": date_format(last.decided_on, "d/m/Y")},
            code="older",
        )
    return _move(task, until, by=by, decided_on=decided_on, why=why.strip(), document=document, kind=kind)


def may_decide(user: User) -> bool:
    """The leaders of the province gave the task; the desk keeps the plan for them."""
    return user.may("approve", "plan") or user.may("approve", "task")


def _refuse_move(task: Task, until: date | None, decided_on: date, why: str) -> None:
    if not task.is_in_force:
        raise ValidationError(
            _("Mục %(label)s không còn trong kế hoạch (%(ending)s); không chuyển thời hạn nữa.")
            % {"label": task.label, "ending": task.get_ending_display().lower()},
            code="left",
        )
    if not why.strip():
        raise ValidationError(_("Chưa ghi lý do chuyển thời hạn. Nêu rõ vì sao, và căn cứ vào đâu."), code="no-reason")
    if decided_on > clock.today():
        raise ValidationError(
            _("Quyết định ghi ngày %(day)s, chưa đến. Kiểm tra lại ngày.") % {"day": date_format(decided_on, "d/m/Y")},
            code="to-come",
        )
    if until == (task.due_on if task.is_urged else None):
        raise ValidationError(
            _("Mục %(label)s đã có thời hạn %(day)s; không có gì để chuyển.")
            % {"label": task.label, "day": date_format(until, "d/m/Y") if until else "–"},
            code="same-day",
        )


def _first(task: Task, decided_on: date) -> TaskDay:
    """The row of the first day, written when it is first moved; until then the task itself says it.

    A day that was only proposed was nobody's promise.
    """
    begun = task.plan.issued_on or task.accepted_at.astimezone(clock.VIETNAM).date()
    return TaskDay.objects.create(
        task=task, day=task.due_on if task.is_urged else None, decided_on=min(begun, decided_on), kind=DayKind.ORIGINAL
    )


def _move(
    task: Task, until: date | None, *, by: User, decided_on: date, why: str, document: Document | None, kind: str
) -> TaskDay:
    row = TaskDay(task=task, day=until, decided_on=decided_on, kind=kind, document=document, why=why, by=by)
    row.full_clean()
    row.save()
    before, task.due_on = task.due_on, until
    # what a decision that amends the plan says stands in its text; an extension does not
    printed = DueState.PRINTED if kind == DayKind.AMENDMENT else DueState.ACCEPTED
    task.due_state = printed if until else DueState.REFUSED
    task.due_reason = ""
    task.version += 1
    task.is_standing = goes_on(task)
    task.save(update_fields=["due_on", "due_state", "due_reason", "is_standing", "version"])
    note(task, "due-moved", by=by, changes={"due_on": [before, until]}, reason=why)
    return row


def refuse_if_moved(task: Task) -> None:
    """A correction of the reading speaks of what the paper printed; a day that was moved is no longer that."""
    if task.days.exists():
        raise ValidationError(
            _("Thời hạn của mục %(label)s đã được gia hạn hoặc điều chỉnh; muốn đổi nữa phải theo văn bản.")
            % {"label": task.label},
            code="moved",
        )

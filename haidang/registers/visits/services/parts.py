"""The parts of a visit: added, changed, dropped by who writes it; a promise is given as a task."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.plan.plans import services as plans
from haidang.plan.plans.models import Task
from haidang.registers.visits.costing import key_of
from haidang.registers.visits.models import Visit, VisitCommitment, VisitLineItem, VisitSession
from haidang.registers.visits.models.parts import Part


def _written(visit: Visit, by: User) -> Visit:
    """The visit under lock, for who may write in it."""
    row: Visit = Visit.objects.for_user(by, "change").select_for_update(of=("self",)).get(pk=visit.pk)
    return row


@transaction.atomic
def add_part(visit: Visit, form: Any, *, by: User) -> Part:
    """Somebody who comes, an hour of the programme, a gift, a promise."""
    row = _written(visit, by)
    form.instance.visit = row
    _judge(form.instance, row)
    part: Part = form.save()
    note(row, "part-added", by=by, changes={"part": [None, _said(part)]})
    return part


@transaction.atomic
def change_part(part: Any, form: Any, *, by: User) -> Part:
    row = _written(part.visit, by)
    before = _said(type(part).objects.get(pk=part.pk))
    _judge(form.instance, row)
    changed: Part = form.save()
    note(row, "part-changed", by=by, changes={"part": [before, _said(changed)]})
    return changed


@transaction.atomic
def drop_part(part: Any, *, by: User) -> None:
    row = _written(part.visit, by)
    held = type(part).objects.select_for_update(of=("self",)).get(pk=part.pk, visit=row)
    if isinstance(held, VisitCommitment) and held.task_id:
        raise ValidationError(
            _("“%(words)s” đã giao thành nhiệm vụ nên không bỏ được; thôi làm thì điều chỉnh nhiệm vụ.")
            % {"words": held}
        )
    told = _said(held)
    held.delete()
    note(row, "part-dropped", by=by, changes={"part": [told, None]})


def _said(part: Any) -> str:
    return f"{part._meta.verbose_name}: {part}"


def _judge(part: Any, visit: Visit) -> None:
    """What the form could not know: its visit. An hour lies within its days, a delegation has one head."""
    part.full_clean()
    if isinstance(part, VisitSession) and not visit.starts_on <= part.on <= visit.ends_on:
        raise ValidationError(
            {
                "on": _("Ngày %(day)s nằm ngoài những ngày đón (%(days)s).")
                % {"day": f"{part.on:%d/%m/%Y}", "days": visit.days_said}
            }
        )


@transaction.atomic
def give_task(commitment: VisitCommitment, *, by: User) -> Task:
    """What was promised is followed like every other task: under the paper of the visit, else beside its task."""
    row: Visit = Visit.objects.for_user(by, "view").select_for_update(of=("self",)).get(pk=commitment.visit_id)
    held: VisitCommitment = VisitCommitment.objects.select_for_update(of=("self",)).get(pk=commitment.pk, visit=row)
    if not by.is_desk:
        raise PermissionDenied
    if held.task_id:
        raise ValidationError(_("“%(words)s” đã được giao thành nhiệm vụ.") % {"words": held})
    beside = row.tasks.select_related("plan").first()
    under = row.report or row.decision or (beside.plan if beside else None)
    if under is None:
        raise ValidationError(
            _("Chưa có văn bản nào để giao việc này: ghi văn bản đồng ý đón hoặc báo cáo kết quả, hoặc gắn hồ sơ với "
              "một nhiệm vụ của kế hoạch.")
        )  # fmt: skip
    task = plans.add_task(
        under, held.words, leads=[held.agency], due_on=held.due_on, by=by,
        description=_("Đã thống nhất khi đón %(visit)s, %(days)s.") % {"visit": row, "days": row.days_said},
    )  # fmt: skip
    held.task = task
    held.save(update_fields=["task"])
    note(row, "task-given", by=by, changes={"part": [None, str(task)]})
    return task


@transaction.atomic
def name_item(visit: Visit, *, words: str, item: str, role: str = "", by: User) -> VisitLineItem:
    """A person says which item of the table a line is."""
    row = _written(visit, by)
    found, _made = VisitLineItem.objects.update_or_create(
        visit=row, words=key_of(words), defaults={"item": item, "role": role}
    )
    found.full_clean()
    note(row, "item-named", by=by, changes={"item": [words, found.get_item_display()]})
    return found

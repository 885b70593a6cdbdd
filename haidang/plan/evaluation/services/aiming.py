"""What the plan wants is judged: which tasks stand behind it, how well it was reached."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.plan.evaluation import rules
from haidang.plan.evaluation.choices import AimKind, Grade
from haidang.plan.evaluation.hands import doers_of, judges_aim, lays_tasks
from haidang.plan.evaluation.models import Aim, Evaluation
from haidang.plan.evaluation.services.holding import held, reason_of, refuse, refuse_unless_open
from haidang.plan.plans.models import Task


@transaction.atomic
def add_aim(evaluation: Evaluation, *, kind: str, words: str, by: User) -> Aim:
    """What the reader did not see, in the words of the plan."""
    evaluation = held(evaluation, "change", by=by)
    refuse_unless_open(evaluation)
    said = reason_of(words, _("Chưa ghi nội dung. Chép nguyên văn mục đích hoặc yêu cầu của kế hoạch."))
    rows = Aim.objects.filter(evaluation=evaluation, kind=kind)
    last = rows.aggregate(last=Max("position"))["last"] or 0
    aim = Aim.objects.create(evaluation=evaluation, kind=AimKind(kind), position=last + 1, words=said)
    note(aim, "added", by=by)
    return aim


def _aim_held(aim: Aim, by: User) -> Aim:
    rows = Aim.objects.for_user(by, "view").select_for_update(of=("self",))
    found = rows.select_related("evaluation__plan", "evaluation__monitor", "evaluation__deputy").get(pk=aim.pk)
    refuse_unless_open(found.evaluation)
    return found


@transaction.atomic
def lay_tasks(aim: Aim, tasks: Iterable[Task], *, by: User) -> Aim:
    """Say which tasks stand behind it: a judgement that rested on others falls away."""
    aim = _aim_held(aim, by)
    if not lays_tasks(by, aim.evaluation):
        raise PermissionDenied
    wanted = set(Task.objects.filter(plan=aim.evaluation.plan_id, pk__in=[task.pk for task in tasks]))
    before = set(aim.tasks.all())
    if wanted == before:
        return aim
    aim.tasks.set(wanted)
    changes: dict[str, list[Any]] = {"tasks": [_labels(before), _labels(wanted)], "grade": [aim.grade, ""]}
    aim.grade, aim.judged_by, aim.judged_on = "", None, None
    aim.save()
    note(aim, "tasks-laid", by=by, changes=changes)
    return aim


def _labels(tasks: Iterable[Task]) -> list[str]:
    return [task.label or str(task) for task in sorted(tasks, key=lambda task: (task.position, task.pk))]


@transaction.atomic
def judge_aim(aim: Aim, *, grade: str, words: str, by: User) -> Aim:
    """How well it was reached. With a task of the monitor's own behind it, the other house judges.

    Errors: ValidationError, by field, where words or tasks are missing; and who judges, where it is not for them.
    """
    aim = _aim_held(aim, by)
    behind = list(aim.tasks.values_list("pk", flat=True))
    doing = doers_of(aim.evaluation)
    doers = {agency for task in behind for agency in doing[task]}
    if not judges_aim(by, aim, doers):
        _refuse_own(aim, doers, by)
        raise PermissionDenied
    refuse(rules.aim_faults(grade, words=words, tasks=len(behind)))
    changes = {"grade": [aim.grade, grade], "result": [aim.result, words.strip()]}
    aim.grade, aim.result = Grade(grade).value, words.strip()
    aim.judged_by, aim.judged_on = by, clock.today()
    aim.save()
    note(aim, "judged", by=by, changes=changes)
    return aim


def _refuse_own(aim: Aim, doers: set[int], by: User) -> None:
    if by.is_desk and aim.evaluation.monitor_id in doers:
        raise ValidationError(
            _("Sau mục này có nhiệm vụ do %(monitor)s chủ trì nên %(monitor)s không đánh giá; do %(deputy)s đánh giá.")
            % {"monitor": aim.evaluation.monitor, "deputy": aim.evaluation.deputy},
            code="own-work",
        )

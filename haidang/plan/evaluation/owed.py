"""What the evaluation waits for: who judges themselves, who judges them, who stands behind it, who publishes."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from haidang.kit.kept import only_where_kept
from haidang.kit.owed import Owed, Places
from haidang.office.accounts.choices import Role
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.plan.evaluation.choices import Course, Stage
from haidang.plan.evaluation.models import Assessment, Evaluation
from haidang.plan.evaluation.terms import Terms
from haidang.plan.plans.terms import Answering

#: The leaders of the province sit there.
PROVINCE = "UBND"


@only_where_kept(Evaluation)
def owed(on: date) -> Iterator[Owed]:
    """Everything waited for on the day; the number of queries does not grow with it."""
    province = Agency.objects.filter(code=PROVINCE).values_list("pk", flat=True).first()
    yield from _parts(on, province)
    yield from _publications(on, province)


def _parts(on: date, province: int | None) -> Iterator[Owed]:
    rows = Assessment.objects.under_way().filter(evaluation__opened_on__lte=on).exclude(stage=Stage.CONFIRMED)
    waiting = list(rows.with_names())
    if not waiting:
        return
    answering, terms, url = Answering(on), Terms(), Places("evaluation:part")
    led = set(
        User.objects.in_use()
        .filter(role__in=(Role.DESK_LEADER, Role.AGENCY_LEADER), agency__isnull=False)
        .values_list("agency", flat=True)
    )
    for row in waiting:
        task, assessor = row.duty.task, answering.of(row.assessor_id)
        doer = answering.of(row.duty.agency_id, task.title)
        # a house without a leader here hands its judgement on to the province
        confirmer = assessor if assessor in led else province
        key, kind, whose, since = {
            Stage.ASKED: ("assessment", _("Tự đánh giá cuối năm"), doer, row.evaluation.opened_on),
            Stage.RETURNED: ("assessment", _("Tự đánh giá lại"), doer, row.evaluation.opened_on),
            Stage.SELF: ("assess", _("Đánh giá phần việc"), assessor, row.self_on),
            Stage.ASSESSED: ("confirm", _("Xác nhận đánh giá"), confirmer, row.assessed_on),
        }[Stage(row.stage)]
        yield Owed(
            key=f"{key}:{row.pk}",
            kind=kind,
            title=str(task) if key == "assessment" else f"{row.duty.agency}: {task}",
            url=url(row.pk),
            agency_id=whose,
            since=since,
            due_on=terms.due(row),
            task_id=task.pk,
        )


def _publications(on: date, province: int | None) -> Iterator[Owed]:
    rows = Evaluation.objects.filter(course=Course.PROPOSED, proposed_on__lte=on).select_related("plan")
    for evaluation in rows:
        yield Owed(
            key=f"publish:{evaluation.pk}",
            kind=_("Duyệt công bố đánh giá"),
            title=f"{evaluation.plan}: {evaluation.plan.title}",
            url=reverse("evaluation:plan", args=[evaluation.plan_id]),
            agency_id=province,
            since=evaluation.proposed_on,
        )

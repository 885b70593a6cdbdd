"""An evaluation is opened: whose work is judged, by whom; what the plan wants comes from its own words."""

from collections import defaultdict
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.office.norms.choices import PeriodKind
from haidang.office.norms.selectors import period_on
from haidang.plan.evaluation import rules
from haidang.plan.evaluation.choices import AimKind, Stage
from haidang.plan.evaluation.models import Aim, Assessment, Evaluation
from haidang.plan.evaluation.services.holding import held, refuse_unless_open
from haidang.plan.followup.periods import reporting
from haidang.plan.plans.models import Duty, Plan
from haidang.plan.plans.selectors.pages import reading_of
from haidang.plan.plans.selectors.places import paper_facts

#: Who judges the work of whoever follows the plan, where nobody was set: Văn phòng UBND tỉnh.
DEPUTY = "VPUBND"


@transaction.atomic
def open_evaluation(
    plan: Plan,
    *,
    by: User,
    monitor: Agency | None = None,
    deputy: Agency | None = None,
    closes_on: date | None = None,
) -> Evaluation:
    """Ask every agency that leads something to judge itself.

    Errors: ValidationError where it is open already, nobody leads anything, or nobody is there to judge in the
    place of who follows the plan.
    """
    plan = Plan.objects.for_user(by, "change").select_for_update(of=("self",)).get(pk=plan.pk)
    if Evaluation.objects.filter(plan=plan).exists():
        raise ValidationError(_("Đánh giá của %(plan)s đã mở rồi.") % {"plan": plan}, code="already")
    monitor = monitor or by.agency
    deputy = deputy or Agency.objects.filter(code=DEPUTY).first()
    if monitor is None or deputy is None or monitor.pk == deputy.pk:
        raise ValidationError(
            _("Chưa có cơ quan đánh giá thay cho cơ quan theo dõi. Chọn một cơ quan khác, thường là Văn phòng UBND."),
            code="no-deputy",
        )
    evaluation = Evaluation(
        plan=plan, monitor=monitor, deputy=deputy, opened_by=by, closes_on=closes_on or _closing(plan)
    )
    evaluation.full_clean(exclude=["opened_on"])
    evaluation.save()
    if not _take_in(evaluation):
        raise ValidationError(
            _("%(plan)s chưa có nhiệm vụ nào có cơ quan chủ trì nên chưa có gì để đánh giá.") % {"plan": plan},
            code="no-parts",
        )
    _take_aims(evaluation)
    note(evaluation, "opened", by=by, changes={"monitor": [None, monitor], "deputy": [None, deputy]})
    return evaluation


def _closing(plan: Plan) -> date:
    """The end of the window of the yearly report of the plan's year."""
    year = plan.year or (plan.issued_on or clock.today()).year
    return period_on(PeriodKind.YEAR, date(year, 7, 1)).last


def _take_in(evaluation: Evaluation) -> int:
    """Parts that are new come in, each with its assessor; parts that were taken away before anybody wrote go out."""
    duties = list(reporting(Duty.objects.of_plan(evaluation.plan)).filter(solution=None))
    there = {row.duty_id: row for row in Assessment.objects.filter(evaluation=evaluation)}
    gone = set(there) - {duty.pk for duty in duties}
    Assessment.objects.filter(evaluation=evaluation, duty__in=gone, stage=Stage.ASKED).delete()
    agencies = _doers(duties)
    made = Assessment.objects.bulk_create(
        Assessment(evaluation=evaluation, duty=duty, assessor_id=_assessor(evaluation, agencies[duty.task_id]))
        for duty in duties
        if duty.pk not in there
    )
    _set_assessors(evaluation)
    return len(made)


def _doers(duties: list[Duty]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for duty in duties:
        found[duty.task_id].add(duty.agency_id)
    return found


def _assessor(evaluation: Evaluation, doers: set[int]) -> int:
    return rules.assessor_of(doers, monitor=evaluation.monitor_id, deputy=evaluation.deputy_id)


def _set_assessors(evaluation: Evaluation) -> None:
    """By the tasks as they are now; what was judged already keeps who judged it."""
    rows = list(Assessment.objects.filter(evaluation=evaluation).select_related("duty"))
    agencies = _doers([row.duty for row in rows])
    changed = []
    for row in rows:
        assessor = _assessor(evaluation, agencies[row.duty.task_id])
        if row.assessor_id != assessor and row.stage not in (Stage.ASSESSED, Stage.CONFIRMED):
            row.assessor_id = assessor
            changed.append(row)
    Assessment.objects.bulk_update(changed, ["assessor"])


def _take_aims(evaluation: Evaluation) -> None:
    """Purposes and requirements, word for word as the paper has them."""
    facts = paper_facts(reading_of(evaluation.plan))
    said = {AimKind.PURPOSE: facts.purposes, AimKind.REQUIREMENT: facts.requirements}
    Aim.objects.bulk_create(
        Aim(evaluation=evaluation, kind=kind, position=position, words=words)
        for kind, lines in said.items()
        for position, words in enumerate(lines, 1)
    )


@transaction.atomic
def take_in(evaluation: Evaluation, *, by: User) -> int:
    """The plan was changed meanwhile: its new parts come in. How many did."""
    evaluation = held(evaluation, "change", by=by)
    refuse_unless_open(evaluation)
    made = _take_in(evaluation)
    if made:
        note(evaluation, "taken-in", by=by, changes={"parts": [None, made]})
    return made


@transaction.atomic
def set_assessors(evaluation: Evaluation, *, monitor: Agency, deputy: Agency, closes_on: date, by: User) -> Evaluation:
    """Another house judges, or another one in its stead, or the numbers close on another day."""
    evaluation = held(evaluation, "change", by=by)
    refuse_unless_open(evaluation)
    if not by.is_desk:
        raise PermissionDenied
    wanted = {"monitor": monitor, "deputy": deputy, "closes_on": closes_on}
    changes = {name: [getattr(evaluation, name), value] for name, value in wanted.items()}
    changes = {name: pair for name, pair in changes.items() if pair[0] != pair[1]}
    if not changes:
        return evaluation
    for name, value in wanted.items():
        setattr(evaluation, name, value)
    evaluation.full_clean()
    evaluation.save()
    _set_assessors(evaluation)
    note(evaluation, "assessors-set", by=by, changes=changes)
    return evaluation

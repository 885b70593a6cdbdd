"""What the office does with programmes: a lead writes one, asks its coordinators, files it; the desk answers."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.office.accounts.choices import Reach
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document
from haidang.plan.plans.choices import Part
from haidang.plan.plans.models import Duty, Plan, Solution
from haidang.plan.programmes import telling
from haidang.plan.programmes.choices import FigureFault, RequestState, Stage
from haidang.plan.programmes.models import Output, PartRequest, Programme, Step, lead_duties
from haidang.plan.programmes.rules import figure_fault, may_move, step_words
from haidang.plan.programmes.selectors import parts_of, stands_for


def _programme(plan: Plan, agency: Agency, by: User, *, begins: bool = True) -> Programme:
    """The programme under right and lock; it begins with the first thing that is written into it."""
    if not stands_for(by, agency, "change"):
        raise PermissionDenied
    rows = Programme.objects.select_for_update(of=("self",)).select_related("plan", "agency")
    if begins and not Programme.objects.filter(plan=plan, agency=agency).exists():
        if not lead_duties().filter(task__plan=plan, agency=agency).exists():
            raise ValidationError(
                _("%(agency)s không chủ trì nhiệm vụ nào của %(plan)s nên không lập chương trình.")
                % {"agency": agency, "plan": plan}
            )
        Programme.objects.get_or_create(plan=plan, agency=agency)
    return rows.get(plan=plan, agency=agency)


def _open(plan: Plan, agency: Agency, by: User) -> Programme:
    """The same, where its agency works on it."""
    programme = _programme(plan, agency, by)
    if not programme.is_open:
        raise ValidationError(
            _("Chương trình đang ở trạng thái “%(stage)s” nên không sửa được. Rút lại, hoặc chờ Sở Ngoại vụ trả lại.")
            % {"stage": programme.get_stage_display()}
        )
    return programme


def _of(duty: Duty, by: User) -> Programme:
    """The open programme that a part of a lead belongs to."""
    if duty.part != Part.LEAD or duty.ended_at:
        raise ValidationError(_("Cơ quan không còn chủ trì nhiệm vụ này nên không lập chương trình cho nó."))
    return _open(duty.task.plan, duty.agency, by)


# ── what stands in it ────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def save_head(plan: Plan, agency: Agency, *, by: User, **values: Any) -> Programme:
    """Who is responsible, who decides, by which paper it was issued."""
    programme = _open(plan, agency, by)
    changes = _set(programme, values)
    if changes:
        programme.full_clean()
        programme.save(update_fields=list(changes))
        note(programme, "changed", by=by, changes=changes)
    return programme


@transaction.atomic
def say_paper(plan: Plan, agency: Agency, document: Document, *, by: User) -> Programme:
    """By which paper it was issued: a paper that is out is a fact, wherever the programme lies meanwhile."""
    programme = _programme(plan, agency, by, begins=False)
    if changes := _set(programme, {"document": document}):
        programme.save(update_fields=["document"])
        note(programme, "changed", by=by, changes=changes)
    return programme


@transaction.atomic
def save_output(duty: Duty, *, output: Output | None = None, by: User, **values: Any) -> Output:
    """A product with its figure. Errors: ValidationError where a figure has no unit, a baseline no source."""
    programme = _of(duty, by)
    output = Output.objects.get(pk=output.pk, duty=duty) if output else Output(duty=duty)
    changes = _set(output, values)
    refuse_figure(output)
    _refuse_another_measure(output, changes)
    _keep(output, programme, changes, by)
    return output


def refuse_figure(output: Output) -> None:
    fault = figure_fault(
        target=output.target,
        unit=output.unit,
        baseline=output.baseline,
        baseline_source=output.baseline_source,
    )
    if fault:
        field = {FigureFault.NO_UNIT: "unit", FigureFault.NO_SOURCE: "baseline_source"}.get(fault, "target")
        raise ValidationError({field: str(fault.label)})


def _refuse_another_measure(output: Output, changes: Mapping[str, Any]) -> None:
    """Figures that were reported were reported in this unit, to be counted this way."""
    field = next((name for name in ("unit", "counting") if name in changes), None)
    if output.pk and field and output.is_stood_upon:
        raise ValidationError(
            {
                field: _(
                    "“%(name)s” đã có số liệu báo cáo nên không đổi đơn vị hay cách tính được. "
                    "Thêm một chỉ tiêu mới cho cách đo mới."
                )
                % {"name": output.name}
            }
        )


@transaction.atomic
def save_step(
    duty: Duty, *, step: Step | None = None, solutions: Iterable[Solution] | None = None, by: User, **values: Any
) -> Step:
    """A step with its days and its person; `solutions` of the task that it serves."""
    programme = _of(duty, by)
    step = Step.objects.get(pk=step.pk, duty=duty) if step else Step(duty=duty)
    changes = _set(step, values)
    served = set(step.solutions.values_list("pk", flat=True)) if step.pk else set()
    wanted = Solution.objects.filter(task=duty.task_id, pk__in=[one.pk for one in solutions or ()])
    if solutions is not None and served != {one.pk for one in wanted}:
        before = list(step.solutions.all()) if step.pk else []
        changes[str(_("giải pháp"))] = [before, list(wanted)]
    _keep(step, programme, changes, by)
    if solutions is not None:
        step.solutions.set(wanted)
    return step


@transaction.atomic
def drop(row: Output | Step, *, by: User) -> None:
    """Take a product or a step out of a programme. Errors: ValidationError where figures hang on it already."""
    programme = _of(row.duty, by)
    words = str(row)
    try:
        row.delete()
    except models.ProtectedError:
        raise ValidationError(_("“%(words)s” đã có số liệu báo cáo nên không xóa được.") % {"words": words}) from None
    note(programme, "changed", by=by, changes={str(row._meta.verbose_name): [words, None]})


@transaction.atomic
def tick(duty: Duty, solutions: Iterable[Solution], *, by: User) -> list[Step]:
    """Make a step of each chosen solution that no step of the agency serves yet; days and persons come later."""
    programme = _of(duty, by)
    rows = Solution.objects.filter(task=duty.task_id, pk__in=[one.pk for one in solutions]).exclude(steps__duty=duty)
    made = []
    for solution in rows.order_by("position"):
        step = Step.objects.create(duty=duty, words=step_words(solution.words))
        step.solutions.add(solution)
        made.append(step)
    if not made:
        raise ValidationError(_("Chưa đánh dấu giải pháp nào còn để lấy. Đánh dấu rồi bấm lại."))
    note(programme, "ticked", by=by, changes={"steps": [None, [step.words for step in made]]})
    return made


Rows = Iterable[Mapping[str, Any]]


@transaction.atomic
def take_read(
    duty: Duty, *, outputs: Rows = (), steps: Rows = (), file: str, by: User
) -> tuple[list[Output], list[Step]]:
    """Products and steps read from an uploaded paper, as a person chose them. All are taken, or none.

    What stands in the programme already, word for word, is not taken a second time.
    """
    programme = _of(duty, by)
    outputs, steps = list(outputs), list(steps)
    if not outputs and not steps:
        raise ValidationError(_("Chưa đánh dấu dòng nào. Đánh dấu dòng cần lấy rồi bấm lại."))
    taken = [_taken(Output(duty=duty, **row)) for row in _new(outputs, "name", duty.outputs.values_list("name"))]
    made = [_taken(Step(duty=duty, **row)) for row in _new(steps, "words", duty.steps.values_list("words"))]
    if not taken and not made:
        raise ValidationError(_("Các dòng đã đánh dấu đều có trong chương trình rồi; không lấy thêm dòng nào."))
    _serve(duty, made)
    note(programme, "read", by=by, changes={file: [None, [str(row) for row in (*taken, *made)]]})
    return taken, made


def _new(rows: Rows, name: str, held: Iterable[tuple[str]]) -> list[Mapping[str, Any]]:
    known = {words.casefold() for (words,) in held}
    found = []
    for row in rows:
        if row[name].casefold() not in known:
            known.add(row[name].casefold())
            found.append(row)
    return found


def _taken(row: Any) -> Any:
    if isinstance(row, Output):
        refuse_figure(row)
    row.full_clean()
    row.save()
    return row


def _serve(duty: Duty, steps: Iterable[Step]) -> None:
    """A step in the very words of a solution of the plan carries it out."""
    solutions = {step_words(one.words).casefold(): one for one in duty.task.solutions.all()}
    for step in steps:
        if solution := solutions.get(step.words.casefold()):
            step.solutions.add(solution)


def _set(row: Any, values: Mapping[str, Any]) -> dict[str, list[Any]]:
    """The values into the row; what was changed."""
    changes = {name: [getattr(row, name), value] for name, value in values.items() if getattr(row, name) != value}
    for name, value in values.items():
        setattr(row, name, value)
    return changes


def _keep(row: Output | Step, programme: Programme, changes: dict[str, list[Any]], by: User) -> None:
    is_new = row.pk is None
    row.full_clean()
    row.save()
    label = str(row._meta.verbose_name)
    told = {label: [None, str(row)]} if is_new else {f"{label}: {name}": pair for name, pair in changes.items()}
    if told:
        note(programme, "changed", by=by, changes=told)


# ── parts of others ──────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def ask_part(duty: Duty, asked: Duty, words: str, *, by: User) -> PartRequest:
    """The lead says what it wants of a coordinator; it is answered by the coordinator alone."""
    _of(duty, by)
    if asked.task_id != duty.task_id or asked.part != Part.COORDINATING or asked.ended_at:
        raise ValidationError(_("%(agency)s không phối hợp nhiệm vụ này.") % {"agency": asked.agency})
    if not words.strip():
        raise ValidationError(
            _("Chưa ghi phần việc đề nghị %(agency)s làm. Ghi một câu rồi gửi lại.") % {"agency": asked.agency}
        )
    request, is_new = PartRequest.objects.get_or_create(
        duty=duty, asked=asked, defaults={"words": words.strip(), "asked_by": by, "asked_on": clock.today()}
    )
    if not is_new:
        if request.state == RequestState.ACCEPTED:
            raise ValidationError(_("%(agency)s đã nhận phần việc này.") % {"agency": asked.agency})
        request.words, request.state, request.asked_by, request.asked_on = (
            words.strip(), RequestState.ASKED, by, clock.today()
        )  # fmt: skip
        request.save(update_fields=["words", "state", "asked_by", "asked_on"])
    note(request, "asked", by=by, changes={"words": [None, request.words]})
    telling.asked(request, by=by)
    return request


@transaction.atomic
def answer_part(request: PartRequest, *, accepts: bool, reason: str = "", by: User) -> PartRequest:
    """The coordinator takes the part, or says why not."""
    if not stands_for(by, request.asked.agency, "change", request.asked.task.title):
        raise PermissionDenied
    request = PartRequest.objects.select_for_update(of=("self",)).select_related("asked__agency").get(pk=request.pk)
    if not accepts and not reason.strip():
        raise ValidationError(_("Chưa ghi lý do không nhận. Nêu rõ vì sao, và cơ quan nào nên nhận nếu biết."))
    before = request.state
    request.state = RequestState.ACCEPTED if accepts else RequestState.REFUSED
    request.reason = reason.strip()
    request.answered_by, request.answered_at = by, clock.now()
    request.save(update_fields=["state", "reason", "answered_by", "answered_at"])
    note(request, request.state, by=by, changes={"state": [before, request.state]}, reason=request.reason)
    telling.answered(request, by=by)
    return request


# ── its way ──────────────────────────────────────────────────────────────────────────────────────


def _move(programme: Programme, to: Stage) -> None:
    if not may_move(programme.stage, to):
        raise ValidationError(
            _("Chương trình đang ở trạng thái “%(now)s”, không thể chuyển sang “%(to)s”.")
            % {"now": programme.get_stage_display(), "to": to.label}
        )
    programme.stage = to


@transaction.atomic
def submit(plan: Plan, agency: Agency, *, by: User) -> Programme:
    """File the programme. Gaps are shown and do not hinder; a task for which nothing is planned does."""
    programme = _programme(plan, agency, by)
    empty = [part.task.label or part.task.title for part in parts_of(plan, agency, programme) if not part.steps]
    if empty:
        raise ValidationError(
            _("Chưa có bước nào cho nhiệm vụ %(tasks)s. Lấy bước từ giải pháp của kế hoạch, hoặc thêm bước.")
            % {"tasks": ", ".join(empty)}
        )
    if not programme.leader.strip():
        raise ValidationError(_("Chưa ghi lãnh đạo phụ trách. Ghi họ tên, chức vụ rồi gửi lại."))
    _move(programme, Stage.SUBMITTED)
    programme.filed_on = programme.filed_on or clock.today()
    programme.save(update_fields=["stage", "filed_on"])
    note(programme, "submitted", by=by)
    return programme


@transaction.atomic
def withdraw(plan: Plan, agency: Agency, *, by: User) -> Programme:
    """Take back what was filed before the desk has answered; unless it was returned before, it has not come then."""
    programme = _programme(plan, agency, by, begins=False)
    _move(programme, Stage.DRAFT)
    if not programme.settled_on:
        programme.filed_on = None
    programme.save(update_fields=["stage", "filed_on"])
    note(programme, "withdrawn", by=by)
    return programme


@transaction.atomic
def return_(plan: Plan, agency: Agency, remarks: str, *, by: User) -> Programme:
    """The desk gives it back with its remarks; an accepted one as well, where the plan was changed."""
    programme = _before_the_desk(plan, agency, by)
    if not remarks.strip():
        raise ValidationError(_("Chưa ghi cần bổ sung gì. Ghi nhận xét rồi trả lại."))
    _move(programme, Stage.RETURNED)
    return _settle(programme, remarks.strip(), "returned", by)


@transaction.atomic
def accept(plan: Plan, agency: Agency, remarks: str = "", *, by: User) -> Programme:
    """The desk takes it as it is."""
    programme = _before_the_desk(plan, agency, by)
    _move(programme, Stage.ACCEPTED)
    return _settle(programme, remarks.strip(), "accepted", by)


def may_settle(user: User) -> bool:
    """Only the desk answers for the province."""
    return user.reach("approve", "programme") == Reach.ALL


def _before_the_desk(plan: Plan, agency: Agency, by: User) -> Programme:
    if not may_settle(by):
        raise PermissionDenied
    return _programme(plan, agency, by, begins=False)


def _settle(programme: Programme, remarks: str, verb: str, by: User) -> Programme:
    programme.remarks, programme.settled_on = remarks, clock.today()
    programme.save(update_fields=["stage", "remarks", "settled_on"])
    note(programme, verb, by=by, reason=remarks)
    telling.settled(programme, by=by)
    return programme

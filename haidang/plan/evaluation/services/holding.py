"""Taking an evaluation, or one judgement of it, into one's hands: right and lock in one line, then the move."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.plan.evaluation import rules
from haidang.plan.evaluation.choices import Course, Fault, Stage
from haidang.plan.evaluation.hands import Act, doers_of_task, hands, is_ever
from haidang.plan.evaluation.models import Assessment, Evaluation


def held(evaluation: Evaluation, verb: str, *, by: User) -> Evaluation:
    """The evaluation as it stands now, locked; DoesNotExist for who has no right to it."""
    rows = Evaluation.objects.for_user(by, verb).select_for_update(of=("self",))
    return rows.select_related("plan", "monitor", "deputy").get(pk=evaluation.pk)


def refuse_unless_open(evaluation: Evaluation) -> None:
    if evaluation.is_open:
        return
    raise ValidationError(
        _("Không làm được: đánh giá của %(plan)s đang ở trạng thái “%(course)s”. Muốn sửa, đề nghị trả lại trước.")
        % {"plan": evaluation.plan, "course": evaluation.get_course_display()},
        code="not-open",
    )


def part_held(assessment: Assessment, act: Act, *, by: User) -> Assessment:
    """One judgement, locked, for whoever has the hands for `act`; the refusal says who has them."""
    rows = Assessment.objects.for_user(by, "view").select_for_update(of=("self",))
    found = rows.select_related(
        "evaluation__plan", "evaluation__monitor", "evaluation__deputy", "duty__task", "duty__agency", "assessor"
    ).get(pk=assessment.pk)
    if not is_ever(act, hands(by, found, doers_of_task(found))):
        refuse_own_work(found, act, by)
        raise PermissionDenied
    refuse_unless_open(found.evaluation)
    return found


def refuse_own_work(assessment: Assessment, act: Act, by: User) -> None:
    """Who follows the plan and asks to judge its own work is told who does it."""
    if act == Act.ASSESS and by.is_desk and assessment.duty.is_answered_by(by):
        raise ValidationError(
            _("%(agency)s chủ trì nhiệm vụ %(task)s nên không tự đánh giá; việc này do %(assessor)s đánh giá.")
            % {
                "agency": assessment.duty.agency,
                "task": assessment.duty.task.label,
                "assessor": assessment.assessor,
            },
            code="own-work",
        )


def go(assessment: Assessment, verb: str, *, by: User, reason: str = "", **facts: Any) -> Assessment:
    """Move it as the table says, or say in which state it was found; the move is noted."""
    if not rules.may_move(verb, assessment.stage):
        raise ValidationError(
            _("Không làm được: phần việc đang ở bước “%(stage)s”. Tải lại trang để xem bước hiện nay.")
            % {"stage": assessment.get_stage_display()},
            code="wrong-stage",
        )
    before = Stage(assessment.stage)
    changes: dict[str, list[Any]] = {
        name: [getattr(assessment, name), value]
        for name, value in facts.items()
        if name in _TOLD and getattr(assessment, name) != value
    }
    for name, value in facts.items():
        setattr(assessment, name, value)
    assessment.stage = rules.MOVES[verb][1]
    assessment.version += 1
    assessment.save()
    changes["stage"] = [before.label, Stage(assessment.stage).label]
    note(assessment, verb, by=by, changes=changes, reason=reason)
    return assessment


#: What the story of a judgement tells beside its stage.
_TOLD = ("self_grade", "results", "lessons", "objective", "subjective", "proposals", "grade", "words", "entered_words")


def course(evaluation: Evaluation, verb: str, *, by: User, reason: str = "", **facts: Any) -> Evaluation:
    """The same for the evaluation as a whole."""
    if not rules.may_go(verb, evaluation.course):
        raise ValidationError(
            _("Không làm được: đánh giá đang ở trạng thái “%(course)s”. Tải lại trang để xem trạng thái hiện nay.")
            % {"course": evaluation.get_course_display()},
            code="wrong-course",
        )
    before = Course(evaluation.course)
    for name, value in facts.items():
        setattr(evaluation, name, value)
    evaluation.course = rules.COURSES[verb][1]
    evaluation.save()
    changes = {"course": [before.label, Course(evaluation.course).label]}
    note(evaluation, verb, by=by, changes=changes, reason=reason)
    return evaluation


def refuse(faults: Iterable[tuple[str, Fault]]) -> None:
    """Everything that is missing at once, each at its field."""
    found: dict[str, list[str]] = {}
    for field, fault in faults:
        found.setdefault(field, []).append(str(fault.label))
    if found:
        raise ValidationError(found)


def reason_of(words: str, sentence: str) -> str:
    if not words.strip():
        raise ValidationError(sentence, code="no-reason")
    return words.strip()

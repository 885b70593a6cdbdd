"""The evaluation goes to the leaders of the province; what they publish is frozen as it was."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.office.accounts.models import User
from haidang.office.documents.models import Document
from haidang.plan.evaluation.choices import Stage
from haidang.plan.evaluation.models import Assessment, Evaluation, Score
from haidang.plan.evaluation.selectors import results, scores
from haidang.plan.evaluation.services.holding import course, held, reason_of


@transaction.atomic
def propose(evaluation: Evaluation, *, by: User, gaps: str = "") -> Evaluation:
    """Lay it before the leaders; what was not judged to the end is said with its reason."""
    evaluation = held(evaluation, "change", by=by)
    left = Assessment.objects.filter(evaluation=evaluation).exclude(stage=Stage.CONFIRMED).count()
    if left and not gaps.strip():
        raise ValidationError(
            _("Còn %(count)d phần việc chưa được xác nhận đánh giá. Đánh giá nốt, hoặc ghi lý do để trình như hiện có.")
            % {"count": left},
            code="gaps",
        )
    return course(
        evaluation,
        "proposed",
        by=by,
        reason=gaps.strip(),
        gaps=gaps.strip() if left else "",
        proposed_on=clock.today(),
        remark="",
    )


@transaction.atomic
def rework(evaluation: Evaluation, *, reason: str, by: User) -> Evaluation:
    """The leaders give it back; or the desk takes it back, with its reason."""
    verb = "approve" if by.may("approve", "plan") else "change"
    evaluation = held(evaluation, verb, by=by)
    said = reason_of(reason, _("Chưa ghi vì sao trả lại. Ghi một câu để nơi đánh giá biết phải làm gì."))
    return course(evaluation, "reworked", by=by, reason=said, remark=said, proposed_on=None)


@transaction.atomic
def publish(evaluation: Evaluation, *, by: User, document: Document | None = None) -> Evaluation:
    """By the chair or a vice-chair: every agency sees all of it, and the numbers stay as they are today."""
    evaluation = held(evaluation, "approve", by=by)
    today = clock.today()
    evaluation = course(evaluation, "published", by=by, published_on=today, published_by=by, document=document)
    _freeze(evaluation, today)
    return evaluation


def _freeze(evaluation: Evaluation, today: date) -> None:
    Score.objects.bulk_create(
        Score(evaluation=evaluation, agency=score.agency, total=score.total, numbers=scores.kept(score))
        for score in scores.as_it_stands(evaluation, today)
    )
    rows = list(Assessment.objects.filter(evaluation=evaluation).with_names())
    outputs = results.outputs_of(rows)
    for row in rows:
        row.frozen = results.kept(outputs[row.duty_id])
    Assessment.objects.bulk_update(rows, ["frozen"], batch_size=500)

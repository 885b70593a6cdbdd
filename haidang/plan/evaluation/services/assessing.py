"""One part: its agency judges itself, another judges it, somebody stands behind that."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.plan.evaluation import rules
from haidang.plan.evaluation.choices import Grade, Stage
from haidang.plan.evaluation.hands import Act
from haidang.plan.evaluation.models import Assessment
from haidang.plan.evaluation.services.holding import go, part_held, reason_of, refuse

_SELF = ("results", "lessons", "objective", "subjective", "proposals")


@transaction.atomic
def self_assess(
    assessment: Assessment, *, grade: str, by: User, version: int | None = None, entered_words: str = "", **said: str
) -> Assessment:
    """The agency says what came of its part, and how good it was; the desk writes for it what it told otherwise.

    Errors: ValidationError, by field, where something is missing; and when somebody wrote in it meanwhile.
    """
    row = part_held(assessment, Act.SELF, by=by)
    refuse_older(row, version)
    words = {name: said.get(name, "").strip() for name in _SELF}
    refuse(
        rules.self_faults(grade, results=words["results"], objective=words["objective"], subjective=words["subjective"])
    )
    is_own = row.duty.is_answered_by(by)
    if not is_own and not entered_words.strip():
        raise ValidationError(
            {"entered_words": _("Nhập hộ thì ghi ai báo, bằng gì, ngày nào: số này được tính riêng.")}
        )
    facts: dict[str, Any] = words | {
        "self_grade": Grade(grade).value,
        "entered_words": "" if is_own else entered_words.strip(),
        "self_by": by,
        "self_on": clock.today(),
        "remark": "",
    }
    row = go(row, "self-assessed", by=by, **facts)
    if not is_own:
        note(row, "entered-for", by=by, reason=entered_words.strip())
    return row


def refuse_older(row: Assessment, version: int | None) -> None:
    """Who writes on a page of before is told that somebody else wrote meanwhile."""
    if version is not None and version != row.version:
        raise ValidationError(
            _("Phần việc này vừa được người khác ghi (lần %(now)d, trang này là lần %(then)d). Tải lại rồi ghi tiếp.")
            % {"now": row.version, "then": version},
            code="older",
        )


@transaction.atomic
def recall(assessment: Assessment, *, by: User) -> Assessment:
    """The agency takes back what it said, before anybody judged it; its words stay for it to write on."""
    return go(part_held(assessment, Act.RECALL, by=by), "recalled", by=by)


@transaction.atomic
def send_back(assessment: Assessment, *, remark: str, by: User) -> Assessment:
    """Who judges asks the agency to say it anew."""
    row = part_held(assessment, Act.SEND_BACK, by=by)
    said = reason_of(remark, _("Chưa ghi phải sửa gì. Ghi một câu để cơ quan biết chỗ cần đánh giá lại."))
    return go(row, "sent-back", by=by, reason=said, remark=said)


@transaction.atomic
def assess(
    assessment: Assessment, *, grade: str, words: str = "", by: User, is_due: bool = False, version: int | None = None
) -> Assessment:
    """Another house judges. Without a word of the agency it may only once the day has passed (`is_due`)."""
    row = part_held(assessment, Act.ASSESS, by=by)
    refuse_older(row, version)
    alone = row.stage in (Stage.ASKED, Stage.RETURNED)
    if alone and not is_due:
        raise ValidationError(
            _("%(agency)s chưa tự đánh giá và còn trong hạn. Chờ đến hết hạn, hoặc nhắc cơ quan tự đánh giá.")
            % {"agency": row.duty.agency},
            code="not-yet",
        )
    refuse(rules.assess_faults(grade, words=words, self_grade="" if alone else row.self_grade))
    facts: dict[str, Any] = {
        "grade": Grade(grade).value,
        "words": words.strip(),
        "assessed_by": by,
        "assessed_on": clock.today(),
        "remark": "",
    }
    return go(row, "assessed-alone" if alone else "assessed", by=by, **facts)


@transaction.atomic
def reconsider(assessment: Assessment, *, reason: str, by: User) -> Assessment:
    """Who stands behind the judgement does not, yet."""
    row = part_held(assessment, Act.RECONSIDER, by=by)
    said = reason_of(reason, _("Chưa ghi vì sao phải đánh giá lại."))
    return go(row, "reconsidered", by=by, reason=said, remark=said)


@transaction.atomic
def confirm(assessment: Assessment, *, by: User) -> Assessment:
    """Somebody else than the judge stands behind the judgement; from here on it counts."""
    row = part_held(assessment, Act.CONFIRM, by=by)
    if row.assessed_by_id == by.pk:
        raise PermissionDenied
    return go(row, "confirmed", by=by, confirmed_by=by, confirmed_on=clock.today())

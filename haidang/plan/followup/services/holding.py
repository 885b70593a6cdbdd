"""Taking an update into one's hands: the right and the lock in one line, then the move the table allows."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.office.norms.rules import Period
from haidang.plan.followup import rules
from haidang.plan.followup.choices import Stage
from haidang.plan.followup.models import Update
from haidang.plan.followup.periods import Asking, period_called
from haidang.plan.plans.models import Duty


def held(update: Update, verb: str, *, by: User) -> Update:
    """The update as it stands now, locked; DoesNotExist for who has no right to it."""
    rows = Update.objects.for_user(by, verb).select_for_update(of=("self",))
    return rows.select_related("duty__task__plan", "duty__agency").get(pk=update.pk)


def go(update: Update, verb: str, *, by: User, reason: str = "", **facts: Any) -> Update:
    """Move it, or say in which state it was found; the move is noted."""
    refuse_unless(verb, update)
    before = update.stage
    update.stage = rules.MOVES[verb][1]
    for name, value in facts.items():
        setattr(update, name, value)
    update.save()
    note(update, verb, by=by, changes={"stage": [Stage(before).label, Stage(update.stage).label]}, reason=reason)
    return update


def refuse_unless(verb: str, update: Update) -> None:
    if rules.may_move(verb, update.stage):
        return
    raise ValidationError(
        _("Không làm được: cập nhật đang ở bước “%(stage)s”, %(hint)s.")
        % {"stage": update.get_stage_display(), "hint": _hint(update.stage)},
        code="wrong-stage",
    )


def _hint(stage: str) -> str:
    return {
        Stage.DRAFT.value: _("chưa gửi"),
        Stage.RETURNED.value: _("chờ cơ quan sửa và gửi lại"),
        Stage.WITH_LEADER.value: _("muốn sửa thì thu hồi trước"),
        Stage.SUBMITTED.value: _("muốn sửa thì thu hồi trước"),
        Stage.ACCEPTED.value: _("Sở Ngoại vụ đã nhận; muốn đổi thì đề nghị Sở Ngoại vụ"),
        Stage.LOCKED.value: _("số liệu của kỳ đã chốt; chỉ còn đính chính kèm lý do"),
    }[stage]


def reason_of(words: str, sentence: str) -> str:
    """What somebody has to say for what they do; `sentence` is the refusal where nothing was said."""
    if not words.strip():
        raise ValidationError(sentence, code="no-reason")
    return words.strip()


def period_of(duty: Duty, code: str) -> Period:
    """The period the plan asks this part about, or a sentence why there is none."""
    period = period_called(duty, code, clock.today())
    if period is None:
        raise ValidationError(
            _("Kế hoạch không hỏi kỳ “%(code)s”, hoặc kỳ chưa bắt đầu. Chọn kỳ trong danh sách Việc cần cập nhật.")
            % {"code": code},
            code="no-period",
        )
    return period


def writable(duty: Duty, *, by: User) -> Duty:
    """The part, locked, before it is written about: one's own agency's, or any for the desk."""
    if not by.may("add", "update"):
        raise PermissionDenied
    rows = Duty.objects.for_user(by, "change").active().select_for_update(of=("self",))
    duty = rows.select_related("task__plan", "agency", "solution").get(pk=duty.pk)
    if not duty.reports:
        raise ValidationError(_("Cơ quan phối hợp không báo cáo kỳ; cơ quan chủ trì báo cáo chung."), code="no-report")
    return duty


def own(duty: Duty, by: User) -> Duty:
    """Only an agency writes for itself, or its heir; the desk enters for another by a verb that names the source."""
    if not duty.is_answered_by(by):
        raise PermissionDenied
    return duty


def of_period(duty: Duty, code: str, *, by: User) -> Update:
    """The update of a part for a period: the row there is, else a new one that is not yet kept. The part is locked,
    so no second one can be made meanwhile.
    """
    period = period_of(duty, code)
    found = Update.objects.select_for_update(of=("self",)).filter(
        duty=duty, kind=period.kind, year=period.year, index=period.index
    )
    return found.first() or Update(
        duty=duty, kind=period.kind, year=period.year, index=period.index, first=period.first, last=period.last,
        due_on=Asking((), clock.today()).due(period), by=by,
    )  # fmt: skip

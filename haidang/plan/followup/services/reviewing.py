"""What Sở Ngoại vụ, or a leader, does with an update that was sent."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.plan.followup import telling
from haidang.plan.followup.choices import Stage, State
from haidang.plan.followup.models import Update
from haidang.plan.followup.services.figuring import Figures, figures_changed, keep_figures, refuse_figures, told
from haidang.plan.followup.services.holding import go, held, reason_of, refuse_unless
from haidang.plan.followup.services.writing import WORDS
from haidang.plan.plans.models import Plan


def _looked_at(by: User) -> dict[str, Any]:
    return {"reviewed_by": by, "reviewed_at": clock.now()}


def _of_desk(update: Update, *, by: User) -> Update:
    """Held by somebody of the desk who did not send it: nobody reads their own."""
    update = held(update, "approve", by=by)
    if not by.is_desk:
        raise PermissionDenied
    if update.submitted_by_id == by.pk:
        raise ValidationError(
            _("Cập nhật này do chính bạn gửi; người khác của Sở Ngoại vụ xem và nhận."), code="own-words"
        )
    return update


@transaction.atomic
def return_(update: Update, *, remark: str, by: User) -> Update:
    """Give it back with a remark: the leader before it goes out, Sở Ngoại vụ after."""
    update = held(update, "approve", by=by)
    inside = update.stage == Stage.WITH_LEADER
    if inside and not update.duty.is_answered_by(by):
        raise PermissionDenied
    if not inside and not by.is_desk:
        raise PermissionDenied
    said = reason_of(remark, _("Chưa ghi nhận xét. Nêu rõ phải sửa gì, để cơ quan khỏi phải đoán."))
    update = go(update, "returned", by=by, reason=said, remark=said, **_looked_at(by))
    telling.returned(update, by=by)
    return update


@transaction.atomic
def accept(update: Update, *, by: User) -> Update:
    """Nhận. What asks for its completion to be confirmed is confirmed or returned, never just accepted."""
    update = _of_desk(update, by=by)
    refuse_unless("accepted", update)
    if update.state == State.DONE:
        raise ValidationError(
            _("Cơ quan đề nghị xác nhận hoàn thành. Xem minh chứng, rồi xác nhận hoàn thành hoặc trả lại."),
            code="asks-to-confirm",
        )
    update = go(update, "accepted", by=by, remark="", **_looked_at(by))
    telling.accepted(update, by=by)
    return update


@transaction.atomic
def accept_all(updates: Iterable[Update], *, by: User) -> tuple[list[Update], list[tuple[Update, str]]]:
    """Several in one act: those accepted, and those that were not with the reason. Each stands for itself."""
    accepted, refused = [], []
    for update in updates:
        try:
            accepted.append(accept(update, by=by))
        except ValidationError as fault:
            refused.append((update, fault.messages[0]))
    return accepted, refused


@transaction.atomic
def confirm_done(update: Update, *, by: User) -> Update:
    """Xác nhận hoàn thành: from here on the part is finished and owes nothing."""
    update = _of_desk(update, by=by)
    refuse_unless("confirmed", update)
    if update.state != State.DONE:
        raise ValidationError(
            _("Cơ quan báo “%(state)s”, chưa đề nghị xác nhận hoàn thành.") % {"state": update.get_state_display()},
            code="not-done",
        )
    if update.duty.task.is_standing:
        raise ValidationError(
            _("Nhiệm vụ thường xuyên báo cáo theo kỳ, không kết thúc. Trả lại để cơ quan báo “Đang thực hiện”."),
            code="never-finishes",
        )
    if not update.has_evidence():
        raise ValidationError(_("Minh chứng đã bị gỡ; trả lại để cơ quan bổ sung."), code="no-evidence")
    facts: dict[str, Any] = {
        "confirmed_at": clock.now(),
        "finished_on": update.finished_on or update.counts_on,
        "remark": "",
    }
    update = go(update, "confirmed", by=by, **_looked_at(by), **facts)
    telling.accepted(update, by=by)
    return update


@transaction.atomic
def redo(update: Update, *, reason: str, by: User) -> Update:
    """Thực hiện lại: a confirmed completion is taken back, and the part owes its periods again."""
    update = _of_desk(update, by=by)
    if not update.is_confirmed:
        raise ValidationError(_("Phần việc chưa được xác nhận hoàn thành, không có gì để làm lại."), code="not-done")
    said = reason_of(reason, _("Chưa ghi vì sao phải thực hiện lại."))
    update = go(update, "redone", by=by, reason=said, confirmed_at=None, remark=said)
    telling.returned(update, by=by)
    return update


@transaction.atomic
def lock(plan: Plan, period: str, *, by: User) -> int:
    """Chốt kỳ: what was accepted of the period is locked, so that a report and its figures stay one."""
    if not by.is_desk:
        raise PermissionDenied
    rows = Update.objects.for_user(by, "approve").filter(duty__task__plan=plan, stage=Stage.ACCEPTED)
    rows = rows.select_for_update(of=("self",)).select_related("duty__task", "duty__agency")
    chosen = [row for row in rows if row.period.code == period]
    for update in chosen:
        go(update, "locked", by=by)
    return len(chosen)


@transaction.atomic
def correct(update: Update, *, reason: str, by: User, figures: Figures | None = None, **said: Any) -> Update:
    """Đính chính: something in a locked update was wrong; the reason and both wordings stay in its story."""
    update = held(update, "approve", by=by)
    if not by.is_desk:
        raise PermissionDenied
    refuse_unless("corrected", update)
    why = reason_of(reason, _("Chưa ghi vì sao đính chính."))
    changed = {name: value for name, value in said.items() if name in WORDS and getattr(update, name) != value}
    counted = figures_changed(update, figures)
    if not changed and not counted:
        raise ValidationError(_("Chưa sửa chữ nào, số nào so với bản đã khóa."), code="unchanged")
    if update.is_confirmed and changed.get("state", State.DONE) != State.DONE:
        raise ValidationError(
            _("Phần việc đã được xác nhận hoàn thành; muốn đổi tình trạng thì dùng “Thực hiện lại”."), code="confirmed"
        )
    refuse_figures(counted)
    before = {name: getattr(update, name) for name in changed}
    for name, value in changed.items():
        setattr(update, name, value)
    update.version += 1
    update.save()
    keep_figures(update, counted)
    words = {name: [before[name], changed[name]] for name in changed}
    note(update, "corrected", by=by, changes=words | told(counted), reason=why)
    return update

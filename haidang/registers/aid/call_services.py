"""Verbs of calling for aid: the programme of a year and what is wanted in it."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.dossiers.services import go, held, not_before, not_to_come, said
from haidang.kit.records import services as records
from haidang.office.accounts.books import refuse_others
from haidang.office.accounts.models import User
from haidang.office.documents.models import Document
from haidang.plan.followup.services import drop_draft, tell_tasks
from haidang.registers.aid import ingo_saying
from haidang.registers.aid.ingo_choices import CallAct, CallStage, NeedStage
from haidang.registers.aid.ingo_services import in_force
from haidang.registers.aid.models import AidCall, AidNeed


@transaction.atomic
def save_call(form: Any, *, by: User) -> AidCall:
    refuse_others(form.instance.agency, by=by)
    return records.save(form, by=by)  # type: ignore[return-value]


@transaction.atomic
def save_need(form: Any, *, by: User) -> AidNeed:
    """What is wanted; a promise is told to the tasks of the programme at once."""
    refuse_others(form.instance.call.agency, by=by, field="call")
    if form.instance.call.stage not in (CallStage.DRAFT, CallStage.APPROVED):
        told = _("Chương trình “%(call)s” đã khép lại; không ghi thêm, sửa nhu cầu.") % {"call": form.instance.call}
        raise ValidationError({"call": told}, code="closed")
    need: AidNeed = records.save(form, by=by)  # type: ignore[assignment]
    if need.call.stage == CallStage.APPROVED and need.stage in (NeedStage.PROMISED, NeedStage.RECEIVED):
        _tell(need.call, by)
    return need


@transaction.atomic
def approve(call: AidCall, *, paper: Document | None, by: User) -> AidCall:
    """The programme holds; what it calls for stands in it."""
    row = held(call, CallAct.APPROVE, by=by)
    if paper is None:
        raise ValidationError({"number": _("Chưa ghi văn bản phê duyệt. Ghi số, ký hiệu và ngày.")}, code="no-paper")
    if not row.needs.exists():
        raise ValidationError(
            _("Chương trình “%(call)s” chưa có nhu cầu nào. Ghi ít nhất một nhu cầu rồi phê duyệt.") % {"call": row},
            code="empty",
        )
    row = go(row, CallAct.APPROVE, by=by, approval=in_force(paper), approved_on=paper.issued_on or clock.today())
    _tell(row, by)
    return row


@transaction.atomic
def finish(call: AidCall, *, results: str, on: date | None = None, by: User) -> AidCall:
    """What came of it."""
    row = held(call, CallAct.FINISH, by=by)
    when = on or clock.today()
    not_to_come(when, "on")
    not_before(when, row.approved_on, _("ngày phê duyệt"), "on")
    words = said(results, _("Chưa ghi kết quả của chương trình."), "results")
    row = go(row, CallAct.FINISH, by=by, results=words, finished_on=when)
    _tell(row, by)
    return row


@transaction.atomic
def cancel(call: AidCall, *, reason: str, by: User) -> AidCall:
    row = held(call, CallAct.CANCEL, by=by)
    why = said(reason, _("Chưa ghi vì sao không thực hiện nữa."), "reason")
    row = go(row, CallAct.CANCEL, by=by, reason=why)
    drop_draft(row, by=by)
    return row


def _tell(call: AidCall, by: User) -> None:
    needs = call.needs.exclude(stage=NeedStage.DROPPED)
    tell_tasks(call, ingo_saying.call(call, needs), by=by)

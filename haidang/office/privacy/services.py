"""What is done about personal data: a request answered, data erased or kept longer, a person looked for."""

from datetime import date
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.db import transaction
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.dossiers.services import go, held, not_before, not_to_come, said
from haidang.kit.personal.keeping import keeping_of
from haidang.kit.personal.services import erase as erase_usually
from haidang.kit.records import services as records
from haidang.kit.verdicts import day
from haidang.office.accounts.models import User
from haidang.office.norms.models import NoNorm, Norm, TwoNorms
from haidang.office.norms.selectors import calendar
from haidang.office.privacy import rules, sheets
from haidang.office.privacy.choices import NORMS, Act, Decision
from haidang.office.privacy.finding import Found, found
from haidang.office.privacy.models import ErasureProposal, Lookup, SubjectRequest

# ── requests ─────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def save(form: Any, *, by: User) -> SubjectRequest:
    """With the day by which it is answered, from the rule that holds on the day it came."""
    if not SubjectRequest.objects.may_add(by):
        raise PermissionDenied
    not_to_come(form.instance.received_on, "received_on")
    form.instance.due_on = due_on(form.instance.want, form.instance.received_on)
    return records.save(form, by=by)  # type: ignore[return-value]


def due_on(want: str, received_on: date) -> date | None:
    """None where no rule of that day says it: then it is asked for without a day."""
    try:
        return Norm.objects.in_force(NORMS[want], on=received_on).end_of(received_on, calendar())
    except (NoNorm, TwoNorms):
        return None


@transaction.atomic
def done(asked: SubjectRequest, *, answered_on: date, answer: str, by: User) -> SubjectRequest:
    """It was done: what was shown, corrected (in the record, by its form) or erased is said in words."""
    row = held(asked, Act.DO, by=by)
    _fit(row, answered_on)
    words = said(answer, _("Chưa ghi đã làm gì. Ghi hồ sơ nào đã sửa, đã xóa, đã cung cấp."), "answer")
    return go(row, Act.DO, by=by, answered_on=answered_on, answer=words)


@transaction.atomic
def refuse(asked: SubjectRequest, *, answered_on: date, why_not: str, by: User) -> SubjectRequest:
    """A State body may have to keep what it was asked to erase: it says by which rule."""
    row = held(asked, Act.REFUSE, by=by)
    _fit(row, answered_on)
    words = said(why_not, _("Chưa ghi căn cứ. Ghi điều luật, lý do không thực hiện được."), "why_not")
    return go(row, Act.REFUSE, by=by, answered_on=answered_on, why_not=words)


def _fit(row: SubjectRequest, answered_on: date) -> None:
    not_to_come(answered_on, "answered_on")
    not_before(answered_on, row.received_on, _("ngày nhận"), "answered_on")


# ── what was kept long enough ────────────────────────────────────────────────────────────────────


@transaction.atomic
def erase(proposal: ErasureProposal, *, reason: str, by: User) -> ErasureProposal:
    """By the verb of the room that keeps the record; what the record counts for stays."""
    row = held(proposal, Decision.ERASE, by=by)
    why = said(reason, _("Chưa ghi lý do. Dữ liệu đã xóa không lấy lại được."), "reason")
    record = row.record
    if record is not None:
        own = keeping_of(type(record)).erase
        try:
            (import_string(own) if own else erase_usually)(record, by=by, reason=why)
        except ObjectDoesNotExist:
            raise ValidationError(_("Bạn không được xem %(record)s, nên không xóa được.") % {"record": row}) from None
    return go(row, Decision.ERASE, by=by, why=why, reason=why, decided_on=clock.today(), decided_by=by)


@transaction.atomic
def keep(proposal: ErasureProposal, *, until: date, reason: str, by: User) -> ErasureProposal:
    """It is still needed until a day (a case at court, an inspection): then it is proposed again."""
    row = held(proposal, Decision.KEEP, by=by)
    if until <= clock.today():
        raise ValidationError({"until": _("Ngày %(day)s đã qua. Ghi ngày sau hôm nay.") % {"day": day(until)}})
    why = said(reason, _("Chưa ghi lý do giữ thêm."), "reason")
    facts: dict[str, Any] = {"why": why, "kept_until": until, "decided_on": clock.today(), "decided_by": by}
    return go(row, Decision.KEEP, by=by, reason=why, **facts)


# ── one person ───────────────────────────────────────────────────────────────────────────────────


def look_for(name: str, *, reason: str, by: User) -> list[Found]:
    """The records in which this person stands; that somebody looked, and why, is kept."""
    _refuse_unless_asked(name, reason, by)
    records_found = found(name, by=by)
    _kept(name, reason, by, len(records_found), is_handed_out=False)
    return records_found


def hand_out(name: str, *, reason: str, by: User) -> bytes:
    """One file with everything that is kept of this person; each value in it is logged as seen."""
    _refuse_unless_asked(name, reason, by)
    records_found = found(name, by=by)
    if not records_found:
        # that somebody asked is kept also where there was nothing
        _kept(name, reason, by, 0, is_handed_out=False)
        raise ValidationError(_("Không có hồ sơ nào của người này mà bạn được xem; không có gì để xuất."))
    with transaction.atomic():
        made = sheets.of_person(records_found, by=by, reason=reason)
        _kept(name, reason, by, len(records_found), is_handed_out=True)
    return made


def _refuse_unless_asked(name: str, reason: str, by: User) -> None:
    if not by.may("change", "personal"):
        raise PermissionDenied
    if not reason.strip():
        raise ValidationError({"reason": _("Chưa có lý do. Mỗi lần tra cứu dữ liệu cá nhân đều được ghi lại.")})
    match rules.fault(name):
        case "short-number":
            told = {"most": rules.SHORTEST_NUMBER}
            raise ValidationError({"said": _("Số phải có ít nhất %(most)d ký tự.") % told})
        case "one-word":
            raise ValidationError({"said": _("Ghi đủ họ và tên, hoặc cả số giấy tờ, số điện thoại.")})


def _kept(name: str, reason: str, by: User, count: int, *, is_handed_out: bool) -> None:
    Lookup.objects.create(
        by=by, by_name=str(by)[:250], said=name.strip(), reason=reason.strip(), found=count, is_handed_out=is_handed_out
    )

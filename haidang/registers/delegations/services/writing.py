"""Writing the scheme: its facts, its rows, its estimate."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.kit.records import services as records
from haidang.office.accounts.models import User
from haidang.office.documents.models import Document
from haidang.plan.money import services as money
from haidang.plan.money.models import Estimate
from haidang.registers.delegations import law, telling
from haidang.registers.delegations.choices import Act, Part, Stage
from haidang.registers.delegations.models import Delegation, Member, TripReport
from haidang.registers.delegations.services.holding import held

_LAID = {
    Act.MEMBERS: "members-laid",
    Act.STOPS: "stops-laid",
    Act.PROGRAMME: "programme-laid",
    Act.INVITATIONS: "invitations-laid",
    Act.LOGISTICS: "logistics-laid",
    Act.PAPERS: "papers-checked",
    Act.COMMIT: "committed",
}


@transaction.atomic
def save(form: Any, *, by: User) -> Delegation:
    """What the form of the register says. An agency writes of its own delegations only; the head leads the members."""
    made = form.instance
    before = None if made.pk is None else Delegation.objects.get(pk=made.pk)
    if before is None:
        made.created_by = by
    _refuse_stranger(made, by)
    if before:
        _refuse_new_days(made, before)
    saved: Delegation = records.save(form, by=by)  # type: ignore[assignment]
    if saved.head_id:
        _put_in_front(saved)
    if before and (before.starts_on, before.ends_on) != (saved.starts_on, saved.ends_on):
        telling.days_moved(saved, by=by)
    return saved


def _refuse_stranger(made: Delegation, by: User) -> None:
    if not by.is_desk and not by.charge.answers_for(made.agency_id):
        raise ValidationError(
            _("Chỉ lập được đoàn do cơ quan mình chủ trì; đoàn của %(agency)s do cơ quan đó lập.")
            % {"agency": made.agency}
        )


def _refuse_new_days(made: Delegation, before: Delegation) -> None:
    """The days of what was decided move by an act of their own: with a reason, and the limits asked anew. What is over
    may be set right here, since it has happened.
    """
    is_ahead = before.stage == Stage.DECIDED and before.ends_on and before.ends_on > clock.today()
    if is_ahead and (before.starts_on, before.ends_on) != (made.starts_on, made.ends_on):
        raise ValidationError(
            _(
                "Đoàn đã có quyết định cử cho ngày %(first)s–%(last)s: đổi ngày ở “%(act)s”, có lý do, để xét lại các "
                "giới hạn."
            )
            % {
                "first": f"{before.starts_on:%d/%m/%Y}",
                "last": f"{before.ends_on:%d/%m/%Y}",
                "act": Act.MOVE.label,
            },
            code="decided-days",
        )


def _put_in_front(row: Delegation) -> None:
    """The head of the delegation is its first member."""
    leads = row.members.filter(part=Part.HEAD).first()
    if leads and leads.official_id == row.head_id:
        return
    row.members.filter(part=Part.HEAD).exclude(official=row.head).update(part=Part.MEMBER)
    member = row.members.filter(official=row.head).first() or Member(delegation=row, official=row.head)
    posting = row.head.posting_on(row.starts_on or row.created_at.date()) if row.head else None
    member.part = Part.HEAD
    if posting and not member.post:
        member.post, member.agency = posting.post, posting.agency
    member.save()


@transaction.atomic
def delete(delegation: Delegation, *, by: User, reason: str) -> None:
    """Taken away as if it had never been: only what nobody was asked about yet."""
    row = Delegation.objects.for_user(by, "delete").select_for_update(of=("self",)).get(pk=delegation.pk)
    if row.estimate_id or row.consultations.exists():
        raise ValidationError(
            _("“%(name)s” đã có dự toán hoặc đã xin ý kiến nên không xóa được; hãy dừng đoàn, ghi lý do.")
            % {"name": row}
        )
    records.delete(row, by=by, reason=reason)


@transaction.atomic
def lay(delegation: Delegation, act: Act, rows: Any, *, seen: str, by: User) -> Delegation:
    """Keep what a valid set of rows says. `seen` is their fingerprint as they were opened: who saves second is told,
    and nothing of the first is lost.
    """
    row = held(delegation, act, by=by)
    before = [str(each) for each in rows.get_queryset().all()]
    if seen and seen != rows.fingerprint_now:
        raise ValidationError(
            _("Trong lúc bạn sửa, người khác đã lưu phần này. Mở lại trang để xem bản mới rồi sửa."), code="stale"
        )
    try:
        with transaction.atomic():
            rows.save()
    except IntegrityError as twice:
        raise ValidationError(_("Có người, đối tác được ghi hai lần; xem lại các dòng rồi lưu.")) from twice
    after = [str(each) for each in rows.model.objects.filter(delegation=row)]
    if act == Act.MEMBERS:
        _follow_head(row)
    note(row, _LAID[act], by=by, changes={"lines": [_told(before), _told(after)]} if before != after else {})
    return row


def _told(names: Sequence[str]) -> str:
    return "; ".join(names)


def _follow_head(row: Delegation) -> None:
    """Who leads the members is the head of the delegation."""
    leads = row.members.filter(part=Part.HEAD).select_related("official").first()
    row.head, row.head_words = (leads.official, "" if leads.official_id else leads.name) if leads else (None, "")
    row.save(update_fields=["head", "head_words"])


@transaction.atomic
def begin_estimate(delegation: Delegation, *, by: User, **facts: Any) -> Estimate:
    """Lập dự toán: one for the trip, by the circular in force on the day it begins."""
    row = held(delegation, Act.ESTIMATE, by=by)
    if row.estimate_id:
        raise ValidationError(_("Đoàn này đã có dự toán; sửa dự toán đó."), code="has-estimate")
    if row.starts_on is None:
        raise ValidationError(_("Ghi ngày đi trước: định mức tính theo ngày đi."), code="no-days")
    if by.agency is None:
        raise PermissionDenied
    norm, _problem = law.norm_of(law.MONEY, row.starts_on)
    task = row.tasks.first()
    made = money.create(
        by=by,
        title=(_("Kinh phí %(name)s") % {"name": row.title})[:250],
        agency=row.agency if by.is_desk else by.agency,
        year=row.starts_on.year,
        norm=norm,
        task=task,
        plan=task.plan if task else None,
        **facts,
    )
    row.estimate, row.no_estimate_why = made, ""
    row.save(update_fields=["estimate", "no_estimate_why"])
    note(row, "estimate-begun", by=by, changes={"estimate": [None, made]})
    return made


# ── papers that were drafted of it and came back signed ──────────────────────────────────────────


@transaction.atomic
def keep_scheme(delegation: Delegation, *, document: Document, by: User) -> Delegation:
    """The signed scheme belongs to the dossier."""
    row = _drafter(delegation, by)
    before, row.scheme = row.scheme, document
    row.save(update_fields=["scheme"])
    note(row, "paper-kept", by=by, changes={"scheme": [before, document]})
    return row


@transaction.atomic
def keep_report(delegation: Delegation, *, document: Document, by: User) -> Delegation:
    """The signed report is the paper of what was reported on the page."""
    row = _drafter(delegation, by)
    told = TripReport.objects.select_for_update().get(delegation=row)
    before, told.document = told.document, document
    told.save(update_fields=["document"])
    note(row, "paper-kept", by=by, changes={"report": [before, document]})
    return row


def _drafter(delegation: Delegation, by: User) -> Delegation:
    rows = Delegation.objects.for_user(by, "draft").select_related("scheme")
    return rows.select_for_update(of=("self",)).get(pk=delegation.pk)

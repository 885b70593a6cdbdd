"""From the decision to the register: approved or not, signed, reported to Thủ tướng, published."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit.verdicts import Outcome, refuse_what_stops
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document
from haidang.plan.followup.services import drop_draft
from haidang.registers.agreements import rules
from haidang.registers.agreements.choices import Act, Level
from haidang.registers.agreements.law import Law
from haidang.registers.agreements.models import Agreement
from haidang.registers.agreements.selectors.verdicts import asking_of, binding, district, named, opinions_of
from haidang.registers.agreements.services.holding import (
    draft,
    go,
    held,
    not_before,
    not_to_come,
    paper,
)

#: Whose word approves, by its code in the directory.
PROVINCE = "UBND"


@transaction.atomic
def approve(agreement: Agreement, *, number: str, issued_on: date | None, by: User) -> Agreement:
    """The paper that approves. All opinions that the law names are in, and what was remarked is answered."""
    row, law = held(agreement, Act.APPROVE, by=by), Law()
    asking = asking_of(row.consultation)
    if asking is None or asking.closed_on is None:
        raise ValidationError(
            _("Việc lấy ý kiến chưa kết thúc. Kết thúc lấy ý kiến (tiếp thu, giải trình) rồi ghi duyệt."),
            code="still-asking",
        )
    refuse_what_stops([opinions_of(row, law, asking), named(row, law), district(row, law)])
    document = paper(number, issued_on, _decides(row), by=by, about=row.name)
    assert issued_on
    not_before(issued_on, asking.asked_on, "issued_on", _("ngày xin ý kiến"))
    return go(row, "approved", by=by, reason=str(document), approval=document, approved_on=issued_on)


def _decides(row: Agreement) -> Agency | None:
    """Whose paper it is: HĐND or UBND for what it signs itself, UBND for its departments; of an organisation, the body
    that manages it, which the register does not know."""
    if row.level == Level.ORGANISATION:
        return None
    return row.party if row.level == Level.PROVINCE else Agency.objects.filter(code=PROVINCE).first()


@transaction.atomic
def refuse(agreement: Agreement, *, reason: str, by: User) -> Agreement:
    row = held(agreement, Act.REFUSE, by=by)
    return go(row, "refused", by=by, reason=_why(reason))


@transaction.atomic
def drop(agreement: Agreement, *, reason: str, by: User) -> Agreement:
    """Nothing comes of it: what it said to its tasks is taken back."""
    row = held(agreement, Act.DROP, by=by)
    drop_draft(row, by=by)
    return go(row, "dropped", by=by, reason=_why(reason))


@transaction.atomic
def reopen(agreement: Agreement, *, reason: str, by: User) -> Agreement:
    """Proposed again: opinions are asked anew, since the draft is another."""
    row = held(agreement, Act.REOPEN, by=by)
    return go(row, "reopened", by=by, reason=_why(reason), consultation=None, approval=None, approved_on=None)


def _why(reason: str) -> str:
    if not reason.strip():
        raise ValidationError({"reason": _("Chưa ghi lý do.")}, code="no-words")
    return reason.strip()


@transaction.atomic
def sign(
    agreement: Agreement,
    *,
    signed_on: date,
    signed_at: str,
    signers: str,
    effective_on: date | None,
    expires_on: date | None,
    binding_note: str = "",
    by: User,
) -> Agreement:
    """Signed: the days of its life begin. The law is that of the day of the signature."""
    row, law = held(agreement, Act.SIGN, by=by), Law()
    not_to_come(signed_on, "signed_on")
    not_before(signed_on, row.approved_on, "signed_on", _("ngày duyệt"))
    refuse_days(signed_on, effective_on, expires_on)
    row.signed_on = signed_on
    row.binding_note = binding_note.strip() or row.binding_note
    refuse_what_stops([named(row, law), district(row, law)])
    bound = binding(row, law)
    if bound and bound.kind in (Outcome.REFUSE, Outcome.WARN) and row.is_ours:
        raise ValidationError({"binding_note": bound.sentence}, code="binding")
    row.signed_on = None
    go(
        row, "signed", by=by, signed_on=signed_on, signed_at=signed_at.strip(), signers=signers.strip(),
        effective_on=effective_on or signed_on, expires_on=expires_on,
    )  # fmt: skip
    if row.level != Level.ARMY:
        draft(row, signed_sentence(row), by=by)
    return row


def signed_sentence(row: Agreement) -> str:
    """Number, day, partner and what came of it, for the update of a task."""
    approved = _(" (văn bản %(paper)s)") % {"paper": row.approval} if row.approval else ""
    until = _(", hiệu lực đến %(day)s") % {"day": f"{row.expires_on:%d/%m/%Y}"} if row.expires_on else ""
    assert row.signed_on
    told = {
        "day": f"{row.signed_on:%d/%m/%Y}", "name": row.name, "partner": row.foreign_party, "paper": approved,
        "until": until,
    }  # fmt: skip
    return _("Ngày %(day)s đã ký “%(name)s” với %(partner)s%(paper)s%(until)s.") % told


def refuse_days(signed_on: date | None, effective_on: date | None, expires_on: date | None) -> None:
    """Days the wrong way round, at the field that bears the later one."""
    said = {
        "effective-before-signed": ("effective_on", _("Ngày có hiệu lực %(effective)s trước ngày ký %(signed)s.")),
        "expires-before-effective": (
            "expires_on", _("Ngày hết hiệu lực %(expires)s trước ngày có hiệu lực %(effective)s."),
        ),
        "expires-before-signed": ("expires_on", _("Ngày hết hiệu lực %(expires)s trước ngày ký %(signed)s.")),
    }  # fmt: skip
    if fault := rules.day_fault(signed_on, effective_on, expires_on):
        field, sentence = said[fault]
        days = {"signed": signed_on, "effective": effective_on, "expires": expires_on}
        told = {name: f"{day:%d/%m/%Y}" for name, day in days.items() if day}
        raise ValidationError({field: sentence % told}, code=fault)


@transaction.atomic
def report(
    agreement: Agreement,
    *,
    number: str = "",
    issued_on: date | None = None,
    document: Document | None = None,
    copied_on: date | None = None,
    by: User,
) -> Agreement:
    """Báo cáo Thủ tướng, gửi bản sao Bộ Ngoại giao: one paper (of the book, or its number and day), both days."""
    row = held(agreement, Act.REPORT, by=by)
    if document is not None:
        issued_on = document.issued_on
    issuer = row.party if row.goes_by_decree else Agency.objects.filter(code=PROVINCE).first()
    document = document or paper(number, issued_on, issuer, by=by, about=row.name)
    assert issued_on
    not_before(issued_on, row.signed_on, "issued_on", _("ngày ký"))
    copied = copied_on or issued_on
    not_to_come(copied, "copied_on")
    return go(row, "reported", by=by, reason=str(document), report=document, reported_on=issued_on, copied_on=copied)


@transaction.atomic
def publish(
    agreement: Agreement, *, published_on: date | None = None, address: str = "", why_not: str = "", by: User
) -> Agreement:
    """The full text is on the portal; or it is not put there, and why."""
    row = held(agreement, Act.PUBLISH, by=by)
    if bool(published_on) == bool(why_not.strip()):
        raise ValidationError(_("Ghi ngày đăng tải, hoặc lý do không đăng tải: đúng một trong hai."), code="one-of-two")
    if published_on:
        not_to_come(published_on, "published_on")
        not_before(published_on, row.signed_on, "published_on", _("ngày ký"))
    return go(
        row, "published", by=by, reason=why_not.strip(), published_on=published_on, published_at=address.strip(),
        unpublished_why=why_not.strip(),
    )  # fmt: skip

"""Who may decide does, or Sở Ngoại vụ writes down what was signed; days move, a trip is stopped."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document
from haidang.plan.followup.services import drop_draft
from haidang.registers.delegations import law, telling
from haidang.registers.delegations.choices import Act, Decider
from haidang.registers.delegations.limits import services as limits
from haidang.registers.delegations.models import Delegation
from haidang.registers.delegations.services.holding import (
    go,
    held,
    not_to_come,
    paper,
    refuse_by_limits,
    said,
    turned,
)

#: UBND tỉnh by its code in the directory.
PROVINCE = "UBND"


@transaction.atomic
def decide(
    delegation: Delegation,
    *,
    words: str = "",
    number: str = "",
    issued_on: date | None = None,
    document: Document | None = None,
    by: User,
) -> Delegation:
    """A leader of UBND decides on the page; the number of the paper may come later. `document` is one of the book."""
    row = held(delegation, Act.DECIDE, by=by)
    if document is not None:
        number, issued_on = document.number, document.issued_on
    on = issued_on if number.strip() and issued_on else clock.today()
    _refuse_other_decider(row, Decider.CHAIR, on)
    refuse_by_limits(row)
    document = document or paper(number, issued_on, _issuer(Decider.CHAIR), by=by, kind="Quyết định")
    return go(
        row, "decided", by=by, reason=words.strip(), told=_paper_told(document), decider=Decider.CHAIR, decided_on=on,
        decided_words=words.strip(), decided_by=by, decision=document,
    )  # fmt: skip


@transaction.atomic
def record(
    delegation: Delegation,
    *,
    decider: str,
    number: str = "",
    issued_on: date | None = None,
    document: Document | None = None,
    words: str = "",
    by: User,
) -> Delegation:
    """Sở Ngoại vụ writes down the paper of whoever decided: `document` of the book, or its number and day."""
    row = held(delegation, Act.RECORD, by=by)
    if document is not None:
        number, issued_on = document.number, document.issued_on
    if decider not in Decider:
        raise ValidationError({"decider": _("Chưa chọn cấp quyết định.")}, code="no-decider")
    if not number.strip() or issued_on is None:
        raise ValidationError({"number": _("Ghi theo văn bản thì phải có số và ngày của văn bản.")}, code="no-paper")
    not_to_come(issued_on, "issued_on")
    if row.asked_on and issued_on < row.asked_on:
        raise ValidationError(
            {
                "issued_on": _("Quyết định ngày %(day)s có trước ngày trình đề án (%(asked)s). Xem lại ngày.")
                % {"day": f"{issued_on:%d/%m/%Y}", "asked": f"{row.asked_on:%d/%m/%Y}"}
            },
            code="before",
        )
    _refuse_other_decider(row, decider, issued_on)
    refuse_by_limits(row)
    document = document or paper(number, issued_on, _issuer(decider), by=by)
    return go(
        row, "recorded", by=by, reason=words.strip(), told=_paper_told(document), decider=decider,
        decided_on=issued_on, decided_words=words.strip(), decided_by=by, decision=document,
    )  # fmt: skip


def _paper_told(document: Any) -> dict[str, list[Any]]:
    return {"decision": [None, document]} if document else {}


def _issuer(decider: str) -> Agency | str | None:
    """Whose paper it is: of the directory where it knows the body, else by its name."""
    if decider == Decider.CHAIR:
        return Agency.objects.filter(code=PROVINCE).first()
    return None if decider == Decider.DELEGATED else str(Decider(decider).label)


def _refuse_other_decider(row: Delegation, decider: str, on: date) -> None:
    """The law of the day says who decides; a rule nobody read in its source only warns (on the page)."""
    held_law = law.law_of(row.head_rank, on)
    if held_law.stops(decider):
        raise ValidationError(
            _(
                "Trưởng đoàn thuộc diện “%(rank)s”: %(said)s (%(source)s), nên “%(decider)s” không quyết định được "
                "chuyến đi này. Xin ý kiến đúng cấp, rồi Sở Ngoại vụ ghi quyết định theo văn bản."
            )
            % {
                "rank": row.get_head_rank_display(),
                "said": held_law.said,
                "source": held_law.source,
                "decider": Decider(decider).label,
            },
            code="other-decider",
        )


@transaction.atomic
def number(
    delegation: Delegation,
    *,
    number: str = "",
    issued_on: date | None = None,
    document: Document | None = None,
    by: User,
) -> Delegation:
    """It was decided on the page and the paper was signed later: its number is put to the decision."""
    row = held(delegation, Act.NUMBER, by=by)
    if row.decision_id:
        raise ValidationError(_("Quyết định đã có số: %(paper)s.") % {"paper": row.decision}, code="whole")
    if document is None and not number.strip():
        raise ValidationError({"number": _("Ghi số và ngày của quyết định.")}, code="no-paper")
    row.decision = document or paper(number, issued_on, _issuer(row.decider), by=by, kind="Quyết định")
    row.save(update_fields=["decision"])
    note(row, "numbered", by=by, changes=_paper_told(row.decision))
    return row


@transaction.atomic
def refuse(delegation: Delegation, *, reason: str, by: User) -> Delegation:
    """Không cử đoàn: why is kept, and the agency is told."""
    row = held(delegation, Act.REFUSE, by=by)
    why = said(reason, _("Chưa ghi lý do không cử đoàn."), "reason")
    return go(row, "refused", by=by, reason=why, stopped_on=clock.today(), stopped_why=why, decided_by=by)


@transaction.atomic
def move(
    delegation: Delegation,
    *,
    starts_on: date | None,
    ends_on: date | None,
    reason: str,
    number: str = "",
    issued_on: date | None = None,
    by: User,
) -> Delegation:
    """Đổi ngày đi of what was decided: the limits are asked anew, and who goes along is told. What they refuse goes
    only by a paper of whoever decided: they knew, and it is kept as let go.
    """
    row = held(delegation, Act.MOVE, by=by)
    why = said(reason, _("Chưa ghi vì sao đổi ngày, theo văn bản nào."), "reason")
    if not starts_on or not ends_on:
        raise ValidationError({"ends_on": _("Ghi cả ngày đi và ngày về.")}, code="days")
    if ends_on < starts_on:
        raise ValidationError({"ends_on": turned(starts_on, ends_on)}, code="days")
    before = (row.starts_on, row.ends_on)
    row.starts_on, row.ends_on = starts_on, ends_on
    row.full_clean()
    row.save(update_fields=["starts_on", "ends_on"])
    document = paper(number, issued_on, _issuer(row.decider), by=by)
    limits.let_go_by_paper(row, reason=why, document=document, today=clock.today(), by=by)
    changes = {"starts_on": [before[0], starts_on], "ends_on": [before[1], ends_on]}
    moved = {name: pair for name, pair in changes.items() if pair[0] != pair[1]}
    note(row, "moved", by=by, changes=moved | _paper_told(document), reason=why)
    telling.days_moved(row, by=by, words=why)
    return row


@transaction.atomic
def cancel(delegation: Delegation, *, reason: str, by: User) -> Delegation:
    """Dừng đoàn: what it had drafted for its tasks is taken back."""
    row = held(delegation, Act.CANCEL, by=by)
    why = said(reason, _("Chưa ghi vì sao dừng đoàn."), "reason")
    drop_draft(row, by=by)
    return go(row, "cancelled", by=by, reason=why, stopped_on=clock.today(), stopped_why=why)

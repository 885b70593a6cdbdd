"""What is done with a project of ODA: signed, adjusted, ended, stopped."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.dossiers.services import go, held, not_before, not_to_come, said
from haidang.kit.money import Money
from haidang.kit.records import services as records
from haidang.office.accounts.books import refuse_others
from haidang.office.accounts.models import User
from haidang.office.documents.models import Document
from haidang.plan.followup.services import drop_draft, tell_tasks
from haidang.registers.aid import project_telling as telling
from haidang.registers.aid.models import Oda
from haidang.registers.aid.project_choices import OdaAct, OdaSource


@transaction.atomic
def save(form: Any, *, by: User) -> Any:
    """What the form says: of one's own agency, or of any for who keeps every book."""
    refuse_others(form.instance.agency, by=by)
    return records.save(form, by=by)


@transaction.atomic
def sign(oda: Oda, *, paper: Document | None, signed_on: date | None = None, by: User) -> Oda:
    """The agreement is signed and holds: from here on there is money to plan and to pay out."""
    row = held(oda, OdaAct.SIGN, by=by)
    if paper is None:
        raise ValidationError({"number": _("Chưa ghi hiệp định, văn bản phê duyệt. Ghi số, ký hiệu và ngày.")})
    when = signed_on or paper.issued_on or clock.today()
    not_to_come(when, "signed_on")
    go(row, OdaAct.SIGN, by=by, agreement=paper, signed_on=when)
    tell_tasks(row, telling.signed_sentence(row), by=by)
    return row


@transaction.atomic
def adjust(
    oda: Oda, *, paper: Document | None, grant: Decimal | None = None, loan: Decimal | None = None,
    counterpart: Decimal | None = None, ends_on: date | None = None, reason: str, by: User,
) -> Oda:  # fmt: skip
    """Another split or another end, by a paper; no purse below what was paid out of it."""
    row = held(oda, OdaAct.ADJUST, by=by)
    if paper is None:
        raise ValidationError({"number": _("Chưa ghi văn bản điều chỉnh. Ghi số, ký hiệu và ngày.")}, code="no-paper")
    why = said(reason, _("Chưa ghi điều chỉnh vì sao."), "reason")
    asked = {OdaSource.GRANT: grant, OdaSource.LOAN: loan, OdaSource.COUNTERPART: counterpart}
    facts: dict[str, Any] = {str(source): amount for source, amount in asked.items() if amount is not None}
    for source, amount in facts.items():
        paid = sum((each.amount for each in row.payments.all() if each.source == source), Decimal(0))
        if amount < paid:
            currency = row.committed(source).currency
            told = {"source": OdaSource(source).label, "paid": Money(paid, currency), "new": Money(amount, currency)}
            sentence = _("%(source)s: đã giải ngân %(paid)s, không điều chỉnh xuống %(new)s được.") % told
            raise ValidationError({source: sentence}, code="below-paid")
    if ends_on is not None:
        not_before(ends_on, row.signed_on, _("ngày ký, có hiệu lực"), "ends_on")
        facts["ends_on"] = ends_on
    if not facts:
        raise ValidationError(_("Chưa ghi điều chỉnh gì: ghi số vốn mới hoặc ngày kết thúc mới."), code="nothing")
    return go(row, OdaAct.ADJUST, by=by, reason=why, told={"paper": [None, str(paper)]}, **facts)


@transaction.atomic
def end(oda: Oda, *, ended_on: date | None = None, results: str, by: User) -> Oda:
    row = held(oda, OdaAct.END, by=by)
    when = ended_on or clock.today()
    not_to_come(when, "ended_on")
    not_before(when, row.signed_on, _("ngày ký, có hiệu lực"), "ended_on")
    found = said(results, _("Chưa ghi kết quả. Ghi đạt được gì, khác dự kiến ở đâu."), "results")
    go(row, OdaAct.END, by=by, ended_on=when, results=found)
    tell_tasks(row, telling.oda_ended_sentence(row), by=by)
    return row


@transaction.atomic
def cancel(oda: Oda, *, reason: str, by: User) -> Oda:
    row = held(oda, OdaAct.CANCEL, by=by)
    why = said(reason, _("Chưa ghi vì sao dừng dự án."), "reason")
    go(row, OdaAct.CANCEL, by=by, reason=why)
    drop_draft(row, by=by)
    return row

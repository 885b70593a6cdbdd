"""Asking for opinions through the one mechanism of the office, with the days of the law."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.office.documents import services as documents
from haidang.office.documents.models import Consultation, Document
from haidang.registers.agreements.choices import Act
from haidang.registers.agreements.law import Law
from haidang.registers.agreements.models import Agreement
from haidang.registers.agreements.selectors.hands import open_change
from haidang.registers.agreements.selectors.verdicts import opinion_norm
from haidang.registers.agreements.services.holding import go, held


@transaction.atomic
def ask(
    agreement: Agreement,
    agencies: Iterable[Agency],
    *,
    words: str = "",
    due_on: date | None = None,
    document: Document | None = None,
    by: User,
) -> Agreement:
    """Ask for opinions on the draft. The day is that of the law on the day of asking; a shorter one is only warned of.

    Further agencies are asked on the question that is open already. `document` is the paper by which they are asked.
    """
    row = held(agreement, Act.ASK, by=by)
    if row.is_shortened and not row.shortened_why.strip():
        raise ValidationError(
            _("Trình tự rút gọn phải có lý do. Sửa thỏa thuận, ghi lý do rút gọn trước."), code="no-why"
        )
    if row.consultation and row.consultation.is_open:
        documents.ask_also(row.consultation, agencies, by=by)
        return go(row, "asked", by=by, told=_names(agencies))
    consultation = _asked(row, agencies, _("Dự thảo thỏa thuận: %(name)s"), words, due_on, document, by)
    return go(row, "asked", by=by, told=_names(agencies), consultation=consultation)


@transaction.atomic
def ask_about_change(
    agreement: Agreement,
    agencies: Iterable[Agency],
    *,
    words: str = "",
    due_on: date | None = None,
    document: Document | None = None,
    by: User,
) -> Agreement:
    """An amendment, an extension, an end is asked about as the signature was (Đ33, 34)."""
    row = held(agreement, Act.ASK_CHANGE, by=by)
    change = open_change(row)
    assert change
    subject = f"{change.get_kind_display()}: %(name)s"
    change.consultation = _asked(row, agencies, subject, words or change.words, due_on, document, by)
    change.save(update_fields=["consultation"])
    note(row, "asked", by=by, changes=_names(agencies) | {"change": [None, change.get_kind_display()]})
    return row


def _asked(
    row: Agreement,
    agencies: Iterable[Agency],
    subject: str,
    words: str,
    due_on: date | None,
    document: Document | None,
    by: User,
) -> Consultation:
    due = due_on or Law().due(opinion_norm(row), clock.today())
    return documents.ask(
        subject=(subject % {"name": row.name})[:250],
        agencies=agencies,
        words=words,
        document=document,
        due_on=due,
        link_url=row.get_absolute_url(),
        link_name=row.name[:250],
        by=by,
    )


def _names(agencies: Iterable[Agency]) -> dict[str, list[object]]:
    return {"asked_of": [None, ", ".join(str(agency) for agency in agencies)]}

"""Into the book and corrected there: one number of one issuer once a year."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.kit.files.rules import marks_in
from haidang.office.accounts.choices import Reach
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.office.documents import rules
from haidang.office.documents.choices import Direction
from haidang.office.documents.models import Document
from haidang.office.documents.services.telling import TOLD, all_told, differences, names, told
from haidang.papers.vietnamese.letters import fold, nfc


@transaction.atomic
def add(*, by: User, recipients: Iterable[Agency] = (), **facts: Any) -> Document:
    """Book a paper. One that was only cited until now is completed, so that what stands on it stands on this.

    Errors: ValidationError where the number is in the book already, or a part is missing; PermissionDenied.
    """
    if not Document.objects.may_add(by):
        raise PermissionDenied
    made = Document(entered_by=by, **facts)
    to = list(recipients)
    fill(made)
    _refuse_beyond_reach(made, to, by)
    refuse_secret_number(made)
    if cited := _cited_twin(made):
        return _complete(cited, made, to, by=by)
    _refuse_twin(made)
    keep(made)
    made.recipients.set(to)
    note(made, "added", by=by, changes=all_told(made, to))
    return made


def fill(document: Document) -> None:
    """What the number says and nobody wrote: kind, issuer; a name that the directory knows becomes the agency."""
    document.number = " ".join(nfc(document.number).split())
    document.subject = document.subject.strip()
    number = document.parts
    if number and not document.kind:
        document.kind = rules.kind_of(number)
    if not document.issuer_id and not document.issuer_name and number:
        document.issuer_name = rules.issuer_of(number)
    if not document.issuer_id and document.issuer_name:
        document.issuer = agency_named(document.issuer_name, document.issued_on)
    if document.issuer_id:
        document.issuer_name = ""
    document.read()


def agency_named(name: str, on: date | None = None) -> Agency | None:
    """The one agency that bears this name on the day, or ever; None when there is none, or several."""
    for rows in (
        Agency.objects.named(name, on),
        Agency.objects.named(name),
        Agency.objects.filter(sort_key=fold(name)),
    ):
        found = list(rows.distinct()[:2])
        if len(found) == 1:
            return found[0]
    return None


def _refuse_beyond_reach(document: Document, recipients: list[Agency], by: User) -> None:
    """An agency books what it issued or what came to it; the books of others are theirs."""
    if by.reach("add", "document") == Reach.ALL:
        return
    ours = {document.issuer_id, *(agency.pk for agency in recipients)}
    if by.agency_id not in ours:
        raise ValidationError(
            _("Cơ quan của bạn không phải nơi ban hành, cũng không phải nơi nhận văn bản này; hãy ghi đúng nơi nhận.")
        )


def refuse_secret_number(document: Document) -> None:
    if marks := marks_in(document.number):
        raise ValidationError(
            {
                "number": _(
                    "“%(mark)s” là số của loạt văn bản mật, không được ghi ở đây. Giao văn bản cho văn thư; nếu cần, "
                    "chỉ ghi “tra cứu tại văn thư” với loại văn bản và đơn vị giữ."
                )
                % {"mark": marks[0]}
            }
        )


def alike(document: Document) -> list[Document]:
    """Those in the book that may be this paper: the same place of the same series, nothing known speaking against."""
    if not document.ordinal:
        return []
    rows = Document.objects.valid().filter(ordinal=document.ordinal, series=document.series).exclude(pk=document.pk)
    return [row for row in rows.order_by("pk") if rules.may_be_same(row.identity, document.identity)]


def _cited_twin(document: Document) -> Document | None:
    """The paper as it was cited before anybody had it; None where it could be one of several."""
    found = [row for row in alike(document) if row.direction == Direction.CITED]
    certain = [row for row in found if rules.is_same(row.identity, document.identity)]
    return (certain or found)[0] if len(certain) == 1 or len(found) == 1 else None


def _refuse_twin(document: Document) -> None:
    twin = next((row for row in alike(document) if rules.is_same(row.identity, document.identity)), None)
    if twin:
        raise ValidationError(
            {"number": _("Văn bản này đã có trong sổ: %(twin)s. Mở bản đã có để bổ sung, không vào sổ lần nữa.") % {
                "twin": twin
            }}
        )  # fmt: skip


def keep(document: Document) -> None:
    """Whole or not at all; two people at once find the second refused in words."""
    document.full_clean(exclude=["entered_by"])
    try:
        with transaction.atomic():
            document.save()
    except IntegrityError:
        raise ValidationError(
            _("Vừa có người vào sổ văn bản mang số này hoặc số đến này. Mở lại sổ để xem rồi làm tiếp.")
        ) from None


def _complete(cited: Document, made: Document, recipients: list[Agency], *, by: User) -> Document:
    """Put what is known now into the row that others already stand on."""
    held = Document.objects.select_for_update(of=("self",)).get(pk=cited.pk)
    before = told(held)
    for name in TOLD:
        if (value := getattr(made, name)) not in (None, ""):
            setattr(held, name, value)
    held.entered_by, held.entered_at = by, clock.now()
    keep(held)
    held.recipients.set(recipients)
    note(held, "completed", by=by, changes=differences(before, told(held)))
    return held


@transaction.atomic
def correct(
    document: Document, *, by: User, recipients: Iterable[Agency] | None = None, reason: str = "", **changed: Any
) -> Document:
    """Change what was entered wrongly or was not known yet.

    Errors: DoesNotExist for who may not change it; ValidationError where another paper bears the number.
    """
    held = changeable(document, by)
    before, had = told(held), list(held.recipients.all())
    for name, value in changed.items():
        setattr(held, name, value)
    fill(held)
    to = had if recipients is None else list(recipients)
    _refuse_beyond_reach(held, to, by)
    refuse_secret_number(held)
    _refuse_twin(held)
    changes = differences(before, told(held))
    if set(to) != set(had):
        changes["recipients"] = [names(had), names(to)]
    if not changes:
        return held
    keep(held)
    held.recipients.set(to)
    note(held, "changed", by=by, changes=changes, reason=reason)
    return held


def changeable(document: Document, by: User, verb: str = "change") -> Document:
    """The row under right and lock."""
    rows = Document.objects.for_user(by, verb).select_for_update(of=("self",))
    held: Document = rows.select_related("reply", "issuer").get(pk=document.pk)
    return held

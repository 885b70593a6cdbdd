"""Papers that others name: found in the book, or kept as a row that can be pointed at."""

from datetime import date as Day  # noqa: N812 - `date` is the word the callers of `cite` use

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.office.documents import rules
from haidang.office.documents.choices import Direction
from haidang.office.documents.models import Document
from haidang.office.documents.services.booking import alike, fill, keep, refuse_secret_number
from haidang.office.documents.services.telling import all_told, differences, told


@transaction.atomic
def cite(
    number: str,
    date: Day | None = None,
    issuer: Agency | str | None = None,
    about: str = "",
    *,
    by: User,
    kind: str = "",
    year: int | None = None,
) -> Document:
    """The paper that another one names: from the book, or a new row "chưa có bản" that can be pointed at.

    What the citation knows and a row that was itself only cited does not is added there; a booked paper stays as it is.
    A law named without a number is found by its title and day.
    """
    if not by.may("view", "document"):
        raise PermissionDenied
    wanted = Document(
        direction=Direction.CITED,
        number=number,
        kind=kind,
        issued_on=date,
        year=year,
        issuer=issuer if isinstance(issuer, Agency) else None,
        issuer_name=issuer if isinstance(issuer, str) else "",
        subject=about,
        entered_by=by,
    )
    fill(wanted)
    refuse_secret_number(wanted)
    if not wanted.number and not wanted.subject:
        raise ValidationError(_("Viện dẫn chưa có số, ký hiệu, cũng chưa có tên văn bản; hãy ghi ít nhất một."))
    if found := _found(wanted):
        return _learnt(found, wanted, by=by)
    _fill_from_reference(wanted)
    try:
        keep(wanted)
    except ValidationError:
        # Somebody cited or booked it in this very moment, or the reference data told which one it is.
        if found := _found(wanted):
            return _learnt(found, wanted, by=by)
        raise
    note(wanted, "cited", by=by, changes=all_told(wanted, []))
    return wanted


def _found(wanted: Document) -> Document | None:
    """The one paper it can be. Where it could be several, the one that is certainly it, else none."""
    rows = alike(wanted) if wanted.ordinal else _of_title(wanted)
    certain = [row for row in rows if rules.is_same(row.identity, wanted.identity)]
    return (certain or rows)[0] if len(certain) == 1 or len(rows) == 1 else None


def _of_title(wanted: Document) -> list[Document]:
    rows = Document.objects.valid().filter(ordinal="", subject=wanted.subject).order_by("pk")
    rows = rows.filter(kind=wanted.kind) if wanted.kind else rows
    return [row for row in rows if not (row.issued_on and wanted.issued_on) or row.issued_on == wanted.issued_on]


def _learnt(found: Document, wanted: Document, *, by: User) -> Document:
    """A row that was only cited takes what this citation adds."""
    if found.direction != Direction.CITED:
        return found
    held = Document.objects.select_for_update(of=("self",)).get(pk=found.pk)
    before = told(held)
    for name in ("kind", "issued_on", "year", "subject"):
        if getattr(held, name) in (None, "") and getattr(wanted, name) not in (None, ""):
            setattr(held, name, getattr(wanted, name))
    if not held.issuer_id and (wanted.issuer_id or not held.issuer_name):
        held.issuer, held.issuer_name = wanted.issuer, wanted.issuer_name
    if changes := differences(before, told(held)):
        keep(held)
        note(held, "cited", by=by, changes=changes)
    return held


def _fill_from_reference(wanted: Document) -> None:
    """Day, issuer and title of a paper that the reference data knows, where the citation left them out."""
    number = wanted.parts
    known = rules.known_paper(number, wanted.issued_on) if number else None
    if not known:
        return
    wanted.kind = wanted.kind or known.kind
    wanted.issued_on = wanted.issued_on or known.issued_on
    wanted.subject = wanted.subject or known.subject
    if not wanted.issuer_id and not wanted.issuer_name:
        wanted.issuer_name = known.issuer
    fill(wanted)

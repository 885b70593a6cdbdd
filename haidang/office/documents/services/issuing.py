"""A draft gets number and day and goes into the book; the signed file comes back and does what the paper decides."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.kit.files.models import StoredFile
from haidang.kit.files.services import attach
from haidang.office.accounts.choices import Reach
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.office.documents import rules, rules_drafts
from haidang.office.documents.choices import Direction, DraftStage, kinds
from haidang.office.documents.models import Document, Draft, PaperTemplate
from haidang.office.documents.services.booking import add, agency_named
from haidang.office.documents.services.drafting import changeable, open_draft, refusal, wrong_stage
from haidang.papers.writer.kept import as_json, fingerprint
from haidang.papers.writer.model import Official

#: Names of agencies looked up in one paper: a list of recipients is short.
_MOST = 40


@transaction.atomic
def issue(draft: Draft, *, number: str, on: date, by: User, symbol: str = "", issuer: Agency | None = None) -> Draft:
    """Number and day: the paper goes into the book, its words are closed under a hash.

    `issuer` is who the letterhead names, unless it is said. Errors: ValidationError; a number used before is refused
    by the book, by name.
    """
    held = open_draft(draft, by, act=_("ban hành"))
    paper = held.official
    if symbol.strip():
        paper = replace(paper, head=replace(paper.head, symbol="".join(symbol.split())))
    today = clock.today()
    if code := rules_drafts.why_not_issued(paper, number, on, today):
        raise refusal(code, number=number.strip(), day=f"{on:%d/%m/%Y}")
    paper = rules_drafts.issued(paper, number, on)
    # What it was laid in stays known, whatever template stands later.
    held.template = PaperTemplate.objects.in_use().filter(kind=held.kind, agency=held.agency).first()
    held.document = _booked(paper, issuer or issuer_of(held), by)
    held.paper, held.sha256 = as_json(paper), fingerprint(paper)
    held.stage, held.issued_at = DraftStage.ISSUED, clock.now()
    held.version += 1
    held.full_clean()
    held.save()
    note(held, "issued", by=by, changes={"document": [None, held.document]})
    return held


def issuer_of(draft: Draft) -> Agency:
    """The agency that the letterhead names, else the one that drafted it."""
    return agency_named(draft.official.head.issuer) or draft.agency


def _booked(paper: Official, issuer: Agency, by: User) -> Document:
    agencies, others = _recipients(paper)
    return add(
        by=by,
        recipients=agencies,
        direction=_direction(issuer, agencies, by),
        kind=_kind(paper),
        number=rules_drafts.number_of(paper),
        issued_on=paper.head.day,
        issuer=issuer,
        subject=paper.about,
        formula=rules_drafts.formula_of(paper.signature.formula),
        signer_name=paper.signature.name[:120],
        signer_post=paper.signature.post[:120],
        other_recipients="\n".join(others),
    )


def _direction(issuer: Agency, recipients: list[Agency], by: User) -> str:
    """As the focal office books it: what another agency sends it comes in, what it does not get is only named."""
    if by.reach("add", "document") == Reach.ALL:
        return Direction.OUTGOING
    return Direction.INCOMING if issuer.pk == by.agency_id else Direction.CITED


def _kind(paper: Official) -> str:
    said = paper.kind.casefold()
    return next((kind for kind, _label in kinds() if kind.casefold() == said), "" if said else rules.LETTER)


def _recipients(paper: Official) -> tuple[list[Agency], list[str]]:
    """Who of the addressees and recipients stands in the directory, and the other lines."""
    agencies: dict[int, Agency] = {}
    others: list[str] = []
    lines = [line for line in (*paper.to, *paper.recipients) if not _is_of_the_clerk(line)]
    for line in dict.fromkeys(lines):
        found = agency_named(line) if len(agencies) < _MOST else None
        if found:
            agencies[found.pk] = found
        else:
            others.append(line)
    return list(agencies.values()), others


def _is_of_the_clerk(line: str) -> bool:
    """ "Như trên", "Lưu: VT": lines of the form, no recipients."""
    return line.casefold().startswith(("như trên", "như điều", "lưu:", "lưu "))


# ── signed ───────────────────────────────────────────────────────────────────────────────────────


def sign(draft: Draft, *, by: User, upload: UploadedFile[Any] | None = None) -> Draft:
    """The signed file comes to its paper in the book, or lies there already; what the paper decides is carried out.

    All of it or nothing. Errors: ValidationError of the file, or of the verb that the paper carries out.
    """
    try:
        return _sign(draft, by=by, upload=upload)
    except ValidationError as refused:
        if refused.code == "secret-mark" and draft.document_id:
            # What was noted was rolled back with the rest: that such a file was refused is told all the same.
            note(draft.document, "file-refused", by=by, changes={"reason": [None, refused.code]})  # type: ignore[arg-type]
        raise


@transaction.atomic
def _sign(draft: Draft, *, by: User, upload: UploadedFile[Any] | None) -> Draft:
    held = changeable(draft, by)
    if held.stage != DraftStage.ISSUED or held.document is None:
        raise wrong_stage(held, _("nhận bản ký"))
    document = held.document
    if document.withdrawn_as:
        raise refusal("withdrawn", document=document, day=f"{document.withdrawn_on:%d/%m/%Y}")
    held.signed_file = _signed_file(document, upload, by)
    held.stage, held.signed_at = DraftStage.SIGNED, clock.now()
    held.version += 1
    held.full_clean()
    held.save()
    kind, record = held.paper_kind, held.record
    note(held, "signed", by=by, changes={"signed_file": [None, held.signed_file]})
    if kind and kind.carried_out and record is not None:
        kind.carried_out(record, document, by)
    return held


def _signed_file(document: Document, upload: UploadedFile[Any] | None, by: User) -> StoredFile:
    lying = StoredFile.objects.on(document)
    if upload is not None:
        return attach(document, upload, by=by, title=_("Bản đã ký"))
    if (found := lying.last()) is None:
        raise refusal("no-file")
    return found

"""What the office does with edXML files: gives agencies their codes, makes a file of a paper, books what came."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from haidang.exchange.edxml import rules, selectors
from haidang.exchange.edxml.choices import HINDRANCES, NO_CODE, REFUSED, Way
from haidang.exchange.edxml.message import LONGEST, Attachment, Message, Organ
from haidang.exchange.edxml.models import Exchanged, OrganCode
from haidang.exchange.edxml.reading import NotTaken, read
from haidang.exchange.edxml.writing import TooLong, write
from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.kit.files.looking import look
from haidang.kit.files.rules import clean_name, marks_in
from haidang.kit.files.services import attach, sizes
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.office.documents import services as documents
from haidang.office.documents.choices import Direction, kinds
from haidang.office.documents.models import Document
from haidang.papers.sources.refusals import Refused

# ── codes ────────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def give_code(agency: Agency, code: str, *, from_on: date | None, by: User) -> OrganCode:
    """Write an agency's code, and end the one it had on the day before.

    Errors: PermissionDenied; ValidationError where the code is of another agency, or begins before the present one.
    """
    if not OrganCode.objects.may_add(by):
        raise PermissionDenied
    agency = Agency.objects.select_for_update().get(pk=agency.pk)
    code = code.strip().upper()
    if not rules.is_code(code):
        raise _no_code("form", code=code)
    held = OrganCode.objects.filter(agency=agency, until_on=None).first()
    if held and held.code == code:
        raise _no_code("same", agency=agency)
    other = OrganCode.objects.filter(code=code, until_on=None).select_related("agency").first()
    if other:
        raise _no_code("taken", code=code, agency=other.agency)
    if held:
        _end(held, from_on or clock.today(), by=by)
        from_on = from_on or clock.today()
    given = OrganCode(agency=agency, code=code, from_on=from_on)
    try:
        with transaction.atomic():
            given.save()
    except IntegrityError:
        raise _no_code("taken", code=code, agency=agency) from None
    note(agency, "changed", by=by, changes={"organ_code": [held and held.code, code]})
    return given


def _end(held: OrganCode, on: date, *, by: User) -> None:
    if held.from_on is not None and on <= held.from_on:
        raise _no_code("before", day=f"{held.from_on:%d/%m/%Y}")
    held.until_on = on - timedelta(days=1)
    held.save(update_fields=["until_on"])
    note(held, "ended", by=by, changes={"until_on": [None, held.until_on]})


def _no_code(code: str, /, **said: object) -> ValidationError:
    return ValidationError(NO_CODE[code] % said, code=code)


# ── out ──────────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def send(document: Document, *, to: Iterable[Agency], by: User) -> tuple[bytes, Exchanged]:
    """The file of a paper for these agencies.

    Errors: DoesNotExist, PermissionDenied for who may not; ValidationError with every reason.
    """
    held: Document = Document.objects.for_user(by, "change").select_related("issuer", "signer").get(pk=document.pk)
    if not selectors.may_send(held, by):
        raise PermissionDenied
    today = clock.today()
    if why := selectors.hindrances(held, today):
        raise ValidationError(why)
    chosen = [each for each in selectors.receivers(held, today) if each.agency in list(to) and each.code]
    if not chosen:
        raise ValidationError(HINDRANCES["nobody"], code="nobody")
    message = _message(held, chosen, today)
    try:
        data = write(message)
    except TooLong as long:
        raise ValidationError(_too_long(long), code="too-long") from long
    sent = Exchanged.objects.create(
        way=Way.OUT,
        document=held,
        sender=message.sender.code,
        receivers="\n".join(organ.code for organ in message.to),
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        by=by,
    )
    note(sent, "sent", by=by, changes={"receivers": [None, [organ.name for organ in message.to]]})
    return data, sent


def _too_long(long: TooLong) -> str:
    return str(HINDRANCES["too-long"] % {"field": long.field, "length": long.length, "limit": LONGEST[long.field]})


def _message(document: Document, chosen: list[selectors.Receiver], today: date) -> Message:
    assert document.issuer
    assert document.issued_on
    return Message(
        sender=Organ(rules.code_of(document.issuer.pk, today, selectors.held([document.issuer])), document.issuer_said),
        to=tuple(Organ(each.code, each.agency.name) for each in chosen),
        number=document.number,
        issued_on=document.issued_on,
        kind=document.kind or "Công văn",
        subject=document.subject,
        signer=str(document.signer) if document.signer_id else document.signer_name,
        competence=rules.COMPETENCES.get(document.formula, ""),
        position=document.signer_post,
        due_on=document.reply_due_on,
        to_places=tuple(filter(None, map(str.strip, document.other_recipients.splitlines()))),
        priority=rules.PRIORITIES.get(document.urgency, 0),
        copies=document.copies,
        attachments=tuple(
            Attachment(file.name, file.content_type, file.path.read_bytes()) for file in selectors.files_of(document)
        ),
        sent_at=clock.now().astimezone(clock.VIETNAM),
    )


# ── in ───────────────────────────────────────────────────────────────────────────────────────────


def receive(data: bytes, *, by: User) -> Document:
    """Book the paper of a file with everything that came with it, or nothing at all.

    Errors: PermissionDenied; ValidationError with the one reason why not. A file whose attachment bears a mark of
    secrets leaves a line that it was refused, and nothing of what it held.
    """
    arrived = arrival(data, by=by)
    try:
        return _book(arrived, by=by)
    except NotTaken as refused:
        raise _said(refused) from refused


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file that may be booked: what it says, who sent it where the directory knows, and which file it is."""

    message: Message
    sender: Agency | None
    digest: str
    size: int


def arrival(data: bytes, *, by: User) -> Arrival:
    """What `receive` would book, read and looked through, with nothing written. Errors: as `receive`."""
    if not Exchanged.objects.may_add(by):
        raise PermissionDenied
    digest = hashlib.sha256(data).hexdigest()
    try:
        message = read(data, most=selectors.most())
        sender = _sender(message, by)
        _look_at(message)
        _refuse_again(digest)
    except NotTaken as refused:
        if refused.values.get("mark"):
            _remember(digest, len(data), str(_said(refused).message), by=by)
        raise _said(refused) from refused
    return Arrival(message, sender, digest, len(data))


def _said(refused: NotTaken) -> ValidationError:
    return ValidationError(str(REFUSED[refused.code] % refused.values), code=refused.code)


def _refuse_again(digest: str) -> None:
    if before := Exchanged.objects.filter(way=Way.IN, sha256=digest).select_related("document").first():
        at = before.at.astimezone(clock.VIETNAM)
        raise NotTaken("again", at=f"{at:%H:%M %d/%m/%Y}", document=before.document)


def _sender(message: Message, by: User) -> Agency | None:
    """Who sent it, where the directory knows; and that it is for us, from whom it says. Errors: NotTaken."""
    own = selectors.codes_of(by.agency)
    if not own:
        raise NotTaken("no-own-code", agency=by.agency)
    if message.sender.code in own:
        raise NotTaken("from-us", code=message.sender.code)
    if not any(organ.code in own for organ in message.to):
        found = ", ".join(f"{organ.name} ({organ.code})" for organ in message.to)
        raise NotTaken("for-others", found=found, own=", ".join(own))
    known = selectors.agency_with(message.sender.code, message.issued_on)
    named = documents.agency_named(message.sender.name, message.issued_on)
    if known and named and known != named:
        raise NotTaken("code-of-others", code=message.sender.code, known=known, named=message.sender.name)
    if named and not known and (codes := selectors.codes_of(named)):
        raise NotTaken("other-code", named=message.sender.name, code=message.sender.code, known=", ".join(codes))
    return known or named


def _look_at(message: Message) -> None:
    """Words and attachments as an upload is looked at, before one byte of any is written. Errors: NotTaken."""
    words = "\n".join((message.number, message.subject, message.content, *message.to_places))
    if marks := marks_in(words):
        raise NotTaken("secret-words", mark=marks[0])
    for attachment in message.attachments:
        try:
            look(clean_name(attachment.name), attachment.data, sizes())
        except Refused as refused:
            mark = refused.code == "secret-mark"
            raise NotTaken("in-attachment", name=attachment.name, why=refused.sentence(), mark=mark) from refused


@transaction.atomic
def _book(arrived: Arrival, *, by: User) -> Document:
    message, sender = arrived.message, arrived.sender
    known = {organ: selectors.agency_with(organ.code, message.issued_on) for organ in message.to}
    others = [organ.name for organ, agency in known.items() if agency is None]
    try:
        document = documents.add(
            by=by,
            direction=Direction.INCOMING,
            number=message.number,
            issued_on=message.issued_on,
            kind=message.kind if message.kind in dict(kinds()) else "",
            issuer=sender,
            issuer_name="" if sender else message.sender.name,
            subject=message.subject,
            urgency=rules.URGENCIES[message.priority],
            formula=rules.formula_of(message.competence),
            signer_name=message.signer,
            signer_post=message.position,
            recipients=[agency for agency in known.values() if agency],
            other_recipients="\n".join([*others, *message.to_places]),
            copies=message.copies,
            arrived_on=clock.today(),
            reply_due_on=message.due_on,
        )
        for attachment in message.attachments:
            attach(document, SimpleUploadedFile(clean_name(attachment.name), attachment.data), by=by)
    except ValidationError as refused:
        raise NotTaken("in-book", why=" ".join(refused.messages)) from refused
    taken = Exchanged.objects.create(
        way=Way.IN,
        document=document,
        sender=message.sender.code,
        receivers="\n".join(organ.code for organ in message.to),
        sha256=arrived.digest,
        size=arrived.size,
        by=by,
    )
    note(taken, "taken", by=by, changes={"sender": [None, message.sender.name]})
    _answer(message, document, by=by)
    return document


def _answer(message: Message, document: Document, *, by: User) -> None:
    """Where it says which of our papers it answers, and that paper is beyond doubt, it is written there."""
    for answered in message.answers:
        rows = Document.objects.for_user(by, "change").numbered(answered.number).exclude(pk=document.pk)
        if answered.issued_on:
            rows = rows.filter(issued_on=answered.issued_on)
        found = list(rows.filter(reply=None)[:2])
        if len(found) == 1:
            try:
                with transaction.atomic():
                    documents.answer(found[0], with_=document, by=by)
            except ValidationError:
                # what speaks against it is for a person who has both papers before them
                continue


@transaction.atomic
def _remember(digest: str, size: int, why: str, *, by: User) -> None:
    """That a file with a mark of secrets was brought and refused (Luật 117/2025/QH15): never its content."""
    refused = Exchanged.objects.create(way=Way.REFUSED, sha256=digest, size=size, why=why, by=by)
    note(refused, "refused", by=by, changes={"reason": [None, "secret-mark"]})

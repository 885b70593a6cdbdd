"""Questions of the exchange: whose code is which on a day, what keeps a paper from being sent, whom it may go to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model

from haidang.exchange.edxml import rules
from haidang.exchange.edxml.choices import HINDRANCES, Way
from haidang.exchange.edxml.models import Exchanged, OrganCode
from haidang.kit import clock
from haidang.kit.files.models import StoredFile
from haidang.kit.files.services import sizes
from haidang.kit.records.parts import RecordPart
from haidang.office.directory.models import Agency
from haidang.office.documents.choices import Direction
from haidang.office.documents.models import Document

#: All files of one message together, in bytes: it is held in memory whole, and half as large again in letters.
_MOST = 60_000_000
#: Files that one paper went and came as, on its page.
_SHOWN = 20


def most() -> int:
    return min(_MOST, sizes().paper)


def held(agencies: Iterable[Agency] | None = None) -> list[rules.Held]:
    rows = OrganCode.objects.all() if agencies is None else OrganCode.objects.filter(agency__in=list(agencies))
    return [rules.Held(row.agency_id, row.code, row.from_on, row.until_on) for row in rows]


def codes_of(agency: Agency | None) -> list[str]:
    """All codes an agency ever had: what was sent under an old one still arrives."""
    return [] if agency is None else list(OrganCode.objects.filter(agency=agency).values_list("code", flat=True))


def code_today(agency: Agency | None) -> str:
    return "" if agency is None else rules.code_of(agency.pk, clock.today(), held([agency]))


def agency_with(code: str, on: date) -> Agency | None:
    """Whose code it is on a day, or ever where nobody has it on that day."""
    rows = OrganCode.objects.filter(code=code).select_related("agency")
    row = rows.in_force(on).first() or rows.first()
    return row.agency if row else None


@dataclass(frozen=True, slots=True)
class Receiver:
    """An agency a paper may be sent to, with its code; "" where it has none and cannot be chosen."""

    agency: Agency
    code: str
    is_named: bool


def receivers(document: Document, today: date) -> list[Receiver]:
    """The recipients of the paper first, then every agency that has a code."""
    named = list(document.recipients.in_protocol_order())
    others = Agency.objects.filter(organ_codes__in=OrganCode.objects.in_force(today)).exclude(
        pk__in=[*(agency.pk for agency in named), document.issuer_id or 0]
    )
    everybody = [*named, *others.in_protocol_order()]
    codes = held(everybody)
    return [
        Receiver(agency, rules.code_of(agency.pk, today, codes), agency in named)
        for agency in everybody
        if agency.pk != document.issuer_id
    ]


def files_of(document: Document) -> list[StoredFile]:
    kind = ContentType.objects.get_for_model(Document)
    return list(StoredFile.objects.filter(record_type=kind, record_id=document.pk, removed_at=None))


def hindrances(document: Document, today: date) -> list[str]:
    """Everything that keeps this paper from being sent, each in a sentence."""
    files = files_of(document)
    found: list[object] = [HINDRANCES[code] for code in _of_the_paper(document) if code]
    if document.issuer is None:
        found.append(HINDRANCES["no-issuer"])
    elif not rules.code_of(document.issuer.pk, today, held([document.issuer])):
        found.append(HINDRANCES["no-code"] % {"agency": document.issuer})
    if not files:
        found.append(HINDRANCES["no-file"])
    found += [HINDRANCES["file-waits"] % {"name": file.name} for file in files if file.looked_through_at is None]
    total, limit = sum(file.size for file in files), most()
    if total > limit:
        found.append(HINDRANCES["too-large"] % {"size": -(-total // 1_000_000), "limit": limit // 1_000_000})
    return [str(each) for each in found]


def _of_the_paper(document: Document) -> tuple[str, ...]:
    return (
        "withdrawn" if document.withdrawn_as else "",
        "at-clerk" if document.at_clerk else "",
        "" if rules.is_sendable(document.number) else "no-number",
        "" if document.issued_on else "no-day",
        "" if document.subject.strip() else "no-subject",
        "" if document.signer_id or document.signer_name else "no-signer",
    )


@dataclass(frozen=True, slots=True)
class Coded:
    """One agency of the list of codes."""

    agency: Agency
    code: OrganCode | None


def coded(agencies: Iterable[Agency]) -> list[Coded]:
    listed = list(agencies)
    rows = OrganCode.objects.filter(agency__in=listed, until_on=None)
    current = {row.agency_id: row for row in rows}
    return [Coded(agency, current.get(agency.pk)) for agency in listed]


def may_send(document: Document, user: Any) -> bool:
    """An agency sends what it issued and may change; who keeps the books, every paper in them."""
    if not Document.objects.for_user(user, "change").filter(pk=document.pk).exists():
        return False
    return user.reach("change", "document") == "all" or document.issuer_id in user.charge.answers


# ── what went and came ───────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Passage:
    """One file that went or came, with the agencies as people call them."""

    exchanged: Exchanged
    sender: str
    receivers: tuple[str, ...]


def passages(rows: Sequence[Exchanged]) -> list[Passage]:
    """One query for the names behind all their codes; a code that nobody here has stands as it is."""
    codes = {code for row in rows for code in (row.sender, *row.receivers.split("\n")) if code}
    found = OrganCode.objects.filter(code__in=codes).select_related("agency").order_by("until_on", "pk")
    # who has the code today is the last; where nobody has, who had it last
    named = {row.code: f"{row.agency} ({row.code})" for row in sorted(found, key=lambda row: row.until_on is None)}
    return [
        Passage(
            row,
            named.get(row.sender) or _as_it_said(row),
            tuple(named.get(code, code) for code in row.receivers.split("\n") if code),
        )
        for row in rows
    ]


def _as_it_said(row: Exchanged) -> str:
    """A sender whose code nobody here knows, by the name that it gave itself."""
    name = row.document.issuer_name if row.document and row.way == Way.IN else ""
    return f"{name} ({row.sender})" if name else row.sender


def part_of(record: Model, user: Any) -> RecordPart | None:
    """The part "Trao đổi edXML" on the page of a paper (setting HAIDANG_RECORD_PARTS): the way out, and how it went."""
    if not isinstance(record, Document):
        return None
    rows = passages(list(Exchanged.objects.filter(document=record).select_related("by", "document")[:_SHOWN]))
    goes_out = record.direction == Direction.OUTGOING and not record.withdrawn_as and not record.at_clerk
    may = goes_out and may_send(record, user)
    return (
        RecordPart("edxml/part.html", {"document": record, "may_send": may, "passages": rows}) if may or rows else None
    )

"""The bytes of an edXML file → a message, or the one reason why not. Nothing of the file is believed before it is seen.

Who writes such files writes them in many ways: the elements are found by their names, whatever prefix they bear; days
have slashes or hyphens; a file inside may be zipped once more. What the standard asks for must be there.
"""

import base64
import binascii
import io
import re
import zipfile
from datetime import UTC, date, datetime
from pathlib import PurePosixPath
from typing import Any

from haidang.exchange.edxml.message import (
    LONGEST,
    NAMESPACE,
    NEW,
    RECALL,
    Answered,
    Attachment,
    Message,
    Organ,
    whole_number,
)  # fmt: skip
from haidang.papers.sources.guards import ZIP_FAULTS, check_xml, check_zip, read_part
from haidang.papers.sources.limits import Limits
from haidang.papers.sources.refusals import Refused
from haidang.papers.vietnamese.letters import nfc

_CODE = re.compile(r"[A-Z0-9]{1,10}(?:\.[A-Z0-9]{1,10})*", re.IGNORECASE)
_DAYS = ("%Y/%m/%d", "%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y")
_BLANK = re.compile(rb"\s+")
_MOST_ATTACHMENTS = 50
#: The kinds of zip that are no wrapping.
_ZIPPED = (".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".zip")


class NotTaken(Exception):
    """Why a file is not taken. `code` is a key of `choices.REFUSED`; `values` fill its sentence."""

    def __init__(self, code: str, /, **values: object) -> None:
        super().__init__(code)
        self.code, self.values = code, values


def read(data: bytes, *, most: int) -> Message:
    """`most` is how many bytes all attachments may have together. Errors: NotTaken."""
    root = _root(data, most)
    envelope = _need(root, "edXMLEnvelope")
    header = _need(envelope, "edXMLHeader")
    if _child(header, "MessageHeader") is None and _child(header, "Status") is not None:
        raise NotTaken("status")
    told = _need(header, "MessageHeader")
    _refuse_other_business(header)
    code = _need(told, "Code")
    signer = _need(told, "SignerInfo")
    other = _child(told, "OtherInfo")
    places = _child(told, "ToPlaces")
    return Message(
        sender=_organ(_need(told, "From"), "From"),
        to=tuple(_organ(each, "To") for each in _need_some(told, "To")),
        number=whole_number(_words(code, "CodeNumber"), _words(code, "CodeNotation")),
        issued_on=_day(_need(told, "PromulgationInfo"), "PromulgationDate"),
        place=_words(_need(told, "PromulgationInfo"), "Place", needed=False),
        kind=_words(_need(told, "DocumentType"), "TypeName"),
        subject=_words(told, "Subject"),
        content=_words(told, "Content", needed=False, longest=""),
        competence=_words(signer, "Competence", needed=False),
        position=_words(signer, "Position", needed=False),
        signer=_words(signer, "FullName"),
        due_on=_day(told, "DueDate") if _words(told, "DueDate", needed=False) else None,
        to_places=tuple(filter(None, (_said(each) for each in _children(places, "Place")))),
        priority=_priority(other),
        copies=_count(other, "PromulgationAmount"),
        answers=tuple(_answered(each) for each in _children(told, "ResponseFor")),
        attachments=_attachments(root, envelope, most),
        sent_at=_sent_at(header),
    )


def _root(data: bytes, most: int) -> Any:
    """The parsed file; nothing is parsed that declares an entity or is larger than its attachments could make it."""
    from lxml import etree

    if not data.strip():
        raise NotTaken("empty")
    refuse_larger(len(data), most)
    try:
        check_xml(data)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, remove_comments=True,
                                 remove_pis=True, load_dtd=False)  # fmt: skip
        root = etree.fromstring(data, parser)
    except Refused as refused:
        raise NotTaken("entities" if refused.code == "xml-entities" else "not-xml", line=1) from refused
    except etree.XMLSyntaxError as fault:
        raise NotTaken("not-xml", line=fault.lineno or 1) from fault
    name = etree.QName(root)
    if name.localname != "edXML" or name.namespace != NAMESPACE:
        raise NotTaken("not-edxml", found=f"{name.localname} {name.namespace or ''}".strip()[:120])
    return root


def refuse_larger(size: int, most: int) -> None:
    """base64 takes four letters for three bytes, and a line end now and then. Errors: NotTaken."""
    if size > most * 3 // 2 + 1_000_000:
        raise NotTaken("too-large", size=-(-size // 1_000_000), limit=most // 1_000_000)


def _refuse_other_business(header: Any) -> None:
    """Only a new paper is booked by itself; a recall or a change is for a person with the paper before them."""
    traces = _child(header, "TraceHeaderList")
    business = None if traces is None else _child(traces, "Bussiness")
    kind = _words(business, "BussinessDocType", needed=False) if business is not None else ""
    if kind == RECALL:
        raise NotTaken("recall")
    if kind not in ("", NEW):
        raise NotTaken("change")


# elements


def _children(parent: Any, name: str) -> list[Any]:
    """Those of this name in the namespace of the standard, or in none, as some write them."""
    if parent is None:
        return []
    return [each for each in parent if isinstance(each.tag, str) and each.tag in (f"{{{NAMESPACE}}}{name}", name)]


def _child(parent: Any, name: str) -> Any:
    return next(iter(_children(parent, name)), None)


def _need(parent: Any, name: str) -> Any:
    found = _child(parent, name)
    if found is None:
        raise NotTaken("missing", field=name)
    return found


def _need_some(parent: Any, name: str) -> list[Any]:
    _need(parent, name)
    return _children(parent, name)


def _said(element: Any) -> str:
    return " ".join(nfc("".join(element.itertext())).split())


def _words(parent: Any, name: str, *, needed: bool = True, longest: str | None = None) -> str:
    element = _child(parent, name)
    said = "" if element is None else _said(element)
    if needed and not said:
        raise NotTaken("missing", field=name)
    most = LONGEST.get(name if longest is None else longest)
    if most is not None and len(said) > most:
        raise NotTaken("too-long", field=name, length=len(said), limit=most)
    return said


def _organ(element: Any, part: str) -> Organ:
    code = _words(element, "OrganId")
    if not _CODE.fullmatch(code):
        raise NotTaken("bad-code", part=part, found=code)
    return Organ(code.upper(), _words(element, "OrganName"))


def _day(parent: Any, name: str) -> date:
    said = _words(parent, name)
    for form in _DAYS:
        try:
            return datetime.strptime(said[:10], form).replace(tzinfo=UTC).date()
        except ValueError:
            continue
    raise NotTaken("bad-day", field=name, found=said[:40])


def _sent_at(header: Any) -> datetime:
    """When it was sent, in the words of the sender; a file without it was sent nobody knows when: the least moment."""
    traces = _child(header, "TraceHeaderList")
    trace = None if traces is None else _child(traces, "TraceHeader")
    said = _words(trace, "Timestamp", needed=False) if trace is not None else ""
    try:
        return datetime.strptime(said[:19].replace("-", "/").replace("T", " "), "%Y/%m/%d %H:%M:%S").replace(tzinfo=UTC)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)


def _priority(other: Any) -> int:
    said = _words(other, "Priority", needed=False) if other is not None else ""
    return int(said) if said in ("0", "1", "2", "3") else 0


def _count(other: Any, name: str) -> int | None:
    said = _words(other, name, needed=False) if other is not None else ""
    return int(said) if said.isascii() and said.isdecimal() and 0 < int(said) < 10_000 else None


def _answered(element: Any) -> Answered:
    """The standard has a Code of two parts here, or the whole number."""
    code = _need(element, "Code")
    parts = _child(code, "CodeNumber")
    number = _said(code) if parts is None else whole_number(_said(parts), _words(code, "CodeNotation", needed=False))
    day = _day(element, "PromulgationDate") if _words(element, "PromulgationDate", needed=False) else None
    return Answered(_words(element, "OrganId").upper(), number[:100], day)


# attachments


def _attachments(root: Any, envelope: Any, most: int) -> tuple[Attachment, ...]:
    """Every file that the manifest names and no other."""
    held = {
        _key(_words(each, "ContentId")): each for each in _children(_child(root, "AttachmentEncoded"), "Attachment")
    }
    body = _child(envelope, "edXMLBody")
    manifest = _child(body, "edXMLManifest") if body is not None else None
    manifest = _child(body, "Manifest") if manifest is None and body is not None else manifest
    named = [_key(_words(each, "ContentId", needed=False) or _href(each)) for each in _children(manifest, "Reference")]
    if max(len(held), len(named)) > _MOST_ATTACHMENTS:
        raise NotTaken("too-many", found=max(len(held), len(named)), limit=_MOST_ATTACHMENTS)
    for key in named:
        if key not in held:
            raise NotTaken("no-attachment", found=key[:60])
    if named and (beside := [key for key in held if key not in named]):
        raise NotTaken("unnamed-attachment", found=_words(held[beside[0]], "AttachmentName", needed=False) or beside[0])
    taken: list[Attachment] = []
    left = most
    for element in held.values():
        attachment = _attachment(element, left)
        left -= len(attachment.data)
        taken.append(attachment)
    return tuple(taken)


def _key(text: str) -> str:
    return text.strip().removeprefix("cid:")


def _href(reference: Any) -> str:
    return str(next((value for name, value in reference.attrib.items() if str(name).endswith("href")), ""))


def _attachment(element: Any, left: int) -> Attachment:
    name = _words(element, "AttachmentName")
    content = _child(element, "ContentTransferEncoded")
    text = b"" if content is None else _BLANK.sub(b"", (content.text or "").encode("ascii", "replace"))
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as fault:
        raise NotTaken("bad-base64", name=name) from fault
    if not data:
        raise NotTaken("empty-attachment", name=name)
    if len(data) > left:
        raise NotTaken("attachments-too-large", name=name)
    return Attachment(name, _words(element, "ContentType", needed=False), _unwrapped(name, data, left))


def _unwrapped(name: str, data: bytes, left: int) -> bytes:
    """Some senders zip each file under its own name: what is inside is meant."""
    suffix = PurePosixPath(name.lower()).suffix
    if not data.startswith(b"PK\x03\x04") or suffix in _ZIPPED:
        return data
    try:
        check_zip(data, Limits())
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            entries = [each for each in parts.infolist() if not each.is_dir()]
            if len(entries) != 1 or PurePosixPath(entries[0].filename.lower()).suffix != suffix:
                return data
            inner = read_part(parts, entries[0].filename, Limits(zip_bytes=left))
    except Refused as refused:
        raise NotTaken("attachments-too-large" if refused.code == "zip-bomb" else "bad-base64", name=name) from refused
    except ZIP_FAULTS as fault:
        raise NotTaken("bad-base64", name=name) from fault
    return inner

"""A message → the bytes of an edXML file."""

import base64
import re
import uuid
from typing import Any

from lxml import etree

from haidang.exchange.edxml.message import ACTOR, LONGEST, NAMESPACE, NEW, TYPES, XLINK, Message, Organ

_NS: Any = {None: NAMESPACE}
_DAY = "%Y/%m/%d"
#: Attachments are known by names made from what they are: the same message gives the same file.
_NAMES = uuid.UUID("5f1e8f6c-6b1b-4d0b-9d52-0f6b5f0c1020")
#: What XML 1.0 cannot hold.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class TooLong(ValueError):
    """A field does not fit into the standard."""

    def __init__(self, field: str, length: int) -> None:
        super().__init__(f"{field}: {length} > {LONGEST[field]}")
        self.field, self.length = field, length


def write(message: Message) -> bytes:
    """Errors: TooLong."""
    root = etree.Element(_tag("edXML"), nsmap=_NS)
    envelope = etree.SubElement(root, _tag("edXMLEnvelope"), nsmap={"edXML": NAMESPACE})
    header = _under(envelope, "edXMLHeader")
    _message_header(_under(header, "MessageHeader"), message)
    _trace(header, message)
    manifest = _under(_under(envelope, "edXMLBody"), "edXMLManifest")
    manifest.set("version", "1.0")
    encoded = _under(root, "AttachmentEncoded") if message.attachments else None
    for at, attachment in enumerate(message.attachments):
        key = str(uuid.uuid5(_NAMES, f"{message.document_id},{at},{attachment.name}"))
        reference = etree.SubElement(manifest, _tag("Reference"), nsmap={"xlink": XLINK})
        for name, value in (("href", f"cid:{key}"), ("role", "XLinkRole"), ("type", "simple")):
            reference.set(f"{{{XLINK}}}{name}", value)
        _under(reference, "ContentId", f"cid:{key}")
        _under(reference, "ContentType", attachment.content_type)
        _under(reference, "AttachmentName", attachment.name)
        held = _under(encoded, "Attachment")
        _under(held, "ContentType", attachment.content_type)
        _under(held, "ContentId", key)
        _under(held, "AttachmentName", attachment.name)
        _under(held, "ContentTransferEncoded", base64.b64encode(attachment.data).decode("ascii"))
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8")
    return written


def _message_header(header: Any, message: Message) -> None:
    """In the order of the standard."""
    _organ(_under(header, "From"), message.sender)
    for organ in message.to:
        _organ(_under(header, "To"), organ)
    _under(header, "DocumentId", message.document_id)
    code = _under(header, "Code")
    number, notation = message.code
    _under(code, "CodeNumber", number)
    _under(code, "CodeNotation", notation)
    issued = _under(header, "PromulgationInfo")
    _under(issued, "Place", message.place)
    _under(issued, "PromulgationDate", message.issued_on.strftime(_DAY))
    kind = _under(header, "DocumentType")
    _under(kind, "Type", str(TYPES.get(message.kind, TYPES["Công văn"])))
    _under(kind, "TypeName", message.kind)
    _under(header, "Subject", message.subject)
    _under(header, "Content", message.content or message.subject, longest="")
    signer = _under(header, "SignerInfo")
    for name, value in (("Competence", message.competence), ("Position", message.position)):
        if value:
            _under(signer, name, value)
    _under(signer, "FullName", message.signer)
    if message.due_on:
        _under(header, "DueDate", message.due_on.strftime(_DAY))
    if message.to_places:
        places = _under(header, "ToPlaces")
        for place in message.to_places:
            _under(places, "Place", place)
    other = _under(header, "OtherInfo")
    _under(other, "Priority", str(message.priority))
    if message.copies:
        _under(other, "PromulgationAmount", str(message.copies))
    _under(header, "SteeringType", "0")
    for answered in message.answers:
        about = _under(header, "ResponseFor")
        _under(about, "OrganId", answered.code)
        _under(about, "Code", answered.number, longest="")
        if answered.issued_on:
            _under(about, "PromulgationDate", answered.issued_on.strftime(_DAY))


def _trace(header: Any, message: Message) -> None:
    """Who had it when, and what the message does: it brings a new paper."""
    traces = _under(header, "TraceHeaderList")
    for name, value in (("version", "1.0"), ("mustUnderstand", "1"), ("actor", ACTOR)):
        traces.set(name, value)
    trace = _under(traces, "TraceHeader")
    _under(trace, "OrganId", message.sender.code)
    _under(trace, "Timestamp", message.sent_at.strftime(f"{_DAY} %H:%M:%S"))
    business = _under(traces, "Bussiness")
    _under(business, "BussinessDocType", NEW)
    _under(business, "Paper", "0")


def _organ(element: Any, organ: Organ) -> None:
    _under(element, "OrganId", organ.code)
    _under(element, "OrganName", organ.name)


def _under(parent: Any, name: str, text: str = "", *, longest: str | None = None) -> Any:
    """A child with its words. `longest` names the limit it has where that is not of its own name; "" for none."""
    element = etree.SubElement(parent, _tag(name))
    most = LONGEST.get(name if longest is None else longest)
    words = _UNWRITABLE.sub("", text)
    if most is not None and len(words) > most:
        raise TooLong(name, len(words))
    element.text = words or None
    return element


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"

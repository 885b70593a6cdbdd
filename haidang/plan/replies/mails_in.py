"""Bytes of a mail → what counts of it: who it is addressed to, which mail it answers, its text. No database."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import getaddresses
from typing import Any

from haidang.papers.vietnamese.letters import nfc

#: Headers in which the address of a mail may stand when it arrives.
_TO = ("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To")
_LIKE_AN_ADDRESS = re.compile(r"[^\s<>@,;:\"()]{1,64}@[^\s<>@,;:\"()]{1,190}")
_IDS = re.compile(r"<[^<>\s]{3,240}>")
#: What mail programs put around the mail they quote, in HTML.
_QUOTED = (
    "//blockquote | //*[contains(@class,'gmail_quote')] | //*[contains(@class,'moz-cite-prefix')]"
    " | //*[@id='divRplyFwdMsg']/following-sibling::* | //*[@id='divRplyFwdMsg']"
    " | //*[@id='appendonsend']/following-sibling::* | //*[@id='zwchr'] | //*[@id='zwchr']/following-sibling::*"
    " | //*[@data-marker='__QUOTED_TEXT__'] | //*[starts-with(@data-marker,'__SIG')]"
    " | //*[@id='mail-editor-reference-message-container'] | //*[@id='ms-outlook-mobile-signature']"
    " | //*[@name='messageReplySection'] | //*[contains(@class,'moz-signature')]"
    " | //*[contains(@class,'gmail_signature')]"
    " | //*[@id='Signature'] | //head | //style | //script"
)
_LINES = frozenset({"p", "div", "br", "li", "tr", "h1", "h2", "h3", "ul", "ol", "table", "hr", "blockquote", "pre"})


@dataclass(frozen=True)
class Incoming:
    """A mail as it is read, before anybody believes it."""

    message: EmailMessage
    message_id: str
    sender: str
    subject: str
    addresses: tuple[str, ...]
    #: The mails that it says it answers.
    answers: tuple[str, ...]
    headers: dict[str, str] = field(default_factory=dict)
    text: str = ""
    attachments: int = 0


def incoming(raw: bytes, *, recipient: str = "") -> Incoming:
    """Read a mail; what is broken in it is left out, and nothing in it is an error.

    `recipient` is the address that the mail server delivered it for, where it says so.
    """
    message = message_from_bytes(raw, policy=policy.default)
    assert isinstance(message, EmailMessage)
    headers = {name: _plain(message, name) for name in {key.lower() for key, _ in message.raw_items()}}
    to = [address for name in _TO for address in _addresses(headers.get(name.lower(), ""))]
    answers = _IDS.findall(headers.get("in-reply-to", "") + " " + headers.get("references", ""))
    return Incoming(
        message=message,
        message_id=headers.get("message-id", "").strip()[:250],
        sender=next(iter(_addresses(headers.get("from", ""))), "")[:254],
        subject=" ".join(headers.get("subject", "").split())[:250],
        addresses=tuple(dict.fromkeys(address for address in (recipient, *to) if address)),
        answers=tuple(dict.fromkeys(answers)),
        headers=headers,
        text=nfc(_text(message)),
        attachments=sum(1 for _ in _attachments(message)),
    )


def _plain(message: EmailMessage, name: str) -> str:
    """A header as words; one that the library cannot read is as it stands."""
    try:
        found: Any = message.get_all(name) or []
        return ", ".join(str(value) for value in found)
    except Exception:  # the library's parser of headers fails in many ways on broken ones
        values = [value for key, value in message.raw_items() if key.lower() == name]
        return ", ".join(str(value) for value in values)


def _addresses(header: str) -> list[str]:
    """The addresses in one header.

    Newer releases of Python read none at all where one name is not written by the rules (a comma without quotes), as
    many programs write it: there, whatever looks like an address.
    """
    read = [address for _, address in getaddresses([header]) if "@" in address]
    return read or _LIKE_AN_ADDRESS.findall(header)


def _text(message: EmailMessage) -> str:
    plain = _part(message, "text/plain")
    if plain.strip():
        return plain
    html = _part(message, "text/html")
    return _of_html(html) if html.strip() else ""


def _part(message: EmailMessage, kind: str) -> str:
    """The first part of this kind that is no attachment."""
    for part in message.walk():
        if part.get_content_type() == kind and part.get_content_disposition() != "attachment":
            data = part.get_payload(decode=True)
            if isinstance(data, bytes):
                words = _decoded(data, part.get_content_charset())
                return _unflowed(words, part) if kind == "text/plain" else words
    return ""


def _unflowed(words: str, part: Any) -> str:
    """Lines that a program broke and will put together again (RFC 3676): a blank at the end says "goes on".

    Thunderbird and Apple Mail write so; read as they stand, their paragraphs would be chopped at 72 letters.
    """
    if str(part.get_param("format", "")).lower() != "flowed":
        return words
    glue = slice(None, -1) if str(part.get_param("delsp", "")).lower() == "yes" else slice(None)
    whole: list[str] = []
    goes_on = False
    for line in words.replace("\r\n", "\n").split("\n"):
        quoted = line.startswith(">")
        if goes_on and not quoted and line != "-- ":
            whole[-1] += line
        else:
            # a blank before ">", "From" and blanks themselves was put there for the road
            whole.append(line[1:] if line.startswith(" ") else line)
        goes_on = line.endswith(" ") and not quoted and line != "-- "
        if goes_on:
            whole[-1] = whole[-1][glue]
    return "\n".join(whole)


def _decoded(data: bytes, charset: str | None) -> str:
    for name in (charset, "utf-8", "windows-1258", "latin-1"):
        try:
            if name:
                return data.decode(name)
        except (LookupError, UnicodeDecodeError):
            continue
    return data.decode("utf-8", "replace")


def _of_html(html: str) -> str:
    """The text of a mail that has no plain one, without what its program marked as quoted or as a signature."""
    from lxml import etree
    from lxml import html as markup

    try:
        root: Any = markup.fromstring(html.replace("\0", ""))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ""
    for quoted in root.xpath(_QUOTED):
        if quoted.getparent() is not None:
            quoted.drop_tree()
    return re.sub(r"[ \t]*\n[ \t]*", "\n", "".join(_pieces(root)))


def _pieces(element: Any) -> Iterator[str]:
    if not isinstance(element.tag, str):
        return
    if element.tag in _LINES:
        yield "\n"
    yield re.sub(r"\s+", " ", element.text or "")
    for child in element:
        yield from _pieces(child)
        yield re.sub(r"\s+", " ", child.tail or "")
    if element.tag in _LINES and element.tag != "br":
        yield "\n"


def _attachments(message: EmailMessage) -> Iterator[Any]:
    return (part for part in message.walk() if part.get_content_disposition() == "attachment")

"""Reading a mail that says another mail did not arrive (RFC 3464, and two older manners). No Django, no database."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from email.utils import parseaddr

#: The number of our mail, where it is quoted as text.
_MESSAGE_ID = re.compile(r"^[ \t>]*Message-I[Dd]:\s*(<[^<>\s]+>)", re.MULTILINE)
_STATUS = re.compile(r"\b[245]\.\d{1,3}\.\d{1,3}\b")
#: A code at the beginning of what the server said, where there is no precise number.
_CODE = re.compile(r"\b(?P<code>[45]\d\d)\b")
_MACHINES = ("mailer-daemon", "postmaster", "mail delivery")


@dataclass(frozen=True, slots=True)
class Line:
    """What happened for one recipient."""

    address: str
    #: "failed", "delayed", "delivered", "relayed", "expanded".
    action: str
    #: "5.1.1"; "" where none is said.
    status: str
    words: str

    @property
    def is_failure(self) -> bool:
        return self.action == "failed"


@dataclass(frozen=True, slots=True)
class Report:
    """A report on one mail of ours."""

    #: With its angle brackets; "" when the report does not say which mail it is about.
    message_id: str
    lines: tuple[Line, ...]

    @property
    def failures(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.is_failure)


def report_of(message: Message) -> Report | None:
    """What a mail reports about another one; None when it is no such report."""
    blocks = list(_status_blocks(message))
    if blocks:
        return Report(_original_id(message), tuple(_lines(blocks)))
    if failed := _told_in_words(message):
        return Report(_original_id(message), failed)
    return None


# ── by the standard ──────────────────────────────────────────────────────────────────────────────


def _status_blocks(message: Message) -> Iterator[Message]:
    for part in message.walk():
        if part.get_content_type() == "message/delivery-status":
            inner = part.get_payload()
            yield from (block for block in inner if isinstance(block, Message)) if isinstance(inner, list) else ()


def _lines(blocks: list[Message]) -> Iterator[Line]:
    for block in blocks:
        recipient = block.get("Final-Recipient") or block.get("Original-Recipient")
        # The first block is about the server, not about a recipient.
        if not recipient:
            continue
        asked = block.get("Original-Recipient") or recipient
        words = " ".join(_typed(block.get("Diagnostic-Code", "")).split())
        status = _STATUS.search(block.get("Status", "")) or _STATUS.search(words)
        yield Line(
            address=parseaddr(_typed(asked))[1].lower(),
            action=block.get("Action", "").strip().lower(),
            status=status[0] if status else "",
            words=words,
        )


def _typed(value: str) -> str:
    """ "rfc822; someone@example.vn" and "smtp; 550 …": what stands behind the kind."""
    return str(value).partition(";")[2].strip() or str(value).strip()


# ── in words ─────────────────────────────────────────────────────────────────────────────────────


def _told_in_words(message: Message) -> tuple[Line, ...]:
    """Exim names who failed in a header; others only write a letter, as a machine that signs as such."""
    text = _text(message)
    if named := message.get("X-Failed-Recipients"):
        status = _STATUS.search(text)
        said = _CODE.search(text)
        return tuple(
            Line(parseaddr(one)[1].lower(), "failed", status[0] if status else "", _around(text, said))
            for one in str(named).split(",")
        )
    sender = str(message.get("From", "")).lower()
    if not any(machine in sender for machine in _MACHINES):
        return ()
    status = _STATUS.search(text)
    if not status or status[0][0] != "5":
        return ()
    return (Line("", "failed", status[0], _around(text, status)),)


def _around(text: str, found: "re.Match[str] | None") -> str:
    """The line in which something was found."""
    if not found:
        return ""
    start = text.rfind("\n", 0, found.start()) + 1
    end = text.find("\n", found.end())
    return " ".join(text[start : end if end >= 0 else None].split())


def _original_id(message: Message) -> str:
    """Of which mail: by the copy of it that hangs on the report, else by what is quoted of it."""
    for part in message.walk():
        kind = part.get_content_type()
        if kind == "message/rfc822":
            inner = part.get_payload()
            if isinstance(inner, list) and inner and isinstance(inner[0], Message) and inner[0].get("Message-ID"):
                return str(inner[0]["Message-ID"]).strip()
        if kind in ("text/rfc822-headers", "message/rfc822-headers") and (found := _MESSAGE_ID.search(_decoded(part))):
            return found[1]
    found = _MESSAGE_ID.search(_text(message))
    return found[1] if found else ""


def _text(message: Message) -> str:
    return "\n".join(_decoded(part) for part in message.walk() if part.get_content_type() == "text/plain")


def _decoded(part: Message) -> str:
    data = part.get_payload(decode=True)
    if isinstance(data, bytes):
        try:
            return data.decode(part.get_content_charset() or "utf-8", "replace")
        except LookupError:
            return data.decode("utf-8", "replace")
    return str(part.get_payload())

"""The mailbox is looked into: each mail is taken in, then laid aside; one that was taken in before is only laid aside.

A mail leaves the mailbox only when it stands in the database: whoever is killed in between takes it again, and
`receive` knows it by its bytes.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import structlog
from django.conf import settings
from imap_tools import BaseMailBox, MailBox, MailBoxStartTls, MailBoxUnencrypted
from imap_tools.errors import ImapToolsError

from haidang.plan.replies.services import receive

log = structlog.get_logger("haidang.replies")

#: Where mails are laid that were taken in; people find them there.
DONE = "Hai-Dang"
#: Mails of one round: the timer comes again.
A_ROUND = 200
_PATIENCE = 20


@dataclass
class Fetched:
    """One look into the mailbox."""

    taken: int = 0
    #: Left where they are, to be tried again: they could not be taken in.
    left: int = 0
    is_reached: bool = True


def fetch() -> Fetched:
    """Take in what lies in the mailbox; a server that does not answer is tried again by the next timer."""
    done = Fetched()
    if not settings.HAIDANG_IMAP.host:
        return done
    try:
        with _opened() as box:
            if not box.folder.exists(DONE):
                box.folder.create(DONE)
            for uid in box.uids()[:A_ROUND]:
                _take(box, uid, done)
    except (ImapToolsError, OSError) as fault:
        done.is_reached = False
        log.warning("mailbox not reached", host=settings.HAIDANG_IMAP.host, why=type(fault).__name__)
    return done


def _take(box: BaseMailBox, uid: str, done: Fetched) -> None:
    # Peeking leaves the mail unread, and its bytes as they came.
    _, found = box.client.uid("FETCH", uid, "(BODY.PEEK[])")
    raw = next((part[1] for part in found or () if isinstance(part, tuple)), None)
    if not isinstance(raw, bytes):
        return  # somebody else took it meanwhile
    try:
        receive(raw)
    except Exception:  # whatever is wrong with one mail, it stays where it is, and the others are taken in
        done.left += 1
        log.exception("mail left in the mailbox", uid=uid)
        return
    box.move([uid], DONE)
    done.taken += 1


@contextmanager
def _opened() -> Iterator[BaseMailBox]:
    at = settings.HAIDANG_IMAP
    if at.is_tls:
        box: BaseMailBox = MailBox(at.host, at.port, timeout=_PATIENCE)
    elif at.starts_tls:
        box = MailBoxStartTls(at.host, at.port, timeout=_PATIENCE)
    else:
        box = MailBoxUnencrypted(at.host, at.port, timeout=_PATIENCE)
    with box.login(at.user, at.password, initial_folder=at.folder) as opened:
        yield opened

"""Sending what waits. Nothing is lost, and a copy can be known as one.

A mail is taken up (state "sending", with a lease) and that is committed before anything is said to the server; how it
ended is committed after. Killed in between: before the letter was handed over it certainly did not go, after that it
may have. It is sent again in both cases, so each mail goes **at least once**; in the second case the copy bears the
same Message-ID and date, by which mail servers and programs drop it. The window is the one command DATA.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import structlog
from django.conf import settings
from django.db import transaction

from haidang.kit import clock
from haidang.office.notices import rules, selectors
from haidang.office.notices.choices import MailState, Verdict
from haidang.office.notices.models import BadAddress, Mail, Outage
from haidang.office.notices.postman import Answer, Postman, Unavailable

log = structlog.get_logger("haidang.notices")

#: Of one turn of the timer: so many mails, so many seconds; the rest goes with the next, a minute later.
MOST, LONGEST = 200, 40.0
_DOUBT = "Chương trình bị dừng đúng lúc trao thư; gửi lại với cùng mã thư để máy chủ nhận ra bản trùng."
_TOO_LATE = "Quá lâu không trao được cho máy chủ thư nên thôi không gửi nữa."
_LEFT = "Tài khoản đã đóng."


@dataclass
class Sent:
    """What one turn did."""

    sent: int = 0
    put_off: int = 0
    refused: int = 0
    given_up: int = 0
    #: Why the server took nothing (more); "" when it did.
    unavailable: str = ""


def send_waiting(now: datetime | None = None, *, postman: Callable[[], Postman] = Postman, most: int = MOST) -> Sent:
    """Give the mail server everything that is due; a practice space gives it nothing. Twice does no harm."""
    done = Sent()
    if settings.HAIDANG_PRACTICE:
        return done
    now = now or clock.now()
    _take_back(now)
    _let_go(now, done)
    _find_addresses(now)
    # What was put off, or waited for the server, is no more urgent in the evening than it was at noon.
    quiet = selectors.is_quiet(now)
    if not Mail.objects.due(now, quiet=quiet).exists():
        return done
    until = time.monotonic() + LONGEST
    try:
        with postman() as carrier:
            while sum((done.sent, done.put_off, done.refused)) < most and time.monotonic() < until:
                if not (mail := _take_up(now, quiet)):
                    break
                _carry(mail, carrier, now, done)
    except Unavailable as why:
        done.unavailable = str(why)
        _note_outage(str(why), now)
    else:
        Outage.objects.filter(ended_at=None).update(ended_at=now)
    return done


# ── before ───────────────────────────────────────────────────────────────────────────────────────


def _take_back(now: datetime) -> None:
    """Who held these was killed; they wait again, at once."""
    left = Mail.objects.left_behind(now)
    left.filter(handed_at=None).update(state=MailState.WAITING, lease_until=None, next_try_at=now)
    doubted = left.update(state=MailState.WAITING, lease_until=None, next_try_at=now, answer=_DOUBT)
    if doubted:
        log.warning("mails-in-doubt", count=doubted)


def _let_go(now: datetime, done: Sent) -> None:
    """What nobody could hand over for days is given up; who has left gets nothing more."""
    unsent = Mail.objects.unsent()
    done.given_up = unsent.filter(queued_at__lte=now - rules.GIVE_UP).update(
        state=MailState.FAILED, ended_at=now, answer=_TOO_LATE
    )
    unsent.filter(person__is_active=False).update(state=MailState.CANCELLED, ended_at=now, answer=_LEFT)


def _find_addresses(now: datetime) -> None:
    """Mails without an address that works: has it been corrected meanwhile?"""
    rows = list(Mail.objects.filter(state=MailState.NO_ADDRESS).select_related("person")[:MOST])
    if not rows:
        return
    bad = BadAddress.objects.among(_address(mail) for mail in rows)
    for mail in rows:
        address = _address(mail)
        if address and address.lower() not in bad:
            Mail.objects.filter(pk=mail.pk, state=MailState.NO_ADDRESS).update(
                state=MailState.WAITING, to=address, next_try_at=now
            )


def _address(mail: Mail) -> str:
    """Where it goes today: people correct their address while a mail waits."""
    return mail.person.email if mail.person else mail.to


# ── one mail ─────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def _take_up(now: datetime, quiet: bool) -> Mail | None:
    """The next one, held under a lease: another sender takes another."""
    due = Mail.objects.due(now, quiet=quiet).order_by("next_try_at", "pk").select_related("person")
    mail = due.select_for_update(of=("self",), skip_locked=True).first()
    if mail is None:
        return None
    mail.to = _address(mail)
    mail.state, mail.tries, mail.lease_until = MailState.SENDING, mail.tries + 1, clock.now() + rules.LEASE
    mail.handed_at = None
    if not mail.to or BadAddress.objects.among([mail.to]):
        mail.state, mail.tries = MailState.NO_ADDRESS, mail.tries - 1
    mail.save(update_fields=["to", "state", "tries", "lease_until", "handed_at"])
    return mail


def _carry(mail: Mail, carrier: Postman, now: datetime, done: Sent) -> None:
    if mail.state != MailState.SENDING:
        return
    mine = Mail.objects.filter(pk=mail.pk, state=MailState.SENDING, lease_until=mail.lease_until)

    def handing() -> None:
        mine.update(handed_at=clock.now())

    try:
        answer = carrier.deliver(mail, handing)
    except Unavailable:
        # Not its fault: it waits for the server, and this was no try.
        mine.update(state=MailState.WAITING, lease_until=None, tries=mail.tries - 1)
        raise
    except Exception as fault:
        # A mail that cannot even be written down (a broken header) must not stand in the way of the others.
        log.exception("mail-not-composed", mail=mail.pk)
        mine.update(state=MailState.FAILED, lease_until=None, ended_at=clock.now(), answer=f"{fault}"[:500])
        done.refused += 1
        return
    _settle(mail, answer, mine, now, done)


@transaction.atomic
def _settle(mail: Mail, answer: Answer, mine: Any, now: datetime, done: Sent) -> None:
    """How it ended."""
    ended: dict[str, Any] = {"lease_until": None, "answer": answer.words[:500]}
    match answer.verdict:
        case Verdict.SENT:
            mine.update(**ended, state=MailState.SENT, ended_at=clock.now())
            done.sent += 1
        case Verdict.LATER:
            mine.update(**ended, state=MailState.WAITING, next_try_at=rules.next_try(now, mail.tries), handed_at=None)
            done.put_off += 1
        case Verdict.BAD_ADDRESS:
            mine.update(**ended, state=MailState.BOUNCED, ended_at=clock.now())
            mark_bad(mail.to, answer.words, mail)
            done.refused += 1
        case _:
            mine.update(**ended, state=MailState.FAILED, ended_at=clock.now())
            done.refused += 1


def mark_bad(address: str, words: str, mail: Mail) -> None:
    """Nothing more goes to this address until somebody says that it works again, or the person has another."""
    found = {"found_at": clock.now(), "words": words[:500], "mail": mail, "trusted_at": None}
    BadAddress.objects.update_or_create(address=address.lower(), defaults=found)


def _note_outage(words: str, now: datetime) -> None:
    log.warning("mail-server-unavailable", why=words)
    if not Outage.objects.filter(ended_at=None).update(words=words[:500]):
        Outage.objects.create(began_at=now, words=words[:500])

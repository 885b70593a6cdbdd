"""Writing a mail: in the transaction of the act it tells of, once for each key, whether or not it can go now."""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction

from haidang.kit import clock
from haidang.office.accounts.models import User
from haidang.office.notices import selectors
from haidang.office.notices.choices import MailState
from haidang.office.notices.composing import OWN_HEADERS, one_line
from haidang.office.notices.models import BadAddress, Mail

#: A text, or what makes one of the mail that will carry it: a link or an address to reply to holds its token.
Words = str | Callable[[Mail], str]


@transaction.atomic
def queue_mail(
    person: User | None,
    subject: str,
    text: Words,
    *,
    key: str,
    to: str = "",
    headers: Mapping[str, str] | None = None,
    reply_to: Words = "",
    at: datetime | None = None,
    at_once: bool = False,
) -> Mail | None:
    """Have a mail sent to `person` (or, for a stranger, to the address `to`); None when `key` was used before.

    It goes in office hours of a working day, or `at_once`, or `at` a moment that the caller knows already. Where no
    address works it waits for one. In a practice space it is kept and never sent.
    """
    if unknown := set(headers or {}) - OWN_HEADERS:
        raise ValueError(f"{sorted(unknown)}: a mail's own headers are {sorted(OWN_HEADERS)}.")
    if person is None and not to:
        raise ValueError("A mail needs a person or an address.")
    if Mail.objects.filter(key=key).exists():
        return None
    now = clock.now()
    mail = Mail(
        key=key,
        person=person,
        to=to or (person.email if person else ""),
        subject=one_line(subject, 250),
        headers=dict(headers or {}),
        queued_at=now,
        at_once=at_once,
        next_try_at=at or selectors.leaves_at(now, at_once=at_once),
    )
    mail.text, mail.reply_to = _said(text, mail), _said(reply_to, mail)
    mail.state = _state_of(mail)
    return _kept(mail)


def _said(words: Words, mail: Mail) -> str:
    return words(mail) if callable(words) else words


def _state_of(mail: Mail) -> MailState:
    if settings.HAIDANG_PRACTICE:
        return MailState.HELD
    is_reached = mail.to and not BadAddress.objects.among([mail.to])
    return MailState.WAITING if is_reached else MailState.NO_ADDRESS


def _kept(mail: Mail) -> Mail | None:
    try:
        with transaction.atomic():
            mail.save(force_insert=True)
    except IntegrityError:
        # Somebody else wrote it in this moment.
        if Mail.objects.filter(key=mail.key).exists():
            return None
        raise
    return mail

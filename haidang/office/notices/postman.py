"""One conversation with the mail server, step by step: who sends, to whom, and only then the letter.

smtplib's own `sendmail` does the three steps at once; here the caller hears of the moment before the letter is handed
over, because from that moment on nobody can be sure that it did not arrive.
"""

import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parseaddr

from django.conf import settings
from django.core.mail.backends.smtp import EmailBackend

from haidang.office.notices import rules
from haidang.office.notices.choices import Verdict
from haidang.office.notices.composing import message_of
from haidang.office.notices.models import Mail

#: How long the server may take for one step, in seconds.
PATIENCE = 20
#: "I must close": said instead of any other answer.
_CLOSING = 421


class Unavailable(Exception):
    """The server takes no mail at all (down, busy, it does not want us): the mail is not to blame."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server said to one mail."""

    verdict: Verdict
    words: str


class Postman:
    """An open connection; `with Postman() as postman`. Errors: Unavailable."""

    def __enter__(self) -> "Postman":
        if settings.HAIDANG_PRACTICE:
            raise Unavailable("A practice space opens no connection.")
        if not settings.EMAIL_HOST:
            raise Unavailable("No mail server is named (HAIDANG_SMTP_URL).")
        self._backend = EmailBackend(timeout=PATIENCE)
        try:
            self._backend.open()
            assert self._backend.connection
            self._server: smtplib.SMTP = self._backend.connection
            self._server.ehlo_or_helo_if_needed()
        except (OSError, smtplib.SMTPException, ssl.SSLError) as fault:
            raise Unavailable(_said(fault)) from fault
        return self

    def __exit__(self, *fault: object) -> None:
        try:
            self._backend.close()
        except (OSError, smtplib.SMTPException):
            self._backend.connection = None

    def deliver(self, mail: Mail, before_handing: Callable[[], None]) -> Answer:
        """Give the server one mail. `before_handing` is called when only the letter itself is still to be given."""
        try:
            letter = message_of(mail).as_bytes()
            if refused := self._envelope(mail):
                return refused
            before_handing()
            code, words = self._server.data(letter)
        except smtplib.SMTPResponseException as fault:
            return self._heard(fault.smtp_code, fault.smtp_error, of_address=False)
        except (OSError, smtplib.SMTPException) as fault:
            raise Unavailable(_said(fault)) from fault
        return self._heard(code, words, of_address=False)

    def _envelope(self, mail: Mail) -> Answer | None:
        code, words = self._server.mail(settings.HAIDANG_MAIL_BOUNCES or parseaddr(settings.HAIDANG_MAIL_FROM)[1])
        if code != 250:
            # It refuses us, whoever we write to: no mail is to be judged by that.
            self._server.rset()
            raise Unavailable(f"{code} {_text(words)}")
        code, words = self._server.rcpt(mail.to)
        answer = self._heard(code, words, of_address=True)
        if answer.verdict == Verdict.SENT:
            return None
        self._server.rset()
        return answer

    def _heard(self, code: int, words: bytes | str, *, of_address: bool) -> Answer:
        said = f"{code} {_text(words)}"
        if code == _CLOSING:
            raise Unavailable(said)
        return Answer(rules.verdict(code, said, of_address=of_address), said)


def _text(words: bytes | str) -> str:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return " ".join(text.split())


def _said(fault: BaseException) -> str:
    return f"{type(fault).__name__}: {_text(str(fault))}"

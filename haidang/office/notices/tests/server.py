"""A true mail server on a free port of this machine, which answers as a test wishes and keeps what it took."""

from collections.abc import Callable
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller


class Taken:
    """What the server took, and what it shall say to whom."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.senders: list[str] = []
        #: Answers by address; whoever is not in it is welcome.
        self.to_address: dict[str, str] = {}
        self.to_sender = ""
        self.to_letter = ""
        #: Called when a letter was taken, before the server says so.
        self.on_letter: Callable[[], None] = lambda: None

    async def handle_MAIL(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        if self.to_sender:
            return self.to_sender
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        if answer := self.to_address.get(address):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        if self.to_letter:
            return self.to_letter
        self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
        self.senders.append(envelope.mail_from)
        self.on_letter()
        return "250 2.0.0 taken"


class OnAnyPort(Controller):
    """Controller asks its own port whether it listens; the machine chooses which."""

    def _trigger_server(self) -> None:
        listening: Any = self.server
        self.port = listening.sockets[0].getsockname()[1]
        super()._trigger_server()

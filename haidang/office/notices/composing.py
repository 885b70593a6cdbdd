"""A mail as it goes over the wire: plain text, no pictures, no tracking; and the words of a notice that goes alone."""

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.office.notices.models import Mail, Notice

#: What a room may add or say otherwise: threads, and that a person is answered by a machine.
OWN_HEADERS = frozenset({"In-Reply-To", "References", "Auto-Submitted"})
#: Nothing of what came in by mail may break out of its line.
_BREAKS = str.maketrans({"\r": " ", "\n": " "})


def full_address(path: str) -> str:
    """The address of a page as a mail must write it."""
    return settings.HAIDANG_ADDRESS + path if path.startswith("/") else path


def one_line(words: str, most: int) -> str:
    """For a subject or a title: no breaks, not longer than `most`."""
    line = " ".join(words.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def message_of(mail: Mail) -> EmailMessage:
    """The mail with its headers: the same number at every try, so that a copy can be known as one."""
    message = EmailMessage(policy=SMTP)
    name, sender = parseaddr(settings.HAIDANG_MAIL_FROM)
    message["From"] = Address(display_name=name or "Hải Đăng", addr_spec=sender)
    message["To"] = Address(addr_spec=mail.to)
    message["Subject"] = one_line(mail.subject, 250)
    message["Date"] = format_datetime(mail.queued_at.astimezone(clock.VIETNAM))
    message["Message-ID"] = mail.message_id
    if mail.reply_to:
        message["Reply-To"] = mail.reply_to.translate(_BREAKS)
    message["List-Id"] = f"<thong-bao.{settings.HAIDANG_MAIL_DOMAIN}>"
    # Machines shall not answer: the first by the standard (RFC 3834), the second for Exchange.
    message["Auto-Submitted"] = mail.headers.get("Auto-Submitted", "auto-generated")
    message["X-Auto-Response-Suppress"] = "All"
    for header in ("In-Reply-To", "References"):
        if value := mail.headers.get(header):
            message[header] = str(value).translate(_BREAKS)
    message.set_content(mail.text, cte="quoted-printable")
    return message


def alone(notice: Notice) -> str:
    """The text of a mail that carries one notice: what, where, why this person, and how to have it otherwise."""
    with translation.override("vi"):
        parts = [
            _("Kính gửi %(name)s,") % {"name": notice.person.full_name},
            notice.title,
            notice.words,
            full_address(notice.url),
            footer(notice.reason),
        ]
    return "\n\n".join(part for part in parts if part) + "\n"


def footer(reason: str) -> str:
    """Why this mail came, and where one says how one wants it."""
    told = [
        "-- ",
        _("Bạn nhận thư này %(reason)s") % {"reason": _because(reason)},
        _("Đổi cách nhận: %(address)s") % {"address": full_address(reverse("notices:ways"))},
        _("Thư do chương trình Hải Đăng gửi; chỉ có chữ, không theo dõi người đọc."),
    ]
    return "\n".join(told)


def _because(reason: str) -> str:
    """ "vì …." whether or not the room has written it so."""
    said = reason.strip().rstrip(".")
    return f"{said}." if said.lower().startswith("vì ") else f"vì {said}."

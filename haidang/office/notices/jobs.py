"""What the clock does for the mails: send what waits each minute, forget old texts each night."""

from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

from haidang.kit import clock
from haidang.office.notices import services
from haidang.office.notices.choices import MailState
from haidang.office.notices.models import Mail

#: How long the text of a mail is kept after it ended: it may hold a link that acts for its reader.
KEPT = timedelta(days=90)
_ENDED = (MailState.SENT, MailState.BOUNCED, MailState.FAILED, MailState.CANCELLED)


def send_now(today: date | None = None) -> dict[str, Any]:
    """Mails go by the real clock, whatever day a demonstration pretends it is."""
    return asdict(services.send_waiting(clock.now()))


def tidy(today: date | None = None) -> int:
    """Empty the texts of mails that ended long ago; that they were sent, when and to whom stays."""
    old = Mail.objects.filter(state__in=_ENDED, ended_at__lt=clock.now() - KEPT).exclude(text="")
    return old.update(text="", reply_to="")

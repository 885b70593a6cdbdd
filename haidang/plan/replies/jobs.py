"""What the clock does for the replies: look into the mailbox."""

from dataclasses import asdict
from datetime import date

from haidang.plan.replies.fetching import fetch


def fetch_now(today: date | None = None) -> dict[str, int]:
    """Mails come by the real clock; where no mailbox is named, nothing is done."""
    return asdict(fetch())

"""When a signed link opens its item, and when what was sent by it can still be taken back. No database, no clock."""

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from haidang.plan.replies.choices.links import Refusal

#: A link lives past the day the update is due: who is late is the one who needs it most.
LIVES = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Held:
    """What stands in the row of a link, and around it, at one moment."""

    expires_at: datetime
    used: bool = False
    revoked: bool = False
    #: Its owner still works here, and for the agency that answers.
    is_owner_here: bool = True
    #: The part still has to be reported for the period.
    is_open: bool = True


def refusal(held: Held, now: datetime) -> Refusal | None:
    """Why it opens nothing at `now`; None when it opens. A used one says so however old it is."""
    cases = (
        (held.used, Refusal.USED),
        (held.revoked, Refusal.REVOKED),
        (not held.is_owner_here, Refusal.GONE),
        (now >= held.expires_at, Refusal.EXPIRED),
        (not held.is_open, Refusal.CLOSED),
    )
    return next((why for found, why in cases if found), None)


def may_undo(used_at: datetime | None, now: datetime, zone: tzinfo) -> bool:
    """What was sent by a link is taken back by the same link until the end of that day in Vietnam."""
    return used_at is not None and used_at.astimezone(zone).date() == now.astimezone(zone).date()

"""How a key is made and told apart, how long it holds, how often it may ask."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import sha256

#: What every key begins with: a scanner for secrets that were left lying about finds it by this.
BEGINS = "hd_"
#: So much of a key is shown afterwards, to know it by.
SHOWN = 8
#: How long a key may hold, in days; one that holds for ever is forgotten somewhere.
DAYS = (30, 90, 180, 366)
USUAL_DAYS = 90
#: Keys of one person that hold at the same time.
MOST_KEYS = 10


def digest_of(key: str) -> str:
    """What is kept of a key. Its 256 bits come from a generator, so nothing slower is needed against guessing."""
    return sha256(key.encode()).hexdigest()


def why_shut(*, expires_at: datetime, revoked_at: datetime | None, now: datetime) -> str:
    """ "revoked", "expired", or "" for a key that opens."""
    if revoked_at is not None:
        return "revoked"
    return "expired" if now >= expires_at else ""


def opens(scopes: Iterable[str], scope: str) -> bool:
    return scope in scopes


def minute_of(now: datetime) -> datetime:
    """The minute in which something is asked: so long are requests counted together."""
    return now.replace(second=0, microsecond=0)


def wait(now: datetime) -> int:
    """How many seconds until the next minute begins."""
    return int((minute_of(now) + timedelta(minutes=1) - now).total_seconds()) + 1

"""The one clock: what day it is for the office, and what moment it is for the machine.

Pages, jobs, feeds and rules ask `today()`. Sign-in, audit and the expiry of links ask `now()`,
which nobody can set: a demonstration may pretend to be in another month, a signature may not.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")

#: What comes after the end of office hours counts for the next day, unless a norm says otherwise.
END_OF_OFFICE_HOURS = time(17, 0)


def now() -> datetime:
    """The real moment, also in a demonstration."""
    return datetime.now(UTC)


def today() -> date:
    """The day in Vietnam; in a demonstration, the day HAIDANG_TODAY says (settings refuse it elsewhere)."""
    pretended: date | None = settings.HAIDANG_TODAY
    return pretended or now().astimezone(VIETNAM).date()


def office_day(moment: datetime, cutoff: time = END_OF_OFFICE_HOURS) -> date:
    """The day a moment counts for: what comes in after `cutoff` counts for the next day.

    The caller brings the cut-off of the norm in force; whether that next day is a working day is
    for the calendar of `office.norms` to say.
    """
    if moment.tzinfo is None:
        raise ValueError("A moment without a time zone does not say which day it is.")
    local = moment.astimezone(VIETNAM)
    return local.date() + timedelta(days=local.time() > cutoff)

"""The one clock: what day it is for the office, and what moment it is for the machine.

Pages, jobs, feeds and rules ask `today()`. Sign-in, audit and the expiry of links ask `now()`,
which nobody who works here can set: a demonstration may pretend to be in another month, a signature may not.
Only the past of a demonstration is told (`telling`), before anybody comes in.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")

#: What comes after the end of office hours counts for the next day, unless a norm says otherwise.
END_OF_OFFICE_HOURS = time(17, 0)


_told: ContextVar[datetime | None] = ContextVar("haidang_told", default=None)


def now() -> datetime:
    """The real moment, also in a demonstration."""
    return _told.get() or datetime.now(UTC)


def today() -> date:
    """The day in Vietnam; in a demonstration, the day HAIDANG_TODAY says (settings refuse it elsewhere)."""
    pretended: date | None = settings.HAIDANG_TODAY
    if pretended and not _told.get():
        return pretended
    return now().astimezone(VIETNAM).date()


@contextmanager
def telling(moment: datetime) -> Iterator[None]:
    """Inside it is `moment`: what the loader of a demonstration does then reads like a life. Refused elsewhere.

    The triggers of the audit know nothing of it: their log says when a row was truly written.
    """
    if not settings.HAIDANG_DEMO:
        raise ImproperlyConfigured("Only the past of a demonstration is told; elsewhere only the real moment counts.")
    token = _told.set(moment)
    try:
        yield
    finally:
        _told.reset(token)


def office_day(moment: datetime, cutoff: time = END_OF_OFFICE_HOURS) -> date:
    """The day a moment counts for: what comes in after `cutoff` counts for the next day.

    The caller brings the cut-off of the norm in force; whether that next day is a working day is
    for the calendar of `office.norms` to say.
    """
    if moment.tzinfo is None:
        raise ValueError("A moment without a time zone does not say which day it is.")
    local = moment.astimezone(VIETNAM)
    return local.date() + timedelta(days=local.time() > cutoff)

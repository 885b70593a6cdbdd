"""When a job is tried again, when a timer fires. No database, no clock of its own."""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta

#: How long to wait before the second try, the third, …; the last holds for all further ones.
BACK_OFF = (timedelta(seconds=5), timedelta(seconds=30), timedelta(minutes=3), timedelta(minutes=15))

#: A job whose worker was killed this often is itself the likely killer (memory, a hostile file).
DEATHS = 3

#: A timer that nobody could fire in its hour is made up for this long; then its next turn counts.
LATE = timedelta(days=1)

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
#: "every minute", "at 07:00", "monday at 07:00"
_WHEN = re.compile(rf"every minute|(?:(?P<day>{'|'.join(_DAYS)}) )?at (?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d)")


def back_off(tries: int) -> timedelta:
    """How long a job that has failed `tries` times waits before it is tried again."""
    return BACK_OFF[min(max(tries, 1), len(BACK_OFF)) - 1]


@dataclass(frozen=True, slots=True)
class Timer:
    """One line of the table of timers: its name, when it fires, the dotted path of what it calls with `today`."""

    name: str
    when: str
    function: str

    def __post_init__(self) -> None:
        if not _WHEN.fullmatch(self.when):
            raise ValueError(f"{self.name}: “{self.when}” is not “every minute”, “at 07:00” or “monday at 07:00”.")

    @property
    def is_each_minute(self) -> bool:
        return self.when == "every minute"

    def slot(self, now: datetime) -> datetime | None:
        """The latest moment up to `now` (in office time) at which the timer should have fired; None if too long ago."""
        if self.is_each_minute:
            return now.replace(second=0, microsecond=0)
        parts = _WHEN.fullmatch(self.when)
        assert parts
        slot = datetime.combine(now.date(), time(int(parts["hour"]), int(parts["minute"])), now.tzinfo)
        if slot > now:
            slot -= timedelta(days=1)
        if parts["day"] and slot.weekday() != _DAYS.index(parts["day"]):
            return None
        return slot if now - slot < LATE else None

"""Days of what holds from a day to a day: inside, overlapping, the day before."""

from datetime import date, timedelta


def holds(first: date | None, last: date | None, on: date) -> bool:
    """Is `on` a day of the range? Both ends count; an empty one is open."""
    return (first is None or first <= on) and (last is None or on <= last)


def overlap(one: tuple[date | None, date | None], other: tuple[date | None, date | None]) -> bool:
    """Have two ranges a day in common?"""
    first = max((day for day in (one[0], other[0]) if day), default=None)
    last = min((day for day in (one[1], other[1]) if day), default=None)
    return first is None or last is None or first <= last


def day_before(day: date) -> date:
    """The last day of what ends because something else begins."""
    return day - timedelta(days=1)

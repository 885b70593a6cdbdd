"""Of which period a standing place has to tell next. Values in, values out."""

from dataclasses import dataclass
from datetime import date, timedelta

from haidang.office.norms.rules import months_later
from haidang.registers.events.place_choices import Every

#: How many months a period has; periods are those of the calendar.
_MONTHS = {Every.QUARTER: 3, Every.HALF: 6, Every.YEAR: 12}


@dataclass(frozen=True, slots=True)
class Span:
    """From a day to a day, both counted."""

    since: date
    until: date

    def __str__(self) -> str:
        return f"{self.since:%d/%m/%Y} – {self.until:%d/%m/%Y}"


def end_of_period(on: date, every: str) -> date:
    """The last day of the quarter, half or whole year in which the day lies."""
    months = _MONTHS[Every(every)]
    first = date(on.year, (on.month - 1) // months * months + 1, 1)
    return months_later(first, months) - timedelta(days=1)


def next_span(
    opened_on: date | None, told_until: date | None, every: str, *, closed_on: date | None = None
) -> Span | None:
    """From the opening, or the day after what was told last, to the end of that period or the closing."""
    if opened_on is None:
        return None
    first = opened_on if told_until is None else told_until + timedelta(days=1)
    if closed_on and first > closed_on:
        return None
    last = end_of_period(first, every)
    return Span(first, min(last, closed_on) if closed_on else last)


def fault(since: date, until: date, opened_on: date, told_until: date | None, today: date) -> str:
    """What is wrong with a period that is told of: "backwards", "early", "told", "to-come"; "" when nothing is."""
    if until < since:
        return "backwards"
    if since < opened_on:
        return "early"
    if told_until and since <= told_until:
        return "told"
    return "to-come" if until > today else ""

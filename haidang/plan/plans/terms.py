"""Who answers on a day, and until when: for whole lists, in a few queries; what is owed is told by both."""

from datetime import date

from haidang.office.directory.answering import Answering
from haidang.office.norms.models import NoNorm, Norm, TwoNorms
from haidang.office.norms.rules import Calendar

__all__ = ["Answering", "DaysAfter"]


class DaysAfter:
    """The last day of a term by its norm, for many rows in few queries; None where no norm says it."""

    def __init__(self, code: str, calendar: Calendar) -> None:
        self._code, self._calendar = code, calendar
        self._known: dict[date, date | None] = {}

    def of(self, start: date | None) -> date | None:
        if start is None:
            return None
        if start not in self._known:
            try:
                norm = Norm.objects.in_force(self._code, on=start)
                self._known[start] = norm.end_of(start, self._calendar)
            except (NoNorm, TwoNorms):
                self._known[start] = None
        return self._known[start]

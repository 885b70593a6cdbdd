"""The norms of agreements, read once: what held on a day, until when a term runs."""

from datetime import date

from django.core.exceptions import ValidationError

from haidang.office.norms.book import NormBook
from haidang.office.norms.choices import Unit
from haidang.office.norms.models import NoNorm, Norm, TwoNorms
from haidang.office.norms.rules import day_of_year
from haidang.office.norms.selectors import calendar
from haidang.registers.agreements import rules
from haidang.registers.agreements.rules_law import Said

#: The norms of this room begin so.
_OURS = "AGR-"
#: What a term may be counted in.
_TERMS = (Unit.DAYS, Unit.WORKING_DAYS, Unit.MONTHS, Unit.YEARS)


class Law:
    """All norms of the room and the calendar, in two queries; then any number of questions."""

    def __init__(self) -> None:
        self._book = NormBook(_OURS)
        self._calendar = calendar()

    def norm(self, code: str, on: date) -> Norm | None:
        """The one row that holds on the day; None where there is none, or more than one."""
        held = self._book.holding(code, on)
        return held[0] if len(held) == 1 else None

    def said(self, code: str, on: date) -> Said:
        if row := self.norm(code, on):
            return Said(row.source, row.value, row.amount, row.may_refuse)
        return Said(fault=self._fault(code, on))

    def _fault(self, code: str, on: date) -> str:
        """In the words of the norms, which know whether there is none or two."""
        try:
            self._book.in_force(code, on)
        except (NoNorm, TwoNorms) as refused:
            return _sentence(refused)
        return ""

    def due(self, code: str, start: date | None) -> date | None:
        """The last day of a term that began with what happened on `start`, by the norm of that day."""
        row = self.norm(code, start) if start else None
        return row.end_of(start, self._calendar) if row and start and row.unit in _TERMS else None

    def day_in(self, code: str, year: int) -> date | None:
        """A day of every year ("11-15"), by the norm that holds on that day itself."""
        for row in self._book.rows:
            if code in (row.code, row.family) and row.unit == Unit.DAY_OF_YEAR:
                day = day_of_year(row.amount, year)
                if self.norm(code, day) == row:
                    return day
        return None

    def marks(self, on: date) -> tuple[int, ...]:
        """How many months before its end an agreement is spoken of."""
        row = self.norm("AGR-RADAR", on)
        return rules.months_listed(row.amount) if row else ()


def _sentence(refused: ValidationError) -> str:
    return " ".join(str(message) for message in refused.messages)

"""When the year of a plan closes, by the norm in force."""

from datetime import date

from haidang.papers.reference.norms import rules
from haidang.plan.plans.rules import ProposedDue, window

#: The norm that closes the figures of a year's report.
_YEARLY = "RPT-WIN-Y"


def yearly_window(year: int) -> ProposedDue | None:
    """The closing day of a year's report by the norm in force at its end; None where there was none."""
    for norm in rules(date(year, 12, 31)):
        if norm.code == _YEARLY:
            return window(year, norm.amount, norm.source)
    return None

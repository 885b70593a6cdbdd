"""The annex "Thỏa thuận" of a year's plan: what is to be signed, and what is to be extended because it ends."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from haidang.kit import clock
from haidang.registers.agreements import rules
from haidang.registers.agreements.models import Agreement


@dataclass(frozen=True, slots=True)
class Line:
    """One line, in the columns of the annex."""

    name: str
    side: str
    foreign: str
    level: str
    planned: date | None
    summary: str
    agency: str
    url: str
    of: Agreement
    #: It stands there because it ends that year.
    ends: date | None = None


def lines(user: Any, year: int) -> list[Line]:
    """Of the law only, what `user` may see; to be signed first, by day."""
    today = clock.today()
    rows = Agreement.objects.for_user(user, "view").counted().with_names()
    coming = [_line(row) for row in rows.coming().filter(planned_on__year=year).order_by("planned_on", "pk")]
    ending = [
        _line(row, last)
        for row in rows.with_term()
        if (last := rules.expiry(row.term, max(today, date(year, 1, 1)))) and last.year == year
    ]
    return [*coming, *ending]


def _line(row: Agreement, ends: date | None = None) -> Line:
    return Line(
        name=row.name,
        side=str(row.party),
        foreign=row.foreign_party,
        level=row.get_level_display(),
        planned=row.planned_on if ends is None else None,
        summary=row.summary,
        agency=str(row.agency),
        url=row.get_absolute_url(),
        of=row,
        ends=ends,
    )

"""What a report is about: whose eyes, which days, which plan."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from haidang.office.norms.choices import PeriodKind
from haidang.office.norms.selectors import period_on
from haidang.reports.compose.material import Span


@dataclass(frozen=True, slots=True)
class Scope:
    """`plan` is the key of the one plan that is reported on; None: all plans in force in the days."""

    user: Any
    span: Span
    #: "năm 2020"
    period: str = ""
    plan: int | None = None

    @property
    def years(self) -> range:
        """Those whose plans are in force in the days. The year of figures begins in the December before (NĐ
        09/2019/NĐ-CP Đ12): the last days of a December belong to the plan of the next year, which is signed by then.
        """
        first, last = self.span.since, self.span.until
        begun = max(period_on(PeriodKind.YEAR, first).year, first.year)
        ended = min(period_on(PeriodKind.YEAR, last).year, last.year)
        return range(begun, ended + 1) if begun <= ended else range(begun, begun + 1)

    @property
    def on(self) -> date:
        """The day on which things are looked at."""
        return self.span.counted_until

"""By when one judges oneself, is judged, is confirmed: terms of the norms, for whole lists in few queries."""

from datetime import date

from haidang.office.norms.selectors import calendar
from haidang.plan.evaluation.choices import Stage
from haidang.plan.evaluation.models import Assessment
from haidang.plan.plans.terms import DaysAfter


class Terms:
    """The days of judgements; made once for many."""

    def __init__(self) -> None:
        days = calendar()
        self._self, self._judge, self._confirm = (
            DaysAfter(code, days) for code in ("EVAL-SELF", "EVAL-JUDGE", "EVAL-CONFIRM")
        )

    def self_due(self, row: Assessment) -> date | None:
        return self._self.of(row.evaluation.opened_on)

    def due(self, row: Assessment) -> date | None:
        """By when the next step is to be taken."""
        match row.stage:
            case Stage.ASKED | Stage.RETURNED:
                return self.self_due(row)
            case Stage.SELF:
                return self._judge.of(row.self_on)
            case Stage.ASSESSED:
                return self._confirm.of(row.assessed_on)
        return None

    def is_past(self, row: Assessment, today: date) -> bool:
        """Has the agency let its day pass? Where no norm gives one, nobody waits for ever."""
        due = self.self_due(row)
        return due is None or today > due

"""Reports of the demonstration: one on delegations before the leader, the half year on the officer's desk.

None is signed: to sign closes the log for good, and the log of a told year is closed by those who use it.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from haidang.office.accounts.models import User
from haidang.office.norms.choices import PeriodKind
from haidang.plan.plans.models import Plan
from haidang.reports import services
from haidang.reports.choices import ReportKind
from haidang.reports.forms import window
from haidang.reports.models import Report
from haidang.site.demo.year_said import DESK, PLAN

Event = tuple[str, str, Callable[[User], object]]


def _composed(by: User, **asked: Any) -> Report:
    plan = Plan.objects.get(number=PLAN)
    made = services.open_report(plan=plan, recipient="UBND tỉnh (minh họa)", by=by, **asked)
    return services.build(made)


def _on_delegations(by: User) -> None:
    since, until = date(2019, 12, 15), date(2020, 5, 31)
    period = "từ ngày 15/12/2019 đến ngày 31/5/2020"
    made = _composed(by, kind=ReportKind.THEME, theme="delegations", since=since, until=until, period=period)
    for passage in made.passages.filter(is_proposal=True, addressee=""):
        services.leave_out(passage, by=by)
    services.submit(made, by=by)


def _half_year(by: User) -> None:
    found = window(PeriodKind.HALF, 2020, 1)
    _composed(by, kind=ReportKind.HALF, since=found.first, until=found.last, period=found.name)


REPORTS: tuple[Event, ...] = (
    ("2020-06-12 10:20", DESK, _on_delegations),
    ("2020-06-15 07:55", DESK, _half_year),
)

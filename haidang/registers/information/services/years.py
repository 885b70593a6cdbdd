"""The plan of a year, and its report with what was counted."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.dossiers.services import go, held, not_before, not_to_come
from haidang.office.documents.models import Document
from haidang.registers.information.choices import YearAct
from haidang.registers.information.counting import of_year
from haidang.registers.information.models import InfoYear
from haidang.registers.information.services.keeping import in_force, tell


@transaction.atomic
def plan(row: InfoYear, *, paper: Document | None, by: Any) -> InfoYear:
    """The plan is out."""
    row = held(row, YearAct.PLAN, by=by)
    signed = in_force(paper, _("kế hoạch"))
    row = go(row, YearAct.PLAN, by=by, plan=signed, planned_on=signed.issued_on or clock.today())
    tell(row, by=by)
    return row


@transaction.atomic
def report(
    row: InfoYear, *, paper: Document | None, counted_until: date | None = None, results: str = "", by: Any
) -> InfoYear:
    """The report is out: what the books held on the day to which it counts is kept as it stood."""
    row = held(row, YearAct.REPORT, by=by)
    signed = in_force(paper, _("báo cáo"))
    reported_on = signed.issued_on or clock.today()
    until = counted_until or reported_on
    not_to_come(until, "counted_until")
    not_before(until, row.counted_since, _("ngày bắt đầu tính số liệu"), "counted_until")
    not_before(reported_on, until, _("ngày chốt số liệu"), "issued_on")
    row.counted = [[figure.label, int(figure.value), figure.unit] for figure in of_year(row, until)]
    row = go(
        row, YearAct.REPORT, by=by, report=signed, reported_on=reported_on, counted_until=until, results=results.strip()
    )
    tell(row, by=by)
    return row

"""What money waits for: an appraisal, a decision, a settlement."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from haidang.kit.owed import Owed
from haidang.office.directory.models import Agency
from haidang.office.norms.models import NoNorm, Norm
from haidang.office.norms.rules import Calendar
from haidang.office.norms.selectors import calendar
from haidang.plan.money.models import Estimate

#: Who appraises and who decides, by their codes in the directory; heirs follow.
FINANCE, PROVINCE = "STC", "UBND"


def owed(on: date) -> Iterator[Owed]:
    """Three queries for the rows, whatever their number, and what the norms say of terms."""
    days = calendar()
    finance = _agency(FINANCE, on)
    province = _agency(PROVINCE, on)
    for estimate in Estimate.objects.awaiting_appraisal():
        assert estimate.asked_on
        due = _term("MONEY-APPR", estimate.asked_on, days)
        yield _owed(estimate, "appraise", _("Thẩm định dự toán"), finance, estimate.asked_on, due)
    for estimate in Estimate.objects.awaiting_decision():
        yield _owed(estimate, "decide", _("Quyết định dự toán"), province, estimate.appraised_on, None)
    for estimate in Estimate.objects.awaiting_settlement(on):
        due = days.next_open(date(estimate.year + 1, 1, 31))
        yield _owed(
            estimate, "settle", _("Quyết toán kinh phí"), estimate.agency_id, date(estimate.year + 1, 1, 1), due
        )


def _owed(
    estimate: Estimate, what: str, kind: str, agency_id: int | None, since: date | None, due_on: date | None
) -> Owed:
    return Owed(
        key=f"estimate:{estimate.pk}:{what}",
        kind=kind,
        title=estimate.title,
        url=estimate.get_absolute_url(),
        agency_id=agency_id,
        since=since,
        due_on=due_on,
        task_id=estimate.task_id,
    )


def _agency(code: str, on: date) -> int | None:
    agency = Agency.objects.filter(code=code).first()
    return agency.responsible(on).pk if agency else None


def _term(code: str, start: date, days: Calendar) -> date | None:
    try:
        return Norm.objects.in_force(code, on=start).end_of(start, days)
    except NoNorm:
        return None

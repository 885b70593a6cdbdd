"""What money waits for: an appraisal, a decision, a settlement."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from haidang.kit.kept import only_where_kept
from haidang.kit.owed import Owed
from haidang.office.directory.models import Agency
from haidang.office.norms.models import NoNorm, Norm, TwoNorms
from haidang.office.norms.rules import Calendar, day_of_year
from haidang.office.norms.selectors import calendar
from haidang.plan.money.models import Estimate

#: Who appraises and who decides, by their codes in the directory; heirs follow.
FINANCE, PROVINCE = "STC", "UBND"


@only_where_kept(Estimate)
def owed(on: date) -> Iterator[Owed]:
    """Every estimate that somebody has to do something about on that day."""
    yield from _appraisals(on)
    yield from _decisions(on)
    yield from _settlements(on)


def _appraisals(on: date) -> Iterator[Owed]:
    finance, days, dues = _agency(FINANCE, on), calendar(), dict[date, date | None]()
    for estimate in Estimate.objects.awaiting_appraisal().filter(asked_on__lte=on):
        asked_on = estimate.asked_on
        if asked_on and asked_on not in dues:
            dues[asked_on] = _term("MONEY-APPR", asked_on, days)
        due = dues.get(asked_on) if asked_on else None
        yield _owed(estimate, "appraise", _("Thẩm định dự toán"), finance, asked_on, due)


def _decisions(on: date) -> Iterator[Owed]:
    province = _agency(PROVINCE, on)
    for estimate in Estimate.objects.awaiting_decision().filter(appraised_on__lte=on):
        yield _owed(estimate, "decide", _("Quyết định dự toán"), province, estimate.appraised_on, None)


def _settlements(on: date) -> Iterator[Owed]:
    dues: dict[int, date | None] = {}
    heirs: dict[int, int] = {}
    for estimate in Estimate.objects.awaiting_settlement(on).select_related("agency"):
        year = estimate.year + 1
        if year not in dues:
            dues[year] = _settled_by(year)
        if estimate.agency_id not in heirs:
            heirs[estimate.agency_id] = estimate.agency.responsible(on).pk
        agency = heirs[estimate.agency_id]
        yield _owed(estimate, "settle", _("Quyết toán kinh phí"), agency, date(year, 1, 1), dues[year])


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
    except (NoNorm, TwoNorms):
        return None


def _settled_by(year: int) -> date | None:
    """The day of that year by which the accounts of the year before are closed."""
    try:
        return day_of_year(Norm.objects.in_force("MONEY-SETTLE", on=date(year, 1, 1)).amount, year)
    except (NoNorm, TwoNorms):
        return None

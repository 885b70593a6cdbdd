"""What incoming delegations wait for: a word of who agrees, that somebody says they came, a report, promises given."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from haidang.kit.kept import only_where_kept
from haidang.kit.owed import Owed, Places
from haidang.office.directory.models import Agency
from haidang.office.norms.selectors import calendar
from haidang.plan.plans.terms import Answering, DaysAfter
from haidang.registers.visits.models import Visit, VisitCommitment
from haidang.registers.visits.verdicts import REPORT

#: Who agrees, and who gives tasks, by their codes in the directory; heirs follow.
PROVINCE, DESK = "UBND", "SNGV"


@only_where_kept(Visit)
def owed(on: date) -> Iterator[Owed]:
    """Everything waited for on that day; the number of queries does not grow with what is found."""
    answering, place = Answering(on), Places("visits:visit-record")
    province, desk = _agency(PROVINCE, on), _agency(DESK, on)
    for visit in Visit.objects.waiting().filter(submitted_on__lte=on):
        yield _owed(visit, "approve", _("Đồng ý đón đoàn"), place, province, visit.submitted_on, visit.starts_on)
    for visit in Visit.objects.unheld(on):
        agency = answering.of(visit.agency_id, visit.title)
        yield _owed(visit, "hold", _("Ghi đã đón, đã tiếp"), place, agency, visit.ends_on, visit.ends_on)
    terms = DaysAfter(REPORT, calendar())
    for visit in Visit.objects.unreported().filter(ends_on__lt=on):
        agency = answering.of(visit.agency_id, visit.title)
        due = terms.of(visit.ends_on)
        yield _owed(visit, "report", _("Báo cáo kết quả đón đoàn"), place, agency, visit.ends_on, due)
    promises = VisitCommitment.objects.filter(task=None, visit__stage__in=("held", "closed"), visit__ends_on__lt=on)
    for promise in promises.select_related("visit"):
        yield Owed(
            key=f"visit:promise:{promise.pk}",
            kind=_("Giao việc đã thống nhất với khách"),
            title=f"{promise.visit}: {promise}",
            url=place(promise.visit_id),
            agency_id=desk,
            since=promise.visit.ends_on,
            due_on=promise.due_on,
        )


def _owed(
    visit: Visit, what: str, kind: str, place: Places, agency: int | None, since: date | None, due_on: date | None
) -> Owed:
    return Owed(
        key=f"visit:{what}:{visit.pk}",
        kind=kind,
        title=str(visit),
        url=place(visit.pk),
        agency_id=agency,
        since=since,
        due_on=due_on,
    )


def _agency(code: str, on: date) -> int | None:
    agency = Agency.objects.filter(code=code).first()
    return agency.responsible(on).pk if agency else None

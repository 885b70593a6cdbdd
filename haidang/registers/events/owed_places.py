"""What is waited for about standing places: the opening on its day, a report of each period that is over."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from haidang.kit.kept import only_where_kept
from haidang.kit.owed import Owed
from haidang.office.norms.selectors import calendar
from haidang.plan.plans.terms import Answering, DaysAfter
from haidang.registers.events.event_terms import PLACE_REPORT
from haidang.registers.events.models import StandingPlace
from haidang.registers.events.place_choices import PlaceStage


@only_where_kept(StandingPlace)
def owed(on: date) -> Iterator[Owed]:
    """Two queries and those of the norm, however many places."""
    answering, reports = Answering(on), DaysAfter(PLACE_REPORT, calendar())
    for row in StandingPlace.objects.filter(stage=PlaceStage.PREPARING, planned_on__isnull=False):
        kind = _("Khai trương điểm thường trực")
        yield _owed(row, "open", kind, answering, due_on=row.planned_on)
    for row in StandingPlace.objects.filter(opened_on__isnull=False).with_last_told():
        span = row.next_span
        if span and span.until < on:
            kind = _("Báo cáo hoạt động của điểm thường trực")
            yield _owed(row, "operation", kind, answering, since=span.until, due_on=reports.of(span.until))


def _owed(
    row: StandingPlace, what: str, kind: str, answering: Answering, *, since: date | None = None,
    due_on: date | None = None,
) -> Owed:  # fmt: skip
    return Owed(
        key=f"events:{what}:{row.pk}",
        kind=kind,
        title=row.name,
        url=row.get_absolute_url(),
        agency_id=answering.of(row.agency_id, row.name),
        since=since,
        due_on=due_on,
    )

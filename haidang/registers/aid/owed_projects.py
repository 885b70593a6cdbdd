"""What aid and ODA wait for: an appraisal in its days, a decision, a beginning, reports; the report of the province."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from haidang.kit.kept import only_where_kept
from haidang.kit.owed import Owed, Places
from haidang.office.directory.models import Agency
from haidang.office.norms.rules import day_of_year
from haidang.office.norms.selectors import calendar
from haidang.plan.plans.terms import Answering, DaysAfter
from haidang.registers.aid import aid_terms as terms
from haidang.registers.aid.models import AidProject, AidReport, AidYear, Oda, OdaReport
from haidang.registers.aid.project_choices import Authority, OdaStage, ProjectStage
from haidang.registers.aid.project_rules import authority
from haidang.registers.aid.project_selectors import missing_oda_reports, missing_reports, recently
from haidang.registers.aid.project_verdicts import Missing, report_named

PROVINCE, DESK = "UBND", "SNGV"


@only_where_kept(AidProject, Oda)
def owed(on: date) -> Iterator[Owed]:
    """Everything waited for on that day; the number of queries does not grow with what is found."""
    answering = Answering(on)
    seats = dict(Agency.objects.filter(code__in=[PROVINCE, DESK]).values_list("code", "pk"))
    yield from _of_dossiers(on, answering, seats)
    yield from _of_reports(on, answering)
    yield from _of_oda(on, answering)
    yield from _of_the_year(on, answering)


def _of_dossiers(on: date, answering: Answering, seats: dict[str, int]) -> Iterator[Owed]:
    place, shut = Places("aid:project-record"), calendar()
    appraisal, begin = DaysAfter(terms.APPRAISAL, shut), DaysAfter(terms.START, shut)
    waiting = (ProjectStage.FILED, ProjectStage.APPRAISED, ProjectStage.APPROVED)
    for row in AidProject.objects.filter(stage__in=waiting):
        match row.stage:
            case ProjectStage.FILED if row.appraiser_id:
                to = answering.of(row.appraiser_id, row.title)
                due = appraisal.of(row.filed_on)
                yield _owed(row, "appraise", _("Thẩm định khoản viện trợ"), place, to, row.filed_on, due)
            case ProjectStage.APPRAISED:
                law = terms.held(terms.OF_PRIME_MINISTER, row.filed_on or on)
                # what goes on to the Prime Minister is followed by the desk
                code = PROVINCE if authority(row.topic, terms.codes_of(law)) == Authority.CHAIR else DESK
                seat = answering.of(seats[code]) if code in seats else None
                yield _owed(row, "decide", _("Quyết định về khoản viện trợ"), place, seat, row.appraised_on, None)
            case ProjectStage.APPROVED if row.decided_on:
                to, due = answering.of(row.agency_id, row.title), begin.of(row.decided_on)
                yield _owed(row, "start", _("Bắt đầu thực hiện khoản viện trợ"), place, to, row.decided_on, due)


def _given(reports: Any, whole: str) -> dict[int, set[tuple[str, int]]]:
    found: dict[int, set[tuple[str, int]]] = defaultdict(set)
    for pk, kind, year in reports.values_list(whole, "kind", "year"):
        found[pk].add((kind, year))
    return found


def _of_reports(on: date, answering: Answering) -> Iterator[Owed]:
    place, shut, since = Places("aid:project-record"), calendar(), recently(on)
    rows = list(AidProject.objects.filter(stage__in=[ProjectStage.RUNNING, ProjectStage.ENDED]))
    given = _given(AidReport.objects.filter(project__in=rows), "project")
    for row in rows:
        to = answering.of(row.agency_id, row.title)
        if row.stage == ProjectStage.RUNNING and row.ends_on and row.ends_on < on:
            kind = _("Ghi kết thúc khoản viện trợ")
            yield _owed(row, "end", kind, place, to, row.ends_on, row.ends_on)
        for each in missing_reports(row, given[row.pk], on, shut, since=since):
            yield _report(row, "report", place, to, each)


@only_where_kept(Oda)
def _of_oda(on: date, answering: Answering) -> Iterator[Owed]:
    place, shut, since = Places("aid:oda-record"), calendar(), recently(on)
    rows = list(Oda.objects.filter(stage__in=[OdaStage.RUNNING, OdaStage.ENDED]))
    given = _given(OdaReport.objects.filter(oda__in=rows), "oda")
    for row in rows:
        to = answering.of(row.agency_id, row.title)
        for each in missing_oda_reports(row, given[row.pk], on, shut, since=since):
            yield _report(row, "oda-report", place, to, each)


def _report(row: Any, what: str, place: Places, agency: int, each: Missing) -> Owed:
    name = report_named(each.asked.kind, each.asked.year)
    return Owed(
        key=f"aid:{what}:{row.pk}:{each.asked.kind}-{each.asked.year}",
        kind=name,
        title=str(row),
        url=place(row.pk),
        agency_id=agency,
        since=each.asked.closes_on,
        due_on=each.due_on,
    )


def _owed(
    row: Any, what: str, kind: str, place: Places, agency_id: int | None, since: date | None, due_on: date | None
) -> Owed:
    return Owed(
        key=f"aid:{what}:{row.pk}",
        kind=kind,
        title=str(row),
        url=place(row.pk),
        agency_id=agency_id,
        since=since,
        due_on=due_on,
    )


def _of_the_year(on: date, answering: Answering) -> Iterator[Owed]:
    """The report of the year that is over, until it was sent; a year without any aid asks for none."""
    year = on.year - 1
    found = terms.held(terms.YEARLY, date(year, 12, 31))
    if found.why or AidYear.objects.filter(year=year).exists():
        return
    first, last = date(year, 1, 1), date(year, 12, 31)
    ran = AidProject.objects.agreed().filter(decided_on__lte=last).exclude(ended_on__lt=first)
    if not ran.exists():
        return
    focal = terms.focal_on(on)
    yield Owed(
        key=f"aid:year:{year}",
        kind=_("Báo cáo viện trợ hằng năm của tỉnh"),
        title=_("Báo cáo viện trợ năm %(year)s") % {"year": year},
        url=f"{reverse('aid:sums')}?tu={first:%Y-%m-%d}&den={last:%Y-%m-%d}",
        agency_id=answering.of(focal.pk) if focal else None,
        since=last,
        due_on=day_of_year(found.amount, on.year),
    )

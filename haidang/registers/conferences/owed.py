"""What the room waits for: a dossier in time, an answer, whether it was held, the report; the list of a year."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from haidang.kit.kept import only_where_kept
from haidang.kit.owed import Owed
from haidang.office.directory.models import Agency
from haidang.office.norms import rules as days
from haidang.office.norms.choices import Unit
from haidang.office.norms.models import NoNorm, Norm, TwoNorms
from haidang.office.norms.selectors import calendar
from haidang.plan.plans.terms import Answering, DaysAfter
from haidang.registers.conferences.choices import Authority, Stage
from haidang.registers.conferences.models import Conference, YearlyList
from haidang.registers.conferences.terms import FILING, REPORT, closed_year, year_of

#: UBND tỉnh and Sở Ngoại vụ by their codes in the directory; heirs follow.
PROVINCE, DESK = "UBND", "SNGV"


@only_where_kept(Conference)
def owed(on: date) -> Iterator[Owed]:
    """Everything waited for on that day; the number of queries does not grow with what is found."""
    answering, shut = Answering(on), calendar()
    reports = DaysAfter(REPORT, shut)
    filing = {who: _norm(FILING[who], on) for who in Authority}
    seats = dict(Agency.objects.filter(code__in=[PROVINCE, DESK]).values_list("code", "pk"))
    for row in Conference.objects.open():
        agency = answering.of(row.agency_id, row.title)
        match row.stage:
            case Stage.DRAFT if row.counts and row.starts_on >= on:
                norm = filing[row.authority]
                last = days.latest_start(row.starts_on, norm.number, norm.unit, shut) if norm else None
                yield _owed(row, "file", _("Gửi hồ sơ xin phép hội nghị quốc tế"), agency, None, last)
            case Stage.FILED:
                # the chair's own answer; what goes on to the Prime Minister is followed by the desk
                code = PROVINCE if row.authority == Authority.CHAIR else DESK
                to = answering.of(seats[code]) if code in seats else None
                yield _owed(row, "decide", _("Trả lời xin phép hội nghị quốc tế"), to, row.filed_on, row.starts_on)
            case Stage.ALLOWED if row.ends_on < on:
                yield _owed(row, "hold", _("Ghi hội nghị đã tổ chức, kết quả"), agency, row.ends_on, None)
            case Stage.HELD:
                due = reports.of(row.ends_on)
                yield _owed(row, "report", _("Báo cáo kết quả hội nghị quốc tế"), agency, row.ends_on, due)
    yield from _list_of_year(on, answering.of(seats[DESK]) if DESK in seats else None)


def _norm(code: str, on: date) -> Norm | None:
    try:
        norm = Norm.objects.in_force(code, on=on)
    except (NoNorm, TwoNorms):
        return None
    return norm if norm.unit in (Unit.DAYS, Unit.WORKING_DAYS) else None


def _owed(
    row: Conference, what: str, kind: str, agency_id: int | None, since: date | None, due_on: date | None
) -> Owed:
    return Owed(
        key=f"conferences:{what}:{row.pk}",
        kind=kind,
        title=row.title,
        url=row.get_absolute_url(),
        agency_id=agency_id,
        since=since,
        due_on=due_on,
    )


def _list_of_year(on: date, desk: int | None) -> Iterator[Owed]:
    """From the day after its window closed until it was sent; a year without any law asks for no list."""
    year = closed_year(on)
    if YearlyList.objects.filter(year=year).exists():
        return
    window = year_of(year)
    if window.due_on is None or not Conference.objects.of_window(window.first, window.last).exists():
        return
    yield Owed(
        key=f"conferences:yearly:{year}",
        kind=_("Danh mục hội nghị quốc tế hằng năm"),
        title=_("Danh mục năm %(year)s") % {"year": year},
        url=reverse("conferences:yearly", args=[year]),
        agency_id=desk,
        since=window.last,
        due_on=window.due_on,
    )

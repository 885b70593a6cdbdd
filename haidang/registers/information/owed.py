"""What the room waits for: a licence that runs out, answers, results of what is over, the plan and report of a year."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from haidang.kit.kept import only_where_kept
from haidang.kit.owed import Owed
from haidang.office.directory.models import Agency
from haidang.office.norms.selectors import calendar
from haidang.plan.plans.terms import Answering, DaysAfter
from haidang.registers.information import terms, verdicts
from haidang.registers.information.choices import ChangeStage, LicenceStage, PressStage, WorkStage, YearStage
from haidang.registers.information.models import (
    BulletinIssue,
    BulletinLicence,
    Campaign,
    InfoYear,
    LicenceChange,
    PressRequest,
    Publication,
    VideoClip,
)

#: UBND tỉnh and Sở Ngoại vụ by their codes in the directory; heirs follow.
PROVINCE, DESK = "UBND", "SNGV"


def owed(on: date) -> Iterator[Owed]:
    """Everything waited for on that day; the number of queries does not grow with what is found."""
    answering = Answering(on)
    seats = dict(Agency.objects.filter(code__in=[PROVINCE, DESK]).values_list("code", "pk"))
    province = answering.of(seats[PROVINCE]) if PROVINCE in seats else None
    yield from _licences(on, answering, province)
    yield from _press(on, answering, province)
    yield from _works(on, answering)
    yield from _years(on, answering.of(seats[DESK]) if DESK in seats else None)


def _owed(what: str, row: Any, kind: str, agency_id: int | None, since: date | None, due_on: date | None) -> Owed:
    return Owed(
        key=f"information:{what}:{row.pk}", kind=kind, title=str(row), url=row.get_absolute_url(), agency_id=agency_id,
        since=since, due_on=due_on,
    )  # fmt: skip


@only_where_kept(BulletinLicence)
def _licences(on: date, answering: Answering, province: int | None) -> Iterator[Owed]:
    shut = calendar()
    answers, changes = DaysAfter(terms.ANSWER, shut), DaysAfter(terms.CHANGE, shut)
    for row in BulletinLicence.objects.filter(stage=LicenceStage.FILED):
        yield _owed("licence", row, _("Trả lời xin phép bản tin"), province, row.filed_on, answers.of(row.filed_on))
    for change in LicenceChange.objects.filter(stage=ChangeStage.ASKED).select_related("licence"):
        kind = _("Trả lời thay đổi giấy phép bản tin")
        yield _owed("change", change, kind, province, change.asked_on, changes.of(change.asked_on))
    renewed = BulletinLicence.objects.alive().exclude(renews=None).order_by().values("renews")
    # what ran out stays a while: nobody should find out by an issue that is refused
    last = BulletinLicence.objects.ending(on - timedelta(days=366), on + timedelta(days=366)).exclude(pk__in=renewed)
    for row in last:
        ahead = terms.before(terms.AHEAD, row.valid_to, on).last
        if ahead and ahead <= on <= row.valid_to + (row.valid_to - ahead):
            due = terms.before(terms.RENEWAL, row.valid_to, on).last
            yield _owed("expiry", row, _("Xin phép tiếp bản tin sắp hết phép"), answering.of(row.agency_id), ahead, due)


@only_where_kept(PressRequest)
def _press(on: date, answering: Answering, province: int | None) -> Iterator[Owed]:
    for row in PressRequest.objects.filter(stage__in=[PressStage.ASKED, PressStage.ALLOWED]):
        if row.stage == PressStage.ASKED:
            facts = row.facts()
            term = terms.answer_of(facts)
            if verdicts.agreed_by_silence(facts, on, term):
                continue  # nobody is waited for any more; the day itself is told by the next line
            due = term.last or row.starts_on
            yield _owed("press", row, _("Trả lời báo chí nước ngoài"), province, row.received_on, due)
        elif row.ends_on < on:
            kind = _("Ghi kết quả hoạt động báo chí nước ngoài")
            yield _owed("press-done", row, kind, answering.of(row.agency_id), row.ends_on, None)


#: What has a day of its own on which it should be there: what it is called, its model.
_PLANNED: tuple[tuple[str, Any, Any], ...] = (
    ("issue", _lazy("Phát hành số bản tin"), BulletinIssue),
    ("publication", _lazy("Phát hành ấn phẩm"), Publication),
    ("clip", _lazy("Hoàn thành video quảng bá"), VideoClip),
)


@only_where_kept(BulletinIssue, Publication, VideoClip, Campaign)
def _works(on: date, answering: Answering) -> Iterator[Owed]:
    """What is prepared, until its own day; a campaign that is over, until its result is written down."""
    for what, kind, model in _PLANNED:
        rows = model.objects.filter(stage=WorkStage.DRAFT, planned_on__isnull=False)
        for row in rows.select_related("licence") if model is BulletinIssue else rows:
            yield _owed(what, row, str(kind), answering.of(row.agency_id), None, row.planned_on)
    for row in Campaign.objects.filter(stage=WorkStage.DRAFT, ends_on__lt=on):
        kind = _("Ghi kết quả đợt tuyên truyền")
        yield _owed("campaign", row, kind, answering.of(row.agency_id), row.ends_on, None)


#: How many months before its day a yearly paper is asked for.
_MONTHS_AHEAD = 2


def _years(on: date, desk: int | None) -> Iterator[Owed]:
    """The report of this year and the plan of the next, of the province: from two months before their day."""
    term = terms.yearly(terms.YEAR, on.year)
    if term.last is None or (on.year * 12 + on.month) < term.last.year * 12 + term.last.month - _MONTHS_AHEAD:
        return
    known = {row.year: row for row in InfoYear.objects.filter(is_of_province=True, year__in=[on.year, on.year + 1])}
    for what, kind, year, done in (
        ("report", _("Báo cáo thông tin đối ngoại năm"), on.year, {YearStage.REPORTED}),
        ("plan", _("Kế hoạch thông tin đối ngoại năm sau"), on.year + 1, {YearStage.PLANNED, YearStage.REPORTED}),
    ):
        row = known.get(year)
        if row is not None and row.stage in done:
            continue
        yield Owed(
            key=f"information:{what}:{year}", kind=kind, title=_("Toàn tỉnh, năm %(year)s") % {"year": year},
            url=row.get_absolute_url() if row else reverse("information:infoyear-add"), agency_id=desk,
            since=None, due_on=term.last,
        )  # fmt: skip

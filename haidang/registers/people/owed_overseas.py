"""What is waited for in the work with Vietnamese abroad: answers, results, the figures of the year."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from haidang.kit.owed import Owed
from haidang.office.directory.models import Agency
from haidang.office.norms import rules as days
from haidang.office.norms.models import NoNorm, Norm, TwoNorms
from haidang.plan.plans.terms import Answering
from haidang.registers.people.models import OverseasActivity, OverseasRequest, OverseasYear
from haidang.registers.people.overseas_choices import ActivityStage
from haidang.registers.people.overseas_selectors import YEARLY

#: Who sums up the figures of the province, by its code in the directory; heirs follow.
DESK = "SNGV"
#: The figures of the year are asked for from so many days before their day, and until so many after it.
_BEFORE, _AFTER = timedelta(days=45), timedelta(days=180)


def owed(on: date) -> Iterator[Owed]:
    """The number of queries does not grow with what is found."""
    answering = Answering(on)
    for row in OverseasRequest.objects.open().order_by("due_on", "pk"):
        yield Owed(
            key=f"people:request:{row.pk}",
            kind=_("Trả lời yêu cầu của kiều bào"),
            title=str(row),
            url=row.get_absolute_url(),
            agency_id=answering.of(row.answerer_id, row.subject),
            since=row.passed_on or row.received_on,
            due_on=row.due_on,
        )
    for act in OverseasActivity.objects.filter(stage=ActivityStage.PLANNED, ends_on__lt=on).order_by("ends_on", "pk"):
        yield Owed(
            key=f"people:activity:{act.pk}",
            kind=_("Ghi kết quả hoạt động với kiều bào"),
            title=act.title,
            url=act.get_absolute_url(),
            agency_id=answering.of(act.agency_id, act.title),
            since=act.ends_on,
        )
    yield from _figures_of_year(on, answering)


def _figures_of_year(on: date, answering: Answering) -> Iterator[Owed]:
    """One line, from some weeks before its day until the figures of the year are there."""
    for year in (on.year - 1, on.year):
        try:
            norm = Norm.objects.in_force(YEARLY, on=min(on, date(year, 12, 31)))
        except (NoNorm, TwoNorms):
            continue
        due = days.day_of_year(norm.amount, year)
        if not due - _BEFORE <= on <= due + _AFTER or OverseasYear.objects.filter(year=year).exists():
            continue
        desk = Agency.objects.filter(code=DESK).values_list("pk", flat=True).first()
        yield Owed(
            key=f"people:overseas-year:{year}",
            kind=_("Số liệu người Việt Nam ở nước ngoài"),
            title=_("Tổng hợp số liệu năm %(year)s") % {"year": year},
            url=reverse("people:overseas-year-list"),
            agency_id=answering.of(desk) if desk else None,
            since=due - _BEFORE,
            due_on=due,
        )

"""What the books of the work with Vietnamese abroad count over some days."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, F, Q, Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from haidang.kit.figures import Figure
from haidang.registers.people.models import (
    Contribution,
    OverseasActivity,
    OverseasAssociation,
    OverseasRequest,
    OverseasYear,
)
from haidang.registers.people.overseas_choices import ActivityKind, ActivityStage, AssociationStage, RequestStage


def figures(user: Any, since: date, until: date) -> Iterator[Figure]:
    """A fixed number of queries; each number opens its list."""
    group = _("Người Việt Nam ở nước ngoài")
    days = {"since": since.isoformat(), "until": until.isoformat()}
    yield from _requests(user, group, since, until, days)
    yield from _activities(user, group, since, until, days)
    yield from _contributions(user, group, since, until, days)
    yield from _state(user, group, until)


def _list(book: str, asked: dict[str, str]) -> str:
    return f"{reverse(f'people:{book}-list')}?{urlencode(asked)}"


def _requests(user: Any, group: str, since: date, until: date, days: dict[str, str]) -> Iterator[Figure]:
    seen = OverseasRequest.objects.for_user(user, "view").exclude(stage=RequestStage.WITHDRAWN)
    answered = Q(stage=RequestStage.ANSWERED, answered_on__range=(since, until))
    found = seen.aggregate(
        received=Count("pk", filter=Q(received_on__range=(since, until))),
        answered=Count("pk", filter=answered),
        late=Count("pk", filter=answered & Q(answered_on__gt=F("due_on"))),
    )
    done = {"stage": RequestStage.ANSWERED.value, "answered_since": days["since"], "answered_until": days["until"]}
    unit = _("yêu cầu")
    yield Figure("people:requests", group, _("yêu cầu của kiều bào đã nhận"), found["received"], unit,
                 _list("overseas-request", days | {"standing": "true"}))  # fmt: skip
    yield Figure("people:requests-answered", group, _("yêu cầu đã trả lời"), found["answered"], unit,
                 _list("overseas-request", done))  # fmt: skip
    yield Figure("people:requests-late", group, _("trong đó trả lời chậm"), found["late"], unit,
                 _list("overseas-request", done | {"late": "true"}))  # fmt: skip


def _activities(user: Any, group: str, since: date, until: date, days: dict[str, str]) -> Iterator[Figure]:
    seen = OverseasActivity.objects.for_user(user, "view").on_days(since, until).filter(stage=ActivityStage.HELD)
    counted = seen.order_by().values("kind").annotate(held=Count("pk"), people=Sum("came"))
    by_kind = {row["kind"]: row for row in counted}
    held = {"stage": ActivityStage.HELD.value, **days}
    yield Figure("people:overseas-people", group, _("lượt kiều bào dự các hoạt động"),
                 sum(row["people"] or 0 for row in by_kind.values()), _("lượt người"),
                 _list("overseas-activity", held))  # fmt: skip
    for kind in ActivityKind:
        if row := by_kind.get(kind.value):
            yield Figure(f"people:overseas-{kind}", group, str(kind.label).lower(), row["held"], _("hoạt động"),
                         _list("overseas-activity", held | {"kind": kind.value}))  # fmt: skip


def _contributions(user: Any, group: str, since: date, until: date, days: dict[str, str]) -> Iterator[Figure]:
    seen = Contribution.objects.for_user(user, "view").on_days(since, until)
    found = seen.aggregate(given=Count("pk"), vnd=Sum("vnd"))
    url = _list("contribution", days)
    yield Figure("people:contributions", group, _("khoản đóng góp của kiều bào"), found["given"], _("khoản"), url)
    yield Figure("people:contributions-vnd", group, _("trị giá đóng góp của kiều bào"), found["vnd"] or Decimal(0),
                 "VND", url)  # fmt: skip


def _state(user: Any, group: str, until: date) -> Iterator[Figure]:
    """What is counted once a year, of the year in which the days end; each currency of remittances for itself."""
    year = until.year
    seen = OverseasYear.objects.for_user(user, "view").filter(year=year)
    url = _list("overseas-year", {"since_year": str(year), "until_year": str(year)})
    found = seen.aggregate(people=Sum("people"), returns=Sum("returns"))
    named = {"year": year}
    yield Figure("people:overseas-count", group, _("người gốc tỉnh ở nước ngoài (năm %(year)s)") % named,
                 found["people"] or 0, _("người"), url)  # fmt: skip
    yield Figure("people:overseas-returns", group, _("lượt kiều bào về thăm (năm %(year)s)") % named,
                 found["returns"] or 0, _("lượt"), url)  # fmt: skip
    sums = seen.exclude(remittances=None).order_by("currency").values("currency").annotate(sum=Sum("remittances"))
    for row in sums:
        yield Figure(f"people:remittances:{row['currency']}", group, _("kiều hối (năm %(year)s)") % named, row["sum"],
                     row["currency"], url)  # fmt: skip
    active = OverseasAssociation.objects.for_user(user, "view").filter(stage=AssociationStage.ACTIVE).count()
    yield Figure("people:overseas-associations", group, _("hội, nhóm kiều bào đang hoạt động"), active, _("hội"),
                 _list("overseas-association", {"stage": AssociationStage.ACTIVE.value}))  # fmt: skip

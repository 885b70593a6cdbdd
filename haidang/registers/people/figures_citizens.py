"""What the book of citizen protection counts over some days."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, F, Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from haidang.kit.figures import Figure
from haidang.registers.people.citizen_choices import CostKind, Kind
from haidang.registers.people.models import OUTSTANDING, CaseCost, CitizenCase


def figures(user: Any, since: date, until: date) -> Iterator[Figure]:
    """Cases by the day on which they were told; what turned out to be something else is not counted."""
    group, days = _("Bảo hộ công dân"), {"since": since.isoformat(), "until": until.isoformat()}
    seen = CitizenCase.objects.for_user(user, "view").real()
    told = seen.filter(received_on__range=(since, until))
    real = {"real": "true"}
    counted = told.order_by().values("kind").annotate(cases=Count("pk"), affected=Sum("people"))
    by_kind = {row["kind"]: row for row in counted}
    yield Figure(
        "people:cases",
        group,
        _("vụ việc bảo hộ công dân nhận tin"),
        _sum(by_kind, "cases"),
        _("vụ"),
        _list(days | real),
    )
    yield Figure(
        "people:protected", group, _("công dân được bảo hộ"), _sum(by_kind, "affected"), _("người"), _list(days | real)
    )
    for kind in Kind:
        if row := by_kind.get(kind.value):
            url = _list(days | real | {"kind": kind.value})
            yield Figure(f"people:cases:{kind}", group, _("trong đó: %(kind)s") % {"kind": str(kind.label).lower()},
                         row["cases"], _("vụ"), url)  # fmt: skip
    closed = seen.filter(closed_on__range=(since, until)).count()
    ended = _list({"closed_since": since.isoformat(), "closed_until": until.isoformat()} | real)
    yield Figure("people:cases-closed", group, _("vụ việc đã kết thúc"), closed, _("vụ"), ended)
    yield from _money(seen, group, since, until)


def _sum(rows: dict[str, Any], name: str) -> int:
    return sum(row[name] for row in rows.values())


def _list(asked: dict[str, str]) -> str:
    return f"{reverse('people:case-list')}?{urlencode(asked)}"


def _money(seen: Any, group: str, since: date, until: date) -> Iterator[Figure]:
    """By the day on which it was spent; what is to come back, as it stands now."""
    costs = CaseCost.objects.filter(case__in=seen.order_by().values("pk"))
    spent = dict(
        costs.filter(on__range=(since, until))
        .order_by()
        .values_list("kind")
        .annotate(Sum("vnd"))
        .values_list("kind", "vnd__sum")
    )
    days = {"spent_since": since.isoformat(), "spent_until": until.isoformat(), "real": "true"}
    labels = {
        CostKind.GRANT: _("kinh phí hỗ trợ không hoàn lại"), CostKind.ADVANCE: _("kinh phí ứng trước"),
    }  # fmt: skip
    for kind, label in labels.items():
        yield Figure(f"people:cost-{kind}", group, label, spent.get(kind.value) or Decimal(0), "VND",
                     _list(days | {"cost": kind.value}))  # fmt: skip
    left = costs.filter(OUTSTANDING).aggregate(left=Sum(F("vnd") - F("refunded")))["left"] or Decimal(0)
    yield Figure(
        "people:cost-outstanding",
        group,
        _("tiền ứng chưa thu hồi (đến nay)"),
        left,
        "VND",
        _list({"owing": "true", "real": "true"}),
    )

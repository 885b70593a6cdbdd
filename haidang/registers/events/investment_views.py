"""Sums of the projects that look for investors, by heading, as a table and a picture of it."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from haidang.kit.money import Money
from haidang.registers.events.investment_choices import InvestmentStage, InvestorStage, Sector
from haidang.registers.events.investment_rules import Project, Sum, sums_by
from haidang.registers.events.models.investment import InvestmentProject, InvestorContact

#: The word of the address → its label, the heading of a project, the filter of the list that opens behind a heading.
HEADINGS: Mapping[str, tuple[Any, Callable[[InvestmentProject], tuple[str, str]]]] = {
    "linh-vuc": (_("Theo lĩnh vực"), lambda row: (str(Sector(row.sector).label), f"sector={row.sector}")),
    "trang-thai": (_("Theo trạng thái"), lambda row: (str(InvestmentStage(row.stage).label), f"stage={row.stage}")),
    "co-quan": (_("Theo cơ quan đầu mối"), lambda row: (str(row.agency), f"agency={row.agency_id}")),
    "dia-ban": (_("Theo địa điểm"), lambda row: (row.place, "")),
}


@require_safe
@login_required
def sums_page(request: HttpRequest) -> HttpResponse:
    """Tổng hợp: what this person may see, two queries whatever the number."""
    user: Any = request.user
    if not user.may("view", "book"):
        raise Http404
    asked = request.GET.get("theo", "")
    by = asked if asked in HEADINGS else next(iter(HEADINGS))
    label, heading = HEADINGS[by]
    rows = InvestmentProject.objects.for_user(user, "view").select_related("agency")
    met = _met(user)
    told = [(heading(row), _facts(row, met.get(row.pk, []))) for row in rows]
    links = dict(key for key, _project in told)
    found = sums_by((name, project) for (name, _link), project in told)
    base = reverse("events:investment-list")
    lines = sorted(found.items(), key=lambda pair: (-pair[1].count, pair[0]))
    context = {
        "by": by,
        "by_label": label,
        "headings": [(word, name) for word, (name, _key) in HEADINGS.items()],
        "lines": [(name, f"{base}?{links[name]}" if links[name] else "", each) for name, each in lines],
        "total": _total(project for _key, project in told),
    }
    return render(request, "events/investment_sums.html", context)


def _met(user: Any) -> dict[int, list[tuple[str, Money | None]]]:
    """By project: how each investor that the person may see stands, and what they were allowed to put in."""
    found: dict[int, list[tuple[str, Money | None]]] = {}
    seen = InvestorContact.objects.for_user(user, "view").order_by()
    for project, stage, capital, currency in seen.values_list("project", "stage", "capital", "currency"):
        money = None if capital is None else Money(capital, currency)
        found.setdefault(project, []).append((stage, money))
    return found


def _facts(row: InvestmentProject, met: list[tuple[str, Money | None]]) -> Project:
    return Project(
        area=row.area, capital=row.money, investors=len(met), is_agreed=row.stage == InvestmentStage.AGREED,
        reached=[money for stage, money in met if stage == InvestorStage.WON and money],
    )  # fmt: skip


def _total(projects: Any) -> Sum:
    return sums_by(("", each) for each in projects).get("", Sum())

"""A partner on one page; the partners by continent and country."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from haidang.kit import clock
from haidang.kit.records import pages
from haidang.kit.records.register import Register
from haidang.kit.records.related import additions
from haidang.registers.partners.choices import Continent, Kind
from haidang.registers.partners.coming import Looked, coming, settings_on, until_of
from haidang.registers.partners.models import Partner, PartnershipLevel, PriorityListing

#: Days that come up, shown on the page of a partner.
SOON = 6


@require_safe
def partner_page(request: HttpRequest, register: Register, pk: int) -> HttpResponse:
    """Một đối tác: tên gọi, mức quan hệ hôm nay, ngày sắp tới, và mọi hồ sơ đứng trên đối tác đó."""
    record = pages.seen(request, register, pk)
    context = pages.record_context(request, register, record)
    today = clock.today()
    settings = settings_on(today)
    land = record.land
    levels = PartnershipLevel.objects.for_user(request.user, "view").in_force(today).filter(partner=land)
    lists = PriorityListing.objects.for_user(request.user, "view").in_force(today)
    looked = Looked(today, until_of(today, settings), partner=record)
    # some thirty books point at a partner: its own are offered at once, the others when asked for
    offered, here = additions(record, request.user), reverse("partners:partner-list")
    context |= {
        "facts": [pair for pair in context["facts"] if pair[0].text],
        "land": land,
        "additions": [each for each in offered if each.url.startswith(here)],
        "more_additions": [each for each in offered if not each.url.startswith(here)],
        "levels": list(levels),
        "lists": list(lists.filter(partner__in=[each.pk for each in (record, land) if each]).select_related("partner")),
        "soon": coming(looked, settings, request.user).suggestions[:SOON],
    }
    return pages.show(request, register, "record", context)


@dataclass
class CountryRow:
    """How many partners of each kind a country has."""

    country: Partner
    counts: Counter[str] = field(default_factory=Counter)

    @property
    def cells(self) -> list[int]:
        return [self.counts[kind] for kind in _COUNTED]

    @property
    def total(self) -> int:
        return sum(self.cells)


_COUNTED = (Kind.LOCALITY, Kind.MISSION, Kind.ORGANISATION, Kind.COMPANY)


@require_safe
@login_required
def by_country_page(request: HttpRequest) -> HttpResponse:
    """Đối tác theo châu lục và theo nước: bảng số, và biểu đồ của bảng đó."""
    user: Any = request.user
    if not user.may("view", "book"):
        raise Http404
    rows: dict[int | None, CountryRow] = {}
    seen = Partner.objects.for_user(user, "view")
    for country in seen.countries():
        rows[country.pk] = CountryRow(country)
    of_none = Counter(seen.exclude(kind=Kind.COUNTRY).filter(country=None).order_by().values_list("kind", flat=True))
    for country_id, kind in seen.filter(country__isnull=False).order_by().values_list("country", "kind"):
        if country_id in rows:
            rows[country_id].counts[kind] += 1
    kept = [row for row in rows.values() if row.total or row.country.keeper_id]
    continents = [
        (label, [row for row in kept if row.country.continent == value]) for value, label in Continent.choices
    ]
    context = {
        "continents": [(label, found, sum(row.total for row in found)) for label, found in continents if found],
        "kinds": [kind.label for kind in _COUNTED],
        "without_country": [(Kind(kind).label, count) for kind, count in sorted(of_none.items())],
        "count": len(rows),
    }
    return render(request, "partners/by_country.html", context)

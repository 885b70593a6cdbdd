"""A year of delegations on one page."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from haidang.kit import clock
from haidang.registers.delegations import looking_back

#: Delegations on one page.
ON_A_PAGE = 50


@require_safe
@login_required
def year_page(request: HttpRequest) -> HttpResponse:
    """Nhìn lại một năm: bao nhiêu đoàn, báo cáo nào muộn, lời hứa nào đã giao, hiệu quả ra sao."""
    known = looking_back.years(request.user)
    asked = request.GET.get("nam", "")
    year = int(asked) if asked.isdecimal() and 1990 <= int(asked[:5]) <= 2100 else clock.today().year
    page = Paginator(looking_back.of_year(request.user, year), ON_A_PAGE).get_page(request.GET.get("trang"))
    today = clock.today()
    overdue = looking_back.overdue(page, today)
    context = {
        "year": year,
        "years": sorted({*known, year}, reverse=True),
        "tallies": looking_back.tallies(request.user, year, today),
        "page": page,
        "rows": [
            (row, overdue.get(row.pk), next((one for one in row.assessments.all() if one.year == year), None))
            for row in page
        ],
        "query": f"nam={year}",
    }
    return render(request, "delegations/year.html", context)

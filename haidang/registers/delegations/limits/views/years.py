"""So với năm trước: this year's delegations beside last year's number, and where that number comes from."""

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from haidang.kit import clock
from haidang.office.norms.book import NormBook
from haidang.registers.delegations.law import OURS
from haidang.registers.delegations.limits import rules, services
from haidang.registers.delegations.limits.selectors import limits_on
from haidang.registers.delegations.limits.years import fewer_than_last_year
from haidang.registers.delegations.models import Delegation, YearBaseline


def asked_year(request: HttpRequest) -> int:
    """The year of the address, or that of today."""
    asked = request.GET.get("nam", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else clock.today().year
    return year if 1990 <= year <= 2100 else clock.today().year


@require_safe
@login_required
def fewer_page(request: HttpRequest) -> HttpResponse:
    by, today = request.user, clock.today()
    if not by.is_authenticated or by.reach("view", "book") is None:
        raise Http404
    year = asked_year(request)
    province, *agencies = fewer_than_last_year(year, by)
    may_keep = YearBaseline.objects.may_add(by)
    gone = Delegation.objects.going().of_year(year - 1).count() if may_keep and province.last is None else 0
    context = {
        "year": year,
        "last_year": year - 1,
        "province": province,
        "agencies": agencies,
        "limit": limits_on(today if year == today.year else date(year, 1, 1), NormBook(OURS))[rules.FEWER],
        "may_keep": may_keep,
        "countable": gone if year - 1 < today.year else 0,
    }
    return render(request, "delegations/limits/fewer.html", context)


@require_POST
@login_required
def count_page(request: HttpRequest, year: int) -> HttpResponse:
    """Chốt số đoàn của một năm đã qua từ sổ."""
    by = request.user
    if not by.is_authenticated or by.reach("view", "book") is None:
        raise Http404
    try:
        made = services.count_from_book(year, today=clock.today(), by=by)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        messages.success(request, _("Đã chốt %(count)d đoàn của năm %(year)d.") % {"count": made.count, "year": year})
    return redirect(f"{reverse('delegations:fewer')}?nam={year + 1}")

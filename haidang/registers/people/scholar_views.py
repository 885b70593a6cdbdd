"""The page of sums of scholarships."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from haidang.registers.people.scholar_summary import summary


@require_safe
@login_required
def summary_page(request: HttpRequest) -> HttpResponse:
    """Học bổng theo năm tuyển sinh và theo nước: chỉ tiêu, trúng tuyển, đang học, tốt nghiệp, đã chi."""
    user: Any = request.user
    if not user.may("view", "book"):
        raise Http404
    return render(request, "people/scholar_summary.html", {"summary": summary(user)})

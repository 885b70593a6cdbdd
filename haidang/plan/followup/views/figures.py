"""The figures of a programme: what was reached of each output, period by period."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from haidang.office.directory.models import Agency
from haidang.plan.followup import figures
from haidang.plan.plans.models import Plan
from haidang.plan.programmes.models import lead_duties
from haidang.plan.programmes.selectors import stands_for


@require_safe
@login_required
def programme_figures(request: Any, plan_pk: int, agency_pk: int) -> HttpResponse:
    """Chỉ tiêu của một chương trình và số đạt được qua các kỳ; trang chương trình lấy phần bảng."""
    plan, agency = get_object_or_404(Plan, pk=plan_pk), get_object_or_404(Agency, pk=agency_pk)
    leads = lead_duties().filter(task__plan=plan, agency=agency)
    if not stands_for(request.user, agency, "view") or not leads.exists():
        raise Http404
    template = "followup/figures.html#tables" if request.htmx else "followup/figures.html"
    context = {"plan": plan, "agency": agency, "rows": figures.of_programme(plan, agency)}
    return render(request, template, context)

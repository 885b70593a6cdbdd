"""What is arranged: who handles what inside an agency, whether its leader approves; how often a plan asks."""

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from haidang.kit import clock
from haidang.office.accounts.models import User
from haidang.plan.followup import selectors, services
from haidang.plan.followup.forms import ScheduleForm
from haidang.plan.followup.models import AgencyWay, InCharge
from haidang.plan.followup.periods import kind_of, reporting
from haidang.plan.followup.views.doors import tried
from haidang.plan.plans.models import Duty, Plan


@require_http_methods(["GET", "POST"])
@login_required
def agency_page(request: Any) -> HttpResponse:
    """Phân công trong cơ quan: ai phụ trách phần việc nào, lãnh đạo có duyệt trước khi gửi không."""
    user = request.user
    if not user.agency_id or not user.may("view", "update"):
        raise Http404
    if request.method == "POST":
        if not user.may("change", "update"):
            raise PermissionDenied
        return _arranged(request)
    duties = list(reporting(Duty.objects.answered_by(user)))
    held = dict(InCharge.objects.current().filter(duty__in=duties).values_list("duty_id", "user_id"))
    context = {
        "rows": [(duty, held.get(duty.pk)) for duty in duties],
        "people": User.objects.in_use().filter(agency=user.agency_id).order_by("full_name"),
        "way": AgencyWay.objects.filter(agency=user.agency_id).first(),
        "may_change": user.may("change", "update"),
        "may_set_way": user.may("approve", "update"),
    }
    return render(request, "followup/agency.html", context)


def _arranged(request: Any) -> HttpResponse:
    if request.POST.get("act") == "way":
        if not request.user.may("approve", "update"):
            raise PermissionDenied
        wanted = request.POST.get("leader_approves") == "on"
        verb = partial(services.set_way, request.user.agency, leader_approves=wanted, by=request.user)
        tried(request, verb, _("Đã lưu cách gửi cập nhật."))
        return redirect("followup:agency")
    duties = {duty.pk: duty for duty in reporting(Duty.objects.answered_by(request.user))}
    people = {one.pk: one for one in User.objects.in_use().filter(agency=request.user.agency_id)}

    def put() -> None:
        for pk, duty in duties.items():
            said = request.POST.get(f"duty-{pk}")
            if said is not None:
                chosen = people.get(int(said)) if said.isdecimal() else None
                services.put_in_charge(duty, chosen, by=request.user)

    tried(request, put, _("Đã lưu người phụ trách."))
    return redirect("followup:agency")


@require_http_methods(["GET", "POST"])
@login_required
def plan_page(request: Any, pk: int) -> HttpResponse:
    """Kỳ báo cáo của một kế hoạch: hỏi theo kỳ nào, kỳ nào đã chốt."""
    plan = get_object_or_404(Plan.objects.for_user(request.user, "view"), pk=pk)
    if not request.user.oversees:
        raise PermissionDenied
    if request.method == "POST":
        if not request.user.is_desk:
            raise PermissionDenied
        if code := request.POST.get("lock"):
            verb = partial(services.lock, plan, code, by=request.user)
            tried(request, verb, _("Đã chốt kỳ: cập nhật đã nhận chỉ còn đính chính kèm lý do."))
        else:
            form = ScheduleForm(request.POST)
            if form.is_valid():
                kept = partial(services.set_schedule, plan, form.cleaned_data["kind"], by=request.user)
                tried(request, kept, _("Đã đặt kỳ báo cáo."))
        return redirect("followup:plan", pk=pk)
    context = {
        "plan": plan,
        "form": ScheduleForm(initial={"kind": kind_of(plan)}),
        "periods": selectors.periods_of(plan, clock.today()),
        "is_desk": request.user.is_desk,
    }
    return render(request, "followup/plan.html", context)

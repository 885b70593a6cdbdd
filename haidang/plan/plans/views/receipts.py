"""Who was sent a plan and who confirmed it; and the answer of an agency that was named for a part."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from haidang.kit import clock
from haidang.office.directory.models import Agency
from haidang.office.norms.selectors import calendar
from haidang.plan.plans.choices import Answer
from haidang.plan.plans.models import Duty, Plan, Receipt
from haidang.plan.plans.selectors import receipts as selectors
from haidang.plan.plans.services import duties
from haidang.plan.plans.services import receipts as services


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def receipts_page(request: Any, pk: int) -> HttpResponse:
    """Gửi kế hoạch và xác nhận đã nhận."""
    plan = get_object_or_404(Plan.objects.for_user(request.user, "view"), pk=pk)
    may_send = Plan.objects.for_user(request.user, "change").filter(pk=pk).exists()
    if request.method == "POST":
        if not may_send:
            raise PermissionDenied
        return _send(request, plan)
    receipts = Receipt.objects.for_user(request.user, "view").filter(plan=plan).select_related("agency", "received_by")
    rows = selectors.sent_rows(receipts, on=clock.today(), calendar=calendar())
    mine = set(Receipt.objects.for_user(request.user, "change").filter(plan=plan).values_list("pk", flat=True))
    context = {
        "plan": plan,
        "rows": rows,
        "confirmed": sum(bool(row.receipt.received_at) for row in rows),
        "late": sum(row.is_late and not row.receipt.received_at for row in rows),
        "strangers": sum(row.never_signed_in for row in rows),
        "confirmable": mine,
        "offers": selectors.offers(plan) if may_send else [],
        "oversees": request.user.oversees,
    }
    return render(request, "plans/receipts.html", context)


def _send(request: Any, plan: Plan) -> HttpResponse:
    chosen = {int(value) for value in request.POST.getlist("agency") if value.isdecimal()}
    try:
        sent = services.send(plan, Agency.objects.filter(pk__in=chosen), by=request.user)
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
    else:
        messages.success(request, _("Đã gửi kế hoạch cho %(count)d cơ quan.") % {"count": len(sent)})
    return redirect("plans:plan-receipts", pk=plan.pk)


@require_POST
@login_required
def confirm(request: Any, pk: int) -> HttpResponse:
    """Xác nhận đã nhận kế hoạch."""
    receipt = get_object_or_404(Receipt.objects.for_user(request.user, "view"), pk=pk)
    if not Receipt.objects.for_user(request.user, "change").filter(pk=pk).exists():
        raise PermissionDenied
    try:
        services.confirm(receipt, by=request.user)
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
    else:
        messages.success(request, _("Đã xác nhận nhận kế hoạch."))
    return redirect("plans:plan-receipts", pk=receipt.plan_id)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def duty_page(request: Any, pk: int) -> HttpResponse:
    """Nhận hoặc không nhận phần việc được nêu cho cơ quan."""
    rows = Duty.objects.for_user(request.user, "view").active()
    duty = get_object_or_404(
        rows.select_related("task__plan", "agency", "assignment", "answered_by", "solution"), pk=pk
    )
    may_answer = Duty.objects.for_user(request.user, "change").filter(pk=pk).exists()
    problem, reason = "", ""
    if request.method == "POST":
        if not may_answer:
            raise PermissionDenied
        reason = request.POST.get("reason", "")
        try:
            duties.answer(duty, accepts=request.POST.get("answer") == "yes", reason=reason, by=request.user)
        except ValidationError as refused:
            problem = refused.messages[0]
        else:
            messages.success(request, _("Đã ghi câu trả lời."))
            return redirect("plans:duty", pk=pk)
    context = {
        "duty": duty,
        "plan": duty.task.plan,
        "task": duty.task,
        "solution": duty.solution,
        "may_answer": may_answer and duty.answer != Answer.GIVEN,
        "is_waiting": duty.answer == Answer.ASKED,
        "problem": problem,
        "reason": reason,
    }
    return render(request, "plans/duty.html", context, status=422 if problem else 200)

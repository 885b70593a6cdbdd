"""Amendments of a plan: drafted, compared, put in force; and the plan as it stood on any day."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from haidang.kit import clock
from haidang.kit.audit.selectors import history
from haidang.office.documents.selectors_drafts import drafts_panel
from haidang.plan.plans import services
from haidang.plan.plans.amend_forms import FORMS, ChangeForm, DayForm, DecisionForm, PickForm
from haidang.plan.plans.choices import ChangeKind
from haidang.plan.plans.models import Amendment, Change, Plan, Task
from haidang.plan.plans.selectors.amendments import plan_diff, preview, with_changes
from haidang.plan.plans.selectors.as_of import as_of, as_signed, figures, under_headings
from haidang.plan.plans.services.days import may_decide


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def amendments_page(request: Any, pk: int) -> HttpResponse:
    """Các lần điều chỉnh của một kế hoạch; soạn lần mới."""
    plan = _plan(request, pk)
    may_change = _may_change(request, plan)
    if request.method == "POST" and not may_change:
        raise PermissionDenied
    form = DecisionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        begun = _kept(form, partial(services.draft_amendment, plan, by=request.user, **form.said))
        if begun:
            return redirect(begun)
    rows = Amendment.objects.for_user(request.user, "view").filter(plan=plan).select_related("document", "put_by")
    left = _seen(request).filter(plan=plan, ended_on__isnull=False).select_related("merged_into", "ended_by__document")
    context = {
        "plan": plan,
        "rows": rows.prefetch_related("changes__task").order_by("in_force_on", "pk"),
        "left": left.in_order(),
        "form": form,
        "may_change": may_change,
    }
    return render(request, "plans/amendments.html", context, status=_status(form))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def amendment_page(request: Any, pk: int) -> HttpResponse:
    """Một lần điều chỉnh: từng thay đổi, so sánh từng chữ; sửa số, ngày của quyết định."""
    amendment = _amendment(request, pk)
    if request.method == "POST" and not _may_draft(request, amendment):
        raise PermissionDenied
    form = DecisionForm(request.POST if request.method == "POST" else None, amendment=amendment)
    if request.method == "POST" and form.is_valid():
        act = partial(services.say_decision, amendment, by=request.user, **form.said)
        if _kept(form, act):
            messages.success(request, _("Đã ghi quyết định và ngày có hiệu lực."))
            return redirect(amendment)
    return _page(request, amendment, form)


def _page(request: Any, amendment: Amendment, form: DecisionForm) -> HttpResponse:
    shown = preview(amendment)
    seen = set(_seen(request).filter(plan=amendment.plan).values_list("pk", flat=True))
    drafting = amendment.is_draft and _may_draft(request, amendment)
    context = {
        "amendment": amendment,
        "plan": amendment.plan,
        "changes": with_changes(amendment.changes.all()),
        "shown": shown,
        "diffs": [one for one in shown.diffs if one.pk is None or one.pk in seen],
        "form": form if drafting else None,
        "pick": PickForm(plan=amendment.plan) if drafting else None,
        "may_put": amendment.is_draft and may_decide(request.user),
        "oversees": request.user.oversees,
        "drafts_panel": drafts_panel(amendment, request.user),
        "history": history(amendment) if request.user.oversees else (),
    }
    return render(request, "plans/amendment.html", context, status=_status(form))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def change_page(request: Any, pk: int) -> HttpResponse:
    """Thêm một thay đổi: chọn loại và nhiệm vụ (trên địa chỉ), rồi ghi nội dung."""
    amendment = _amendment(request, pk)
    if not _may_draft(request, amendment):
        raise PermissionDenied
    pick = PickForm(request.GET, plan=amendment.plan)
    if not pick.is_valid():
        messages.warning(request, _("Chọn loại thay đổi và một nhiệm vụ còn trong kế hoạch."))
        return redirect(amendment)
    kind, task = pick.cleaned_data["kind"], pick.cleaned_data["task"]
    form = _form(request, kind, task, amendment)
    if request.method == "POST" and form.is_valid():
        act = partial(services.add_change, amendment, kind, by=request.user, task=task, **form.said)
        if _kept(form, act):
            messages.success(request, _("Đã thêm thay đổi vào bản soạn."))
            return redirect(f"{amendment.get_absolute_url()}#so-sanh")
    context = {
        "amendment": amendment,
        "plan": amendment.plan,
        "task": task,
        "kind": ChangeKind(kind),
        "is_new": kind == ChangeKind.ADD,
        "form": form,
    }
    return render(request, "plans/amendment_change.html", context, status=_status(form))


def _form(request: Any, kind: str, task: Task, amendment: Amendment) -> ChangeForm:
    on = amendment.in_force_on or clock.today()
    return FORMS[kind](request.POST if request.method == "POST" else None, task=task, on=on)


@require_POST
@login_required
def remove_change(request: Any, pk: int) -> HttpResponse:
    """Bỏ một thay đổi khỏi bản soạn."""
    change = get_object_or_404(Change.objects.select_related("amendment"), pk=pk)
    amendment = _amendment(request, change.amendment_id)
    if not _may_draft(request, amendment):
        raise PermissionDenied
    act = partial(services.remove_change, change, by=request.user)
    return _done(request, amendment, act, _("Đã bỏ thay đổi khỏi bản soạn."))


@require_POST
@login_required
def put_in_force(request: Any, pk: int) -> HttpResponse:
    """Đưa vào thực hiện."""
    amendment = _amendment(request, pk)
    if not may_decide(request.user):
        raise PermissionDenied
    act = partial(services.put_in_force, amendment, by=request.user, seen=request.POST.get("seen", ""))
    return _done(request, amendment, act, _("Đã đưa điều chỉnh vào thực hiện: văn bản và việc đang chạy cùng đổi."))


@require_POST
@login_required
def cancel(request: Any, pk: int) -> HttpResponse:
    """Hủy bản soạn."""
    amendment = _amendment(request, pk)
    if not _may_draft(request, amendment):
        raise PermissionDenied
    act = partial(services.cancel_amendment, amendment, by=request.user, reason=request.POST.get("reason", ""))
    return _done(request, amendment, act, _("Đã hủy bản soạn."))


@require_safe
@login_required
def as_of_page(request: Any, pk: int) -> HttpResponse:
    """Kế hoạch tại một ngày: lời văn, phân công, thời hạn, con số của ngày đó."""
    plan = _plan(request, pk)
    form = DayForm(request.GET if "ngay" in request.GET else None, initial={"ngay": clock.today()})
    on: date = form.cleaned_data["ngay"] if form.is_bound and form.is_valid() else clock.today()
    seen = _seen(request)
    then = as_of(plan, on, seen=seen)
    amended = Amendment.objects.in_force().filter(plan=plan).select_related("document").order_by("in_force_on", "pk")
    context = {
        "plan": plan,
        "form": form,
        "on": on,
        "is_before": bool(plan.issued_on and on < plan.issued_on),
        "headings": under_headings(then),
        "numbers": figures(then, on),
        "diffs": plan_diff(as_signed(plan, seen=seen), then) if request.GET.get("so-voi") == "goc" else None,
        "amended": [one for one in amended if one.in_force_on and one.in_force_on <= on],
        "later": [one for one in amended if one.in_force_on and one.in_force_on > on],
        "marks": sorted({day for day in (plan.issued_on, *(one.in_force_on for one in amended)) if day}),
        "oversees": request.user.oversees,
    }
    return render(request, "plans/amendment_as_of.html", context, status=_status(form))


# ── what several pages need ──────────────────────────────────────────────────────────────────────


def _plan(request: Any, pk: int) -> Plan:
    return get_object_or_404(Plan.objects.for_user(request.user, "view"), pk=pk)


def _seen(request: Any) -> Any:
    return Task.objects.for_user(request.user, "view")


def _may_change(request: Any, plan: Plan) -> bool:
    return Plan.objects.for_user(request.user, "change").filter(pk=plan.pk).exists()


def _amendment(request: Any, pk: int) -> Amendment:
    rows = Amendment.objects.for_user(request.user, "view").select_related("plan", "document", "asked_by", "put_by")
    found = get_object_or_404(rows, pk=pk)
    if not Plan.objects.for_user(request.user, "view").filter(pk=found.plan_id).exists():
        raise Http404
    return found


def _may_draft(request: Any, amendment: Amendment) -> bool:
    return Amendment.objects.for_user(request.user, "change").filter(pk=amendment.pk).exists()


def _kept(form: Any, act: Callable[[], Any]) -> Any:
    """What came of it; where it was refused, the form says why."""
    try:
        return act()
    except ValidationError as refused:
        form.add_error(None, ValidationError(refused.messages))
        return None


def _done(request: Any, amendment: Amendment, act: Callable[[], Any], said: str) -> HttpResponse:
    """Do it, or say in sentences why it could not be done; back to the amendment."""
    try:
        act()
    except ValidationError as refused:
        for sentence in refused.messages:
            messages.error(request, sentence)
    else:
        messages.success(request, said)
    return redirect(amendment)


def _status(form: Any) -> int:
    return 422 if form.is_bound and form.errors else 200

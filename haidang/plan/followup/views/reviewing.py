"""What came in: one update with what may be done to it; the desk's board; the time line of a task."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from haidang.kit import clock
from haidang.kit.audit.selectors import history
from haidang.kit.files.selectors import files_panel
from haidang.plan.followup import figures, selectors, services, terms
from haidang.plan.followup.choices import Stage, State
from haidang.plan.followup.forms import CorrectForm, RulingForm
from haidang.plan.followup.merged import merged_into
from haidang.plan.followup.models import Update
from haidang.plan.followup.services.arranging import may_rule
from haidang.plan.followup.views.doors import tried, update_seen
from haidang.plan.plans.models import Task

#: Updates on one page of the board.
ON_BOARD = 50


@require_safe
@login_required
def update_page(request: Any, pk: int) -> HttpResponse:
    """Một cập nhật: nói gì, minh chứng gì, đang ở đâu, làm được gì với nó."""
    update = update_seen(request.user, pk)
    context = {
        "update": update,
        "may": selectors.acts_on(update, request.user),
        "review_by": terms.review_by(update),
        "may_raise": update.duty.is_answered_by(request.user) and request.user.may("add", "update"),
        "evidence": selectors.evidence_of(update),
        "counted": list(update.figures.select_related("output")),
        "outputs": figures.asked_of(update.duty),
        "panel": files_panel(update, request.user),
        "history": history(update),
    }
    return render(request, "followup/update.html", context)


def _withdraw(update: Update, request: Any) -> None:
    services.withdraw(update, reason=request.POST.get("reason", ""), by=request.user)


def _return(update: Update, request: Any) -> None:
    services.return_(update, remark=request.POST.get("reason", ""), by=request.user)


def _redo(update: Update, request: Any) -> None:
    services.redo(update, reason=request.POST.get("reason", ""), by=request.user)


#: The word in the address: (what the selectors call it, what is done, what is said afterwards).
ACTS: dict[str, tuple[str, Callable[[Update, Any], Any], Any]] = {
    "thu-hoi": ("withdraw", _withdraw, gettext_lazy("Đã thu hồi; cập nhật là bản nháp của cơ quan.")),
    "tra-lai": ("return", _return, gettext_lazy("Đã trả lại kèm nhận xét.")),
    "nhan": ("accept", lambda update, r: services.accept(update, by=r.user), gettext_lazy("Đã nhận.")),
    "xac-nhan": (
        "confirm",
        lambda update, r: services.confirm_done(update, by=r.user),
        gettext_lazy("Đã xác nhận hoàn thành."),
    ),
    "duyet": (
        "approve",
        lambda update, r: services.approve_inside(update, by=r.user),
        gettext_lazy("Đã duyệt và gửi Sở Ngoại vụ."),
    ),
    "lam-lai": ("redo", _redo, gettext_lazy("Đã yêu cầu thực hiện lại.")),
    "gui": ("submit", lambda update, r: services.submit(update, by=r.user), gettext_lazy("Đã gửi.")),
}


@require_POST
@login_required
def act(request: Any, pk: int, verb: str) -> HttpResponse:
    """Nhận, trả lại, xác nhận, thu hồi, duyệt, gửi."""
    update = update_seen(request.user, pk)
    if verb not in ACTS:
        raise Http404
    name, do, said = ACTS[verb]
    if name not in selectors.rights_to(update, request.user):
        raise PermissionDenied
    done = tried(request, partial(do, update, request), str(said))
    if done and request.POST.get("next") == "board":
        return redirect("followup:board")
    return redirect(update)


@require_http_methods(["GET", "POST"])
@login_required
def correct(request: Any, pk: int) -> HttpResponse:
    """Đính chính một cập nhật đã khóa, kèm lý do."""
    update = update_seen(request.user, pk)
    if not request.user.is_desk:
        raise PermissionDenied
    names = ("done", "next", "obstacle", "finished_on")
    form = CorrectForm(
        request.POST or None,
        initial={name: getattr(update, name) for name in names},
        outputs=figures.asked_of(update.duty),
        held=figures.held_by(update),
    )
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in names} | {"figures": form.figures}
        verb = partial(services.correct, update, reason=form.cleaned_data["reason"], by=request.user, **said)
        if tried(request, verb, _("Đã đính chính; cả hai bản nằm trong lịch sử.")):
            return redirect(update)
    status = 422 if form.is_bound else 200
    return render(request, "followup/correct.html", {"update": update, "form": form}, status=status)


@require_http_methods(["GET", "POST"])
@login_required
def board(request: Any) -> HttpResponse:
    """Bàn của Sở Ngoại vụ: cập nhật gửi đến, đã trả lại, ai im lặng."""
    if not request.user.oversees:
        raise Http404
    waiting = Update.objects.for_user(request.user, "approve" if request.user.is_desk else "view").waiting()
    if request.method == "POST":
        if not request.user.is_desk:
            raise PermissionDenied
        chosen = {int(value) for value in request.POST.getlist("update") if value.isdecimal()}
        _say_accepted(request, *services.accept_all(waiting.with_names().filter(pk__in=chosen), by=request.user))
        return redirect("followup:board")
    rows = waiting.with_names().prefetch_related("figures__output").order_by("counts_on", "pk")
    returned = Update.objects.for_user(request.user, "view").filter(stage=Stage.RETURNED).with_names()
    page = Paginator(rows, ON_BOARD).get_page(request.GET.get("trang"))
    context = {
        "page": page,
        "waiting": terms.waiting(page.object_list),
        "returned": list(returned.order_by("reviewed_at")[:ON_BOARD]),
        "silent": selectors.silent(clock.today()),
        "done": State.DONE,
        "is_desk": request.user.is_desk,
    }
    return render(request, "followup/board.html", context)


def _say_accepted(request: Any, accepted: Any, refused: Any) -> None:
    if accepted:
        messages.success(request, _("Đã nhận %(count)d cập nhật.") % {"count": len(accepted)})
    for update, why in refused:
        messages.error(request, f"{update.duty}: {why}")
    if not accepted and not refused:
        messages.warning(request, _("Chưa đánh dấu cập nhật nào."))


@require_http_methods(["GET", "POST"])
@login_required
def task_page(request: Any, pk: int) -> HttpResponse:
    """Diễn biến của một nhiệm vụ: ai đã nói gì, quyết định gì; người giao việc quyết định thêm."""
    rows = Task.objects.for_user(request.user, "view").select_related("plan")
    task = get_object_or_404(rows, pk=pk)
    form = RulingForm(request.POST or None, user=request.user)
    if request.method == "POST":
        if not may_rule(request.user):
            raise PermissionDenied
        if form.is_valid():
            verb = partial(services.rule, task, by=request.user, **form.cleaned_data)
            if tried(request, verb, _("Đã ghi quyết định.")):
                return redirect("followup:task", pk=pk)
    context = {
        "task": task,
        "standing": selectors.standings([task], clock.today())[task.pk],
        "outputs": figures.of_task(task, request.user),
        "may_raise": request.user.may("add", "update"),
        "moments": selectors.time_line(task, request.user),
        "merged": merged_into(task, request.user),
        "duties": selectors.parts_of(task, request.user),
        "beneath": selectors.beneath(task, request.user),
        "may_rule": may_rule(request.user),
        "form": form,
    }
    return render(request, "followup/task.html", context, status=422 if form.is_bound else 200)

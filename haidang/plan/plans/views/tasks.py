"""A task: what the plan says, who does it, until when; and what may be settled or corrected about it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from haidang.kit.audit.selectors import history
from haidang.kit.records.related import additions, related
from haidang.plan.plans import services
from haidang.plan.plans.choices import DueState
from haidang.plan.plans.models import Assignment, GroupMember, Plan, Task
from haidang.plan.plans.page_forms import CorrectTaskForm, DueForm, MemberForm
from haidang.plan.plans.selectors.amendments import story_of
from haidang.plan.plans.selectors.chain import products_of_task
from haidang.plan.plans.selectors.judged import assessments_of
from haidang.plan.plans.selectors.names import day_of, names_to_offer
from haidang.plan.plans.selectors.tasks import task_shown, with_everything
from haidang.plan.plans.services.members import may_name_members

#: Proposed days on one page.
DUES = 200


@require_safe
@login_required
def task_page(request: Any, pk: int) -> HttpResponse:
    """Một nhiệm vụ: kế hoạch nói gì, ai làm, đến khi nào, lịch sử."""
    return _page(request, pk)


def _page(request: Any, pk: int, *, status: int = 200, **forms: Any) -> HttpResponse:
    """The page, with the forms that were refused as they were filled in."""
    task = get_object_or_404(with_everything(Task.objects.for_user(request.user, "view")), pk=pk)
    may_name = may_name_members(task, request.user)
    context = {
        "shown": task_shown(task, request.user),
        "task": task,
        "names": names_to_offer(day_of(task.plan)) if may_name and task.phrases else [],
        "may_change": Task.objects.for_user(request.user, "change").filter(pk=pk).exists(),
        "may_name": may_name,
        "due_form": forms.get("due_form") or DueForm(),
        "member_form": forms.get("member_form") or MemberForm(),
        "asked_phrase": forms.get("asked_phrase"),
        # the task under which its plan stands, for who may see that
        "above_task": Task.objects.for_user(request.user, "view").filter(pk=task.plan.parent_task_id).first()
        if task.plan.parent_task_id
        else None,
        "products": products_of_task(task, request.user),
        "may_bring_forward": services.may_bring_forward(task, request.user),
        "related": related(task, request.user),
        "additions": additions(task, request.user),
        "assessments": assessments_of(task, request.user),
        "story": story_of(task),
        "history": history(task),
    }
    return render(request, "plans/task.html", context, status=status)


@require_http_methods(["GET", "POST"])
@login_required
def correct(request: Any, pk: int) -> HttpResponse:
    """Sửa một nhiệm vụ đã chấp nhận, kèm lý do."""
    _changeable(request, pk)
    task = with_everything(Task.objects.filter(pk=pk)).get()
    form = CorrectTaskForm(request.POST or None, task=task)
    if request.method == "POST" and form.is_valid():
        try:
            services.correct(task, by=request.user, **form.corrections)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("Đã lưu; lý do nằm trong lịch sử."))
            return redirect(task)
    context = {"task": task, "form": form, "shown": task_shown(task, request.user)}
    return render(request, "plans/task_correct.html", context, status=_status(form))


@require_POST
@login_required
def settle_due(request: Any, pk: int) -> HttpResponse:
    """Chấp nhận thời hạn đề xuất, đặt ngày khác, hoặc để không thời hạn."""
    task = _changeable(request, pk)
    answer = request.POST.get("answer")
    form = DueForm(request.POST if answer == "other" else None)
    if answer == "other" and not form.is_valid():
        return _page(request, pk, status=422, due_form=form)
    on = form.cleaned_data["due_on"] if answer == "other" else None
    act = partial(services.settle_due, task, accepts=answer != "none", on=on, by=request.user)
    return _done(request, task, act, _("Đã chốt thời hạn."), "thoi-han")


@require_http_methods(["GET", "POST"])
@login_required
def settle_dues(request: Any, pk: int) -> HttpResponse:
    """Chốt nhiều thời hạn đề xuất của một kế hoạch trong một lần."""
    plan = get_object_or_404(Plan.objects.for_user(request.user, "view"), pk=pk)
    tasks = Task.objects.for_user(request.user, "change").filter(plan=plan, due_state=DueState.PROPOSED).in_force()
    if not Plan.objects.for_user(request.user, "change").filter(pk=pk).exists():
        raise PermissionDenied
    if request.method == "POST":
        chosen = {int(value) for value in request.POST.getlist("task") if value.isdecimal()}
        accepts = request.POST.get("answer") != "none"
        settled = services.settle_dues(plan, chosen=chosen, accepts=accepts, by=request.user)
        _say_settled(request, len(settled), accepts=accepts)
        return redirect("plans:plan-dues", pk=pk)
    page = Paginator(tasks.in_order(), DUES).get_page(request.GET.get("trang"))
    return render(request, "plans/dues.html", {"plan": plan, "page": page})


def _say_settled(request: Any, count: int, *, accepts: bool) -> None:
    if not count:
        messages.warning(request, _("Chưa đánh dấu nhiệm vụ nào, hoặc thời hạn vừa được người khác chốt."))
    elif accepts:
        messages.success(request, _("Đã chấp nhận %(count)d thời hạn.") % {"count": count})
    else:
        messages.success(request, _("Đã ghi %(count)d nhiệm vụ là không đặt thời hạn.") % {"count": count})


@require_POST
@login_required
def settle_members(request: Any, pk: int) -> HttpResponse:
    """Trả lời một lần cho mọi cơ quan đang được đề xuất."""
    task = _namable(request, pk)
    chosen = {int(value) for value in request.POST.getlist("member") if value.isdecimal()}
    act = partial(services.settle_members, task, confirmed=chosen, by=request.user)
    return _done(request, task, act, _("Đã xác nhận các cơ quan tham gia."), "phan-cong")


@require_POST
@login_required
def settle_member(request: Any, pk: int) -> HttpResponse:
    """Đổi câu trả lời về một cơ quan."""
    member = get_object_or_404(GroupMember.objects.select_related("assignment"), pk=pk)
    task = _namable(request, member.assignment.task_id)
    takes_part = request.POST.get("answer") == "yes"
    act = partial(services.settle_member, member, takes_part=takes_part, by=request.user)
    return _done(request, task, act, _("Đã ghi lại."), "phan-cong")


@require_POST
@login_required
def add_member(request: Any, pk: int) -> HttpResponse:
    """Thêm vào một cụm từ cơ quan mà máy không đề xuất."""
    assignment = get_object_or_404(Assignment.objects.filter(is_group=True), pk=pk)
    task = _namable(request, assignment.task_id)
    form = MemberForm(request.POST, task=task)
    if not form.is_valid():
        return _page(request, task.pk, status=422, member_form=form, asked_phrase=assignment.pk)
    act = partial(services.add_member, assignment, form.cleaned_data["agency"], by=request.user)
    return _done(request, task, act, _("Đã thêm cơ quan."), "phan-cong")


@require_POST
@login_required
def say_nobody(request: Any, pk: int) -> HttpResponse:
    """Trả lời rằng một cụm từ không chỉ cơ quan nào, kèm lý do."""
    phrase = get_object_or_404(Assignment.objects.filter(is_group=True), pk=pk)
    task = _namable(request, phrase.task_id)
    act = partial(services.say_nobody, phrase, reason=request.POST.get("reason", ""), by=request.user)
    return _done(request, task, act, _("Đã ghi là không có cơ quan nào."), "phan-cong")


@require_POST
@login_required
def set_standing(request: Any, pk: int) -> HttpResponse:
    """Đặt hoặc bỏ tính thường xuyên của một nhiệm vụ."""
    task = _changeable(request, pk)
    wanted = request.POST.get("answer") == "yes"
    act = partial(services.set_standing, task, is_standing=wanted, by=request.user)
    said = _("Đã ghi là việc thường xuyên.") if wanted else _("Đã ghi là việc có kết thúc.")
    return _done(request, task, act, said, "thoi-han")


def _seen(request: Any, pk: int) -> Task:
    return get_object_or_404(Task.objects.for_user(request.user, "view").select_related("plan"), pk=pk)


def _changeable(request: Any, pk: int) -> Task:
    """404 for who may not know of it, 403 for who may only read it."""
    task = _seen(request, pk)
    if not Task.objects.for_user(request.user, "change").filter(pk=pk).exists():
        raise PermissionDenied
    return task


def _namable(request: Any, pk: int) -> Task:
    """The same, for who says whom a phrase means: the desk, or whoever leads the task."""
    task = _seen(request, pk)
    if not may_name_members(task, request.user):
        raise PermissionDenied
    return task


def _done(request: Any, task: Task, act: Callable[[], Any], said: str, place: str) -> HttpResponse:
    """Do it, or say in one sentence why it could not be done; back to where it was asked for."""
    try:
        act()
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
    else:
        messages.success(request, said)
    return redirect(f"{reverse('plans:task', args=[task.pk])}#{place}")


def _status(form: Any) -> int:
    return 422 if form.is_bound else 200

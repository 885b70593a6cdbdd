"""The plan in its own order, a field, a task; what is seen goes out as a spreadsheet."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from haidang.kit.audit.selectors import history
from haidang.plan.plans import selectors, services, sheets
from haidang.plan.plans.choices import Part, ProposalState
from haidang.plan.plans.models import GroupMember, Plan, Task
from haidang.plan.plans.services.members import may_name_members


@login_required
@require_safe
def plan_list(request: HttpRequest) -> HttpResponse:
    """Các kế hoạch."""
    open_proposals = Count(
        "sources__readings__proposals", distinct=True,
        filter=Q(sources__readings__proposals__state=ProposalState.OPEN),
    )  # fmt: skip
    plans = Plan.objects.for_user(request.user, "view").annotate(
        task_count=Count("tasks", distinct=True), open_count=open_proposals
    )
    may_upload = bool(getattr(request.user, "is_desk", False))
    return render(request, "plans/list.html", {"plans": plans, "may_upload": may_upload})


@login_required
@require_safe
def plan_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Kế hoạch theo đúng thứ tự và số của văn bản."""
    plan = get_object_or_404(Plan.objects.for_user(request.user, "view"), pk=pk)
    tasks = _filtered(request, plan)
    reading = selectors.latest_reading(plan)
    context = {
        "plan": plan,
        "fields": selectors.in_fields(selectors.with_parts(tasks)),
        "agencies": selectors.agencies_of(plan),
        "chosen": request.GET,
        "may_review": Plan.objects.for_user(request.user, "change").filter(pk=pk).exists() and reading is not None,
        "query": request.GET.urlencode(),
        "history": history(plan),
    }
    return render(request, "plans/plan.html#tasks" if request.headers.get("HX-Request") else "plans/plan.html", context)


@login_required
@require_safe
def plan_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """Bảng Excel của đúng những nhiệm vụ đang xem."""
    plan = get_object_or_404(Plan.objects.for_user(request.user, "view"), pk=pk)
    data = sheets.task_sheet(plan, selectors.with_parts(_filtered(request, plan)))
    response = HttpResponse(data, content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    response["Content-Disposition"] = f'attachment; filename="nhiem-vu-{plan.pk}.xlsx"'
    return response


def _filtered(request: HttpRequest, plan: Plan) -> "QuerySet[Task]":
    """The tasks that the person may see, as the filters in the address say."""
    tasks = Task.objects.for_user(request.user, "view").filter(plan=plan)
    agency, part, field = (request.GET.get(name, "") for name in ("co-quan", "vai", "linh-vuc"))
    if agency.isdigit():
        wanted = Q(assignments__agency_id=int(agency))
        tasks = tasks.filter(wanted & Q(assignments__part=part) if part in Part else wanted)
    if field:
        tasks = tasks.filter(field=field)
    due = request.GET.get("thoi-han", "")
    if due == "co":
        tasks = tasks.filter(due_on__isnull=False)
    elif due == "khong":
        tasks = tasks.filter(due_on__isnull=True)
    return tasks.distinct().in_order()


@login_required
@require_safe
def field_page(request: HttpRequest, pk: int, label: str) -> HttpResponse:
    """Một lĩnh vực của kế hoạch."""
    plan = get_object_or_404(Plan.objects.for_user(request.user, "view"), pk=pk)
    tasks = Task.objects.for_user(request.user, "view").filter(plan=plan, field=label).in_order()
    fields = selectors.in_fields(selectors.with_parts(tasks))
    if not fields:
        raise Http404
    return render(request, "plans/field.html", {"plan": plan, "field": fields[0], "fields": fields})


@login_required
@require_safe
def task_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Một nhiệm vụ: kế hoạch nói gì, ai làm, giải pháp, lịch sử."""
    tasks = selectors.with_parts(Task.objects.for_user(request.user, "view")).select_related("source", "proposal")
    task = get_object_or_404(tasks, pk=pk)
    reading = selectors.latest_reading(task.plan)
    findings = (
        list(reading.findings.filter(start__gte=task.start, start__lt=task.end))
        if reading and task.start is not None and task.source_id == reading.source_id
        else []
    )
    context: dict[str, Any] = {
        "task": task,
        "leads": selectors.parts(task, Part.LEAD) + selectors.parts(task, Part.IMPLEMENTING),
        "coordinators": selectors.parts(task, Part.COORDINATING),
        "words": task.source.text[task.start : task.end] if task.source and task.start is not None else "",
        "findings": [(f, *selectors.finding_words(f)) for f in findings],
        "may_change": Task.objects.for_user(request.user, "change").filter(pk=pk).exists(),
        "may_name": may_name_members(task, request.user),  # type: ignore[arg-type]
        "history": history(task),
    }
    return render(request, "plans/task.html", context)


@login_required
@require_POST
def member_verb(request: HttpRequest, pk: int) -> HttpResponse:
    """Xác nhận hoặc loại một cơ quan mà cụm từ có thể chỉ đến."""
    member = get_object_or_404(GroupMember.objects.select_related("assignment"), pk=pk)
    task = get_object_or_404(Task.objects.for_user(request.user, "view"), pk=member.assignment.task_id)
    try:
        services.settle_member(member, takes_part=request.POST.get("answer") == "yes", by=request.user)  # type: ignore[arg-type]
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
    return redirect(f"{reverse('task', args=[task.pk])}#phan-cong")


@login_required
@require_POST
def due_verb(request: HttpRequest, pk: int) -> HttpResponse:
    """Chấp nhận thời hạn đề xuất, đặt ngày khác, hoặc để không thời hạn."""
    task = get_object_or_404(Task.objects.for_user(request.user, "change"), pk=pk)
    typed = request.POST.get("due_on", "")
    try:
        on = date.fromisoformat(typed) if typed else None
        services.settle_due(task, accepts=request.POST.get("answer") == "yes", on=on, by=request.user)  # type: ignore[arg-type]
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
    except ValueError:
        messages.error(request, f"“{typed}” không phải một ngày. Nhập ngày theo dạng năm-tháng-ngày.")
    return redirect("plans:task", pk=pk)

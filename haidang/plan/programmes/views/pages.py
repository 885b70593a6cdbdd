"""The list of programmes, who has filed, one programme on one screen, its forms, parts asked of others."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from haidang.kit import clock
from haidang.office.accounts.choices import Reach
from haidang.office.directory.models import Agency
from haidang.office.documents.selectors_drafts import drafts_panel
from haidang.plan.plans.models import Duty, Plan
from haidang.plan.programmes import selectors, services
from haidang.plan.programmes.choices import RequestState
from haidang.plan.programmes.forms import HeadForm, OutputForm, StepForm
from haidang.plan.programmes.models import Output, PartRequest, Programme, Step, lead_duties
from haidang.plan.programmes.selectors import stands_for

PLANS, PARTS = 30, 50


@require_safe
@login_required
def programme_list(request: Any) -> HttpResponse:
    """Chương trình cụ thể theo từng kế hoạch."""
    if request.user.reach("view", "programme") is None:
        raise Http404
    asking = lead_duties().values("task__plan")
    plans = Plan.objects.for_user(request.user, "view").filter(pk__in=asking).distinct()
    page = Paginator(plans, PLANS).get_page(request.GET.get("trang"))
    context = {
        "page": page,
        "rows": selectors.plan_rows(list(page.object_list), request.user),
        "oversees": _oversees(request),
        "waiting_parts": selectors.waiting_parts(request.user),
    }
    return render(request, "programmes/list.html", context)


@require_safe
@login_required
def plan_page(request: Any, pk: int) -> HttpResponse:
    """Ai đã gửi chương trình, ai chưa, đến khi nào; giải pháp nào chưa ai nhận."""
    if not _oversees(request):
        raise Http404
    plan = get_object_or_404(Plan.objects.for_user(request.user, "view"), pk=pk)
    rows = selectors.filed_rows(plan, clock.today())
    context = {
        "plan": plan,
        "rows": rows,
        "filed": sum(row.is_filed for row in rows),
        "late": sum(row.is_late and not row.is_filed for row in rows),
        "untaken": selectors.untaken(plan),
    }
    return render(request, "programmes/plan.html", context)


# ── one programme ────────────────────────────────────────────────────────────────────────────────


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def programme_page(request: Any, plan_pk: int, agency_pk: int) -> HttpResponse:
    """Chương trình của một cơ quan cho một kế hoạch, trên một trang."""
    plan, agency = _seen(request, plan_pk, agency_pk)
    programme = _programme(plan, agency)
    if request.method != "POST":
        return _page(request, programme)
    _may_write(request, agency)
    form = HeadForm(request.POST, instance=programme, user=request.user, agency_id=agency.pk)
    if not form.is_valid():
        return _page(request, programme, form=form, status=422)
    try:
        services.save_head(plan, agency, by=request.user, **form.cleaned_data)
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
    else:
        messages.success(request, _("Đã lưu."))
    return redirect(programme.get_absolute_url())


def _page(
    request: Any, programme: Programme, *, form: HeadForm | None = None, remarks: str = "", status: int = 200
) -> HttpResponse:
    plan, agency = programme.plan, programme.agency
    parts = selectors.parts_of(plan, agency, programme)
    may_write = stands_for(request.user, agency, "change")
    context = {
        "plan": plan,
        "agency": agency,
        "programme": programme,
        "parts": parts,
        "clear": sum(part.clear for part in parts),
        "of": sum(len(part.marks) for part in parts),
        "due_on": selectors.due_days(plan, [agency.pk])[agency.pk],
        "form": form or HeadForm(instance=programme, user=request.user, agency_id=agency.pk),
        "may_write": may_write and programme.is_open,
        "may_withdraw": may_write and programme.stage == "submitted",
        "may_settle": services.may_settle(request.user) and programme.stage in ("submitted", "accepted"),
        "oversees": _oversees(request),
        "estimates": selectors.estimates_of([part.task.pk for part in parts], request.user),
        "has_outputs": any(part.outputs for part in parts),
        "remarks": remarks,
        "drafts_panel": drafts_panel(programme, request.user) if programme.pk else None,
    }
    return render(request, "programmes/programme.html", context, status=status)


@require_POST
@login_required
def move(request: Any, plan_pk: int, agency_pk: int, to: str) -> HttpResponse:
    """Gửi, rút lại, trả lại, chấp nhận."""
    plan, agency = _seen(request, plan_pk, agency_pk)
    verb = _MOVES.get(to)
    if verb is None:
        raise Http404
    act, said, is_desks = verb
    if not (services.may_settle(request.user) if is_desks else stands_for(request.user, agency, "change")):
        raise PermissionDenied
    if not is_desks or Programme.objects.filter(plan=plan, agency=agency).exists():
        try:
            act(request, plan, agency)
        except ValidationError as refused:
            messages.error(request, refused.messages[0])
        except Programme.DoesNotExist:
            messages.error(request, _("Cơ quan chưa bắt đầu lập chương trình."))
        else:
            messages.success(request, said())
    else:
        messages.error(request, _("Cơ quan chưa bắt đầu lập chương trình."))
    return redirect("programmes:programme", plan_pk=plan.pk, agency_pk=agency.pk)


def _submit(request: Any, plan: Plan, agency: Agency) -> None:
    services.submit(plan, agency, by=request.user)


def _withdraw(request: Any, plan: Plan, agency: Agency) -> None:
    services.withdraw(plan, agency, by=request.user)


def _return(request: Any, plan: Plan, agency: Agency) -> None:
    services.return_(plan, agency, request.POST.get("remarks", ""), by=request.user)


def _accept(request: Any, plan: Plan, agency: Agency) -> None:
    services.accept(plan, agency, request.POST.get("remarks", ""), by=request.user)


#: The last word of the address → the verb, what is said when it is done, and whether it is the desk's.
_MOVES: dict[str, tuple[Callable[[Any, Plan, Agency], None], Callable[[], str], bool]] = {
    "gui": (_submit, lambda: _("Đã gửi chương trình cho Sở Ngoại vụ."), False),
    "rut": (_withdraw, lambda: _("Đã rút lại; sửa xong thì gửi lại."), False),
    "tra-lai": (_return, lambda: _("Đã trả lại kèm nhận xét."), True),
    "chap-nhan": (_accept, lambda: _("Đã chấp nhận chương trình."), True),
}


# ── products and steps ───────────────────────────────────────────────────────────────────────────


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def output_add(request: Any, pk: int) -> HttpResponse:
    """Thêm sản phẩm, chỉ tiêu."""
    return _form_page(request, writable(request, pk), None, OutputForm(request.POST or None), _save_output)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def output_page(request: Any, pk: int) -> HttpResponse:
    """Sửa hoặc xóa một sản phẩm, chỉ tiêu."""
    output = get_object_or_404(Output, pk=pk)
    duty = writable(request, output.duty_id)
    return _form_page(request, duty, output, OutputForm(request.POST or None, output=output), _save_output)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def step_add(request: Any, pk: int) -> HttpResponse:
    """Thêm bước thực hiện."""
    duty = writable(request, pk)
    return _form_page(request, duty, None, StepForm(request.POST or None, duty=duty), _save_step)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def step_page(request: Any, pk: int) -> HttpResponse:
    """Sửa hoặc xóa một bước."""
    step = get_object_or_404(Step, pk=pk)
    duty = writable(request, step.duty_id)
    return _form_page(request, duty, step, StepForm(request.POST or None, duty=duty, step=step), _save_step)


def _save_output(request: Any, duty: Duty, row: Any, values: dict[str, Any]) -> None:
    services.save_output(duty, output=row, by=request.user, **values)


def _save_step(request: Any, duty: Duty, row: Any, values: dict[str, Any]) -> None:
    services.save_step(duty, step=row, by=request.user, **values)


def _form_page(
    request: Any, duty: Duty, row: Output | Step | None, form: Any, save: Callable[..., None]
) -> HttpResponse:
    """A form of one product or step; what the verb refuses stands at its field."""
    if request.method == "POST" and "xoa" in request.POST and row:
        return acted(request, duty, lambda: services.drop(row, by=request.user), _("Đã xóa."))
    if request.method == "POST" and form.is_valid():
        try:
            save(request, duty, row, form.cleaned_data)
        except ValidationError as refused:
            _told(form, refused)
        else:
            messages.success(request, _("Đã lưu."))
            return redirect(place_of(duty))
    context = {
        "duty": duty,
        "plan": duty.task.plan,
        "task": duty.task,
        "form": form,
        "row": row,
        "back": place_of(duty),
        "is_step": isinstance(form, StepForm),
    }
    return render(request, "programmes/form.html", context, status=422 if form.is_bound else 200)


def _told(form: Any, refused: ValidationError) -> None:
    """At the fields the form has; the rest above it."""
    if not hasattr(refused, "error_dict"):
        form.add_error(None, refused)
        return
    for name, errors in refused.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)


@require_POST
@login_required
def tick(request: Any, pk: int) -> HttpResponse:
    """Lấy bước từ giải pháp của kế hoạch bằng một dấu."""
    duty = writable(request, pk)
    chosen = duty.task.solutions.filter(pk__in=numbers(request, "solution"))
    return acted(request, duty, lambda: services.tick(duty, chosen, by=request.user), _("Đã lấy thành bước."))


@require_POST
@login_required
def ask(request: Any, pk: int) -> HttpResponse:
    """Đề nghị một cơ quan phối hợp làm một phần việc."""
    duty = writable(request, pk)
    asked = Duty.objects.active().filter(pk__in=numbers(request, "asked")).select_related("agency").first()
    if asked is None:
        messages.error(request, _("Chưa chọn cơ quan phối hợp. Chọn một cơ quan rồi gửi lại."))
        return redirect(place_of(duty))
    words = request.POST.get("words", "")
    return acted(
        request, duty, lambda: services.ask_part(duty, asked, words, by=request.user), _("Đã gửi đề nghị phối hợp.")
    )


# ── coordinators ─────────────────────────────────────────────────────────────────────────────────


@require_safe
@login_required
def part_list(request: Any) -> HttpResponse:
    """Phần việc mà cơ quan khác đề nghị."""
    if request.user.reach("view", "programme") is None:
        raise Http404
    rows = PartRequest.objects.for_user(request.user, "view").select_related(
        "asked__agency", "duty__agency", "duty__task__plan"
    )
    if not _oversees(request):
        rows = rows.filter(asked__agency__in=request.user.charge.sees)
    page = Paginator(rows.order_by("answered_at", "-pk"), PARTS).get_page(request.GET.get("trang"))
    return render(request, "programmes/parts.html", {"page": page, "oversees": _oversees(request)})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def part_page(request: Any, pk: int) -> HttpResponse:
    """Nhận hoặc không nhận phần việc được đề nghị."""
    rows = PartRequest.objects.for_user(request.user, "view")
    part = get_object_or_404(
        rows.select_related("asked__agency", "duty__agency", "duty__task__plan", "answered_by"), pk=pk
    )
    may_answer = stands_for(request.user, part.asked.agency, "change", part.duty.task.title)
    problem, reason = "", ""
    if request.method == "POST":
        if not may_answer:
            raise PermissionDenied
        reason = request.POST.get("reason", "")
        try:
            services.answer_part(part, accepts=request.POST.get("answer") == "yes", reason=reason, by=request.user)
        except ValidationError as refused:
            problem = refused.messages[0]
        else:
            messages.success(request, _("Đã ghi câu trả lời."))
            return redirect(part)
    context = {
        "part": part,
        "task": part.duty.task,
        "plan": part.duty.task.plan,
        "steps": part.duty.steps.all(),
        "may_answer": may_answer,
        "is_waiting": part.state == RequestState.ASKED,
        "problem": problem,
        "reason": reason,
    }
    return render(request, "programmes/part.html", context, status=422 if problem else 200)


# ── what several pages need ──────────────────────────────────────────────────────────────────────


def _oversees(request: Any) -> bool:
    return bool(request.user.reach("view", "programme") == Reach.ALL)


def _seen(request: Any, plan_pk: int, agency_pk: int) -> tuple[Plan, Agency]:
    """404 for who may not know of it, and where there is nothing to plan."""
    plan = get_object_or_404(Plan, pk=plan_pk)
    agency = get_object_or_404(Agency, pk=agency_pk)
    if not stands_for(request.user, agency, "view"):
        raise Http404
    if not lead_duties().filter(task__plan=plan, agency=agency).exists() and not _begun(plan, agency):
        raise Http404
    return plan, agency


def _begun(plan: Plan, agency: Agency) -> Programme | None:
    return Programme.objects.filter(plan=plan, agency=agency).select_related("plan", "agency", "document").first()


def _programme(plan: Plan, agency: Agency) -> Programme:
    """The programme; an empty one while nobody has written anything."""
    return _begun(plan, agency) or Programme(plan=plan, agency=agency)


def _may_write(request: Any, agency: Agency) -> None:
    if not stands_for(request.user, agency, "change"):
        raise PermissionDenied


def writable(request: Any, pk: int) -> Duty:
    """The part of a lead that somebody is about to plan: 404 for strangers, 403 for who only reads."""
    duty = get_object_or_404(lead_duties().select_related("task__plan", "agency"), pk=pk)
    if not stands_for(request.user, duty.agency, "view"):
        raise Http404
    _may_write(request, duty.agency)
    return duty


def place_of(duty: Duty) -> str:
    page = reverse("programmes:programme", args=[duty.task.plan_id, duty.agency_id])
    return f"{page}#nv-{duty.task_id}"


def acted(request: Any, duty: Duty, act: Callable[[], Any], said: str) -> HttpResponse:
    """Do it, or say in one sentence why it could not be done; back to the task."""
    try:
        act()
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
    else:
        messages.success(request, said)
    return redirect(place_of(duty))


def numbers(request: Any, name: str) -> set[int]:
    return {int(value) for value in request.POST.getlist(name) if value.isdecimal()}

"""The papers of a plan and the plan above it; tasks that other papers give."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from haidang.office.documents.models import Document
from haidang.office.norms.choices import PeriodKind
from haidang.plan.plans import services
from haidang.plan.plans.chain_forms import AboveForm, GiveForm, LinkedPaperForm, document_of
from haidang.plan.plans.models import Plan, PlanPaper, Task
from haidang.plan.plans.selectors import pages, papers
from haidang.plan.plans.views.review import plan_to_change


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def papers_page(request: Any, pk: int) -> HttpResponse:
    """Văn bản của kế hoạch: căn cứ, văn bản phê duyệt, kế hoạch cấp trên, kỳ báo cáo."""
    plan = plan_to_change(request, pk)
    form = LinkedPaperForm()
    if request.method == "POST":
        act = request.POST.get("act", "")
        form = LinkedPaperForm(request.POST) if act == "them" else form
        if act != "them" or form.is_valid():
            try:
                said = _act(request, plan, act, form)
            except ValidationError as refused:
                messages.error(request, refused.messages[0])
            else:
                messages.success(request, said)
            return redirect("plans:plan-papers", pk=pk)
    reading = pages.reading_of(plan)
    others = Plan.objects.for_user(request.user, "view").exclude(pk=pk)
    context = {
        "plan": plan,
        "papers": papers.papers_of(plan, request.user),
        "offers": papers.offers(plan, reading),
        "form": form,
        "above_form": AboveForm(plans=others, initial={"above": plan.above_id}),
        "above_task": plan.parent_task,
        "kinds": PeriodKind.choices,
        "is_sent": plan.receipts.exists(),
    }
    return render(request, "plans/papers.html", context, status=422 if form.is_bound else 200)


def _act(request: Any, plan: Plan, act: str, form: LinkedPaperForm) -> str:
    """Do what was asked; what to say then."""
    by = request.user
    if act == "ghi":
        reading = pages.reading_of(plan)
        chosen = {int(value) for value in request.POST.getlist("place") if value.isdecimal()}
        if reading is None:
            raise Http404
        kept = services.keep_papers(plan, reading, chosen=chosen, by=by)
        return _("Đã ghi %(count)d văn bản.") % {"count": len(kept)}
    if act == "them":
        number, on, issuer = form.named
        services.link_paper(plan, services.paper_named(number, on, issuer, by=by), form.cleaned_data["role"], by=by)
        return _("Đã ghi văn bản.")
    if act == "bo":
        paper = get_object_or_404(PlanPaper.objects.filter(plan=plan), pk=_number(request.POST.get("paper")))
        services.unlink_paper(paper, by=by)
        return _("Đã bỏ văn bản khỏi kế hoạch; văn bản vẫn ở trong sổ.")
    if act == "cap-tren":
        wanted = _number(request.POST.get("above"))
        above = get_object_or_404(Plan.objects.for_user(by, "view"), pk=wanted) if wanted else None
        services.set_above(plan, above, by=by)
        return _("Đã ghi kế hoạch cấp trên.") if above else _("Kế hoạch không còn ghi cấp trên.")
    if act == "ky":
        kind = request.POST.get("report_kind", "")
        services.set_report_kind(plan, kind if kind in PeriodKind else "", by=by)
        return _("Đã đặt kỳ báo cáo.")
    raise ValidationError(_("Chưa chọn việc cần làm."))


def _number(said: str | None) -> int:
    return int(said) if said and said.isdecimal() else 0


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def give_task(request: Any) -> HttpResponse:
    """Giao việc theo thông báo kết luận, công văn, chỉ đạo tại cuộc họp."""
    if not request.user.may("add", "plan"):
        raise PermissionDenied if request.user.may("view", "plan") else Http404
    under = _under(request)
    document = document_of(request.GET.get("van-ban", ""), Document.objects.for_user(request.user, "view").in_force())
    form = GiveForm(request.POST or None, under=under, initial=_paper(document) if document else {})
    if form.is_valid():
        try:
            task = _give(form, under, by=request.user)
        except ValidationError as refused:
            form.add_error(None, ValidationError(refused.messages))
        else:
            messages.success(request, _("Đã giao việc: %(task)s.") % {"task": task})
            if request.POST.get("then") == "more":
                return redirect(f"{reverse('plans:task-give')}?theo={task.plan_id}")
            return redirect(task)
    context = {"form": form, "under": under, "given": _given(under, request.user) if under else []}
    return render(request, "plans/task_give.html", context, status=422 if form.is_bound else 200)


def _under(request: Any) -> Plan | None:
    """The paper under which one more task is given ("?theo=12")."""
    asked = request.GET.get("theo", "")
    if not asked:
        return None
    return get_object_or_404(Plan.objects.for_user(request.user, "change"), pk=_number(asked))


def _given(under: Plan, user: Any) -> list[Task]:
    return list(Task.objects.for_user(user, "view").filter(plan=under).in_order())


def _paper(document: Document) -> dict[str, Any]:
    return {
        "kind": "letter",
        "number": document.number,
        "issued_on": document.issued_on,
        "issuer": document.issuer_said,
        "subject": document.subject,
    }


def _give(form: GiveForm, under: Plan | None, *, by: Any) -> Task:
    if under is not None:
        return services.add_task(under, by=by, **form.task)
    said = form.cleaned_data
    return services.give_first(
        kind=said["kind"], number=said["number"], on=said["issued_on"], issuer=said["issuer"],
        subject=said["subject"], by=by, **form.task,
    )  # fmt: skip

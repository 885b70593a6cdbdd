"""Reading beside the source: left the text as it was read, right the proposed tasks; findings below them."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from haidang.plan.plans import selectors, services
from haidang.plan.plans.choices import ProposalState
from haidang.plan.plans.forms import CorrectionForm
from haidang.plan.plans.models import Finding, Plan, Proposal, Reading


@login_required
@require_safe
def review_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Soát bản đọc cạnh văn bản gốc."""
    plan = _plan(request, pk)
    reading = selectors.latest_reading(plan)
    if reading is None:
        raise Http404
    proposals = list(reading.proposals.select_related("settled_by"))
    findings = list(reading.findings.select_related("settled_by"))
    context = {
        "plan": plan,
        "reading": reading,
        "lines": selectors.painted_lines(reading, proposals, findings),
        "cards": selectors.shown(reading, proposals, findings),
        "findings": [(finding, *selectors.finding_words(finding)) for finding in findings],
        "open_count": sum(p.state == ProposalState.OPEN for p in proposals),
        "open_findings": sum(f.state == "open" for f in findings),
        "not_read": sum(end - start for name, start, end in reading.coverage if name == "not-read"),
    }
    return render(request, "plans/review.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def proposal_verb(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """Một đề xuất: chấp nhận, sửa rồi chấp nhận, bỏ, tách, mở lại; xem lại thẻ."""
    proposal = get_object_or_404(Proposal.objects.select_related("reading__source__plan", "settled_by"), pk=pk)
    plan = _plan(request, proposal.reading.source.plan_id or 0)
    form = None
    if verb == "sua":
        form = CorrectionForm(request.POST or None, initial=_initial(proposal))
        if request.method == "POST" and form.is_valid():
            _say(request, lambda: services.accept(proposal, by=request.user, **_corrected(form, proposal)))
            form = None
    elif request.method == "POST":
        _VERBS.get(verb, _unknown)(request, proposal)
    elif verb != "xem":
        raise Http404
    if not request.headers.get("HX-Request") and form is None:
        return redirect(f"{reverse('plan-review', args=[plan.pk])}#de-xuat-{proposal.pk}")
    proposal = Proposal.objects.select_related("reading__source__plan", "settled_by").get(pk=pk)
    findings = list(proposal.reading.findings.filter(start__gte=proposal.start, start__lt=proposal.end))
    card = selectors.shown(proposal.reading, [proposal], findings)[0]
    template = "plans/card.html" if request.headers.get("HX-Request") else "plans/correct.html"
    return render(request, template, {"card": card, "plan": plan, "form": form})


def _accept(request: HttpRequest, proposal: Proposal) -> None:
    _say(request, lambda: services.accept(proposal, by=request.user))


def _reject(request: HttpRequest, proposal: Proposal) -> None:
    _say(request, lambda: services.reject(proposal, by=request.user, reason=request.POST.get("reason", "")))


def _split(request: HttpRequest, proposal: Proposal) -> None:
    chosen = [int(number) for number in request.POST.getlist("solution") if number.isdigit()]
    _say(request, lambda: services.split(proposal, at=chosen, by=request.user))


def _reopen(request: HttpRequest, proposal: Proposal) -> None:
    _say(request, lambda: services.reopen(proposal, by=request.user))


def _unknown(request: HttpRequest, proposal: Proposal) -> None:
    raise Http404


_VERBS = {"chap-nhan": _accept, "bo": _reject, "tach": _split, "mo-lai": _reopen}


def _say(request: HttpRequest, act: Any) -> None:
    """Do it, or say in one sentence why it could not be done."""
    try:
        act()
    except ValidationError as refused:
        messages.error(request, refused.messages[0])


def _initial(proposal: Proposal) -> dict[str, Any]:
    card = selectors.shown(proposal.reading, [proposal], [])[0]
    return {
        "title": card.title,
        "leads": "\n".join(m.words for m in card.leads),
        "coordinators": "\n".join(m.words for m in card.coordinators if not m.is_group),
    }


def _corrected(form: CorrectionForm, proposal: Proposal) -> dict[str, Any]:
    """Only what the person changed is a correction; group phrases that were not touched stay as read."""
    return {name: form.cleaned_data[name] for name in form.changed_data}


@login_required
@require_POST
def accept_everything(request: HttpRequest, pk: int) -> HttpResponse:
    """Chấp nhận mọi đề xuất còn chờ, đúng như đã đọc."""
    reading = selectors.latest_reading(_plan(request, pk))
    if reading is None:
        raise Http404
    tasks = services.accept_all(reading, by=request.user)  # type: ignore[arg-type]
    messages.success(request, f"Đã chấp nhận {len(tasks)} mục.")
    return redirect("plans:plan", pk=pk)


@login_required
@require_POST
def merge_chosen(request: HttpRequest, pk: int) -> HttpResponse:
    """Gộp các đề xuất đã đánh dấu."""
    plan = _plan(request, pk)
    chosen = [int(value) for value in request.POST.getlist("proposal") if value.isdigit()]
    proposals = list(Proposal.objects.filter(pk__in=chosen, reading__source__plan=plan))
    _say(request, lambda: services.merge(proposals, by=request.user))
    return redirect("plans:plan-review", pk=pk)


@login_required
@require_POST
def finding_verb(request: HttpRequest, pk: int) -> HttpResponse:
    """Xử lý một điểm cần soát, kèm lý do."""
    finding = get_object_or_404(Finding.objects.select_related("reading__source"), pk=pk)
    plan = _plan(request, finding.reading.source.plan_id or 0)
    _say(request, lambda: services.settle_finding(finding, by=request.user, reason=request.POST.get("reason", "")))
    return redirect(f"{reverse('plan-review', args=[plan.pk])}#diem-{finding.pk}")


@login_required
@require_safe
def readings_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Các bản đọc của kế hoạch và khác biệt giữa hai bản đọc mới nhất."""
    plan = _plan(request, pk)
    readings = list(Reading.objects.filter(source__plan=plan).select_related("source").order_by("-source_id", "-id"))
    pair = readings[:2]
    same = len(pair) == 2 and pair[0].source_id == pair[1].source_id
    found = list(selectors.differences(pair[1], pair[0])) if same else []
    return render(request, "plans/readings.html", {"plan": plan, "readings": readings, "differences": found})


def _plan(request: HttpRequest, pk: int) -> Plan:
    """The plan, if the person may change it; 403 for who may only read it, 404 for who may not know of it."""
    plan = get_object_or_404(Plan.objects.for_user(request.user, "view"), pk=pk)
    if not Plan.objects.for_user(request.user, "change").filter(pk=pk).exists():
        raise PermissionDenied
    return plan

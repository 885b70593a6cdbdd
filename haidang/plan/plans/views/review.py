"""Reading beside the source: left the text as it was read, right what a person has to look at."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from haidang.kit.jobs.services import enqueue
from haidang.office.directory.models import Agency
from haidang.plan.plans import jobs, services
from haidang.plan.plans.chain_forms import UnreadForm
from haidang.plan.plans.choices import FindingState, ProposalKind, ProposalState
from haidang.plan.plans.forms import REASONS
from haidang.plan.plans.models import Finding, Plan, Proposal, Reading
from haidang.plan.plans.selectors import names as name_selectors
from haidang.plan.plans.selectors import painting
from haidang.plan.plans.selectors import review as selectors

#: What may stand on the right, by the word in the address.
_TABS = {
    "nhiem-vu": gettext_lazy("Nhiệm vụ"),
    "diem": gettext_lazy("Điểm cần soát"),
    "ten": gettext_lazy("Tên chưa rõ"),
    "chua-doc": gettext_lazy("Chưa đọc được"),
}
#: Cards on one page: beyond, a browser is slow to lay them out.
_AT_ONCE = 100
#: How many like names are offered for one that nobody bears.
_OFFERED = 4


@require_safe
@login_required
@vary_on_headers("HX-Request")
def review_page(request: Any, pk: int) -> HttpResponse:
    """Soát bản đọc cạnh văn bản gốc. To htmx its right side alone."""
    plan = plan_to_change(request, pk)
    reading = selectors.latest_reading(plan)
    if reading is None:
        raise Http404
    wanted = request.GET.get("xem", "")
    tab = wanted if wanted in _TABS else "nhiem-vu"
    lines = painting.Lines(reading.source.text)
    proposals = selectors.proposals_of(reading)
    findings = selectors.findings_of(reading, lines)
    page = Paginator(proposals, _AT_ONCE).get_page(_page_asked(request, proposals))
    names = name_selectors.names_in(plan, reading.source.source, proposals)
    cards = selectors.Cards(reading, list(page), findings, names)
    offer = _OFFERED if tab == "ten" else 0
    unknown = name_selectors.unknown_names(plan, reading.source.source, proposals, names, offer=offer)
    gaps = painting.gaps(reading, lines)
    counts = {
        "nhiem-vu": sum(proposal.state == ProposalState.OPEN for proposal in proposals),
        "diem": sum(found.is_open for found in findings),
        "ten": len(unknown),
        "chua-doc": sum(gap.task is None for gap in gaps),
    }
    context: dict[str, Any] = {
        "plan": plan,
        "reading": reading,
        "tab": tab,
        "tabs": [(name, label, counts[name]) for name, label in _TABS.items()],
        "groups": _groups(cards.all),
        "page": page,
        "query": "xem=nhiem-vu",
        "kinds": selectors.by_kind(findings),
        "unknown": unknown,
        "gaps": gaps,
        "opened": request.GET.get("loai", ""),
        "reasons": REASONS,
        "progress": progress_of(reading),
    }
    # Back from another page: htmx asks for what it has forgotten, and wants it whole
    if request.headers.get("HX-Request") and not request.headers.get("HX-History-Restore-Request"):
        return render(request, "plans/review.html#right", context)
    context["blocks"] = painting.painted(reading, lines, proposals, [one.finding for one in findings])
    context["legend"] = painting.legend(reading.counts)
    return render(request, "plans/review.html", context)


def _page_asked(request: Any, proposals: list[Proposal]) -> int | str:
    """The page of the card that is asked for ("muc"), else the one that is."""
    wanted = _number(request.GET.get("muc", ""))
    at = next((at for at, proposal in enumerate(proposals) if proposal.pk == wanted), None)
    return at // _AT_ONCE + 1 if at is not None else request.GET.get("trang", "1")


def address_of(proposal: Proposal) -> str:
    """Where the card of a proposal stands, on whatever page."""
    return f"{reverse('plans:plan-review', args=[proposal.reading.plan.pk])}?muc={proposal.pk}#de-xuat-{proposal.pk}"


def _groups(cards: list[selectors.ProposalShown]) -> list[tuple[Any, list[selectors.ProposalShown]]]:
    """The tasks, and what the paper orders about its own running."""
    kinds = [(kind, [card for card in cards if card.proposal.kind == kind]) for kind in ProposalKind]
    return [(kind.label, found) for kind, found in kinds if found]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the review of a reading is."""

    waiting: int
    all: int
    waiting_findings: int
    findings: int
    not_read: int
    characters: int

    @property
    def settled(self) -> int:
        return self.all - self.waiting


def progress_of(reading: Reading) -> Progress:
    """Counted anew after each act."""
    proposals = reading.proposals.aggregate(all=Count("pk"), waiting=Count("pk", filter=Q(state=ProposalState.OPEN)))
    findings = reading.findings.aggregate(all=Count("pk"), waiting=Count("pk", filter=Q(state=FindingState.OPEN)))
    return Progress(
        waiting=proposals["waiting"],
        all=proposals["all"],
        waiting_findings=findings["waiting"],
        findings=findings["all"],
        not_read=reading.counts.get("not-read", 0),
        characters=sum(reading.counts.values()),
    )


@require_POST
@login_required
def accept_everything(request: Any, pk: int) -> HttpResponse:
    """Chấp nhận mọi mục còn chờ, đúng như đã đọc."""
    plan = plan_to_change(request, pk)
    reading = selectors.latest_reading(plan)
    if reading is None:
        raise Http404
    if reading.proposals.filter(state=ProposalState.OPEN).count() > jobs.MANY:
        return redirect(enqueue(jobs.accept_all, reading.pk, request.user.pk, by=request.user, about=plan))
    tasks = services.accept_all(reading, by=request.user)
    content = sum(task.kind == ProposalKind.TASK for task in tasks)
    if tasks:
        said = _("Đã chấp nhận %(tasks)d nhiệm vụ và %(others)d mục tổ chức thực hiện.")
        messages.success(request, said % {"tasks": content, "others": len(tasks) - content})
    else:
        messages.info(request, _("Không còn mục nào chờ soát."))
    return redirect(plan)


@require_POST
@login_required
def merge_chosen(request: Any, pk: int) -> HttpResponse:
    """Gộp các mục đã đánh dấu."""
    plan = plan_to_change(request, pk)
    chosen = [int(value) for value in request.POST.getlist("proposal") if value.isdigit()]
    rows = Proposal.objects.filter(pk__in=chosen, reading__source__plan=plan)
    try:
        task = services.merge(rows.select_related("reading__source__plan"), by=request.user)
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
        return redirect("plans:plan-review", pk=pk)
    messages.success(request, _("Đã gộp %(count)d mục thành nhiệm vụ %(label)s.") % {
        "count": len(chosen), "label": task.label,
    })  # fmt: skip
    return redirect(address_of(task.proposal) if task.proposal else plan)


@require_POST
@login_required
def settle_finding(request: Any, pk: int) -> HttpResponse:
    """Xử lý một điểm cần soát, kèm lý do."""
    finding = get_object_or_404(Finding.objects.select_related("reading__source__plan"), pk=pk)
    plan = plan_to_change(request, finding.reading.plan.pk)
    return _settled(request, plan, [finding])


@require_POST
@login_required
def settle_kind(request: Any, pk: int, code: str) -> HttpResponse:
    """Xử lý cùng lúc mọi điểm cần soát của một loại, kèm một lý do."""
    plan = plan_to_change(request, pk)
    reading = selectors.latest_reading(plan)
    findings = list(reading.findings.filter(code=code).select_related("reading__source__plan")) if reading else []
    if not findings:
        raise Http404
    return _settled(request, plan, findings)


def _settled(request: Any, plan: Plan, findings: list[Finding]) -> HttpResponse:
    """Back to the findings, at the kind that was dealt with."""
    try:
        done = services.settle_findings(findings, by=request.user, reason=request.POST.get("reason", ""))
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
    else:
        said = ngettext("Đã xử lý %(count)d điểm %(code)s.", "Đã xử lý %(count)d điểm %(code)s.", len(done))
        messages.success(request, said % {"count": len(done), "code": findings[0].code})
    return redirect(
        f"{reverse('plans:plan-review', args=[plan.pk])}?xem=diem&loai={findings[0].code}#loai-{findings[0].code}"
    )


@require_POST
@login_required
def settle_name(request: Any, pk: int) -> HttpResponse:
    """Một tên lạ: là cách gọi khác của cơ quan đã biết, hoặc một cơ quan mới của danh bạ."""
    plan = plan_to_change(request, pk)
    words = request.POST.get("words", "")
    means = None
    if request.POST.get("answer") != "new":
        means = Agency.objects.filter(pk=_number(request.POST.get("agency", ""))).first()
        if means is None:
            messages.error(request, _("Chưa chọn cơ quan cho “%(name)s”. Chọn một cơ quan rồi lưu.") % {"name": words})
            return redirect(f"{reverse('plans:plan-review', args=[pk])}?xem=ten")
    try:
        agency = services.name_agency(plan, words, means=means, by=request.user)
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
    else:
        said = _("Từ nay “%(name)s” trong kế hoạch này là %(agency)s.")
        messages.success(request, said % {"name": words, "agency": agency})
    return redirect(f"{reverse('plans:plan-review', args=[pk])}?xem=ten")


def _number(typed: str) -> int:
    return int(typed) if typed.isdigit() else 0


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def unread(request: Any, pk: int, start: int) -> HttpResponse:
    """Một chỗ chưa đọc được là một nhiệm vụ bị sót: thêm vào kế hoạch."""
    plan = plan_to_change(request, pk)
    reading = selectors.latest_reading(plan)
    gaps = painting.gaps(reading, painting.Lines(reading.source.text)) if reading else []
    gap = next((each for each in gaps if each.start == start), None)
    if reading is None or gap is None:
        raise Http404
    if gap.task:
        return redirect(gap.task)
    form = UnreadForm(request.POST or None, on=name_selectors.day_of(plan), initial={"title": gap.title})
    if form.is_valid():
        try:
            task = services.task_from_unread(reading, gap.span, by=request.user, **form.said)
        except ValidationError as refused:
            form.add_error(None, ValidationError(refused.messages))
        else:
            messages.success(request, _("Đã thêm nhiệm vụ %(task)s.") % {"task": task})
            return redirect(f"{reverse('plans:plan-review', args=[pk])}?xem=chua-doc")
    context = {"plan": plan, "gap": gap, "form": form}
    return render(request, "plans/unread.html", context, status=422 if form.is_bound else 200)


@require_safe
@login_required
def readings_page(request: Any, pk: int) -> HttpResponse:
    """Các bản đọc của kế hoạch, và bản đọc mới nhất thấy gì khác bản trước nó."""
    plan = plan_to_change(request, pk)
    rows = Reading.objects.filter(source__plan=plan).select_related("source")
    readings = list(rows.annotate(count=Count("proposals")).order_by("-source_id", "-pk"))
    found = selectors.differences(readings[1], readings[0]) if len(readings) > 1 else []
    return render(request, "plans/readings.html", {"plan": plan, "readings": readings, "differences": found})


def plan_to_change(request: Any, pk: int) -> Plan:
    """The plan, if the person may change it; 403 for who may only read it, 404 for who may not know of it."""
    plan: Plan = get_object_or_404(Plan.objects.for_user(request.user, "view"), pk=pk)
    if not Plan.objects.for_user(request.user, "change").filter(pk=pk).exists():
        raise PermissionDenied
    return plan

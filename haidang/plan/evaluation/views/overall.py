"""The evaluation of a plan as a whole: sentences whose numbers open their lists, agencies with their points, fields."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from haidang.kit import clock
from haidang.kit.audit.selectors import history
from haidang.office.directory.models import Agency
from haidang.papers.writer.word import docx_of
from haidang.plan.evaluation import letters, services
from haidang.plan.evaluation.forms import AssessorsForm, PublishForm
from haidang.plan.evaluation.models import Evaluation, reads_drafts
from haidang.plan.evaluation.selectors import results, scores
from haidang.plan.evaluation.selectors.papers import report_data
from haidang.plan.evaluation.services.opening import DEPUTY
from haidang.plan.evaluation.views.doors import evaluation_kept, evaluation_seen, plan_seen, tried
from haidang.plan.plans.models import Plan

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ON_PAGE = 30


@require_safe
@login_required
def plans(request: Any) -> HttpResponse:
    """Các kế hoạch và đánh giá của chúng."""
    if not request.user.may("view", "plan"):
        raise Http404
    rows = Plan.objects.for_user(request.user, "view").filter(tasks__isnull=False).distinct()
    page = Paginator(rows.select_related("evaluation").order_by("-issued_on", "-pk"), ON_PAGE).get_page(
        request.GET.get("trang")
    )
    held = {row.plan_id: row for row in Evaluation.objects.filter(plan__in=[plan.pk for plan in page.object_list])}
    rows_shown = [(plan, held.get(plan.pk)) for plan in page.object_list]
    return render(request, "evaluation/plans.html", {"page": page, "rows": rows_shown})


@require_http_methods(["GET", "POST"])
@login_required
def plan_page(request: Any, pk: int) -> HttpResponse:
    """Đánh giá năm của một kế hoạch; the desk opens it here."""
    plan = plan_seen(request.user, pk)
    if not Evaluation.objects.filter(plan=plan).exists():
        return _opening(request, plan)
    evaluation = evaluation_seen(request.user, pk)
    if request.method == "POST":
        evaluation_kept(request.user, pk)
        return redirect(evaluation)
    parts = list(results.parts_seen(request.user, evaluation))
    aims = results.aims_of(evaluation)
    today = clock.today()
    is_shown = evaluation.is_shown_to(request.user)
    whole = results.whole(parts, aims)
    context = {
        "evaluation": evaluation,
        "whole": whole,
        "stages": [(stage, count) for stage, count in whole.stages.items() if count],
        "fields": results.by_field(results.task_results(parts)),
        "is_shown": is_shown,
        "differences": scores.differences(evaluation, today) if is_shown and evaluation.is_published else [],
        "may_keep": request.user.is_desk,
        "may_publish": request.user.may("approve", "plan"),
        "publish_form": PublishForm(user=request.user),
        "history": history(evaluation) if reads_drafts(request.user) else None,
    }
    return render(request, "evaluation/plan.html", context)


def _opening(request: Any, plan: Plan) -> HttpResponse:
    """Nothing is there yet: who keeps the plan begins it."""
    is_desk = request.user.is_desk
    if request.method == "POST" and not is_desk:
        raise PermissionDenied
    initial = {"monitor": request.user.agency_id, "deputy": Agency.objects.filter(code=DEPUTY).first()}
    form = AssessorsForm(request.POST or None, initial=initial, on=clock.today()) if is_desk else None
    if form and form.is_valid():
        verb = partial(services.open_evaluation, plan, by=request.user, **form.cleaned_data)
        if tried(request, verb, _("Đã mở đánh giá; các cơ quan chủ trì được mời tự đánh giá.")):
            return redirect("evaluation:plan", pk=plan.pk)
    status = 422 if form and form.is_bound else 200
    return render(request, "evaluation/opening.html", {"plan": plan, "form": form}, status=status)


@require_http_methods(["GET", "POST"])
@login_required
def settings_page(request: Any, pk: int) -> HttpResponse:
    """Ai đánh giá, ai đánh giá thay, chốt số liệu ngày nào; công thức điểm đang dùng."""
    evaluation = evaluation_kept(request.user, pk)
    initial = {name: getattr(evaluation, name) for name in ("monitor", "deputy", "closes_on")}
    form = AssessorsForm(request.POST or None, initial=initial, on=clock.today())
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data | {"closes_on": form.cleaned_data["closes_on"] or evaluation.closes_on}
        verb = partial(services.set_assessors, evaluation, by=request.user, **said)
        if tried(request, verb, _("Đã lưu.")):
            return redirect(evaluation)
    context = {
        "evaluation": evaluation,
        "form": form if evaluation.is_open else None,
        "weights": scores.weights(scores.on_of(evaluation, clock.today())).items(),
    }
    return render(request, "evaluation/settings.html", context, status=422 if form.is_bound else 200)


def _reason(request: Any) -> str:
    return str(request.POST.get("reason", ""))


def _publish(evaluation: Evaluation, request: Any) -> Evaluation:
    """With the paper that says so, where its number was typed."""
    form = PublishForm(request.POST, user=request.user)
    if not form.is_valid():
        raise ValidationError([words for found in form.errors.values() for words in found])
    return services.publish(evaluation, document=form.cleaned_data["document"], by=request.user)


#: The word in the address: (who does it, what is done, what is said afterwards).
ACTS: dict[str, tuple[Callable[[Any], bool], Callable[[Evaluation, Any], Any], Any]] = {
    "cap-nhat": (
        lambda user: bool(user.is_desk),
        lambda row, request: services.take_in(row, by=request.user),
        gettext_lazy("Danh sách phần việc đã khớp với kế hoạch hiện nay."),
    ),
    "trinh": (
        lambda user: bool(user.is_desk),
        lambda row, request: services.propose(row, gaps=_reason(request), by=request.user),
        gettext_lazy("Đã trình lãnh đạo UBND tỉnh duyệt công bố."),
    ),
    "tra-lai": (
        lambda user: bool(user.is_desk or user.may("approve", "plan")),
        lambda row, request: services.rework(row, reason=_reason(request), by=request.user),
        gettext_lazy("Đã trả lại để đánh giá tiếp."),
    ),
    "cong-bo": (
        lambda user: bool(user.may("approve", "plan")),
        lambda row, request: _publish(row, request),
        gettext_lazy("Đã công bố; các con số được giữ nguyên như hôm nay."),
    ),
}


@require_POST
@login_required
def act(request: Any, pk: int, verb: str) -> HttpResponse:
    """Trình, trả lại, công bố, cập nhật danh sách."""
    evaluation = evaluation_seen(request.user, pk)
    if verb not in ACTS:
        raise Http404
    may, do, said = ACTS[verb]
    if not may(request.user):
        raise PermissionDenied
    tried(request, partial(do, evaluation, request), str(said))
    return redirect(evaluation)


@require_safe
@login_required
def agencies(request: Any, pk: int) -> HttpResponse:
    """Theo cơ quan: phần việc, mức đánh giá, điểm; before they are published each agency finds its own."""
    evaluation = evaluation_seen(request.user, pk)
    parts = results.by_agency(results.parts_seen(request.user, evaluation))
    found = scores.seen(request.user, evaluation, scores.scores(evaluation, clock.today()))
    points = {score.agency.pk: score for score in found}
    shown = {score.agency.pk for score in found} if not evaluation.is_shown_to(request.user) else None
    rows = [(row, points.get(row.agency.pk)) for row in parts if shown is None or row.agency.pk in shown]
    context = {"evaluation": evaluation, "rows": rows, "is_shown": shown is None}
    return render(request, "evaluation/agencies.html", context)


@require_safe
@login_required
def agency_page(request: Any, pk: int, agency: int) -> HttpResponse:
    """Điểm của một cơ quan: each number with everything that was counted in it."""
    evaluation = evaluation_seen(request.user, pk)
    found = scores.seen(request.user, evaluation, scores.scores(evaluation, clock.today()))
    score = next((each for each in found if each.agency.pk == agency), None)
    if score is None:
        raise Http404
    parts = [row for row in results.parts_seen(request.user, evaluation) if row.duty.agency_id == agency]
    now = scores.differences(evaluation, clock.today()) if evaluation.is_published else []
    context = {
        "evaluation": evaluation,
        "agency": get_object_or_404(Agency, pk=agency),
        "score": score,
        "rows": results.part_rows(parts, scores.on_of(evaluation, clock.today())),
        "differences": [each for each in now if each.agency.pk == agency],
        "on": scores.on_of(evaluation, clock.today()),
    }
    return render(request, "evaluation/agency.html", context)


@require_safe
@login_required
def fields(request: Any, pk: int) -> HttpResponse:
    """Theo lĩnh vực, in the order of the paper."""
    evaluation = evaluation_seen(request.user, pk)
    found = results.task_results(results.parts_seen(request.user, evaluation))
    return render(request, "evaluation/fields.html", {"evaluation": evaluation, "rows": results.by_field(found)})


@require_safe
@login_required
def paper(request: Any, pk: int) -> HttpResponse:
    """Báo cáo đánh giá, Word, in Vietnamese whatever the screen speaks; for who sees the whole of it."""
    evaluation = evaluation_seen(request.user, pk)
    if not evaluation.is_shown_to(request.user):
        raise Http404
    with translation.override("vi"):
        data = docx_of(letters.evaluation_paper(report_data(evaluation, clock.today()), clock.today()))
    reply = HttpResponse(data, content_type=WORD)
    reply["Content-Disposition"] = f'attachment; filename="danh-gia-{evaluation.plan_id}.docx"'
    return reply

"""What the plan wants and how it wants it done: each with its judgement and the tasks behind it."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from haidang.kit.audit.selectors import history
from haidang.plan.evaluation import services
from haidang.plan.evaluation.choices import AimKind, Grade
from haidang.plan.evaluation.forms import AddAimForm, AimForm, AimTasksForm
from haidang.plan.evaluation.hands import doers_of, judges_aim, lays_tasks
from haidang.plan.evaluation.models import Aim
from haidang.plan.evaluation.selectors import results
from haidang.plan.evaluation.views.doors import evaluation_kept, evaluation_seen, put_errors, tried


@require_http_methods(["GET", "POST"])
@login_required
def aims_page(request: Any, pk: int) -> HttpResponse:
    """Đánh giá theo mục đích (I) và yêu cầu (II) của kế hoạch."""
    evaluation = evaluation_seen(request.user, pk)
    form = AddAimForm(request.POST or None)
    if request.method == "POST":
        evaluation_kept(request.user, pk)
        if form.is_valid():
            verb = partial(services.add_aim, evaluation, by=request.user, **form.cleaned_data)
            if tried(request, verb, _("Đã thêm.")):
                return redirect("evaluation:aims", pk=pk)
    aims = results.aims_of(evaluation)
    is_shown = evaluation.is_shown_to(request.user)
    wanted = request.GET.get("ket-qua", "")
    if wanted and is_shown:
        aims = [aim for aim in aims if (aim.grade or "none") == wanted]
    found = results.task_results(results.parts_seen(request.user, evaluation))
    rows = results.aim_rows(evaluation, aims, found)
    context = {
        "evaluation": evaluation,
        "groups": [(kind, [row for row in rows if row.aim.kind == kind]) for kind in AimKind],
        "is_shown": is_shown,
        "wanted": Grade(wanted).label if wanted in Grade else "",
        "form": form if request.user.is_desk and evaluation.is_open else None,
    }
    return render(request, "evaluation/aims.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@login_required
def aim_page(request: Any, pk: int) -> HttpResponse:
    """Một mục đích hoặc yêu cầu: căn cứ, kết quả, mức đánh giá."""
    rows = (
        Aim.objects.for_user(request.user, "view")
        .prefetch_related("tasks")
        .select_related("evaluation__plan", "evaluation__monitor", "evaluation__deputy", "judged_by")
    )
    aim = get_object_or_404(rows, pk=pk)
    evaluation = aim.evaluation
    doing = doers_of(evaluation)
    doers = {agency for task in aim.tasks.all() for agency in doing[task.pk]}
    may_judge, may_lay = judges_aim(request.user, aim, doers), lays_tasks(request.user, evaluation)
    form = AimForm(initial={"grade": aim.grade, "words": aim.result})
    tasks_form = AimTasksForm(plan=evaluation.plan, initial={"tasks": [task.pk for task in aim.tasks.all()]})
    status = 200
    if request.method == "POST":
        if not (may_judge or may_lay):
            raise PermissionDenied
        if request.POST.get("act") == "tasks":
            tasks_form = AimTasksForm(request.POST, plan=evaluation.plan)
            done = tasks_form.is_valid() and tried(
                request,
                partial(services.lay_tasks, aim, tasks_form.cleaned_data["tasks"], by=request.user),
                _("Đã lưu nhiệm vụ làm căn cứ."),
            )
        else:
            form = AimForm(request.POST)
            done = form.is_valid() and _judged(request, aim, form)
        if done:
            return redirect(aim)
        status = 422
    [row] = results.aim_rows(evaluation, [aim], results.task_results(results.parts_seen(request.user, evaluation)))
    context = {
        "aim": aim,
        "row": row,
        "evaluation": evaluation,
        "is_shown": evaluation.is_shown_to(request.user),
        "form": form if may_judge and evaluation.is_open else None,
        "tasks_form": tasks_form if may_lay and evaluation.is_open else None,
        "history": history(aim) if evaluation.is_shown_to(request.user) else None,
    }
    return render(request, "evaluation/aim.html", context, status=status)


def _judged(request: Any, aim: Aim, form: AimForm) -> bool:
    try:
        services.judge_aim(aim, by=request.user, **form.cleaned_data)
    except ValidationError as refused:
        put_errors(form, refused)
        return False
    messages.success(request, _("Đã ghi đánh giá."))
    return True

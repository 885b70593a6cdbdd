"""The year before: figures entered by hand with their source, beside those of this year."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from haidang.plan.evaluation import services
from haidang.plan.evaluation.forms import LastYearForm
from haidang.plan.evaluation.models import LastYearFigure
from haidang.plan.evaluation.selectors import results
from haidang.plan.evaluation.views.doors import evaluation_kept, evaluation_seen, put_errors, tried


@require_http_methods(["GET", "POST"])
@login_required
def last_year(request: Any, pk: int) -> HttpResponse:
    """So với cùng kỳ năm trước."""
    evaluation = evaluation_seen(request.user, pk)
    rows, others = results.last_year(evaluation)
    if not evaluation.is_shown_to(request.user):
        rows = [row for row in rows if row.output.duty.agency_id in request.user.charge.sees]
        others = []
    form = LastYearForm(request.POST or None, outputs=[row.output for row in rows], user=request.user)
    if request.method == "POST":
        evaluation_kept(request.user, pk)
        if form.is_valid() and _kept(request, evaluation, form):
            return redirect("evaluation:last-year", pk=pk)
    context = {
        "evaluation": evaluation,
        "rows": rows,
        "others": others,
        "known": sum(row.line.then is not None for row in rows),
        "form": form if request.user.is_desk and evaluation.is_open else None,
    }
    return render(request, "evaluation/last_year.html", context, status=422 if form.is_bound else 200)


def _kept(request: Any, evaluation: Any, form: LastYearForm) -> bool:
    try:
        services.keep_last_year(evaluation, by=request.user, **form.cleaned_data)
    except ValidationError as refused:
        put_errors(form, refused)
        return False
    messages.success(request, _("Đã ghi số liệu cùng kỳ."))
    return True


@require_POST
@login_required
def drop(request: Any, pk: int) -> HttpResponse:
    """Bỏ một số liệu ghi nhầm."""
    figure = get_object_or_404(
        LastYearFigure.objects.for_user(request.user, "view").select_related("plan__evaluation"), pk=pk
    )
    evaluation_kept(request.user, figure.plan_id)
    tried(request, partial(services.drop_last_year, figure, by=request.user), _("Đã bỏ; lịch sử còn ghi."))
    return redirect("evaluation:last-year", pk=figure.plan_id)

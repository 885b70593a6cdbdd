"""The follow-up of a plan as a table in the four standard results; a paper's form looked at before it goes out."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from haidang.exchange.followup_table import plan_to_open_at, sheet, table_of
from haidang.exchange.forms import FormCheckForm
from haidang.kit import clock
from haidang.kit.records.sheets import XLSX
from haidang.papers.form import Fault, check
from haidang.papers.sources.limits import Limits
from haidang.papers.sources.refusals import Refused
from haidang.plan.followup.choices import Result
from haidang.plan.plans.models import Plan

_PLANS = 100
#: A paper to be signed is no album: larger files are looked at by the command.
_LIMITS = Limits(bytes=20_000_000)


@require_safe
@login_required
def followup_page(request: Any) -> HttpResponse:
    """Bảng theo dõi bốn kết quả: of the year's plan or the one asked for (?plan=); its sheet (?dang=xlsx)."""
    if request.user.is_admin:
        raise Http404
    plans = Plan.objects.for_user(request.user, "view")
    asked = request.GET.get("plan", "")
    today = clock.today()
    is_asked = asked.isdecimal() and len(asked) < 19
    plan = get_object_or_404(plans, pk=int(asked)) if is_asked else plan_to_open_at(plans, request.user, today)
    table = table_of(plan, request.user, today) if plan else None
    if table and request.GET.get("dang") == "xlsx":
        reply = HttpResponse(sheet(table, by=request.user), content_type=XLSX)
        name = f"theo-doi-nhiem-vu-{table.plan.pk}-{table.on:%Y-%m-%d}.xlsx"
        reply["Content-Disposition"] = f'attachment; filename="{name}"'
        reply["Cache-Control"] = "private, no-store"
        return reply
    heads = [result.label for result in Result]
    return render(request, "exchange/followup.html", {"plans": plans[:_PLANS], "table": table, "heads": heads})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def form_page(request: Any) -> HttpResponse:
    """Kiểm tra thể thức một tệp Word trước khi trình ký; nothing of the file is kept."""
    if request.user.is_admin:
        raise Http404
    form = FormCheckForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        upload = form.cleaned_data["file"]
        language = "en" if (get_language() or "").startswith("en") else "vi"
        try:
            faults = check(upload.read(), name=upload.name, limits=_LIMITS)
        except Refused as refused:
            form.add_error("file", refused.sentence(language))
        else:
            context |= {"name": upload.name, "lines": [_told(fault, language) for fault in faults]}
    return render(request, "exchange/form.html", context, status=422 if form.errors else 200)


def _told(fault: Fault, language: str) -> dict[str, str]:
    """One fault in the words of the page."""
    return {
        "code": fault.code,
        "severity": fault.severity,
        "place": fault.place(language),
        "sentence": fault.sentence(language),
        "rule": fault.rule,
    }

"""Another day: asked for, decided, taken back; and the ledger of promises that were moved."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from haidang.kit import clock
from haidang.office.directory.models import Agency, Official
from haidang.office.directory.selectors import directors_on
from haidang.plan.difficulties import services, sheets
from haidang.plan.difficulties.deciding import grants
from haidang.plan.difficulties.forms import AskExtensionForm, DecideExtensionForm
from haidang.plan.difficulties.models import Extension, answers_for
from haidang.plan.difficulties.selectors import lists
from haidang.plan.difficulties.services.holding import counts_on
from haidang.plan.difficulties.views.doors import duty_written, extension_seen, put_errors
from haidang.plan.plans.models import Plan

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: Tasks of the ledger on one page.
ON_A_PAGE = 50


@require_http_methods(["GET", "POST"])
@login_required
def ask_page(request: Any, pk: int) -> HttpResponse:
    """Đề nghị gia hạn nhiệm vụ của một phần việc."""
    duty = duty_written(request.user, pk)
    for_others = duty.agency_id not in answers_for(request.user)
    form = AskExtensionForm(request.POST or None, for_others=for_others, is_desk=request.user.is_desk)
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        try:
            row = services.ask_extension(duty, said.pop("until"), said.pop("reason"), by=request.user, **said)
        except ValidationError as refused:
            put_errors(form, refused)
        else:
            messages.success(request, _("Đã đề nghị gia hạn; thời hạn cũ còn hiệu lực đến khi có quyết định."))
            return redirect(row)
    due_on = duty.task.due_on if duty.task.is_urged else None
    context = {
        "form": form, "duty": duty, "due_on": due_on, "is_over": bool(due_on and counts_on() > due_on),
        "for_others": for_others, "days": list(duty.task.days.all()),
    }  # fmt: skip
    return render(request, "difficulties/ask.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@login_required
def decide_page(request: Any, pk: int) -> HttpResponse:
    """Quyết định gia hạn; hoặc Sở Ngoại vụ ghi theo văn bản UBND tỉnh đã ký."""
    row = extension_seen(request.user, pk)
    decides = grants(row, request.user)
    if not decides and not request.user.is_desk:
        raise PermissionDenied
    if not row.is_asked:
        messages.error(request, _("Đề nghị này đã xong: %(stage)s.") % {"stage": row.get_stage_display()})
        return redirect(row)
    form = DecideExtensionForm(request.POST or None, extension=row, recorded=not decides)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            services.decide_extension(
                row, form.granted, said["words"], number=said["number"], issued_on=said["issued_on"],
                recorded=not decides, by=request.user,
            )  # fmt: skip
        except ValidationError as refused:
            put_errors(form, refused)
        else:
            messages.success(request, _("Đã ghi quyết định; mọi thời hạn cũ vẫn được giữ trong sổ."))
            return redirect(row)
    context = {"row": row, "form": form, "recorded": not decides}
    return render(request, "difficulties/extension_decide.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@login_required
def withdraw_page(request: Any, pk: int) -> HttpResponse:
    """Rút đề nghị gia hạn."""
    row = extension_seen(request.user, pk)
    if not Extension.objects.for_user(request.user, "change").filter(pk=pk).exists():
        raise PermissionDenied
    if request.method == "POST":
        try:
            services.withdraw_extension(row, reason=request.POST.get("reason", ""), by=request.user)
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
        else:
            messages.success(request, _("Đã rút đề nghị gia hạn."))
        return redirect(row)
    return render(request, "difficulties/extension_withdraw.html", {"row": row})


# ── the ledger ───────────────────────────────────────────────────────────────────────────────────


@require_safe
@login_required
def ledger(request: Any) -> HttpResponse:
    """Sổ lời hứa đã dời: nhiệm vụ nào đổi hạn mấy lần, thêm bao nhiêu ngày, ai quyết định."""
    found, asked = _asked(request)
    query = request.GET.copy()
    query.pop("trang", None)
    context = {
        "page": Paginator(found, ON_A_PAGE).get_page(request.GET.get("trang")),
        "agencies": lists.moved_by_agency(found),
        "count": len(found),
        "times": sum(each.promise.times for each in found),
        "query": query.urlencode(),
        "asked": asked,
    }
    return render(request, "difficulties/ledger.html", context)


@require_safe
@login_required
def ledger_sheet(request: Any) -> HttpResponse:
    """Sổ lời hứa đã dời, tệp Excel: mỗi dòng một thời hạn từng có."""
    found, _asked_for = _asked(request)
    reply = HttpResponse(sheets.ledger_sheet(found), content_type=EXCEL)
    reply["Content-Disposition"] = f'attachment; filename="loi-hua-da-doi-{clock.today():%Y-%m-%d}.xlsx"'
    return reply


def _asked(request: Any) -> tuple[list[lists.Moved], str]:
    """The ledger as it was asked for: of a plan, of an agency, of the fields a leader directs; and that in words."""
    if not request.user.may("view", "update"):
        raise Http404
    plan = _row(Plan.objects.for_user(request.user, "view"), request.GET.get("plan", ""))
    agency = _row(Agency.objects.for_user(request.user, "view"), request.GET.get("agency", ""))
    director = _row(Official.objects.all(), request.GET.get("director", ""))
    fields = [of for of, pk in directors_on(clock.today()).items() if pk == director.pk] if director else None
    found = lists.moved_promises(request.user, plan=plan, agency=agency, fields=fields)
    return found, "; ".join(str(each) for each in (plan, agency, director) if each)


def _row(rows: Any, said: str) -> Any:
    return rows.filter(pk=int(said[:18])).first() if said.isdecimal() else None

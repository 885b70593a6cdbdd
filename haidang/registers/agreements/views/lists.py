"""What ends when, what Bộ Ngoại giao gets each year, the annex of the plan, and the yearly word on a programme."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from haidang.kit import clock
from haidang.papers.writer.word import docx_of
from haidang.plan.plans.models import Duty
from haidang.registers.agreements import services
from haidang.registers.agreements.act_forms import CommentForm, DutyForm, EvaluationForm
from haidang.registers.agreements.choices import DutyKind
from haidang.registers.agreements.law import Law
from haidang.registers.agreements.letters import list_of_year
from haidang.registers.agreements.models import Agreement, AgreementDuty
from haidang.registers.agreements.selectors.annex import lines
from haidang.registers.agreements.selectors.ending import endings, look_ahead, open_parts, radar
from haidang.registers.agreements.sheets import annex_xlsx
from haidang.registers.agreements.views.doors import (
    evaluation_commented,
    overseer,
    programme_written,
    put_errors,
    reader,
)

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@login_required
def ending_page(request: Any) -> HttpResponse:
    """Sắp hết hiệu lực: theo mốc 12, 6, 3 tháng; và hai năm phải rà soát."""
    reader(request.user)
    today = clock.today()
    marks, found = Law().marks(today), endings(request.user, today)
    changes = set(Agreement.objects.for_user(request.user, "change").living().values_list("pk", flat=True))
    # the plan of next year is written in autumn: it looks at the two years that begin with its own
    year = _year(request)
    ahead = look_ahead(found, year)
    parts = open_parts(request.user, ahead, year)
    context = {
        "groups": radar(found, marks),
        "has_marks": bool(marks),
        "ahead": [(each, each.agreement.pk in changes, parts[each.agreement.pk]) for each in ahead],
        "may_hint": year == today.year,
        "year": year,
        "last_year": year - 1,
        "next_year": year + 1,
    }
    return render(request, "agreements/ending.html", context)


def _ahead_written(request: Any, pk: int) -> Agreement:
    """404 for who may not know of it, 403 for who may only read of it."""
    row = get_object_or_404(Agreement.objects.for_user(request.user, "view"), pk=pk)
    if not Agreement.objects.for_user(request.user, "change").filter(pk=pk).exists():
        raise PermissionDenied
    return row


@require_POST
@login_required
def hint(request: Any, pk: int) -> HttpResponse:
    """Gợi ý cho nhiệm vụ: một câu trong bản nháp cập nhật."""
    row = _ahead_written(request, pk)
    try:
        services.hint(row, by=request.user)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        messages.success(request, _("Đã ghi câu gợi ý vào bản nháp cập nhật của nhiệm vụ."))
    return redirect("agreements:ending")


def _duty(user: Any, given: str) -> Duty | None:
    seen = Duty.objects.for_user(user, "view").select_related("task__plan", "agency")
    return seen.filter(pk=int(given)).first() if given.isdecimal() else None


@require_POST
@login_required
def step(request: Any, pk: int) -> HttpResponse:
    """Thành bước của chương trình mà cơ quan chủ trì nhiệm vụ đang lập."""
    row, given = _ahead_written(request, pk), request.POST.get("duty", "")
    duty = _duty(request.user, given)
    if duty is None:
        messages.error(request, _("Phần việc này không có hoặc không phải của bạn. Mở lại trang rồi chọn."))
        return redirect("agreements:ending")
    try:
        services.plan_step(row, duty, by=request.user)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        messages.success(request, _("Đã thêm một bước vào chương trình của %(agency)s.") % {"agency": duty.agency})
    # back to the years of that plan
    return redirect(f"{reverse('agreements:ending')}?nam={duty.task.plan.year}#hai-nam")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def duties_page(request: Any) -> HttpResponse:
    """Kế hoạch, báo cáo 15/11 gửi Bộ Ngoại giao."""
    overseer(request.user)
    posted = request.method == "POST"
    if posted and not request.user.is_desk:
        raise PermissionDenied
    form = DutyForm(request.POST if posted else None, by=request.user)
    if form.is_valid():
        told = form.cleaned_data | {"kind": DutyKind(form.cleaned_data["kind"])}
        try:
            services.send_duty(told.pop("kind"), by=request.user, **told)
        except ValidationError as refused:
            put_errors(form, refused)
        else:
            messages.success(request, _("Đã ghi văn bản gửi Bộ Ngoại giao."))
            return redirect("agreements:duties")
    today, law = clock.today(), Law()
    context = {
        "form": form if request.user.is_desk else None,
        "sent": list(AgreementDuty.objects.select_related("document", "by")),
        "dues": [
            (kind.label, law.day_in(code, today.year))
            for kind, code in ((DutyKind.PLAN, "AGR-PLAN"), (DutyKind.REPORT, "AGR-RPT"))
        ],
        "year": today.year,
        "today": today,
    }
    return render(request, "agreements/duties.html", context, status=422 if form.errors else 200)


def _year(request: Any) -> int:
    asked = request.GET.get("nam", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else clock.today().year
    return year if 1950 <= year <= 2100 else clock.today().year


@require_safe
@login_required
def annex_page(request: Any) -> HttpResponse:
    """Phụ lục thỏa thuận của kế hoạch năm; lấy ra Word, Excel."""
    reader(request.user)
    year = _year(request)
    rows = lines(request.user, year)
    match request.GET.get("dang", ""):
        case "":
            return render(request, "agreements/annex.html", {"rows": rows, "year": year})
        case "docx":
            return _file(docx_of(list_of_year(rows, year, clock.today())), _DOCX, f"phu-luc-thoa-thuan-{year}.docx")
        case "xlsx":
            return _file(annex_xlsx(rows, year), _XLSX, f"phu-luc-thoa-thuan-{year}.xlsx")
    raise Http404


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def evaluate_page(request: Any, pk: int) -> HttpResponse:
    """Đánh giá năm: cơ quan đầu mối nói năm ấy ra sao."""
    programme = programme_written(request.user, pk)
    form = EvaluationForm(request.POST if request.method == "POST" else None, by=request.user)
    if form.is_valid():
        try:
            services.evaluate(programme, by=request.user, **form.cleaned_data)
        except ValidationError as refused:
            put_errors(form, refused)
        else:
            messages.success(request, _("Đã gửi đánh giá; Sở Ngoại vụ nhận xét."))
            return redirect(programme)
    context = {"programme": programme, "form": form, "title": _("Đánh giá năm")}
    return render(request, "agreements/evaluate.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def comment_page(request: Any, pk: int) -> HttpResponse:
    """Nhận xét của Sở Ngoại vụ."""
    row = evaluation_commented(request.user, pk)
    form = CommentForm(request.POST if request.method == "POST" else None, by=request.user)
    if form.is_valid():
        services.comment(row, words=form.cleaned_data["words"], by=request.user)
        messages.success(request, _("Đã ghi nhận xét."))
        return redirect(row.programme)
    context = {"programme": row.programme, "evaluation": row, "form": form, "title": _("Nhận xét đánh giá năm")}
    return render(request, "agreements/evaluate.html", context, status=422 if form.errors else 200)

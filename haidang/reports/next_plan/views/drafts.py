"""Drafts: the list of them, one with what may go in, its head, its paper, and what becomes of it."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from haidang.kit import clock
from haidang.kit.audit.selectors import history
from haidang.kit.jobs.services import enqueue
from haidang.papers.writer.pages import pdf_of
from haidang.papers.writer.word import docx_of
from haidang.reports.next_plan import jobs, services
from haidang.reports.next_plan.choices import ANNEXES, Section, Why
from haidang.reports.next_plan.forms import BeginForm, DropForm, HeadForm, ReviewForm
from haidang.reports.next_plan.models import NextPlan
from haidang.reports.next_plan.selectors import pages
from haidang.reports.next_plan.selectors.papers import official
from haidang.reports.next_plan.views.doors import desk, draft_seen, put_errors

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DRAFTS, LINES = 20, 40
_HEAD = ("about", "issuer", "symbol", "place", "formula", "post", "signer", "recipients", "version")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def list_page(request: Any) -> HttpResponse:
    """Các dự thảo kế hoạch năm sau, và lập một dự thảo mới."""
    desk(request.user)
    form = BeginForm(request.POST or None, by=request.user, initial={"year": clock.today().year + 1})
    if request.method == "POST" and form.is_valid():
        plan, year = form.cleaned_data["plan"], form.cleaned_data["year"]
        if plan.tasks.count() > jobs.MANY:
            job = enqueue(jobs.draft, plan.pk, year, request.user.pk, by=request.user, about=plan)
            return redirect(job)
        try:
            return redirect(services.draft(plan, year, by=request.user))
        except ValidationError as refused:
            put_errors(form, refused)
    context = {
        "page": Paginator(pages.drafts_of(request.user), DRAFTS).get_page(request.GET.get("trang")),
        "form": form,
        "query": "",
    }
    return render(request, "next_plan/list.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def draft_page(request: Any, pk: int) -> HttpResponse:
    """Một dự thảo: những gì có thể đưa vào, vì sao, và máy đọc lại thấy gì; posted, what is ticked goes in."""
    draft = draft_seen(request.user, pk)
    if request.method == "POST":
        shown, chosen = _numbers(request, "shown"), _numbers(request, "line")
        try:
            services.choose(draft, shown, chosen, by=request.user)
            messages.success(request, _("Đã lưu lựa chọn."))
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
        return redirect(request.get_full_path())
    return _draft(request, draft)


def _numbers(request: Any, name: str) -> set[int]:
    return {int(value[:18]) for value in request.POST.getlist(name) if value.isdecimal()}


def _draft(request: Any, draft: NextPlan, *, status: int = 200, **forms: Any) -> HttpResponse:
    section, why = request.GET.get("phan", Section.TASK), request.GET.get("vi-sao", "")
    page = Paginator(pages.lines_asked(draft, section, why), LINES).get_page(request.GET.get("trang"))
    said = pages.findings_of(draft)
    annexed = pages.annexed(draft)
    context = {
        "draft": draft,
        "page": page,
        "rows": pages.rows_of(page.object_list, pages.by_line(said)),
        "findings": said,
        "counted": pages.counted(draft),
        "annexed": annexed,
        "empty_books": [each for each in annexed if not each.all],
        "book": pages.page_of(section) if section in ANNEXES else "",
        "sections": Section.choices,
        "reasons": Why.choices,
        "section": section,
        "why": why,
        "query": urlencode({"phan": section, "vi-sao": why}),
        "review_form": forms.get("review_form") or ReviewForm(),
        "drop_form": forms.get("drop_form") or DropForm(),
        "history": history(draft),
    }
    return render(request, "next_plan/draft.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def head_page(request: Any, pk: int) -> HttpResponse:
    """Phần đầu và phần cuối của văn bản: trích yếu, cơ quan ban hành, người ký, nơi nhận."""
    draft = draft_seen(request.user, pk)
    form = HeadForm(request.POST or None, initial={name: getattr(draft, name) for name in _HEAD})
    if request.method == "POST" and form.is_valid():
        try:
            services.write_head(draft, form.cleaned_data, version=form.cleaned_data["version"], by=request.user)
        except ValidationError as refused:
            put_errors(form, refused)
        else:
            messages.success(request, _("Đã lưu phần đầu, phần cuối của dự thảo."))
            return redirect(draft)
    context = {"draft": draft, "form": form}
    return render(request, "next_plan/head.html", context, status=422 if form.errors else 200)


# ── the paper ────────────────────────────────────────────────────────────────────────────────────


@require_safe
@login_required
def word_file(request: Any, pk: int) -> HttpResponse:
    """Dự thảo kế hoạch, tệp Word."""
    draft = draft_seen(request.user, pk)
    return _file(docx_of(official(draft)), WORD, f"du-thao-ke-hoach-{draft.year}.docx")


@require_safe
@login_required
def pdf_file(request: Any, pk: int) -> HttpResponse:
    """Dự thảo kế hoạch, tệp PDF."""
    draft = draft_seen(request.user, pk)
    return _file(pdf_of(official(draft)), "application/pdf", f"du-thao-ke-hoach-{draft.year}.pdf")


def _file(data: bytes, kind: str, name: str) -> HttpResponse:
    reply = HttpResponse(data, content_type=kind)
    reply["Content-Disposition"] = f'attachment; filename="{name}"'
    reply["X-Content-Type-Options"] = "nosniff"
    reply["Cache-Control"] = "private, no-store"
    return reply


# ── what is done with it ─────────────────────────────────────────────────────────────────────────


@require_POST
@login_required
def gather_again(request: Any, pk: int) -> HttpResponse:
    """Gom lại từ sổ: việc mới được đề xuất, việc vừa hoàn thành bỏ ra; lời đã sửa giữ nguyên."""
    draft = draft_seen(request.user, pk)
    try:
        new, gone = services.gather_again(draft, by=request.user)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        said = _("Sổ có thêm %(new)d đề xuất; bỏ ra %(gone)d dòng đã hoàn thành hoặc không còn dự kiến.")
        messages.success(request, said % {"new": new, "gone": gone})
    return redirect(draft)


@require_POST
@login_required
def look_over(request: Any, pk: int) -> HttpResponse:
    """Soát lại: máy đọc lại dự thảo và nêu điểm cần sửa."""
    draft = draft_seen(request.user, pk)
    services.look_over(draft)
    return redirect(draft)


@require_POST
@login_required
def put_to_review(request: Any, pk: int) -> HttpResponse:
    """Đưa dự thảo vào soát như một kế hoạch mới được tải lên."""
    draft = draft_seen(request.user, pk)
    form = ReviewForm(request.POST)
    if form.is_valid():
        try:
            plan = services.put_to_review(draft, by=request.user, confirms_no_secrets=True)
        except ValidationError as refused:
            put_errors(form, refused)
        else:
            messages.success(request, _("Dự thảo đã thành kế hoạch mới chờ soát: máy đọc, bạn soát như mọi kế hoạch."))
            return redirect("plans:plan-review", pk=plan.pk)
    return _draft(request, draft, status=422, review_form=form)


@require_POST
@login_required
def drop(request: Any, pk: int) -> HttpResponse:
    """Bỏ dự thảo; các dòng của nó vẫn xem được."""
    draft = draft_seen(request.user, pk)
    form = DropForm(request.POST)
    if form.is_valid():
        try:
            services.drop(draft, form.cleaned_data["reason"], by=request.user)
        except ValidationError as refused:
            put_errors(form, refused)
        else:
            messages.success(request, _("Đã bỏ dự thảo."))
            return redirect("next_plan:next-list")
    return _draft(request, draft, status=422, drop_form=form)

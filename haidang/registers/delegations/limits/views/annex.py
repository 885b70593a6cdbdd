"""Phụ lục đoàn ra: the table of a year on the page, as Word and as Excel; and a filled one back, previewed first."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from haidang.kit import clock
from haidang.kit.records.sheets import XLSX
from haidang.office.accounts.models import User
from haidang.papers.writer.word import docx_of
from haidang.plan.plans.models import Plan
from haidang.registers.delegations.letters import list_of_year
from haidang.registers.delegations.limits.annex import bringing, papers
from haidang.registers.delegations.limits.annex.columns import COLUMNS
from haidang.registers.delegations.limits.annex.lines import annex_lines, annex_rows
from haidang.registers.delegations.limits.forms import AnnexForm
from haidang.registers.delegations.limits.views.years import asked_year
from haidang.registers.delegations.models import Delegation

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _reader(request: HttpRequest) -> User:
    if not isinstance(request.user, User) or request.user.reach("view", "book") is None:
        raise Http404
    return request.user


def _plan(request: HttpRequest, by: User) -> Plan | None:
    """The plan of the address, where they may see it."""
    asked = request.GET.get("ke-hoach", "")
    if not (asked.isascii() and asked.isdigit() and len(asked) < 10):
        return None
    return Plan.objects.for_user(by, "view").filter(pk=int(asked)).first()


@require_safe
@login_required
def annex_page(request: HttpRequest) -> HttpResponse:
    """The annex of a year as everybody may read it."""
    by, year = _reader(request), asked_year(request)
    plan = _plan(request, by)
    lines = list(annex_lines(annex_rows(year, by, plan.pk if plan else None), by))
    rows = [[line[column.name] for column in COLUMNS] for line in lines]
    context = {
        "year": year,
        "plan": plan,
        "columns": COLUMNS,
        "rows": rows,
        "may_add": Delegation.objects.may_add(by),
    }
    return render(request, "delegations/limits/annex.html", context)


@require_safe
@login_required
def annex_file(request: HttpRequest, kind: str) -> HttpResponse:
    """The same as a file: "docx" or "xlsx". A year without delegations gives the empty form."""
    if kind not in ("docx", "xlsx"):
        raise Http404
    by, year = _reader(request), asked_year(request)
    plan = _plan(request, by)
    lines = list(annex_lines(annex_rows(year, by, plan.pk if plan else None), by))
    if kind == "xlsx":
        data = papers.sheet(lines, year)
    else:
        data = docx_of(list_of_year(lines, year, clock.today(), under=str(plan or "")))
    reply = HttpResponse(data, content_type=XLSX if kind == "xlsx" else DOCX)
    demo = "-du-lieu-minh-hoa" if settings.HAIDANG_DEMO else ""
    reply["Content-Disposition"] = f'attachment; filename="phu-luc-doan-ra-{year}{demo}.{kind}"'
    reply["Cache-Control"] = "no-store"
    return reply


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def bring_page(request: HttpRequest) -> HttpResponse:
    """Tải phụ lục lên, xem trước từng dòng, rồi xác nhận. Between the steps only the page holds the lines, signed."""
    by = _reader(request)
    if not Delegation.objects.may_add(by):
        raise PermissionDenied
    if "confirmed" in request.POST:
        return _confirmed(request, by)
    given = request.method == "POST"
    form = AnnexForm(
        request.POST if given else None, request.FILES if given else None, initial={"year": asked_year(request)}
    )
    if form.is_valid():
        file = form.cleaned_data["annex"]
        of = bringing.Annex(form.cleaned_data["year"], form.cleaned_data["plan"])
        try:
            lines = bringing.read(file.name, file.read(bringing.MOST_BYTES + 1))
        except ValidationError as refused:
            form.add_error("annex", refused)
        else:
            return _preview(request, bringing.judge(lines, of, by=by), of, by)
    return render(request, "delegations/limits/bring.html", {"form": form}, status=422 if form.errors else 200)


def _preview(
    request: HttpRequest, lines: list[bringing.Judged], of: bringing.Annex, by: User, problem: str = ""
) -> HttpResponse:
    context: dict[str, Any] = {
        "lines": lines,
        "year": of.year,
        "good": sum(line.is_good for line in lines),
        "same": sum(line.verdict == "same" for line in lines),
        "bad": sum(line.verdict == "bad" for line in lines),
        "signed": bringing.sealed(lines, of, by=by),
        "problem": problem,
    }
    return render(request, "delegations/limits/brought.html", context, status=409 if problem else 200)


def _confirmed(request: HttpRequest, by: User) -> HttpResponse:
    try:
        lines, of = bringing.unsealed(request.POST["confirmed"], by=by)
    except ValidationError as refused:
        form = AnnexForm(by=by, year=asked_year(request))
        context = {"form": form, "problem": " ".join(refused.messages)}
        return render(request, "delegations/limits/bring.html", context, status=422)
    try:
        kept = bringing.keep(lines, of, by=by)
    except bringing.NotKept as refused:
        problem = _("Sổ đã khác so với lúc xem trước. Chưa dòng nào được nhập; xem lại dưới đây.")
        return _preview(request, refused.lines, of, by, problem)
    messages.success(request, _("Đã nhập %(count)d đoàn.") % {"count": len(kept)})
    return redirect(f"{reverse('delegations:annex')}?nam={of.year}")

"""Xuất, nhập: the list as a file, and a filled sheet that is previewed, then confirmed."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.jobs.choices import State
from haidang.kit.records import imports, sheet_jobs, sheets
from haidang.kit.records.forms import SheetForm
from haidang.kit.records.listing import listing
from haidang.kit.records.pages import show
from haidang.kit.records.register import Register
from haidang.kit.search.folding import plain


def export_page(request: HttpRequest, register: Register) -> HttpResponseBase:
    """What you see exports: the rows of the list as it is filtered and sorted, as .xlsx or .csv."""
    asked = listing(request, register)
    if request.GET.get("dang") == "csv":
        return _file(
            StreamingHttpResponse(sheets.csv_lines(asked), content_type="text/csv; charset=utf-8"), register, "csv"
        )
    return _file(HttpResponse(sheets.xlsx(asked, by=request.user), content_type=sheets.XLSX), register, "xlsx")


def _file(reply: HttpResponseBase, register: Register, kind: str, what: str = "") -> HttpResponseBase:
    demo = "-du-lieu-minh-hoa" if settings.HAIDANG_DEMO and not what else ""
    name = f"{what}{slugify(plain(register.title))}-{clock.today():%Y-%m-%d}{demo}.{kind}"
    reply["Content-Disposition"] = f'attachment; filename="{name}"'
    reply["Cache-Control"] = "no-store"
    return reply


def form_sheet_page(request: HttpRequest, register: Register) -> HttpResponseBase:
    """Tệp mẫu; with ?day-du=1 filled with the rows one may correct, as filtered."""
    _may_import(request, register)
    rows: list[Any] = []
    if request.GET.get("day-du"):
        asked = listing(request, register)
        may = register.model._default_manager.for_user(request.user, "change").values("pk")
        rows = list(asked.rows.filter(pk__in=may)[: sheets.MOST_ROWS])
    data = sheets.empty_form(register, by=request.user, rows=rows)
    return _file(HttpResponse(data, content_type=sheets.XLSX), register, "xlsx", "sua-" if rows else "mau-")


def _may_import(request: HttpRequest, register: Register) -> None:
    if not register.may_add(request.user):
        raise PermissionDenied if register.rows(request.user, "view").exists() else Http404


def import_page(request: HttpRequest, register: Register) -> HttpResponse:
    """Tải tệp lên, xem trước từng dòng, rồi xác nhận. Between the steps only the page holds the rows, signed."""
    _may_import(request, register)
    if "confirmed" in request.POST:
        return _confirmed(request, register)
    if key := request.POST.get("tep") or request.GET.get("tep"):
        return _long_sheet(request, register, key)
    form = SheetForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            data = form.cleaned_data["sheet"].read(sheets.MOST_BYTES + 1)
            rows = sheets.read(register, data, by=request.user)
        except ValidationError as refused:
            form.add_error("sheet", refused)
        else:
            if len(rows) > sheets.SHORT:
                return redirect(f"{request.path}?tep={sheet_jobs.ask_to_judge(register, rows, by=request.user).pk}")
            return _preview(request, register, imports.judge(register, rows, by=request.user))
    return show(request, register, "import", {"form": form}, status=422 if form.errors else 200)


def _salt(request: HttpRequest, register: Register) -> str:
    """Rows previewed by one person for one register are confirmed by the same person there."""
    return f"haidang.records.{register.url_name('import')}.{request.user.pk}"


def _preview(request: HttpRequest, register: Register, lines: list[imports.Line], problem: str = "") -> HttpResponse:
    good = [line.row for line in lines if line.is_good]
    context = {
        "lines": lines,
        "all": len(lines),
        "good": len(good),
        "bad": sum(line.verdict == "bad" for line in lines),
        "same": sum(line.verdict == "same" for line in lines),
        "signed": signing.dumps(good, salt=_salt(request, register), compress=True),
        "problem": problem,
    }
    return show(request, register, "preview", context, status=409 if problem else 200)


def _long_sheet(request: HttpRequest, register: Register, key: str) -> HttpResponse:
    """A sheet that the worker looks at: how far it is, what it found, and the word to keep what is good."""
    judged = sheet_jobs.judged_sheet(key, register, request.user)
    if judged is None:
        raise Http404
    if judged.state != State.DONE:
        return show(request, register, "import", {"form": SheetForm(), "job": judged})
    told, is_kept = sheet_jobs.told_of(judged), sheet_jobs.is_kept(judged)
    if request.method == "POST" and told["good"] and not is_kept:
        return redirect(sheet_jobs.ask_to_keep(judged, register, by=request.user))
    # where there is one writer at a time, nobody else writes while these are kept
    told |= {"job": judged, "is_kept": is_kept, "alone": connection.vendor == "sqlite"}
    return show(request, register, "preview", told)


def _confirmed(request: HttpRequest, register: Register) -> HttpResponse:
    try:
        rows = signing.loads(request.POST["confirmed"], salt=_salt(request, register), max_age=3600)
    except signing.BadSignature:
        problem = _("Trang xem trước đã quá một giờ hoặc bị sửa; hãy tải tệp lên lại. Chưa dòng nào được nhập.")
        return show(request, register, "import", {"form": SheetForm(), "problem": problem}, status=422)
    try:
        lines = imports.keep(register, rows, by=request.user)
    except imports.Refused as refused:
        problem = _(
            "Sổ đã khác so với lúc xem trước, có dòng không còn nhập được. Chưa dòng nào được nhập; xem lại dưới đây."
        )
        return _preview(request, register, refused.lines, problem)
    new = sum(line.verdict == "new" for line in lines)
    told = {"new": new, "changed": len(lines) - new}
    messages.success(request, _("Đã nhập: thêm %(new)d, sửa %(changed)d.") % told)
    return redirect(register.url("list"))

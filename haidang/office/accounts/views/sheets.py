"""Cấp tài khoản theo tệp: form, upload, verdict on each line, confirm, slips."""

from typing import Any

from django.core import signing
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from haidang.office.accounts import services, sheets
from haidang.office.accounts.forms import SheetForm
from haidang.office.accounts.views.keeping import keeper_only, slips_page

_SALT = "haidang.accounts.sheet"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
@keeper_only
def empty_form(request: Any) -> HttpResponse:
    """Tệp mẫu."""
    headers = {"Content-Disposition": 'attachment; filename="tai-khoan.xlsx"'}
    return HttpResponse(sheets.empty_form(), content_type=_XLSX, headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@keeper_only
def sheet_page(request: Any) -> HttpResponse:
    """Tải tệp lên, xem trước từng dòng, rồi xác nhận. Between the steps only the page holds the rows, signed."""
    if "confirmed" in request.POST:
        return _confirmed(request)
    form = SheetForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            rows = sheets.read_sheet(form.cleaned_data["sheet"].read(sheets.MOST_BYTES + 1))
        except ValidationError as refused:
            form.add_error("sheet", refused)
        else:
            return _preview(request, rows)
    return render(request, "accounts/sheet.html", {"form": form}, status=422 if form.errors else 200)


def _preview(request: Any, rows: list[dict[str, str]], problem: str = "") -> HttpResponse:
    lines = sheets.judge(rows)
    good = [line.row for line in lines if line.is_good]
    context = {
        "lines": lines,
        "good": len(good),
        "signed": signing.dumps(good, salt=_SALT, compress=True),
        "problem": problem,
    }
    return render(request, "accounts/sheet_preview.html", context)


def _confirmed(request: Any) -> HttpResponse:
    """Judged again: somebody may have taken a name meanwhile, or the page was sent twice."""
    try:
        rows = signing.loads(request.POST["confirmed"], salt=_SALT, max_age=3600)
    except signing.BadSignature:
        form = SheetForm()
        problem = _("Trang xem trước đã quá một giờ hoặc bị sửa; hãy tải tệp lên lại.")
        return render(request, "accounts/sheet.html", {"form": form, "problem": problem}, status=422)
    lines = sheets.judge(rows)
    if not rows or any(not line.is_good for line in lines):
        return _preview(request, rows, _("Có dòng không còn cấp được; hãy xem lại. Chưa tài khoản nào được cấp."))
    return slips_page(request, services.open_accounts([line.row for line in lines], by=request.user))

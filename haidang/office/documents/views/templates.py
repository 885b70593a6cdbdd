"""Pages of the templates by which an agency gives its papers their look."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from haidang.office.documents import services
from haidang.office.documents.draft_forms import TemplateForm
from haidang.office.documents.models import Draft, PaperTemplate
from haidang.office.documents.views.drafts import DOCX
from haidang.papers.writer.template_start import starting_template


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def list_page(request: HttpRequest) -> HttpResponse:
    """Mẫu văn bản của cơ quan: which stand, which stood; one is put up here."""
    user: Any = request.user
    may_add = PaperTemplate.objects.may_add(user)
    if not Draft.objects.may_add(user):
        raise Http404
    if request.method == "POST" and not may_add:
        raise PermissionDenied
    form = TemplateForm(*((request.POST, request.FILES) if request.method == "POST" else (None, None)))
    if form.is_valid():
        try:
            made = services.put_template(form.cleaned_data["kind"], form.cleaned_data["upload"], by=user)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("Đã nhận mẫu cho %(kind)s.") % {"kind": made.kind_said})
            return redirect("documents:template-list")
    rows = PaperTemplate.objects.for_user(user, "view").defer("data").select_related("agency", "by")
    context = {
        "standing": list(rows.in_use()),
        "earlier": list(rows.exclude(retired_at=None).order_by("-retired_at")[:50]),
        "form": form if may_add else None,
        "may_retire": may_add,
    }
    return render(request, "documents/template_list.html", context, status=422 if form.errors else 200)


@require_safe
@login_required
def start_file(request: HttpRequest) -> HttpResponse:
    """Tệp mẫu để bắt đầu: the form of the decree with every name a template may call."""
    if not Draft.objects.may_add(request.user):
        raise Http404
    return _file(starting_template(), "mau-van-ban.docx")


@require_safe
@login_required
def template_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Tải mẫu về."""
    template = get_object_or_404(PaperTemplate.objects.for_user(request.user, "view"), pk=pk)
    return _file(bytes(template.data), f"mau-{template.pk}.docx")


@require_POST
@login_required
def retire(request: HttpRequest, pk: int) -> HttpResponse:
    """Thôi dùng mẫu."""
    template = get_object_or_404(PaperTemplate.objects.for_user(request.user, "view").defer("data"), pk=pk)
    if not PaperTemplate.objects.for_user(request.user, "change").filter(pk=pk).exists():
        raise PermissionDenied
    services.retire_template(template, by=request.user)  # type: ignore[arg-type]
    messages.success(request, _("Đã thôi dùng; văn bản loại này lại theo thể thức Nghị định 30/2020/NĐ-CP."))
    return redirect("documents:template-list")


def _file(data: bytes, name: str) -> HttpResponse:
    reply = HttpResponse(data, content_type=DOCX)
    reply["Content-Disposition"] = content_disposition_header(True, name) or ""
    reply["Cache-Control"] = "private, no-store"
    return reply

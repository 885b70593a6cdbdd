"""Upload: several files, each read at once or in the background, with a question where a number is known."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import FileResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from haidang.plan.plans import jobs, services
from haidang.plan.plans.choices import UploadState
from haidang.plan.plans.forms import UploadForm
from haidang.plan.plans.models import Plan, TaskProduct, Upload
from haidang.plan.plans.selectors.uploads import job_of, recent_uploads, with_jobs


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def upload_page(request: Any) -> HttpResponse:
    """Tải kế hoạch lên: kéo thả nhiều tệp, hoặc chọn tệp; a script sends them one by one and is answered in JSON."""
    if not request.user.may("add", "plan"):
        raise PermissionDenied if request.user.may("view", "plan") else Http404
    product = _product(request)
    if request.method == "POST":
        return _take(request, UploadForm(request.POST, request.FILES), product)
    if product and product.plan_id:
        # the script that sends files comes back here: what was read is reviewed next
        return redirect("plans:plan-review", pk=product.plan_id)
    return _upload_page(request, UploadForm(), product)


def _product(request: Any) -> TaskProduct | None:
    """The product of a task whose approved paper is uploaded ("?san-pham=12")."""
    asked = request.GET.get("san-pham", "")
    if not asked:
        return None
    rows = TaskProduct.objects.for_user(request.user, "change").select_related("task__plan", "plan")
    return get_object_or_404(rows, pk=int(asked) if asked.isdecimal() else 0)


def _upload_page(
    request: Any, form: UploadForm, product: TaskProduct | None, refused: list[str] | None = None
) -> HttpResponse:
    context = {
        "form": form,
        "uploads": with_jobs(recent_uploads(request.user)),
        "refused": refused or [],
        "product": product,
    }
    return render(request, "plans/upload.html", context, status=422 if form.is_bound else 200)


def _take(request: Any, form: UploadForm, product: TaskProduct | None) -> HttpResponse:
    taken: list[Upload] = []
    refused: list[str] = []
    if form.is_valid() and product and len(form.cleaned_data["uploads"]) > 1:
        form.add_error("uploads", _("Một sản phẩm có một văn bản phê duyệt; chỉ chọn một tệp."))
    if form.is_valid():
        for file in form.cleaned_data["uploads"]:
            try:
                taken.append(_taken(request, file, product))
            except ValidationError as refusal:
                refused += [f"{file.name}: {sentence}" for sentence in refusal.messages]
    if not request.accepts("text/html"):
        faults = [str(fault) for found in form.errors.values() for fault in found]
        return JsonResponse({"refused": refused + faults})
    if refused or not form.is_valid():
        return _upload_page(request, form, product, refused)
    return redirect(taken[0]) if len(taken) == 1 else redirect("plans:plan-upload")


def _taken(request: Any, file: UploadedFile[Any], product: TaskProduct | None) -> Upload:
    data = file.read()
    # what the browser sent may lie in a temporary file: it goes now, not at the end of the request
    file.close()
    upload = services.take_upload(file.name or "", data, by=request.user, confirms_no_secrets=True, product=product)
    return jobs.start_reading(upload, data)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def upload_state(request: Any, pk: int) -> HttpResponse:
    """Một tệp tải lên: đang đọc đến đâu, đã thành kế hoạch nào, hoặc cần chọn gì."""
    upload = get_object_or_404(Upload.objects.for_user(request.user, "view").select_related("plan", "source"), pk=pk)
    if request.method == "POST":
        try:
            upload = services.answer_upload(upload, request.POST.get("answer", ""), by=request.user)
        except ValidationError as refused:
            messages.error(request, refused.messages[0])
    if upload.state == UploadState.DONE and upload.plan_id:
        return _go(request, reverse("plans:plan-review", args=[upload.plan_id]))
    context = {"upload": upload, "job": job_of(upload)}
    template = "plans/upload_state.html#state" if request.headers.get("HX-Request") else "plans/upload_state.html"
    return render(request, template, context)


def _go(request: HttpRequest, address: str) -> HttpResponse:
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": address})
    return redirect(address)


@require_safe
@login_required
def source_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Tệp gốc của kế hoạch, đúng như đã tải lên; given to whoever may see the plan."""
    plan = get_object_or_404(Plan.objects.for_user(request.user, "view"), pk=pk)
    upload = plan.uploads.filter(state=UploadState.DONE).exclude(file="").order_by("-pk").first()
    if upload is None:
        raise Http404
    reply = FileResponse(
        upload.file.open("rb"), as_attachment=True, filename=upload.name, content_type="application/octet-stream"
    )
    reply["X-Content-Type-Options"] = "nosniff"
    reply["Content-Security-Policy"] = "sandbox; default-src 'none'"
    reply["Cache-Control"] = "private, no-store"
    return reply

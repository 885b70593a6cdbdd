"""Upload: several files, each read in the background or at once, with a question where a number is known."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from haidang.plan.plans import jobs, services
from haidang.plan.plans.choices import UploadState
from haidang.plan.plans.forms import UploadForm
from haidang.plan.plans.models import Plan, Upload


@login_required
@require_http_methods(["GET", "POST"])
def upload_page(request: HttpRequest) -> HttpResponse:
    """Tải kế hoạch lên: kéo thả nhiều tệp, hoặc chọn tệp."""
    if not request.user.is_desk:  # type: ignore[union-attr]
        if Plan.objects.for_user(request.user, "view").exists():
            raise PermissionDenied
        raise Http404
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        taken = [_taken(request, file) for file in form.cleaned_data["files"]]
        uploads = [upload for upload in taken if upload]
        if len(uploads) == 1:
            return redirect("plans:plan-upload-state", pk=uploads[0].pk)
        if uploads:
            return redirect("plans:plan-upload")
    waiting = Upload.objects.for_user(request.user, "view").select_related("by", "plan")[:20]
    status = 422 if form.is_bound and not form.is_valid() else 200
    return render(request, "plans/upload.html", {"form": form, "uploads": waiting}, status=status)


def _taken(request: HttpRequest, file: object) -> Upload | None:
    try:
        upload = services.take_upload(
            file.name,
            file.read(),
            by=request.user,
            confirms_no_secrets=True,  # type: ignore[attr-defined,arg-type]
        )
    except ValidationError as refused:
        messages.error(request, f"{file.name}: {refused.messages[0]}")  # type: ignore[attr-defined]
        return None
    jobs.start_reading(upload)
    return upload


@login_required
@require_http_methods(["GET", "POST"])
def upload_state(request: HttpRequest, pk: int) -> HttpResponse:
    """Một tệp tải lên: đang đọc đến đâu, hoặc cần chọn gì."""
    upload = get_object_or_404(Upload.objects.for_user(request.user, "view").select_related("plan", "source"), pk=pk)
    if request.method == "POST":
        try:
            upload = services.answer_upload(upload, request.POST.get("answer", ""), by=request.user)  # type: ignore[arg-type]
        except ValidationError as refused:
            messages.error(request, refused.messages[0])
    if upload.state == UploadState.DONE and upload.plan_id:
        return _to_review(request, upload.plan_id)
    template = "plans/upload_state.html#state" if request.headers.get("HX-Request") else "plans/upload_state.html"
    return render(request, template, {"upload": upload})


def _to_review(request: HttpRequest, plan_id: int) -> HttpResponse:
    target = redirect("plans:plan-review", pk=plan_id)
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": target["Location"]})
    return target

"""Giving files to who may see their record, taking them from who may change it."""

from typing import Any

from django.apps import apps
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header, url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from haidang.kit.files import services
from haidang.kit.files.bundles import zipped
from haidang.kit.files.forms import RemovalForm, UploadForm
from haidang.kit.files.models import StoredFile

#: Whatever a file holds, it may do nothing here: no script, no form, no load.
_SANDBOX = "sandbox; default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; frame-ancestors 'none'"


@require_safe
@login_required
def file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Tải tệp về; `?xem=1` shows a picture in the browser."""
    found = get_object_or_404(_given().filter(pk=pk).for_user(request.user, "view"))
    if not found.path.is_file():
        raise Http404
    shown = found.is_shown and bool(request.GET.get("xem"))
    reply = FileResponse(
        found.path.open("rb"), as_attachment=not shown, filename=found.name, content_type=found.content_type
    )
    return _guarded(reply)


@require_safe
@login_required
def bundle(request: HttpRequest, label: str, pk: int) -> HttpResponseBase:
    """Tất cả tệp của một hồ sơ trong một tệp nén."""
    record = get_object_or_404(_rows(label, request.user, "view"), pk=pk)
    reply = StreamingHttpResponse(zipped(_given().on(record)), content_type="application/zip")
    # "<label>-<pk>.zip": the title of a record is for people of that record, and this name goes into logs.
    reply["Content-Disposition"] = content_disposition_header(True, f"{label.replace('.', '-')}-{pk}.zip") or ""
    return _guarded(reply)


@require_POST
@login_required
def attach(request: HttpRequest, label: str, pk: int) -> HttpResponse:
    """Đính kèm tệp: each is taken or refused for itself; a script is answered in JSON."""
    record = _changeable(label, pk, request.user)
    form = UploadForm(request.POST, request.FILES)
    refused: list[str] = []
    if form.is_valid():
        for upload in form.cleaned_data["uploads"]:
            try:
                services.attach(record, upload, by=request.user, title=form.cleaned_data["title"])
            except ValidationError as refusal:
                refused += [f"{upload.name}: {sentence}" for sentence in refusal.messages]
    else:
        refused = [str(sentence) for sentences in form.errors.values() for sentence in sentences]
    return _answer(request, record, refused)


@require_POST
@login_required
def detach(request: HttpRequest, pk: int) -> HttpResponse:
    """Gỡ tệp, với lý do."""
    seen = get_object_or_404(StoredFile.objects.filter(pk=pk).for_user(request.user, "view"))
    if not StoredFile.objects.filter(pk=pk).for_user(request.user, "change").exists():
        raise PermissionDenied
    record = seen.record
    assert record
    form = RemovalForm(request.POST)
    try:
        services.detach(seen, by=request.user, why=form.cleaned_data["why"] if form.is_valid() else "")
    except ValidationError as refusal:
        return _answer(request, record, refusal.messages)
    return _answer(request, record, [])


def _given() -> Any:
    """Files that were looked through: others are given to nobody."""
    return StoredFile.objects.exclude(looked_through_at=None)


def _guarded(reply: HttpResponseBase) -> HttpResponseBase:
    reply["X-Content-Type-Options"] = "nosniff"
    reply["Content-Security-Policy"] = _SANDBOX
    reply["Cache-Control"] = "private, no-store"
    return reply


def _rows(label: str, user: Any, verb: str) -> Any:
    """The rows of a kind of record on which `user` has the right; a kind without rights is no kind."""
    try:
        rows = getattr(apps.get_model(label)._default_manager, "for_user", None)
    except (LookupError, ValueError) as unknown:
        raise Http404 from unknown
    if rows is None:
        raise Http404
    return rows(user, verb)


def _changeable(label: str, pk: int, user: Any) -> Model:
    record: Model | None = _rows(label, user, "change").filter(pk=pk).first()
    if record is None:
        get_object_or_404(_rows(label, user, "view"), pk=pk)
        raise PermissionDenied
    return record


def _answer(request: HttpRequest, record: Model, refused: list[str]) -> HttpResponse:
    """Back to where the person was, or what was refused and why."""
    if not request.accepts("text/html"):
        return JsonResponse({"refused": refused})
    back = request.POST.get("next", "")
    if not (back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)):
        back = record.get_absolute_url() if hasattr(record, "get_absolute_url") else "/"
    if refused:
        return render(request, "files/refused.html", {"refused": refused, "back": back})
    return redirect(back)

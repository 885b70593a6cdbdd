"""Kho lưu trữ năm: make one, carry it away, make room, and restore one into an empty installation."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from haidang.exchange.archive import restoring, services
from haidang.exchange.archive.forms import MakeForm, RestoreForm
from haidang.exchange.archive.models import Archive
from haidang.exchange.archive.selectors import lines, origin
from haidang.exchange.archive.writing import year_of
from haidang.kit import clock
from haidang.kit.jobs.models import Job
from haidang.kit.jobs.services import path_of

PAGE = 20


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def list_page(request: Any) -> HttpResponse:
    """Kho lưu trữ năm: those that were made, and the form that asks for another."""
    user = request.user
    if not user.may("view", "archive"):
        raise Http404
    may_make = Archive.objects.may_add(user)
    form = MakeForm(request.POST if request.method == "POST" else None, initial={"year": year_of(clock.today())})
    if request.method == "POST":
        if not may_make:
            raise PermissionDenied
        if form.is_valid():
            try:
                return redirect(services.ask(form.cleaned_data["year"], by=user))
            except ValidationError as refused:
                form.add_error(None, refused)
    rows = Archive.objects.for_user(user, "view").select_related("by")
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    context = {
        "form": form if may_make else None,
        "page": page,
        "lines": lines(list(page.object_list)),
        "may_restore": services.may_restore(user),
        "origin": origin(),
    }
    return render(request, "archive/list.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
def take(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Tải kho về: a button and not a link, for it is noted who carried it away."""
    archive = _seen(request, pk)
    if not Archive.objects.for_taking(request.user).filter(pk=pk).exists():
        raise PermissionDenied
    try:
        path = services.take(archive, by=request.user)
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
        return redirect("archive:list")
    reply = FileResponse(path.open("rb"), as_attachment=True, filename=path.name, content_type="application/zip")
    reply["Cache-Control"] = "private, no-store"
    return reply


@require_POST
@login_required
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Xóa tệp của kho: the row with its digest stays."""
    archive = _seen(request, pk)
    try:
        services.remove(archive, by=request.user)
        messages.success(request, _("Đã xóa tệp khỏi máy này; dòng ghi mã kiểm tra vẫn giữ."))
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
    return redirect("archive:list")


def _seen(request: HttpRequest, pk: int) -> Archive:
    return get_object_or_404(Archive.objects.for_user(request.user, "view"), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def restore_page(request: Any) -> HttpResponse:
    """Khôi phục: what would happen, whether it can be done here, and the file."""
    if not services.may_restore(request.user):
        raise PermissionDenied if request.user.may("view", "archive") else Http404
    form = RestoreForm(request.POST, request.FILES) if request.method == "POST" else RestoreForm()
    hindrance = _hindrance()
    if form.is_bound and hindrance:
        form.add_error(None, hindrance)
    elif form.is_valid():
        try:
            asked = services.ask_restore(form.cleaned_data["archive"], by=request.user)
            return redirect("archive:restoring", pk=asked.pk)
        except ValidationError as refused:
            form.add_error("archive", refused)
    context = {"form": form, "hindrance": hindrance}
    return render(request, "archive/restore.html", context, status=422 if form.errors else 200)


def _hindrance() -> str:
    try:
        restoring.refuse_unless_empty()
    except ValidationError as refused:
        return refused.messages[0]
    return ""


@require_safe
@never_cache
def restoring_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Đang khôi phục: how far it is. No sign-in: the account of who asked goes with the rest of the new installation.

    Nobody guesses the address, and it tells no more than how far the work is.
    """
    job = get_object_or_404(Job.objects.filter(function=path_of(services.bring_back)), pk=pk)
    if request.headers.get("HX-Request"):
        if job.state == "done":
            return HttpResponse(headers={"HX-Redirect": reverse("archive:restoring", args=[pk])})
        return render(request, "archive/restoring.html#far", {"job": job})
    return render(request, "archive/restoring.html", {"job": job})

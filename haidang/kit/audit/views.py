"""The book of all acts, for those who keep the house or inspect it. The story of one record stands on its own page."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from haidang.kit.audit.forms import LogFilter
from haidang.kit.audit.models import Note
from haidang.kit.audit.selectors import log_lines

PAGE = 50


@require_safe
@login_required
def log_page(request: Any) -> HttpResponse:
    """Nhật ký: who did what to which record, newest first."""
    if not request.user.may("view", "log"):
        raise Http404
    form = LogFilter(request.GET or None)
    notes = form.found(Note.objects.for_user(request.user, "view")).select_related("content_type").order_by("-pk")
    page = Paginator(notes, PAGE).get_page(request.GET.get("trang"))
    query = request.GET.copy()
    query.pop("trang", None)
    context = {
        "form": form,
        "page": page,
        "lines": log_lines(page.object_list, request.user),
        "query": query.urlencode(),
    }
    return render(request, "audit/log.html", context)

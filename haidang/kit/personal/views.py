"""Showing a personal value: say why first, see it once."""

from datetime import date
from typing import Any

from django.apps import apps
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from haidang.kit.personal import services
from haidang.kit.personal.fields import personal_fields
from haidang.kit.personal.selectors import may_reveal


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def reveal_page(request: HttpRequest, room: str, model: str, pk: str, field: str) -> HttpResponse:
    """Xem dữ liệu cá nhân: asked why, answered once, written down. The answer is kept by no browser."""
    found = _model(room, model)
    named = next((one for one in personal_fields(found) if one.name == field), None)
    if named is None or not hasattr(found._default_manager, "for_user"):
        raise Http404
    try:
        record = get_object_or_404(found._default_manager.for_user(request.user, "view"), pk=pk)
    except ValueError:
        raise Http404 from None
    if not may_reveal(record, request.user, field):
        raise PermissionDenied
    context: dict[str, Any] = {"record": record, "field": named, "masked": getattr(record, field)}
    if request.method == "POST":
        try:
            reason = request.POST.get("reason", "")
            context["plain"] = services.reveal(record, field, by=request.user, reason=reason)
            context |= {"shown": True, "is_day": isinstance(context["plain"], date)}
        except ValidationError as refused:
            context["problem"] = refused.messages[0]
    part = "#reveal" if request.headers.get("HX-Request") else ""
    return render(request, f"personal/reveal.html{part}", context, status=422 if "problem" in context else 200)


def _model(room: str, model: str) -> Any:
    try:
        return apps.get_model(room, model)
    except LookupError:
        raise Http404 from None

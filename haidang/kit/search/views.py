"""Tìm kiếm: the page behind the box in the head of every page."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from haidang.kit.search.selectors import search


@require_safe
@login_required
def search_page(request: HttpRequest) -> HttpResponse:
    """What was found; htmx gets the results alone."""
    query, kind = request.GET.get("q", "").strip(), request.GET.get("loai", "")
    results = search(query, request.user, kind=kind, page=request.GET.get("trang"))
    context = {"results": results, "kind": kind, "query": urlencode({"q": query, "loai": kind})}
    htmx = request.headers.get("HX-Request") and not request.headers.get("HX-History-Restore-Request")
    reply = render(request, "search/results.html#found" if htmx else "search/results.html", context)
    patch_vary_headers(reply, ["HX-Request"])
    return reply

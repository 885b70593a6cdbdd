"""The first page: what Hải Đăng is, and what it can do today."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Trang đầu."""
    return render(request, "site/home.html")

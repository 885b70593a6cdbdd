"""The first page: what Hải Đăng is, and what it can do today."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Trang đầu; who is signed in finds what they may open."""
    return render(request, "site/start.html" if request.user.is_authenticated else "site/home.html")

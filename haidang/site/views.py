"""The first page: what Hải Đăng is; who comes to work goes on to what they owe."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Trang đầu; administration, which has no content, finds what it may open."""
    if not request.user.is_authenticated:
        return render(request, "site/home.html")
    return render(request, "site/start.html") if request.user.is_admin else redirect("desk:home")

"""Pages of no room: the style page, and the answer to a form that came too late."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def style_page(request: HttpRequest) -> HttpResponse:
    """Trang kiểu mẫu."""
    return render(request, "ui/style.html")


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Biểu mẫu gửi từ trang quá cũ (CSRF_FAILURE_VIEW): Django's own page is in English and breaks our policy."""
    return render(request, "ui/stale_form.html", status=403)

"""The style page: every component with a real example, to look at before making another."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def style_page(request: HttpRequest) -> HttpResponse:
    """Trang kiểu mẫu."""
    return render(request, "ui/style.html")

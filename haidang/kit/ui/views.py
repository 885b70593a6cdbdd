"""Pages of no room: the style page, and the answer to a form that came too late."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

#: As many as make a list that is searched and no longer read.
_MANY = (
    "Sở Công Thương", "Sở Du lịch", "Sở Giáo dục và Đào tạo", "Sở Giao thông vận tải", "Sở Kế hoạch và Đầu tư",
    "Sở Khoa học và Công nghệ", "Sở Lao động - Thương binh và Xã hội", "Sở Ngoại vụ", "Sở Nội vụ",
    "Sở Nông nghiệp và Phát triển nông thôn", "Sở Tài chính", "Sở Tài nguyên và Môi trường",
    "Sở Thông tin và Truyền thông", "Sở Tư pháp", "Sở Văn hóa và Thể thao", "Sở Xây dựng", "Sở Y tế",
)  # fmt: skip


@require_safe
def style_page(request: HttpRequest) -> HttpResponse:
    """Trang kiểu mẫu."""
    return render(request, "ui/style.html", {"many": _MANY})


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Biểu mẫu gửi từ trang quá cũ (CSRF_FAILURE_VIEW): Django's own page is in English and breaks our policy."""
    return render(request, "ui/stale_form.html", status=403)

"""Pages of the API: what it is and what it answers; the keys of one's programs."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from haidang.api import rules, services
from haidang.api.asking import MOST, USUAL
from haidang.api.books import OF_PLAN, books, key_of
from haidang.api.forms import KeyForm
from haidang.api.house import api
from haidang.api.models import ApiToken
from haidang.api.shown import operations_of, tags_of

PAGE = 50


@require_safe
@login_required
def about_page(request: Any) -> HttpResponse:
    """API: how to ask, and the addresses of one book at a time."""
    document = api.get_openapi_schema()
    titles = {key_of(book): book.title for book in books()}
    tags = [(tag, titles.get(tag, _("Danh sách sổ"))) for tag in tags_of(document)]
    of_plan = {key_of(book) for book in OF_PLAN}
    asked = request.GET.get("so", "")
    chosen = asked if asked in dict(tags) else key_of(OF_PLAN[0])
    context = {
        "base": request.build_absolute_uri(reverse("api:index")),
        "groups": [
            (_("Kế hoạch và theo dõi"), [one for one in tags if one[0] in of_plan or one[0] == "index"]),
            (_("Các sổ"), [one for one in tags if one[0] not in of_plan and one[0] != "index"]),
        ],
        "chosen": chosen,
        "title": dict(tags)[chosen],
        "operations": operations_of(document, chosen),
        "rate": settings.API_ASKED_A_MINUTE,
        "usual": USUAL,
        "most": MOST,
        "address": f"{request.build_absolute_uri(reverse('api:index'))}plans/task/?moi-trang=10",
    }
    return render(request, "api/about.html", context)


# ── keys ─────────────────────────────────────────────────────────────────────────────────────────


@require_safe
@login_required
def keys_page(request: Any) -> HttpResponse:
    """Khóa API: one's own; for administration everybody's."""
    rows = ApiToken.objects.for_user(request.user, "view").select_related("user", "use")
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    return render(request, "api/keys.html", {"page": page, "all": request.user.is_admin})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@reauthentication_required
@never_cache
def make_key_page(request: Any) -> HttpResponse:
    """Tạo khóa: asked for the password again, then shown this once."""
    form = KeyForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            token, key = services.make_key(by=request.user, **form.cleaned_data)
        except ValidationError as refused:
            form.add_error(None, refused.messages[0])
        else:
            example = f"{request.build_absolute_uri(reverse('api:index'))}"
            return render(request, "api/key.html", {"token": token, "key": key, "address": example})
    context = {"form": form, "most": rules.MOST_KEYS}
    return render(request, "api/key_form.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
def revoke_key(request: Any, pk: int) -> HttpResponse:
    """Thu hồi một khóa."""
    token = get_object_or_404(ApiToken.objects.for_user(request.user, "delete"), pk=pk)
    services.revoke(token, by=request.user)
    messages.success(request, _("Đã thu hồi khóa “%(name)s”; từ lúc này không mở được gì nữa.") % {"name": token.name})
    return redirect("api:keys")

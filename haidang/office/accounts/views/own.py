"""Tài khoản của tôi: how I am reached, where I am signed in, for whom I act."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.defaultfilters import date as as_date
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from haidang.kit import clock
from haidang.office.accounts import selectors, services
from haidang.office.accounts.forms import ProfileForm, StandInForm
from haidang.office.accounts.models import OpenSession, SignIn, StandIn, User
from haidang.office.accounts.sessions import STANDING_IN

PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def own_page(request: Any) -> HttpResponse:
    """Tài khoản của tôi."""
    # A fresh row: while standing in, the one of the request wears somebody else's role.
    user = User.objects.select_related("agency").get(pk=request.user.pk)
    form = ProfileForm(request.POST or None, instance=user)
    if request.method == "POST" and form.is_valid():
        services.change_profile(by=request.user, **form.cleaned_data)
        messages.success(request, _("Đã lưu."))
        return redirect("accounts:own")
    context = {
        "form": form,
        "person": user,
        "has_second_factor": selectors.has_second_factor(user),
        "session_count": OpenSession.objects.for_user(user, "view").still_open().count(),
        "stand_ins": StandIn.objects.open_to(user, clock.today()),
    }
    return render(request, "accounts/own.html", context)


@require_GET
@login_required
def sessions_page(request: Any) -> HttpResponse:
    """Nơi đang đăng nhập, và những lần đăng nhập gần đây."""
    context = {
        "sessions": OpenSession.objects.for_user(request.user, "view").still_open(),
        "here": request.session.session_key,
        "sign_ins": SignIn.objects.filter(user_id=request.user.pk)[:20],
    }
    return render(request, "accounts/sessions.html", context)


@require_POST
@login_required
def end_sessions(request: Any) -> HttpResponse:
    """Đăng xuất nơi khác: one place, or all but this."""
    others = OpenSession.objects.for_user(request.user, "view").exclude(pk=request.session.session_key)
    handle = request.POST.get("handle", "")
    chosen = [session for session in others.select_related("user") if handle in ("", session.handle)]
    if handle and not chosen:
        raise Http404
    services.end_sessions(chosen, by=request.user)
    messages.success(request, _("Đã đăng xuất ở nơi khác."))
    return redirect("accounts:sessions")


# ── standing in ──────────────────────────────────────────────────────────────────────────────────


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def stand_ins_page(request: Any) -> HttpResponse:
    """Thay người vắng: who acts for me, for whom I act; administration sees all."""
    form = None
    if not request.user.acting_for:
        form = StandInForm(request.POST or None, by=request.user, initial={"starts_on": clock.today()})
        if request.method == "POST" and form.is_valid() and _appointed(request, form):
            return redirect("accounts:stand-ins")
    today = clock.today()
    rows = StandIn.objects.for_user(request.user, "view").select_related("absent", "deputy", "granted_by")
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    mine = set(StandIn.objects.for_user(request.user, "change").values_list("pk", flat=True))
    lines = [
        {
            "stand_in": row,
            "state": state_of(row, today),
            "may_take_up": row.deputy_id == request.user.pk and row.is_on(today) and row.absent.is_active,
            "may_end": row.pk in mine and not row.ended_at and row.ends_on >= today and not request.user.acting_for,
        }
        for row in page
    ]
    return render(request, "accounts/stand_ins.html", {"form": form, "lines": lines, "page": page})


def state_of(row: StandIn, today: date) -> str:
    """What a person asks of a line: does it hold?"""
    if row.ended_at:
        return _("đã thôi %(day)s") % {"day": as_date(timezone.localtime(row.ended_at), "j/n/Y")}
    if row.starts_on > today:
        return _("chưa đến ngày")
    return _("còn hiệu lực") if row.is_on(today) else _("đã hết thời gian")


def _appointed(request: Any, form: StandInForm) -> bool:
    fields = {"absent": User.objects.get(pk=request.user.pk)} | form.cleaned_data
    try:
        services.appoint_stand_in(by=request.user, **fields)
    except ValidationError as refused:
        form.add_error(None, refused.messages[0])
        return False
    messages.success(request, _("Đã ghi người thay."))
    return True


@require_POST
@login_required
def end_stand_in(request: Any, pk: int) -> HttpResponse:
    """Thôi cho thay."""
    stand_in = get_object_or_404(StandIn.objects.for_user(request.user, "view"), pk=pk)
    if not StandIn.objects.for_user(request.user, "change").filter(pk=pk).exists():
        raise PermissionDenied
    _say(request, lambda: services.end_stand_in(stand_in, by=request.user), _("Đã thôi cho thay."))
    return redirect("accounts:stand-ins")


@require_POST
@login_required
def take_up(request: Any, pk: int) -> HttpResponse:
    """Bắt đầu làm thay, trong trình duyệt này."""
    stand_in = get_object_or_404(
        StandIn.objects.for_user(request.user, "view").filter(deputy_id=request.user.pk), pk=pk
    )
    if request.user.acting_for:
        messages.error(request, _("Đang thay một người; hãy thôi thay người đó trước."))
    elif _say(
        request, lambda: services.take_up(stand_in, by=request.user), _("Từ lúc này bạn làm với quyền của người vắng.")
    ):
        request.session[STANDING_IN] = stand_in.pk
    return redirect("home")


@require_POST
@login_required
def lay_down(request: Any) -> HttpResponse:
    """Thôi làm thay, trở về quyền của mình."""
    if found := getattr(request, "standing_in", None):
        services.lay_down(found, by=request.user)
    request.session.pop(STANDING_IN, None)
    messages.success(request, _("Bạn đang làm với quyền của mình."))
    return redirect("home")


def _say(request: HttpRequest, act: Any, done: str) -> bool:
    """Do it and say so, or say why not."""
    try:
        act()
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
        return False
    messages.success(request, done)
    return True

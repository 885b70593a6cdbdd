"""Quản trị tài khoản: the list, one account, and what administration does with it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from haidang.kit.audit.selectors import history
from haidang.office.accounts import selectors, services
from haidang.office.accounts.choices import Reach
from haidang.office.accounts.forms import AccountFilter, AccountForm, HandOverForm, ReasonForm
from haidang.office.accounts.models import OpenSession, SignIn, User

PAGE, HISTORY = 50, 50


def keeper_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For who sees all accounts; to everybody else the page does not exist."""

    @login_required
    def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.reach("view", "account") != Reach.ALL:
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def changeable(request: Any, pk: int) -> User:
    """The account, for who may change it: 404 to who may not see it, 403 to who may only see it."""
    found = get_object_or_404(User.objects.for_user(request.user, "view").select_related("agency"), pk=pk)
    if not request.user.may("change", "account"):
        raise PermissionDenied
    return found


@require_GET
@keeper_only
def user_list(request: Any) -> HttpResponse:
    """Danh sách tài khoản."""
    form = AccountFilter(request.GET or None)
    asked = form.cleaned_data if form.is_valid() else {}
    users = User.objects.for_user(request.user, "view").select_related("agency")
    if asked.get("q"):
        users = users.filter(Q(username__fold__contains=asked["q"]) | Q(full_name__fold__contains=asked["q"]))
    if asked.get("agency"):
        users = users.filter(agency=asked["agency"])
    if asked.get("role"):
        users = users.filter(role=asked["role"])
    if asked.get("state") != "all":
        users = users.filter(is_active=asked.get("state") != "closed")
    page = Paginator(users, PAGE).get_page(request.GET.get("trang"))
    query = request.GET.copy()
    query.pop("trang", None)
    return render(request, "accounts/list.html", {"page": page, "form": form, "query": query.urlencode()})


@require_GET
@login_required
def user_page(request: Any, pk: int) -> HttpResponse:
    """Một tài khoản."""
    found = get_object_or_404(User.objects.for_user(request.user, "view").select_related("agency"), pk=pk)
    context = {
        "person": found,
        "may_change": request.user.may("change", "account"),
        "is_self": found.pk == request.user.pk,
        "has_second_factor": selectors.has_second_factor(found),
        "session_count": OpenSession.objects.filter(user=found).still_open().count(),
        "sign_ins": SignIn.objects.filter(user=found)[:10],
        "locked": selectors.shut_until(found.username, None),
        "history": history(found)[: -HISTORY - 1 : -1],
    }
    return render(request, "accounts/user.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@keeper_only
def add_page(request: Any) -> HttpResponse:
    """Cấp tài khoản: answered once with the slip."""
    form = AccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        slip = services.open_account(by=request.user, **form.cleaned_data)
        return slips_page(request, [slip])
    return render(request, "accounts/form.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def edit_page(request: Any, pk: int) -> HttpResponse:
    """Sửa tài khoản."""
    found = changeable(request, pk)
    form = AccountForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        fields = {name: value for name, value in form.cleaned_data.items() if name != "username"}
        try:
            services.change_account(User.objects.get(pk=pk), by=request.user, **fields)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("Đã lưu."))
            return redirect("accounts:user", pk=pk)
    return render(request, "accounts/form.html", {"form": form, "person": User.objects.get(pk=pk)})


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def hand_over_page(request: Any, pk: int) -> HttpResponse:
    """Đóng tài khoản và bàn giao việc trong một lần."""
    found = changeable(request, pk)
    form = HandOverForm(request.POST or None, leaver=found, by=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            moved = services.hand_over(found, by=request.user, **form.cleaned_data)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            said = ", ".join(f"{count} {what}" for what, count in moved.items()) or _("không có việc nào phải chuyển")
            messages.success(request, _("Đã đóng tài khoản; %(moved)s.") % {"moved": said})
            return redirect("accounts:user", pk=pk)
    return render(request, "accounts/act.html", {"form": form, "person": found, "act": "hand-over"})


def _with_reason(act: str, do: Callable[..., Any], done: Callable[[Any], HttpResponse] | None = None) -> Any:
    """A page that asks for the reason, then does one thing to one account."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @never_cache
    @login_required
    def page(request: Any, pk: int) -> HttpResponse:
        found = changeable(request, pk)
        form = ReasonForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                result = do(found, by=request.user, reason=form.cleaned_data["reason"])
            except ValidationError as refused:
                form.add_error(None, refused)
            else:
                if isinstance(result, services.Slip):
                    return slips_page(request, [result])
                messages.success(request, _("Đã xong."))
                return redirect("accounts:user", pk=pk)
        return render(request, "accounts/act.html", {"form": form, "person": found, "act": act})

    return page


give_password_page = _with_reason("give-password", services.give_password)
reopen_page = _with_reason("reopen", services.reopen)
drop_second_factor_page = _with_reason("drop-second-factor", services.drop_second_factor)


@require_POST
@login_required
def unlock(request: Any, pk: int) -> HttpResponse:
    """Mở khóa cho người nhập sai nhiều lần."""
    services.unlock(changeable(request, pk), by=request.user)
    messages.success(request, _("Đã mở khóa; người này có thể thử lại ngay."))
    return redirect("accounts:user", pk=pk)


@require_POST
@login_required
def end_sessions(request: Any, pk: int) -> HttpResponse:
    """Đăng xuất người này ở mọi nơi."""
    found = changeable(request, pk)
    services.end_sessions(list(OpenSession.objects.filter(user=found).select_related("user")), by=request.user)
    messages.success(request, _("Đã đăng xuất tài khoản này ở mọi nơi."))
    return redirect("accounts:user", pk=pk)


def slips_page(request: HttpRequest, slips: list[services.Slip]) -> HttpResponse:
    """Phiếu tài khoản: in the answer to the act itself, kept by no browser and no table."""
    context = {"slips": slips, "address": request.build_absolute_uri("/")}
    reply = render(request, "accounts/slips.html", context)
    reply["Cache-Control"] = "no-store"
    return reply

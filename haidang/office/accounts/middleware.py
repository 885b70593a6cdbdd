"""Asked of who is signed in, at each page: is the session still good, what is owed first, for whom do they act?"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.office.accounts import rules, selectors
from haidang.office.accounts.models import StandIn
from haidang.office.accounts.sessions import SEEN, STANDING_IN, STARTED, moment

#: The last sign of life is written down at most this often, in seconds.
_SEEN_EACH = 60

_OVER = {
    "idle": _("Đã lâu không làm việc nên phiên đã đóng; hãy đăng nhập lại."),
    "long": _("Phiên đã quá thời gian cho phép; hãy đăng nhập lại."),
}
#: Addresses open to who still owes a password of their own or a second factor.
_ALWAYS = frozenset({"account_logout", "account_login", "healthz", "readyz"})
_FOR_PASSWORD = _ALWAYS | {"account_change_password"}
_FOR_SECOND_FACTOR = _FOR_PASSWORD | {
    "account_reauthenticate",
    "mfa_reauthenticate",
    "mfa_activate_totp",
    "mfa_view_recovery_codes",
}


class AtTheDoor:
    """Stands behind AuthenticationMiddleware and messages. Who brings no session costs no query."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            stopped = _session_over(request) or _owed_first(request)
            if stopped:
                return stopped
            _act_for(request)
        return self.get_response(request)


def _session_over(request: HttpRequest) -> HttpResponse | None:
    """Close a session that was left alone, or that has lasted too long."""
    now = clock.now()
    started, seen = (moment(request.session.get(name, now.timestamp())) for name in (STARTED, SEEN))
    why = rules.session_over(
        started=started, seen=seen, now=now, idle=settings.SESSION_IDLE, longest=settings.SESSION_LONGEST
    )
    if why:
        logout(request)
        messages.info(request, _OVER[why])
        return _go(request, reverse("account_login"), back=True)
    if (now - seen).total_seconds() >= _SEEN_EACH:
        request.session[SEEN] = now.timestamp()
    return None


def _owed_first(request: Any) -> HttpResponse | None:
    """A password of one's own, then a second factor where the role asks for it; nothing else before."""
    user = request.user
    if user.must_change_password:
        page, open_to = "account_change_password", _FOR_PASSWORD
    elif selectors.must_add_second_factor(user):
        page, open_to = "mfa_activate_totp", _FOR_SECOND_FACTOR
    else:
        return None
    return None if _name(request) in open_to else _go(request, reverse(page))


def _name(request: HttpRequest) -> str:
    try:
        return resolve(request.path_info).view_name
    except Resolver404:
        return ""


def _go(request: HttpRequest, url: str, *, back: bool = False) -> HttpResponse:
    """htmx follows a redirect inside the page, so it is told to leave the page."""
    if back and request.method == "GET":
        url = f"{url}?{urlencode({'next': request.get_full_path()})}"
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": url})
    return HttpResponseRedirect(url)


def _act_for(request: Any) -> None:
    """Take the place of the absent one, as long as the decision holds."""
    chosen = request.session.get(STANDING_IN)
    if not chosen:
        return
    found = StandIn.objects.open_to(request.user, clock.today()).filter(pk=chosen).first()
    if found:
        request.user.act_for(found.absent)
        request.standing_in = found
    else:
        del request.session[STANDING_IN]
        messages.info(request, _("Thời gian thay người vắng đã hết; bạn đang làm với quyền của mình."))

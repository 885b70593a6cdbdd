"""Who is asking: a program with a key, or the browser of somebody who is signed in."""

from typing import Any

import structlog
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja.security import APIKeyCookie, HttpBearer
from ninja.throttling import BaseThrottle

from haidang.api import rules, services
from haidang.api.choices import Scope
from haidang.api.faults import refuse
from haidang.api.models import ApiToken
from haidang.kit import clock
from haidang.office.accounts.selectors import must_add_second_factor


class Key(HttpBearer):
    """`Authorization: Bearer hd_…`. No session, and so no forged form: nothing is asked of CSRF."""

    def __init__(self, scope: Scope) -> None:
        super().__init__()
        self.scope = scope

    def __call__(self, request: HttpRequest) -> Any:
        # a word at the door that is not understood is refused, even where a browser is signed in beside it
        if "Authorization" in request.headers and (found := super().__call__(request)) is not None:
            return found
        if "Authorization" in request.headers:
            raise refuse(401, _("Không hiểu “Authorization”. Viết “Bearer”, một dấu cách, rồi khóa API."))
        return None

    def authenticate(self, request: HttpRequest, token: str) -> ApiToken:
        found = ApiToken.objects.select_related("user__agency").filter(digest=rules.digest_of(token)).first()
        if found is None or not found.user.is_active:
            raise refuse(401, _("Không có khóa API này, hoặc tài khoản đã đóng. Tạo khóa mới ở trang API."))
        if found.why_shut:
            raise refuse(401, _why(found))
        if found.user.must_change_password or must_add_second_factor(found.user):
            raise refuse(
                403, _("Tài khoản còn phải đổi mật khẩu hoặc bật xác thực hai bước; đăng nhập bằng trình duyệt để làm.")
            )
        if not rules.opens(found.scopes, self.scope):
            told = {"scope": self.scope.label, "name": found.name}
            raise refuse(403, _("Khóa “%(name)s” không có phạm vi “%(scope)s”. Tạo khóa khác có phạm vi ấy.") % told)
        request.user = found.user
        # Ends with the request: kit.audit.middleware unbinds it behind us.
        structlog.contextvars.bind_contextvars(actor=str(found.user.pk))
        return found


def _why(token: ApiToken) -> str:
    told = {"name": token.name, "when": f"{timezone.localtime(token.revoked_at or token.expires_at):%d/%m/%Y}"}
    if token.why_shut == "revoked":
        return _("Khóa “%(name)s” đã bị thu hồi ngày %(when)s. Tạo khóa mới ở trang API.") % told
    return _("Khóa “%(name)s” đã hết hạn ngày %(when)s. Tạo khóa mới ở trang API.") % told


class Browser(APIKeyCookie):
    """The session of the pages; what it writes is asked for the same token as their forms."""

    param_name = settings.SESSION_COOKIE_NAME

    def _get_key(self, request: HttpRequest) -> str | None:
        # who is nobody is told to sign in, not that a form was forged
        return super()._get_key(request) if request.user.is_authenticated else None

    def authenticate(self, request: HttpRequest, key: str | None) -> Any:
        return request.user if request.user.is_authenticated else None


class PerKey(BaseThrottle):
    """So many requests a minute for each key; a person at a browser is not counted."""

    def allow_request(self, request: HttpRequest) -> bool:
        token = getattr(request, "auth", None)
        return not isinstance(token, ApiToken) or services.count(token) <= settings.API_ASKED_A_MINUTE

    def wait(self) -> float:
        return rules.wait(clock.now())


def open_to(scope: Scope) -> list[Any]:
    """Who comes in at an address: a key that opens it, or a browser."""
    return [Key(scope), Browser()]

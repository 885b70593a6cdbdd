"""How allauth behaves in this house: no sign-up, attempts counted in the door's book, secrets encrypted."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.template.defaultfilters import date as as_date
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from haidang.kit import clock
from haidang.kit.personal.keys import decrypt, encrypt
from haidang.office.accounts import rules, selectors, services, sessions
from haidang.office.accounts.choices import Outcome
from haidang.office.accounts.models import OpenSession, User


class AccountAdapter(DefaultAccountAdapter):
    """The door."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": gettext_lazy("Tài khoản này đã đóng."),
        "enter_current_password": gettext_lazy("Mật khẩu hiện nay không đúng."),
        "incorrect_code": gettext_lazy("Mã không đúng hoặc đã hết hạn; hãy nhập mã đang hiện trên điện thoại."),
        "incorrect_password": gettext_lazy("Mật khẩu không đúng."),
        "too_many_login_attempts": gettext_lazy("Sai nhiều lần liên tiếp; hãy chờ ít phút rồi thử lại."),
        "rate_limited": gettext_lazy("Gửi quá nhanh; hãy chờ ít phút rồi thử lại."),
        "username_password_mismatch": gettext_lazy(
            "Tên đăng nhập hoặc mật khẩu không đúng. Quên mật khẩu thì nhờ quản trị cấp lại."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are given, not taken."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Who has guessed too often waits, and is not even asked."""
        name = credentials.get("username", "")
        if until := selectors.shut_until(name, self.get_client_ip(request)):
            self.record(request, name, Outcome.LOCKED)
            raise locked(until)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        self.record(request, credentials.get("username", ""), Outcome.WRONG)

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        self.record(request, user.username, Outcome.CLOSED, user=user)
        return super().respond_user_inactive(request, user)

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        """The whole way is done, second factor and all."""
        self.record(request, user.username, Outcome.IN, user=user)
        moment = clock.now().timestamp()
        request.session.update(
            {
                sessions.STARTED: moment,
                sessions.SEEN: moment,
                sessions.ADDRESS: self.get_client_ip(request),
                sessions.AGENT: self.get_http_user_agent(request)[:250],
            }
        )
        request.session.pop(sessions.STANDING_IN, None)
        return super().post_login(request, user, **kwargs)

    def record(self, request: HttpRequest, name: str, outcome: Outcome, user: User | None = None) -> None:
        """A line in the door's book."""
        found = user or User.objects.filter(username=name.strip().lower()).first()
        address, agent = self.get_client_ip(request), self.get_http_user_agent(request)
        services.record_sign_in(name, outcome, user=found, address=address, agent=agent)

    def set_password(self, user: Any, password: str) -> None:
        services.change_password(user, password)

    def get_password_change_redirect_url(self, request: Any) -> str:
        """Sessions elsewhere have ended with the old password; this one goes on."""
        OpenSession.objects.filter(user_id=request.user.pk).exclude(pk=request.session.session_key).delete()
        return settings.LOGIN_REDIRECT_URL

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        said = {"reauthenticate": _("Nhập mật khẩu"), "mfa_reauthenticate": _("Nhập mã trên điện thoại")}
        found: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return [method | {"description": said.get(method["id"], method["description"])} for method in found]


def locked(until: Any) -> ValidationError:
    """The refusal of a shut door: until when, and what to do."""
    when = as_date(timezone.localtime(until), "H:i")
    return ValidationError(
        _("Đã sai nhiều lần nên tạm khóa đến %(when)s. Hãy chờ, hoặc nhờ quản trị mở khóa.") % {"when": when},
        code="locked",
    )


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets of the second factor stand in the database only encrypted."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": gettext_lazy("Vai trò của bạn bắt buộc xác thực hai bước nên không tắt được."),
        "cannot_generate_recovery_codes": gettext_lazy("Hãy bật xác thực hai bước trước khi lấy mã dự phòng."),
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
    }

    def get_totp_issuer(self) -> str:
        return _("Hải Đăng")

    def get_totp_label(self, user: Any) -> str:
        return str(user.username)

    def encrypt(self, text: str) -> str:
        return encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        return decrypt(encrypted_text)

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        role = authenticator.user.role
        return not rules.needs_second_factor(role, settings.HAIDANG_SECOND_FACTOR_ROLES)

"""Đăng nhập: allauth's page, with the people of the demonstration where it is one."""

from typing import Any

from allauth.account.views import LoginView
from django.conf import settings

from haidang.office.accounts.choices import DEMO_PASSWORD, Role
from haidang.office.accounts.examples import CAST


class SignInPage(LoginView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        if settings.HAIDANG_DEMO:
            people = [{"name": one.username, "said": one.full_name, "role": Role(one.role).label} for one in CAST]
            context |= {"people": people, "public_password": DEMO_PASSWORD}
        return context


sign_in_page = SignInPage.as_view()

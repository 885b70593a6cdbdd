"""By name and password; the public password of the demonstration opens nothing elsewhere."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest

from haidang.office.accounts.choices import DEMO_PASSWORD
from haidang.office.accounts.models import User


class ByName(AuthenticationBackend):
    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> AbstractBaseUser | None:
        if credentials.get("password") == DEMO_PASSWORD and not settings.HAIDANG_DEMO:
            return None
        return super().authenticate(request, **credentials)

    def get_user(self, user_id: Any) -> User | None:
        """With the agency, which the head of every page names."""
        user = User.objects.select_related("agency").filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None

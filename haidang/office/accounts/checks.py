"""What `manage check --database` (and so `migrate`) refuses in an installation."""

from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.core import checks
from django.db import DatabaseError

from haidang.office.accounts.choices import DEMO_PASSWORD
from haidang.office.accounts.examples import DEMO_NAMES
from haidang.office.accounts.models import User


def register() -> None:
    checks.register(no_demo_account_can_sign_in, checks.Tags.database)


def no_demo_account_can_sign_in(databases: Any = None, **_: Any) -> list[checks.CheckMessage]:
    """In an installation no account opens with the password that everybody can read."""
    if settings.HAIDANG_DEMO or not databases:
        return []
    try:
        found = [user for user in User.objects.in_use().filter(username__in=DEMO_NAMES) if _is_public(user)]
    except DatabaseError:  # no table yet: nobody can sign in
        return []
    return [
        checks.Error(
            f"The account “{user.username}” of the demonstration is open here under its public password.",
            hint="Close it, or give it another password.",
            id="accounts.E001",
        )
        for user in found
    ]


def _is_public(user: User) -> bool:
    # not user.check_password(): it would write a new hash where the settings have changed
    return check_password(DEMO_PASSWORD, user.password)

"""The one place where urging reaches the notices."""

from typing import Any

from haidang.office.accounts.models import User


def tell(person: User, *, key: str, title: str, words: str, url: str, reason: str, by: Any = None) -> None:
    """One notice; told twice under one key, it is one."""

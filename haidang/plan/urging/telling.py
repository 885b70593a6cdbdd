"""The one place where urging reaches the notices."""

from haidang.office.accounts.models import User


def tell(person: User, *, key: str, title: str, words: str, url: str, reason: str) -> None:
    """One notice; told twice under one key, it is one.

    It comes from nobody: whoever of the desk lets the ladder climb is urged by it like everybody else.
    """

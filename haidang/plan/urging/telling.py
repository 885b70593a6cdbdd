"""The one place where urging reaches the notices."""

from collections.abc import Iterable

from haidang.office.accounts.models import User
from haidang.office.notices import services as notices
from haidang.office.notices.choices import Kind


def tell_all(people: Iterable[User], *, key: str, title: str, words: str, url: str, reason: str) -> None:
    """One notice for each; told twice under one key, it is one.

    It comes from nobody: whoever of the desk lets the ladder climb is urged by it like everybody else.
    """
    notices.tell_all(people, Kind.URGED, key=key, title=title, words=words, url=url, reason=reason)

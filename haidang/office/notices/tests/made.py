"""What the tests of the notices stand on."""

from typing import Any

from haidang.office.accounts.models import User
from haidang.office.notices.models import Mail, Notice
from haidang.office.notices.services import queue_mail, tell


def posted(person: User | None, subject: str, text: Any, **other: Any) -> Mail:
    """A mail that was written now: its key is new."""
    mail = queue_mail(person, subject, text, **other)
    assert mail is not None
    return mail


def told(person: User, kind: Any, **other: Any) -> Notice:
    """A notice that the person did not have."""
    notice = tell(person, kind, **other)
    assert notice is not None
    return notice

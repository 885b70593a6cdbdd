"""The words of a signed link: what stands in it, and what is read out of one that comes back."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.core import signing
from django.urls import reverse

from haidang.office.notices.composing import full_address
from haidang.plan.replies.models import SignedLink

_SALT = "haidang.replies.link"


@dataclass(frozen=True, slots=True)
class Scope:
    """For whom, about what and until when a link speaks; it is signed, so nobody else can have written it."""

    link: int
    person: int
    duty: int
    period: str
    expires: int
    nonce: str

    @property
    def expires_at(self) -> datetime:
        return datetime.fromtimestamp(self.expires, UTC)


def scope_of(link: SignedLink) -> Scope:
    moment = int(link.expires_at.timestamp())
    return Scope(link.pk, link.person_id, link.duty_id, link.period, moment, link.nonce)


def token_of(link: SignedLink) -> str:
    scope = scope_of(link)
    said: list[Any] = [scope.link, scope.person, scope.duty, scope.period, scope.expires, scope.nonce]
    # The same link has the same address in every mail: nothing of the moment is in it.
    return signing.Signer(salt=_SALT).sign_object(said)


def read_token(token: str) -> Scope | None:
    """What an address says, or None when it was altered or is of another house."""
    try:
        return Scope(*signing.Signer(salt=_SALT).unsign_object(token))
    except (signing.BadSignature, TypeError, ValueError):
        return None


def address_of(link: SignedLink) -> str:
    """The whole address, as a mail must write it."""
    return full_address(reverse("replies:link", args=[token_of(link)]))

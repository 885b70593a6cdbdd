"""Questions about the door: is it shut to this name or this address, and what does it still ask of whom?"""

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.utils.crypto import salted_hmac

from haidang.kit import clock
from haidang.office.accounts import rules
from haidang.office.accounts.choices import Outcome
from haidang.office.accounts.models import SignIn, User

#: What counts as a failure, and what wipes the slate.
_FAILURES = (Outcome.WRONG, Outcome.WRONG_CODE)
_FORGIVEN = (Outcome.IN, Outcome.UNLOCKED)


def digest_of(name: str) -> str:
    """The name as the door's book keeps it: comparable, not readable."""
    return salted_hmac("haidang.accounts.name", name.strip().lower(), algorithm="sha256").hexdigest()


def shut_until(name: str, address: str | None) -> datetime | None:
    """Until when this name, or everybody from this address, must wait; None when they may try."""
    now, within = clock.now(), settings.SIGN_IN_LOCK
    lately = SignIn.objects.filter(at__gt=now - within).order_by("pk")
    of_name: list[datetime] = []
    for outcome, at in lately.filter(name_digest=digest_of(name)).values_list("outcome", "at"):
        if outcome in _FORGIVEN:
            of_name.clear()
        elif outcome in _FAILURES:
            of_name.append(at)
    # Somebody who comes in now and then would otherwise wipe the slate for the guesses of a whole night.
    of_address = lately.filter(address=address, outcome__in=_FAILURES).values_list("at", flat=True) if address else ()
    return rules.locked_until(of_name, now=now, allowed=settings.SIGN_IN_TRIES, within=within) or rules.locked_until(
        of_address, now=now, allowed=settings.SIGN_IN_TRIES_OF_ADDRESS, within=within
    )


def has_second_factor(user: User) -> bool:
    return Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()


def must_add_second_factor(user: User) -> bool:
    """Nothing else is open to this person before they have one."""
    return rules.needs_second_factor(user.role, settings.HAIDANG_SECOND_FACTOR_ROLES) and not has_second_factor(user)

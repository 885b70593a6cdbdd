"""allauth says by signal that somebody's second factor has changed; we leave the note."""

from typing import Any

from allauth.mfa import signals
from django.http import HttpRequest

from haidang.kit.audit.services import note

_VERBS = {
    signals.authenticator_added: "second-factor-on",
    signals.authenticator_removed: "second-factor-off",
    signals.authenticator_reset: "recovery-codes-renewed",
}


def listen() -> None:
    for signal in _VERBS:
        signal.connect(_noted, dispatch_uid=f"accounts.{_VERBS[signal]}")


def _noted(signal: Any, request: HttpRequest, user: Any, authenticator: Any, **_: Any) -> None:
    if authenticator.type == authenticator.Type.TOTP or _VERBS[signal] == "recovery-codes-renewed":
        note(user, _VERBS[signal], by=request.user)

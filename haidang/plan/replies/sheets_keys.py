"""The key and the stamp of a row: who it is, which version was handed out, and that both were written here."""

import re
from dataclasses import dataclass

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

_SALT = "haidang.replies.sheet-row"
_KEY = re.compile(r"([BT][2-9A-HJ-NP-Z]{9})\.(\d{1,18})\.(\d{4}(?:-[a-z]\d{1,2})?)")
_STAMP = re.compile(r"v(\d{1,9})\.([0-9a-f]{20})")


@dataclass(frozen=True, slots=True)
class RowKey:
    """Which row of which sheet."""

    code: str
    duty: int
    period: str

    def __str__(self) -> str:
        return f"{self.code}.{self.duty}.{self.period}"


def stamp_of(key: RowKey, version: int) -> str:
    """The stamp beside the key: the version, sealed together with it."""
    return f"v{version}.{_seal(key, version, settings.SECRET_KEY)}"


def _seal(key: RowKey, version: int, secret: str) -> str:
    return salted_hmac(_SALT, f"{key}|{version}", secret=secret, algorithm="sha256").hexdigest()[:20]


def looks_like_key(words: str) -> bool:
    return bool(_KEY.fullmatch(words.strip()))


def key_of(words: str, stamp: str) -> tuple[RowKey, int] | None:
    """The row and the version handed out; None where key or stamp were not written here, or not for each other."""
    found, sealed = _KEY.fullmatch(words.strip()), _STAMP.fullmatch(stamp.strip())
    if not found or not sealed:
        return None
    key, version = RowKey(found[1], int(found[2]), found[3]), int(sealed[1])
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    good = any(constant_time_compare(_seal(key, version, secret), sealed[2]) for secret in secrets)
    return (key, version) if good else None

"""Encryption at rest: Fernet under a key made from the secret key of the installation, old keys still read."""

import base64
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

#: Sets these keys apart from all else that is made from the secret key; another number, another key.
_PURPOSE = b"haidang.personal.1"


class Unreadable(Exception):
    """Encrypted under a key that this installation does not know any more."""


@lru_cache(maxsize=8)
def _fernet(secret: str) -> Fernet:
    made = HKDF(algorithm=SHA256(), length=32, salt=None, info=_PURPOSE).derive(secret.encode())
    return Fernet(base64.urlsafe_b64encode(made))


def _keys() -> MultiFernet:
    return MultiFernet([_fernet(secret) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def encrypt(plain: str) -> str:
    return _keys().encrypt(plain.encode()).decode()


def decrypt(token: str) -> str:
    try:
        return _keys().decrypt(token).decode()
    except InvalidToken:
        raise Unreadable from None


def is_current(token: str) -> bool:
    """Is it encrypted under the key of today, and not under an old one?"""
    try:
        _fernet(settings.SECRET_KEY).decrypt(token)
    except InvalidToken:
        return False
    return True


def is_token(text: str) -> bool:
    """Was `text` made by `encrypt`? (A record that comes back from the archive brings its values encrypted.)"""
    try:
        decrypt(text)
    except (Unreadable, ValueError):
        return False
    return True

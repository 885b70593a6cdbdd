"""The seal that a signed report bears: made for the moment of signing, or the last there is where the log is busy."""

import structlog
from django.db import OperationalError

from haidang.kit.audit.models import Seal
from haidang.kit.audit.services import is_busy, seal

log = structlog.get_logger("haidang.reports")


def sealed_until_now(about: object) -> bool:
    """Close the log before something is frozen; False where who writes at this moment left no gap for it."""
    try:
        seal()
    except OperationalError as busy:
        if not is_busy(busy):
            raise
        log.warning("report-sealed-late", report=str(about), why=str(busy).splitlines()[0])
        return False
    return True


def last_seal() -> Seal | None:
    return Seal.objects.order_by("number").last()


def seal_named(text: str) -> Seal | None:
    """The row of "number:digest", as a report keeps it; None where the log has no such seal (any more)."""
    number, _colon, digest = text.partition(":")
    return Seal.objects.filter(number=number, digest=digest).first() if number.isdigit() else None

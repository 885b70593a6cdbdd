"""What the clock does for the log: seal it each minute."""

from datetime import date

import structlog
from django.db import OperationalError

from haidang.kit.audit import services

log = structlog.get_logger("haidang.audit")


def seal_now(today: date | None = None) -> int:
    """Close what is new; the number of seals made. When somebody writes for long, the next minute tries again."""
    try:
        return len(services.seal())
    except OperationalError as busy:
        log.warning("seal-postponed", why=str(busy).splitlines()[0])
        return 0

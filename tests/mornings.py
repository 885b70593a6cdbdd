"""Nine in the morning of a day, for rows that are laid once (a test has its fixtures for it)."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from unittest.mock import patch

from django.test import override_settings

from haidang.kit import clock


@contextmanager
def nine_o_clock(day: date) -> Iterator[None]:
    """Whatever is done inside is done on that day, well before the cut-off."""
    at = datetime.combine(day, time(9), clock.VIETNAM)
    with override_settings(HAIDANG_TODAY=day), patch.object(clock, "now", lambda: at):
        yield

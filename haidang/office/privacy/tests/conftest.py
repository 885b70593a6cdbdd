"""The cast, the norms, and a Monday in August 2026."""

from datetime import date

import pytest

from haidang.kit import clock
from tests.people import cast, signed_in

__all__ = ["cast"]


@pytest.fixture(autouse=True)
def today(settings, tmp_path):
    settings.HAIDANG_TODAY = date(2026, 8, 3)
    settings.HAIDANG_DATA = tmp_path
    return clock.today()


@pytest.fixture
def desk(cast):
    return cast["so-ngoai-vu"]


@pytest.fixture
def enter():
    """A browser of its own in which `user` is signed in."""
    return signed_in

"""The cast of this room: the demonstration's people, its clerk at the books, and a day to stand on."""

from datetime import date

import pytest

from haidang.office.directory.models import Agency
from tests.people import cast

__all__ = ["cast"]


@pytest.fixture(autouse=True)
def the_day(settings, tmp_path):
    settings.HAIDANG_TODAY = date(2020, 6, 15)
    settings.HAIDANG_DATA = tmp_path
    return settings.HAIDANG_TODAY


@pytest.fixture
def clerk(cast):
    return cast["van-thu"]


@pytest.fixture
def officer(cast):
    """Of the Department of Industry and Trade."""
    return cast["so-cong-thuong"]


@pytest.fixture
def agency(cast):
    """An agency by its code."""
    return lambda code: Agency.objects.get(code=code)

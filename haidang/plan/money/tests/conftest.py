"""The cast of these tests, norms of the demo province, and a day to stand on."""

from datetime import date

import pytest

from tests.people import cast, signed_in

__all__ = ["cast"]


TODAY = date(2020, 6, 15)


@pytest.fixture(autouse=True)
def the_day(settings, tmp_path):
    settings.HAIDANG_TODAY = TODAY
    settings.HAIDANG_DATA = tmp_path
    return TODAY


@pytest.fixture
def officer(cast):
    """Of the Department of Industry and Trade, whose estimates these are."""
    return cast["so-cong-thuong"]


@pytest.fixture
def finance(cast):
    return cast["so-tai-chinh"]


@pytest.fixture
def chair(cast):
    return cast["lanh-dao-ubnd"]


@pytest.fixture
def desk(cast):
    return cast["so-ngoai-vu"]


@pytest.fixture
def stranger(cast):
    """Of an agency that has nothing to do with it."""
    return cast["so-du-lich"]


@pytest.fixture
def enter():
    """A browser of its own in which `user` is signed in."""
    return signed_in

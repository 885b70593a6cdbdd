"""The cast of this room: everybody of the demonstration, at the door with one call."""

import pytest
from django.core.cache import cache
from django.test import Client

from tests.people import cast

__all__ = ["cast"]


@pytest.fixture(autouse=True)
def fresh_limits():
    """allauth counts requests in the cache."""
    cache.clear()


@pytest.fixture
def admin(cast):
    return cast["quan-tri"]


@pytest.fixture
def officer(cast):
    return cast["so-cong-thuong"]


@pytest.fixture
def enter():
    """A browser of its own in which `user` is signed in."""

    def signed_in(user):
        client = Client()
        client.force_login(user)
        return client

    return signed_in

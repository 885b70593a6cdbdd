"""The cast, the norms, and a Monday in August 2026."""

from datetime import date

import pytest
from django.test import Client

from haidang.kit import clock
from tests.people import cast

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
    def signed_in(user):
        client = Client()
        client.force_login(user)
        return client

    return signed_in

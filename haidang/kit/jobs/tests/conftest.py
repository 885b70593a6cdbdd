"""The cast of these tests."""

import pytest
from django.contrib.auth import get_user_model

from haidang.kit.jobs.tests import made
from haidang.kit.jobs.tests.processes import elsewhere, say, worker

__all__ = ["elsewhere", "say", "worker"]


@pytest.fixture(autouse=True)
def nothing_called_yet():
    made.CALLS.clear()


@pytest.fixture
def officer(db):
    return get_user_model().objects.create_user("officer", role="focal", full_name="Chuyên viên A")


@pytest.fixture
def stranger(db):
    return get_user_model().objects.create_user("stranger", role="focal")


@pytest.fixture
def desk(db):
    return get_user_model().objects.create_user("desk", role="desk")

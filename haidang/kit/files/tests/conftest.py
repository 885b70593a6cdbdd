"""A folder of its own for each test, and the cast: administration keeps accounts, everybody sees their own."""

import pytest
from django.contrib.auth import get_user_model


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.HAIDANG_DATA = tmp_path
    return tmp_path / "files"


def person(name, role="focal"):
    return get_user_model().objects.create_user(name, role=role, full_name=name.capitalize())


@pytest.fixture
def keeper(db):
    """May change the record."""
    return person("keeper", "admin")


@pytest.fixture
def record(db):
    """The record on which files hang: an account. The person it is of may see it and not change it."""
    return person("owner")


@pytest.fixture
def stranger(db):
    return person("stranger")

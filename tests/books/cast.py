"""The made room in a house of its own, and its cast: who keeps the books, who looks at them, and a stranger."""

import pytest
from django.contrib.auth import get_user_model

from tests.books import urls


@pytest.fixture(autouse=True)
def house(settings, tmp_path):
    settings.ROOT_URLCONF = urls.__name__
    settings.HAIDANG_REGISTERS = "tests.books.registers.REGISTERS"
    settings.HAIDANG_DATA = tmp_path


def person(name, role):
    return get_user_model().objects.create_user(name, role=role, full_name=f"Người mẫu {name}")


@pytest.fixture
def officer(db):
    """Keeps the books."""
    return person("officer", "desk")


@pytest.fixture
def viewer(db):
    """May look at them."""
    return person("viewer", "inspector")


@pytest.fixture
def stranger(db):
    """Does not know of them."""
    return person("stranger", "focal")


@pytest.fixture
def at(client):
    def enter(user):
        client.force_login(user)
        return client

    return enter

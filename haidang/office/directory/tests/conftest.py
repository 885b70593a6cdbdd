"""Who comes to the directory: somebody of the desk, somebody of another office, administration."""

import pytest
from django.contrib.auth import get_user_model

from haidang.office.directory.examples import agency


def person(username, role, at):
    return get_user_model().objects.create_user(username, full_name=username, role=role, agency=at)


@pytest.fixture
def desk(db):
    return person("so-ngoai-vu", "desk", agency("SNGV", "Sở Ngoại vụ", order=10))


@pytest.fixture
def officer(db):
    return person("so-cong-thuong", "focal", agency("SCT", "Sở Công Thương", order=20))


@pytest.fixture
def admin(db):
    return person("quan-tri", "admin", None)

"""Who comes to the norms: somebody of the desk who keeps them, somebody of another office who reads them."""

import pytest
from django.contrib.auth import get_user_model


@pytest.fixture
def seeded(norms):
    """What the program ships with."""


@pytest.fixture
def desk(db):
    return get_user_model().objects.create_user("so-ngoai-vu", role="desk", full_name="Chuyên viên")


@pytest.fixture
def viewer(db):
    return get_user_model().objects.create_user("tinh-doan", role="focal", full_name="Đầu mối")


@pytest.fixture
def finance(db):
    return get_user_model().objects.create_user("so-tai-chinh", role="finance", full_name="Sở Tài chính")

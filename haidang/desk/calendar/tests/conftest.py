"""The cast of the desk, its day, and things that lie on days."""

import pytest

from haidang.desk.tests.conftest import TODAY, ask, desk, enter, officer, plan, the_day
from tests.people import cast

__all__ = ["TODAY", "ask", "cast", "desk", "enter", "officer", "plan", "the_day"]


@pytest.fixture
def lie(monkeypatch):
    """Only these things lie on days, whoever asks."""

    def laid(*found):
        monkeypatch.setattr("haidang.desk.happenings.ROOMS", (lambda user, since, until: list(found),))

    return laid

"""The cast, the norms, and a Monday in March 2021: the law of 2019 holds."""

from datetime import date

import pytest

from haidang.kit import clock
from haidang.plan.plans.tests.conftest import cast, desk, directory, enter, folder, officer

__all__ = ["cast", "desk", "directory", "enter", "folder", "officer"]


@pytest.fixture
def today(settings):
    settings.HAIDANG_TODAY = date(2021, 3, 1)
    return clock.today()

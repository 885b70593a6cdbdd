"""The small plan, the cast, the norms, and a Monday in March 2026."""

from datetime import date

import pytest

from haidang.kit import clock
from haidang.plan.plans.models import Plan
from haidang.plan.plans.tests.conftest import accepted, cast, desk, directory, enter, folder, officer, tasks

__all__ = ["accepted", "cast", "desk", "directory", "enter", "folder", "officer", "tasks"]


@pytest.fixture
def today(settings):
    settings.HAIDANG_TODAY = date(2026, 3, 2)
    return clock.today()


@pytest.fixture
def plan_of_the_year(tasks):
    """A plan whose year is over asks for no update; this one is of the year in which the tests live."""
    Plan.objects.update(year=2026)

"""The cast, the small plan, the norms, and a Monday in August 2020."""

from datetime import date

import pytest

from haidang.kit import clock
from haidang.plan.plans.models import Plan
from haidang.plan.plans.tests.conftest import accepted, cast, desk, directory, enter, folder, tasks

__all__ = ["accepted", "cast", "desk", "directory", "enter", "folder", "tasks"]


@pytest.fixture
def today(settings):
    settings.HAIDANG_TODAY = date(2020, 8, 3)
    return clock.today()


@pytest.fixture
def army(cast):
    return cast["bo-chi-huy-quan-su"]


@pytest.fixture
def plan_of_the_year(tasks):
    """A plan whose year is over asks for no update."""
    Plan.objects.update(year=2020)

"""The small plan and plan 163, the cast, the norms, and a Monday in March 2026."""

from datetime import date

import pytest

from haidang.kit import clock
from haidang.plan.plans.models import Plan
from haidang.plan.plans.tests.conftest import (
    accepted,
    accepted_163,
    cast,
    desk,
    directory,
    enter,
    folder,
    officer,
    plan_163,
    tasks,
)

__all__ = [
    "accepted", "accepted_163", "cast", "desk", "directory", "enter", "folder", "officer", "plan_163", "tasks",
]  # fmt: skip


@pytest.fixture
def today(settings):
    settings.HAIDANG_TODAY = date(2026, 3, 2)
    return clock.today()


@pytest.fixture
def tasks_163(accepted_163):
    """The tasks of plan 163 by their numbers; a plan whose year is over asks for no update."""
    Plan.objects.update(year=2026)
    return {task.label: task for task in accepted_163.tasks.of_content()}

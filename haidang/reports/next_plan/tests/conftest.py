"""The small plan, the cast, plan 163, and a Monday in December 2020: the next year is drafted."""

import pytest

from haidang.plan.evaluation.tests.conftest import go_to
from haidang.plan.plans.tests.conftest import (
    accepted,
    accepted_163,
    cast,
    colleague,
    desk,
    directory,
    enter,
    folder,
    officer,
    plan_163,
    tasks,
)

__all__ = [
    "accepted", "accepted_163", "cast", "colleague", "desk", "directory", "enter", "folder", "go_to", "officer",
    "plan_163", "tasks",
]  # fmt: skip


@pytest.fixture
def today(go_to):
    return go_to(2020, 12, 7)

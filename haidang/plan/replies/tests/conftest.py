"""The small plan and the people of the follow-up, on the same Monday morning."""

import pytest

from haidang.plan.followup.tests.conftest import (
    accepted,
    cast,
    colleague,
    desk,
    directory,
    duty,
    enter,
    folder,
    leader,
    officer,
    parts,
    tasks,
    today,
)
from haidang.plan.replies import services
from haidang.plan.replies.choices.sheets import Form
from haidang.plan.replies.tests.made import Filled

__all__ = [
    "accepted",
    "cast",
    "colleague",
    "desk",
    "directory",
    "duty",
    "enter",
    "folder",
    "leader",
    "officer",
    "parts",
    "tasks",
    "today",
]


@pytest.fixture
def sheet(duty, accepted, officer):
    """The sheet of Sở Công Thương for March, as it lies before the officer: rows 1.1, 1.2."""

    def taken(by=officer, form=Form.TABLE, **which):
        return Filled(services.hand_out(form, **({"plan": accepted, "period": "2020-t03"} | which), by=by).data)

    return taken

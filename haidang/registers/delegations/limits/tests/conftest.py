"""The cast, the norms, the small plan, and a Monday in March 2020."""

from haidang.plan.followup.tests.conftest import (
    accepted,
    cast,
    desk,
    directory,
    enter,
    folder,
    officer,
    tasks,
    today,
)

__all__ = ["accepted", "cast", "desk", "directory", "enter", "folder", "officer", "tasks", "today"]

"""A small plan with its tasks, the cast, the norms of reporting, and a Monday in March 2020 at nine o'clock."""

from datetime import UTC, date, datetime

import pytest

from haidang.kit import clock
from haidang.plan.plans.choices import Part
from haidang.plan.plans.models import Duty
from haidang.plan.plans.tests.conftest import (
    accepted,
    cast,
    colleague,
    desk,
    directory,
    enter,
    folder,
    officer,
    tasks,
)

__all__ = ["accepted", "cast", "colleague", "desk", "directory", "enter", "folder", "officer", "tasks"]

#: 09:00 in Vietnam: well before the cut-off.
MORNING = datetime(2020, 3, 2, 2, 0, tzinfo=UTC)


@pytest.fixture
def today(settings, monkeypatch):
    """The office's day, and its hour."""
    settings.HAIDANG_TODAY = date(2020, 3, 2)
    monkeypatch.setattr(clock, "now", lambda: MORNING)
    return settings.HAIDANG_TODAY


@pytest.fixture
def leader(cast):
    return cast["lanh-dao-so-cong-thuong"]


@pytest.fixture
def parts(norms, today, tasks):
    """Who must report about a task: parts("1.1")."""

    def of(label, agency=""):
        rows = Duty.objects.active().leads().filter(task=tasks[label]).select_related("task__plan", "agency")
        return list(rows.filter(agency__code=agency) if agency else rows)

    return of


@pytest.fixture
def duty(parts):
    """Sở Công Thương leads 1.1, due before 30/4/2020."""
    return next(part for part in parts("1.1", "SCT") if part.part == Part.LEAD)

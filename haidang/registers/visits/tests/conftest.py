"""The cast, the small plan, the norms, and a morning in June 2026, a month after the table of that year came."""

from datetime import UTC, date, datetime

import pytest

from haidang.kit import clock
from haidang.plan.plans.choices import Part
from haidang.plan.plans.models import Duty, Plan
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
from haidang.registers.visits import examples
from haidang.registers.visits.models import Visit
from tests.norms import NORMS
from tests.worlds import stands_on

__all__ = ["accepted", "cast", "colleague", "desk", "directory", "enter", "folder", "officer", "tasks"]

TODAY = date(2026, 6, 15)


@pytest.fixture
def today(settings, monkeypatch):
    settings.HAIDANG_TODAY = TODAY
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 6, 15, 2, 0, tzinfo=UTC))
    return TODAY


@pytest.fixture
@stands_on(NORMS)
def norms(norms, today):
    """As they stand on the day of these tests."""


@pytest.fixture
def chair(cast):
    return cast["lanh-dao-ubnd"]


@pytest.fixture
def police(cast):
    return cast["cong-an"]


@pytest.fixture
def visit(norms, cast, directory):
    return examples.visit()


@pytest.fixture
def again():
    """The row as it stands now."""
    return lambda row: Visit.objects.get(pk=row.pk)


@pytest.fixture
def duty(norms, tasks):
    """Sở Công Thương leads 1.1, of a plan of this year: one whose year is over asks for no update."""
    Plan.objects.update(year=TODAY.year)
    return Duty.objects.active().get(task=tasks["1.1"], agency__code="SCT", part=Part.LEAD)

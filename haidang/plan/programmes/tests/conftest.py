"""The cast and the small plan of the plan room; here its leads make their programmes."""

from datetime import date

import pytest

from haidang.office.directory.models import Agency
from haidang.plan.plans.choices import Part
from haidang.plan.plans.models import Duty
from haidang.plan.plans.tests.conftest import (  # noqa: F401
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
    upload,
)


@pytest.fixture(autouse=True)
def the_day(settings):
    settings.HAIDANG_TODAY = date(2020, 1, 10)


@pytest.fixture
def sct(directory):  # noqa: F811
    return Agency.objects.get(code="SCT")


@pytest.fixture
def duty(tasks, sct):  # noqa: F811
    """Sở Công Thương leads 1.1, due by 30/4/2020."""
    return Duty.objects.active().get(task=tasks["1.1"], agency=sct, part=Part.LEAD)

"""The small plan, the cast, the norms, and a Monday in December 2020 at nine: the year is judged."""

from datetime import UTC, date, datetime

import pytest

from haidang.kit import clock
from haidang.office.accounts.examples import person
from haidang.office.norms.services import seed
from haidang.plan.evaluation import services
from haidang.plan.evaluation.models import Aim, Assessment, Evaluation
from haidang.plan.plans.models import Plan
from haidang.plan.plans.tests.conftest import (
    ACCEPTED,
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
from tests.mornings import nine_o_clock
from tests.worlds import World, stands_on

__all__ = [
    "accepted", "accepted_163", "cast", "colleague", "desk", "directory", "enter", "folder", "officer", "plan_163",
    "tasks",
]  # fmt: skip

DAY = date(2020, 12, 7)
MORNING = datetime(2020, 12, 7, 2, 0, tzinfo=UTC)


@pytest.fixture
def go_to(settings, monkeypatch):
    """Make it nine o'clock of a day."""

    def day(year, month, number):
        settings.HAIDANG_TODAY = date(year, month, number)
        monkeypatch.setattr(clock, "now", lambda: datetime(year, month, number, 2, 0, tzinfo=UTC))
        return settings.HAIDANG_TODAY

    return day


@pytest.fixture
def today(go_to):
    return go_to(2020, 12, 7)


@pytest.fixture
def director(cast):
    """Of Sở Ngoại vụ."""
    return cast["lanh-dao-so-ngoai-vu"]


@pytest.fixture
def chair(cast):
    return cast["lanh-dao-ubnd"]


@pytest.fixture
def office(cast):
    """Of Văn phòng UBND tỉnh."""
    return cast["van-phong-ubnd"]


def _open():
    """By the norms, which a test then finds already there."""
    seed()
    with nine_o_clock(DAY):
        services.open_evaluation(Plan.objects.get(), by=person("so-ngoai-vu"))


OPENED = World("evaluation opened", _open, on=ACCEPTED)


@pytest.fixture
@stands_on(OPENED)
def evaluation(worlds, norms, today, accepted):
    worlds.have(OPENED)
    return Evaluation.objects.get()


@pytest.fixture
def part(evaluation):
    """The judgement of a part: part("1.1"), part("1.2", "SDL")."""

    def of(label, agency=""):
        rows = Assessment.objects.filter(evaluation=evaluation, duty__task__label=label).with_names()
        return rows.get(duty__agency__code=agency) if agency else rows.get()

    return of


@pytest.fixture
def aim(evaluation):
    """The first purpose of the plan."""
    return Aim.objects.filter(evaluation=evaluation).first()

"""A small plan of which something is known: updates that were taken, trips of this year and of the year before."""

from datetime import UTC, date, datetime
from unittest.mock import patch

import pytest
from django.test import override_settings

from haidang.kit import clock
from haidang.office.accounts.examples import person
from haidang.office.norms.services import seed
from haidang.plan.difficulties import examples as difficulties
from haidang.plan.followup import examples as followup
from haidang.plan.followup import services as updates
from haidang.plan.followup.choices import State
from haidang.plan.plans.choices import Part
from haidang.plan.plans.models import Duty, Plan
from haidang.plan.plans.tests.conftest import (
    ACCEPTED,
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
from haidang.registers.delegations import examples as delegations
from haidang.registers.delegations.choices import Decider
from haidang.registers.delegations.choices import Stage as TripStage
from haidang.reports import examples
from haidang.reports.compose.material import Span
from haidang.reports.gathering.scope import Scope
from haidang.reports.gathering.whole import material
from haidang.reports.models import Report
from tests.worlds import World, stands_on

__all__ = ["accepted", "cast", "colleague", "desk", "directory", "enter", "folder", "officer", "tasks"]

#: What Sở Công Thương wrote: two things done, one to come.
DONE = "Đã thu thập số liệu của 14 bến; đã in 300 bản tiếng Việt. Dự kiến tháng 9 in bản tiếng Anh."
TODAY = date(2020, 6, 12)
_MORNING = datetime(2020, 6, 12, 2, 0, tzinfo=UTC)


def _tell_the_year():
    """One task told of, one hindered, two trips against one, one still to come."""
    with override_settings(HAIDANG_TODAY=TODAY), patch.object(clock, "now", lambda: _MORNING):
        for year, month in ((2019, 5), (2020, 5), (2020, 4), (2020, 10)):
            _went(year, month)
        _take("1.1", done=DONE)
        _take("1.2", state=State.HINDERED, obstacle="Bạn chưa cấp thị thực.", done="Đã gửi 2 thư mời.")
        difficulties.raised(_duty("1.1"), by=person("so-cong-thuong"))


def _duty(label):
    return Duty.objects.active().get(task__label=label, part=Part.LEAD, agency__code="SCT")


def _went(year, month):
    delegations.delegation(
        starts_on=date(year, month, 4), ends_on=date(year, month, 8), stage=TripStage.DECIDED,
        decider=Decider.CHAIR, decided_on=date(year, 2, 3),
    )  # fmt: skip


def _take(label, **said):
    sent = followup.sent(_duty(label), by=person("so-cong-thuong"), **said)
    return updates.accept(sent, by=person("so-ngoai-vu"))


YEAR = World("a year to be reported", _tell_the_year, on=ACCEPTED)


@pytest.fixture
@stands_on(YEAR)
def year(worlds, accepted, norms, settings, monkeypatch):
    """It is nine o'clock on 12 June 2020."""
    settings.HAIDANG_TODAY = TODAY
    monkeypatch.setattr(clock, "now", lambda: _MORNING)
    worlds.have(YEAR)
    return Plan.objects.get(pk=accepted.pk)


@pytest.fixture
def span():
    return Span(date(2019, 12, 15), date(2020, 12, 14), TODAY)


@pytest.fixture
def gathered(year, desk, span):
    return material(Scope(desk, span, "năm 2020"))


def _draw_up():
    """By the norms, which a test then finds already there."""
    seed()
    with override_settings(HAIDANG_TODAY=TODAY), patch.object(clock, "now", lambda: _MORNING):
        examples.report(by=person("so-ngoai-vu"))


REPORT = World("a report in work", _draw_up, on=YEAR)


@pytest.fixture
@stands_on(REPORT)
def report(worlds, year):
    worlds.have(REPORT)
    return Report.objects.get()

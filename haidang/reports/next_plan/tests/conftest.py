"""The small plan, the cast, plan 163, and a Monday in December 2020: the next year is drafted."""

from datetime import date

import pytest

from haidang.office.accounts.examples import person
from haidang.office.norms.services import seed
from haidang.plan.evaluation.tests.conftest import go_to
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
from haidang.reports.next_plan import examples
from haidang.reports.next_plan.models import NextPlan
from tests.mornings import nine_o_clock
from tests.worlds import World, stands_on

__all__ = [
    "accepted", "accepted_163", "cast", "colleague", "desk", "directory", "enter", "folder", "go_to", "officer",
    "plan_163", "tasks",
]  # fmt: skip

DAY = date(2020, 12, 7)


@pytest.fixture
def today(go_to):
    return go_to(DAY.year, DAY.month, DAY.day)


def _draft():
    with nine_o_clock(DAY):
        examples.draft(Plan.objects.get(), by=person("so-ngoai-vu"))


def _draft_with_books():
    """By the norms, with one of each thing that a plan has an annex for."""
    seed()
    with nine_o_clock(DAY):
        examples.foreseen(2021)
    _draft()


DRAFTED = World("next plan drafted", _draft, on=ACCEPTED)
FORESEEN = World("next plan drafted with its annexes", _draft_with_books, on=ACCEPTED)


@pytest.fixture
@stands_on(DRAFTED)
def draft(worlds, accepted, today):
    """The next plan of the small one, before a person who has touched nothing."""
    worlds.have(DRAFTED)
    return NextPlan.objects.get()


@pytest.fixture
@stands_on(FORESEEN)
def foreseen(worlds, accepted, today, norms):
    """The same, with what the books foresee for the year."""
    worlds.have(FORESEEN)
    return NextPlan.objects.get()

"""The cast of the desk: the people of the demonstration, a plan sent to two agencies, papers to answer, a day."""

from datetime import date

import pytest
from django.test import override_settings

from haidang.desk.tests.made import asked_paper, sent_plan
from haidang.plan.plans.models import Plan
from tests.people import PEOPLE, by_name, cast, signed_in
from tests.worlds import World, stands_on

__all__ = ["cast"]

TODAY = date(2020, 6, 15)


def _send_a_plan():
    with override_settings(HAIDANG_TODAY=TODAY):
        sent_plan(by_name(), "SCT", "SDL")


SENT = World("plan of the desk", _send_a_plan, on=PEOPLE)


@pytest.fixture(autouse=True)
def the_day(settings, tmp_path):
    settings.HAIDANG_TODAY = TODAY
    settings.HAIDANG_DATA = tmp_path
    return TODAY


@pytest.fixture
def officer(cast):
    """Of the Department of Industry and Trade."""
    return cast["so-cong-thuong"]


@pytest.fixture
def desk(cast):
    return cast["so-ngoai-vu"]


@pytest.fixture
@stands_on(SENT)
def plan(worlds, db, cast):
    """The plan of the examples, sent on the day to Industry and Trade and to Tourism."""
    worlds.have(SENT)
    return Plan.objects.get()


@pytest.fixture
def ask(cast):
    """A paper of ours that asks agencies to answer by a day."""
    return lambda due_on, *codes, **facts: asked_paper(cast, due_on, *codes, **facts)


@pytest.fixture
def enter():
    """A browser of its own in which `user` is signed in."""
    return signed_in

"""The cast of the desk: the people of the demonstration, a plan sent to two agencies, papers to answer, a day."""

from datetime import date

import pytest
from django.test import Client

from haidang.desk.tests.made import asked_paper, sent_plan
from tests.people import cast

__all__ = ["cast"]

TODAY = date(2020, 6, 15)


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
def plan(cast):
    """The plan of the examples, sent on the day to Industry and Trade and to Tourism."""
    return sent_plan(cast, "SCT", "SDL")


@pytest.fixture
def ask(cast):
    """A paper of ours that asks agencies to answer by a day."""
    return lambda due_on, *codes, **facts: asked_paper(cast, due_on, *codes, **facts)


@pytest.fixture
def enter():
    """A browser of its own in which `user` is signed in."""

    def signed_in(user):
        client = Client()
        client.force_login(user)
        return client

    return signed_in

"""The demonstration on the morning it opens, told once for all tests that look at it."""

import pytest
from django.test import override_settings

from haidang.site.demo.load import OPENS, load
from tests.worlds import World, stands_on


def _tell():
    with override_settings(HAIDANG_TODAY=OPENS):
        load()


TOLD = World("the year of the demonstration", _tell)


@pytest.fixture
@stands_on(TOLD)
def told(worlds, db, settings):
    settings.HAIDANG_TODAY = OPENS
    worlds.have(TOLD)

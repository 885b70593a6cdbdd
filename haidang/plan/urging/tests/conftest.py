"""The cast of these tests, the norms of urging, a Monday in June 2020, and a mailbox in the place of the notices."""

import pytest

from haidang.plan.urging import telling
from haidang.plan.urging.tests.climbing import TODAY
from tests.people import PEOPLE, by_name, signed_in
from tests.worlds import stands_on


@pytest.fixture(autouse=True)
def the_day(settings, tmp_path):
    settings.HAIDANG_TODAY = TODAY
    settings.HAIDANG_DATA = tmp_path
    return TODAY


@pytest.fixture
@stands_on(PEOPLE)
def cast(worlds, norms, db):
    """The people of the demonstration, and the rules."""
    worlds.have(PEOPLE)
    return by_name()


@pytest.fixture
def desk(cast):
    return cast["so-ngoai-vu"]


@pytest.fixture
def officer(cast):
    return cast["so-cong-thuong"]


@pytest.fixture
def leader(cast):
    return cast["lanh-dao-so-cong-thuong"]


@pytest.fixture
def enter():
    """A browser of its own in which `user` is signed in."""
    return signed_in


@pytest.fixture
def told(monkeypatch):
    """What the notices were given."""
    found: list[tuple[str, dict[str, str]]] = []

    def tell_all(people, **said):
        found.extend((person.username, said) for person in people)

    monkeypatch.setattr(telling, "tell_all", tell_all)
    return found

"""The cast of this room, people with addresses, and a mail server of our own that can be told what to answer."""

from datetime import UTC, date, datetime

import pytest

from haidang.kit.jobs.tests.processes import elsewhere, say, worker
from tests.people import PEOPLE, by_name
from tests.worlds import World, stands_on

__all__ = ["elsewhere", "say", "worker"]

#: Ten o'clock in the morning of a Monday, in Vietnam.
MORNING = datetime(2020, 6, 15, 3, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def the_day(settings, tmp_path):
    settings.HAIDANG_TODAY = date(2020, 6, 15)
    settings.HAIDANG_DATA = tmp_path
    settings.HAIDANG_ADDRESS = "https://doi-ngoai.vi-du.example"
    settings.HAIDANG_MAIL_FROM = "Hải Đăng <hai-dang@vi-du.example>"
    settings.HAIDANG_MAIL_DOMAIN = "vi-du.example"
    return settings.HAIDANG_TODAY


@pytest.fixture
def now(monkeypatch):
    """The real moment: ten in the morning of a working day, until somebody says another."""

    class Moment:
        is_now = MORNING

    monkeypatch.setattr("haidang.kit.clock.now", lambda: Moment.is_now)
    return Moment


def _give_addresses():
    for name, user in by_name().items():
        user.email = f"{name}@vi-du.example"
        user.save(update_fields=["email"])


ADDRESSED = World("people with addresses", _give_addresses, on=PEOPLE)


@pytest.fixture
@stands_on(ADDRESSED)
def cast(worlds, db):
    """The people of the demonstration, each with an address."""
    worlds.have(ADDRESSED)
    return by_name()


@pytest.fixture
def officer(cast):
    return cast["so-cong-thuong"]


@pytest.fixture
def desk(cast):
    return cast["so-ngoai-vu"]


@pytest.fixture
def open_house(settings):
    """Not a practice space: mails go out."""
    settings.HAIDANG_PRACTICE = False


@pytest.fixture
def server(settings, open_house):
    """A true mail server, and the house is told where it is."""
    from haidang.office.notices.tests.server import OnAnyPort, Taken

    taken = Taken()
    controller = OnAnyPort(taken, hostname="127.0.0.1", port=0)
    controller.start()
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", controller.port
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    yield taken
    controller.stop()

"""The cast of this room: the demonstration's people, its clerk at the books, and a day to stand on."""

from datetime import UTC, date, datetime

import pytest

from haidang.kit import clock
from haidang.office.directory.models import Agency
from haidang.office.documents import services
from haidang.office.documents.choices import Direction
from haidang.office.documents.examples import consultation
from tests.people import cast

__all__ = ["cast"]


@pytest.fixture(autouse=True)
def the_day(settings, tmp_path):
    settings.HAIDANG_TODAY = date(2020, 6, 15)
    settings.HAIDANG_DATA = tmp_path
    return settings.HAIDANG_TODAY


@pytest.fixture
def clerk(cast):
    return cast["van-thu"]


@pytest.fixture
def officer(cast):
    """Of the Department of Industry and Trade."""
    return cast["so-cong-thuong"]


@pytest.fixture
def agency(cast):
    """An agency by its code."""
    return lambda code: Agency.objects.get(code=code)


@pytest.fixture
def seeded(norms):
    """The norms that the program ships with."""


@pytest.fixture
def desk(cast):
    return cast["so-ngoai-vu"]


@pytest.fixture
def morning(monkeypatch):
    """The real clock stands at nine: today's answers count for today."""
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 3, 2, 2, 0, tzinfo=UTC))


@pytest.fixture
def asked(cast, morning):
    return consultation()


@pytest.fixture
def enter(client, cast):
    def entered(name="so-ngoai-vu"):
        client.force_login(cast[name])
        return client

    return entered


@pytest.fixture
def book(clerk, agency):
    """Book a paper of the provincial committee with what the test adds."""

    def booked(number="163/KH-UBND", issued_on=date(2019, 11, 25), by=clerk, **facts):
        fields = {"direction": Direction.OUTGOING, "issuer": agency("UBND"), "subject": "hoạt động đối ngoại"} | facts
        return services.add(number=number, issued_on=issued_on, by=by, **fields)

    return booked

"""The small plan, the cast, the norms, and a Monday in March 2020 at nine."""

from datetime import date

import pytest

from haidang.plan.followup.tests.conftest import (
    accepted,
    cast,
    desk,
    directory,
    duty,
    enter,
    folder,
    officer,
    parts,
    tasks,
    today,
)
from haidang.registers.delegations import examples, services

__all__ = [
    "accepted", "cast", "desk", "directory", "duty", "enter", "folder", "officer", "parts", "tasks", "today",
]  # fmt: skip


@pytest.fixture
def chair(cast):
    return cast["lanh-dao-ubnd"]


@pytest.fixture
def trip(norms, duty, officer):
    """What Sở Công Thương writes, whole: it serves task 1.1, and nobody has been asked."""
    return examples.written(by=officer, task=duty.task)


@pytest.fixture
def asked(trip, officer):
    return services.ask(trip, by=officer)


@pytest.fixture
def appraised(asked, desk):
    return services.appraise(asked, words="Đề nghị cử đoàn.", by=desk)


@pytest.fixture
def decided(appraised, chair):
    return services.decide(appraised, number="1/QĐ-UBND", issued_on=date(2020, 3, 2), by=chair)

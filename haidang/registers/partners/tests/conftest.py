"""The cast, the norms, plan 163 as it was accepted, and a Monday in March 2020 at nine o'clock."""

from datetime import date

import pytest

from haidang.office.documents.choices import Direction
from haidang.office.documents.models import Document
from haidang.office.documents.services import add
from haidang.plan.followup.tests.conftest import norms, today
from haidang.plan.plans.tests.conftest import (
    accepted_163,
    cast,
    colleague,
    desk,
    directory,
    folder,
    officer,
    plan_163,
)
from haidang.registers.partners import examples, services

__all__ = [
    "accepted_163", "cast", "colleague", "desk", "directory", "folder", "norms", "officer", "plan_163", "today",
]  # fmt: skip


@pytest.fixture
def loaded(norms, directory):
    """The book as it begins."""
    return services.load_reference()


@pytest.fixture
def paper(cast):
    """A signed paper of Sở Ngoại vụ: paper("12/TTr-SNGV", date(2020, 2, 3))."""

    def made(number, on, **facts):
        given = {"direction": Direction.INTERNAL, "number": number, "issued_on": on, "subject": "quan hệ (minh họa)"}
        issuer = cast["so-ngoai-vu"].agency
        document = add(by=cast["van-thu"], issuer=issuer, **given | facts)
        return Document.objects.get(pk=document.pk)

    return made


@pytest.fixture
def relation(cast, today):
    return examples.relation()


@pytest.fixture
def on():
    return lambda month, day: date(2020, month, day)

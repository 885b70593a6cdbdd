"""The cast, the norms, plan 163 as it was accepted, and a Monday in March 2020 at nine o'clock."""

from datetime import date

import pytest

from haidang.office.documents.choices import Direction
from haidang.office.documents.models import Document
from haidang.office.documents.services import add
from haidang.plan.followup.tests.conftest import today
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
from tests.worlds import World, stands_on

__all__ = [
    "accepted_163", "cast", "colleague", "desk", "directory", "folder", "officer", "plan_163", "today",
]  # fmt: skip

#: It takes seconds to enter, and a third of the tests here begin with it.
REFERENCE = World("partners", services.load_reference, is_above=True)


@pytest.fixture
@stands_on(REFERENCE)
def loaded(worlds, norms, directory):
    """The book as it begins."""
    worlds.have(REFERENCE)


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

"""The small plan, the cast, the norms, two vice-chairs who direct fields, and a Monday in March 2020 at nine."""

from datetime import date

import pytest

from haidang.office.directory.models import Agency, Field, FieldDirection, Official, Posting
from haidang.plan.difficulties import examples, services
from haidang.plan.difficulties.models import Difficulty, LeaderAccount
from haidang.plan.followup.tests.conftest import (
    accepted,
    cast,
    colleague,
    desk,
    directory,
    duty,
    enter,
    folder,
    leader,
    officer,
    parts,
    tasks,
    today,
)

__all__ = [
    "accepted", "cast", "colleague", "desk", "directory", "duty", "enter", "folder", "leader", "officer",
    "parts", "tasks", "today",
]  # fmt: skip

APPOINTED = date(2019, 1, 1)


@pytest.fixture
def chair(cast):
    return cast["lanh-dao-ubnd"]


@pytest.fixture
def province(directory):
    return Agency.objects.get(code="UBND")


@pytest.fixture
def vice(cast, province):
    """The account of a vice-chair, and the leader of the directory it is."""
    official = Official.objects.create(name="Người mẫu A")
    Posting.objects.create(official=official, agency=province, post="Phó Chủ tịch", rank=2, valid_from=APPOINTED)
    user = cast["pho-chu-tich-ubnd"]
    LeaderAccount.objects.create(user=user, official=official)
    return user


@pytest.fixture
def other(province):
    """A vice-chair of other fields."""
    official = Official.objects.create(name="Người mẫu C")
    Posting.objects.create(official=official, agency=province, post="Phó Chủ tịch", rank=3, valid_from=APPOINTED)
    return official


@pytest.fixture
def directed(duty, vice):
    """The vice-chair directs the field of the task."""

    field = Field.objects.get(code="KINH-TE")
    duty.task.directory_field = field
    duty.task.save()

    def by(official=None):
        FieldDirection.objects.filter(field=field).delete()
        FieldDirection.objects.create(
            field=field, official=official or vice.leader_account.official, valid_from=APPOINTED, decision="03/TB-UBND"
        )

    by()
    return by


@pytest.fixture
def raised(duty, officer):
    """What Sở Công Thương says about 1.1, for UBND."""
    return examples.raised(duty, by=officer)


@pytest.fixture
def sent(raised, desk):
    """The same, submitted to UBND today."""

    def now(row=None):
        row = row or raised
        draft = services.consolidate([row], by=desk)
        services.submit(draft, number="812/TTr-SNgV", issued_on=date(2020, 3, 2), by=desk)
        return Difficulty.objects.get(pk=row.pk)

    return now

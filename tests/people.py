"""The people of the demonstration with their dozen agencies: the cast of most rooms' tests."""

import pytest

from haidang.office.accounts.examples import CAST, demo_accounts
from haidang.office.accounts.models import User
from tests.worlds import Laid, World, stands_on

PEOPLE = World("people", demo_accounts)


def by_name() -> dict[str, User]:
    """Those who are there, as they stand in the database now."""
    return {user.username: user for user in User.objects.filter(username__in=[one.username for one in CAST])}


@pytest.fixture
@stands_on(PEOPLE)
def cast(worlds: Laid, db: None) -> dict[str, User]:
    """The people of the demonstration by their names."""
    worlds.have(PEOPLE)
    return by_name()

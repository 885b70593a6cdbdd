"""The norms that the program ships with, as a world: above the plan, the cast, or nothing."""

import pytest

from haidang.office.norms.services import seed
from tests.worlds import Laid, World, stands_on

NORMS = World("norms", seed, is_above=True)


@pytest.fixture
@stands_on(NORMS)
def norms(worlds: Laid, db: None) -> None:
    """Every norm, day and amount that the program ships with."""
    worlds.have(NORMS)

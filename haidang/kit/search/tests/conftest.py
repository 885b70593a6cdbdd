"""The made room of kit.records has something to find; its cast finds it."""

import pytest

from haidang.kit.records.tests.books import urls
from haidang.kit.records.tests.conftest import at, officer, stranger, viewer

__all__ = ["at", "officer", "stranger", "viewer"]


@pytest.fixture(autouse=True)
def house(settings, tmp_path):
    settings.ROOT_URLCONF = urls.__name__
    settings.HAIDANG_DATA = tmp_path

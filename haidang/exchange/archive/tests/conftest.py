"""The cast, and a folder of data of one's own."""

from datetime import date

import pytest

from tests.people import cast

__all__ = ["cast"]


@pytest.fixture(autouse=True)
def _own_data(settings, tmp_path):
    settings.HAIDANG_TODAY = date(2020, 6, 15)
    settings.HAIDANG_DATA = tmp_path / "data"
    settings.HAIDANG_DATA.mkdir()

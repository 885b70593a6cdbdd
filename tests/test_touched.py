"""Which tests the quick run leaves out."""

from typing import Any

import pytest

from tests import touched


@pytest.mark.parametrize(
    ("path", "room"),
    [
        ("haidang/plan/money/tests/test_rules.py", "haidang/plan/money"),
        ("haidang/plan/money/models.py", "haidang/plan/money"),
        ("haidang/desk/tests/test_pages.py", "haidang/desk"),
        ("haidang/desk/views.py", "haidang/desk"),
        ("haidang/kit/clock.py", "haidang/kit"),
        ("tests/test_rights.py", "tests"),
        ("README.md", ""),
    ],
)
def test_a_file_is_of_a_room(path, room):
    assert touched.room_of(path) == room


def test_the_rules_are_always_tested_and_rooms_when_they_were_worked_in(pytester_run):
    """See the fixture: two rooms, one of them changed."""
    assert pytester_run({"haidang/plan/money/models.py"}) == {"rule", "money"}


def test_where_nobody_knows_what_changed_everything_is_tested(pytester_run):
    assert pytester_run(None) == {"rule", "money", "plans"}


@pytest.fixture
def pytester_run(monkeypatch):
    class Item:
        def __init__(self, name, path, database):
            self.name, self.path, self.database = name, touched.ROOT / path, database

        def get_closest_marker(self, name):
            return self.database or None

    class Config:
        stash = pytest.Stash()
        hook = type("Hook", (), {"pytest_deselected": staticmethod(lambda items: None)})

        def getoption(self, name):
            return True

    def run(changed):
        monkeypatch.setattr(touched, "changed_files", lambda: changed)
        items = [
            Item("rule", "haidang/plan/plans/tests/test_rules.py", False),
            Item("money", "haidang/plan/money/tests/test_pages.py", True),
            Item("plans", "haidang/plan/plans/tests/test_pages.py", True),
        ]
        take: Any = touched.pytest_collection_modifyitems
        take(Config(), items)
        return {item.name for item in items}

    return run

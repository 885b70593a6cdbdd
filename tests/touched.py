"""`pytest --touched`: of the tests that touch the database, those of the rooms that were worked in.

Rules, reader and letters are tested whole: that takes seconds. Pages and verbs of a room are tested when a file of the
room has changed since the commit before the last (or is not committed at all). `dev.py test --fast` asks for it, while
`dev.py test` runs everything. Where nobody can say what changed (no git), everything is tested.
"""

import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parent.parent
#: The other storeys are one room each.
_WITH_ROOMS = ("papers", "kit", "office", "plan", "registers")
_LEFT_OUT = pytest.StashKey[list[str]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--touched", action="store_true", help="of the tests on the database, only those of changed rooms")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    changed = changed_files() if config.getoption("--touched") else None
    if changed is None:
        return
    rooms = {room_of(name) for name in changed}
    left_out = [item for item in items if item.get_closest_marker("database") and not is_of(item, rooms)]
    config.hook.pytest_deselected(items=left_out)
    config.stash[_LEFT_OUT] = sorted({place_of(item) for item in left_out})
    gone = set(left_out)
    items[:] = [item for item in items if item not in gone]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if rooms := config.stash.get(_LEFT_OUT, []):
        terminalreporter.write_line(f"Not touched, so not tested on the database: {', '.join(rooms)}")


def changed_files() -> set[str] | None:
    """Paths that differ from the commit before the last, and those git does not know yet; None where git is silent."""
    asked = (("diff", "--name-only", "HEAD~1"), ("ls-files", "--others", "--exclude-standard"))
    found: set[str] = set()
    for words in asked:
        try:
            said = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, timeout=20, check=True)
        except (OSError, subprocess.SubprocessError):
            return None
        found.update(said.stdout.split("\n"))
    return found - {""}


def room_of(path: str) -> str:
    """`haidang/plan/money` of haidang/plan/money/tests/test_rules.py; `tests` of what is of the whole house."""
    folders = Path(path).parts[:-1]
    return "/".join(folders[: 3 if len(folders) > 1 and folders[1] in _WITH_ROOMS else 2])


def place_of(item: pytest.Item) -> str:
    """The room that a test is of: where it lies, or for a law of the house the room that its case is of."""
    lies = room_of(item.path.relative_to(ROOT).as_posix())
    case = getattr(getattr(item, "callspec", None), "params", {}).get("name", "")
    label = str(case).partition(":")[0]
    if lies == "tests" and label in apps.app_configs:
        return apps.get_app_config(label).name.replace(".", "/")
    return lies


def is_of(item: pytest.Item, rooms: Iterable[str]) -> bool:
    return place_of(item) in rooms

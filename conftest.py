"""What every test may ask for, and what a machine must have before a test may say it passed.

Under CI (the variable CI is set) what a test needs must be there, and its absence is a failure.
Elsewhere the test is skipped, and says why.
"""

import gc
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.needs import corpus_folder

# No deadline: a slow moment of the machine is no fault of the reader. Under CI the same examples every time.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")

pytest_plugins = ["tests.browser", "tests.tables", "tests.worlds", "tests.norms", "tests.touched", "tests.turns"]

#: Asking for one of these is touching the database.
_DATABASE_FIXTURES = {
    "db",
    "transactional_db",
    "django_db_reset_sequences",
    "django_db_serialized_rollback",
    "live_server",
}


#: What a person reads, said by the name of a file: test_pages.py, test_review_pages.py, test_letters.py. The words are
#: the same whichever engine answered, and tests/test_rights.py opens every page on both.
_READ_BY_PEOPLE = {"page", "pages", "papers", "letters", "mails", "faults", "telling"}


#: A price is counted in questions: Django asks them, and the same number of either engine.
_COUNTED_IN_QUESTIONS = re.compile(r"costs?_the_same|(do|does)_not_grow|no_more_questions")


#: Rooms that know no database: no test of theirs is asked of the other engine.
_PURE = Path(__file__).parent / "haidang" / "papers"


#: Telling its year takes a minute: at the end of a run the other processes would wait for it.
_TOLD_FIRST = str(Path(__file__).parent / "haidang" / "site" / "demo")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Reading all tests takes a quarter of a minute: where only some are wanted, a file that holds none is not read."""
    asked, words = config.option.markexpr, set(collection_path.stem.split("_"))
    wanted = asked.partition(" ")[0]
    if collection_path == _PURE:
        return wanted == "database" or None
    if collection_path.suffix != ".py" or "test" not in words:
        return None
    if wanted in {"browser", "long"}:
        return f"mark.{wanted}" not in collection_path.read_text("utf-8") or None
    in_the_browser = "not browser" in asked and {"in", "browser"} <= words
    of_one_engine = "not one_engine" in asked and _READ_BY_PEOPLE & words
    return bool(in_the_browser or of_one_engine) or None


def pytest_collection_finish() -> None:
    """What was read to find the tests stays to the end: the collector of garbage need not go through it each time."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Iterator[None]:
    """Mark what touches the database, so that this half runs again on PostgreSQL; but not what people read of it.

    When all others have put the tests in order, the demonstration is put first.
    """
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("django_db") or fixtures & _DATABASE_FIXTURES:
            item.add_marker("database")
        is_told = str(item.path).startswith(_TOLD_FIRST)
        if is_told:
            item.add_marker("demo")
        is_counted = _COUNTED_IN_QUESTIONS.search(item.name)
        if is_told or is_counted or _READ_BY_PEOPLE & set(item.path.stem.split("_")):
            item.add_marker("one_engine")
    yield
    items.sort(key=lambda item: not str(item.path).startswith(_TOLD_FIRST))


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real plans with their true readings; it lies beside the repository, never in it."""
    return corpus_folder()

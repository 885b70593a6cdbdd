"""Worlds: rows that many tests begin with, made once by the verbs of the rooms and shared until a test needs others.

A world is laid inside a transaction that stays open; each test runs in a savepoint above it and is rolled back to it.
Worlds stand on one another (the plan on the cast, the cast on the directory), so they form a stack: for each test
what it does not want is rolled back, what is missing is built. Tests are put in the order of their worlds, so that
this happens a few times in a run and not a thousand times.

    ACCEPTED = World("accepted", lambda: accepted_plan(by=...), on=CAST)

    @pytest.fixture
    @stands_on(ACCEPTED)
    def accepted(worlds, db):
        worlds.have(ACCEPTED)
        return Plan.objects.get()

What stands on nothing (the norms) lies above whatever a test begins with: `World("norms", seed, is_above=True)`.

A test that commits (live_server, transactional_db) stands on nothing that lies open: `have` builds the world for it
alone, or puts back a copy of what it built for another (`copies.py`).
"""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import TransactionTestCase, override_settings

from tests.copies import Copies, is_possible, wipe_by

_F = TypeVar("_F", bound=Callable[..., Any])

#: What tests rolled back is not gone while the worlds below lie open: PostgreSQL keeps the rows until somebody sweeps,
#: SQLite keeps the pages for the way back and goes through them at each step (after 1,500 tests each took five times as
#: long). After so many tests the worlds are laid anew.
SWEPT_AFTER = 120

_COMMITTING = {"transactional_db", "live_server", "django_db_reset_sequences", "django_db_serialized_rollback"}


@dataclass(frozen=True)
class World:
    """Rows that `build` makes on top of those of another world."""

    name: str
    build: Callable[[], Any] = field(compare=False)
    on: "World | None" = field(default=None, compare=False)
    #: It lies on top of whatever else a test begins with: rows that stand on no others.
    is_above: bool = False

    @property
    def chain(self) -> "tuple[World, ...]":
        """From the ground up."""
        return (*(self.on.chain if self.on else ()), self)


def stands_on(world: "World | Callable[[Any], World]") -> Callable[[_F], _F]:
    """Say of a fixture that its test begins with these rows; which they are may hang on the test."""

    def said(fixture: _F) -> _F:
        fixture.world = world  # type: ignore[attr-defined]
        return fixture

    return said


def wanted(item: pytest.Item) -> tuple[World, ...]:
    """The worlds that a test begins with, from the ground up: those of the fixture that stands highest.

    What another of its fixtures wants beside them is built for the test alone.
    """
    definitions = getattr(getattr(item, "_fixtureinfo", None), "name2fixturedefs", {})
    said = [world for found in definitions.values() if (world := getattr(found[-1].func, "world", None))]
    worlds = [each if isinstance(each, World) else each(item) for each in said]
    highest: tuple[World, ...] = max((world.chain for world in worlds if not world.is_above), key=len, default=())
    above = sorted({world for world in worlds if world.is_above}, key=lambda world: world.name)
    return () if commits(item) else (*highest, *above)


def commits(item: pytest.Item) -> bool:
    """Does the test write for good, so that nothing may lie open below it?"""
    mark = item.get_closest_marker("django_db")
    return bool(set(getattr(item, "fixturenames", ())) & _COMMITTING or (mark and mark.kwargs.get("transaction")))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests in the order of their worlds; within one world they keep theirs."""
    items.sort(key=lambda item: [world.name for world in wanted(item)])


def let_the_planner_know() -> None:
    """PostgreSQL believes tables empty in which no committed row stands, and joins a dozen of them for minutes."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT relname FROM pg_stat_xact_user_tables WHERE n_tup_ins > 0")
            if filled := [f'"{name}"' for (name,) in cursor.fetchall()]:
                # what another connection holds at this moment is passed over: a guess costs less than a wait
                cursor.execute(f"ANALYZE (SKIP_LOCKED) {', '.join(filled)}")


class Laid:
    """The worlds that lie open at the moment, the lowest first."""

    def __init__(self, folder: Path, copies: Copies | None) -> None:
        self._folder, self._copies = folder, copies
        self._open: list[tuple[World, transaction.Atomic, set[Path]]] = []
        #: Built for the test that runs, and for it alone.
        self._alone: set[World] = set()
        self._tests = 0

    def bring(self, chain: tuple[World, ...]) -> None:
        """Roll back what is not in `chain`, build what is missing."""
        self._alone.clear()
        self._tests += 1
        if self._tests >= SWEPT_AFTER:
            self._sweep()
        have = [world for world, *_ in self._open]
        shared = next((at for at, world in enumerate(have) if chain[at : at + 1] != (world,)), len(have))
        self._roll_back_to(shared)
        for world in chain[shared:]:
            self._lay(world)

    def _sweep(self) -> None:
        self._roll_back_to(0)
        if connection.in_atomic_block:
            return  # rows that a module laid for itself lie open: after the next test, then
        self._tests = 0
        if connection.vendor == "postgresql":
            self._sweep_tables()

    def _sweep_tables(self) -> None:
        """Thousands of rolled back rows lie in the tables, and the planner believes them empty."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_stat_force_next_flush()")
            cursor.execute("SELECT relname FROM pg_stat_user_tables WHERE n_dead_tup > 100")
            if left := [f'"{name}"' for (name,) in cursor.fetchall()]:
                cursor.execute(f"VACUUM (ANALYZE, SKIP_LOCKED) {', '.join(left)}")

    def have(self, world: World) -> None:
        """Make sure of `world` for the test that runs: it lies there already, or is built for this test alone."""
        there = {laid for laid, *_ in self._open}
        if self._copies and not self._open and not connection.in_atomic_block:
            self._stand_on_a_copy(world, self._copies)
        for each in world.chain:
            if each not in there | self._alone:
                self._alone.add(each)
                each.build()
        if self._folder.is_dir():
            shutil.copytree(self._folder, settings.HAIDANG_DATA, dirs_exist_ok=True)

    def _stand_on_a_copy(self, world: World, copies: Copies) -> None:
        """For a test that commits: its database is a copy, and nobody wrote since.

        A copy is called by the worlds below and what lies above them: `cast-accepted+norms`.
        """
        if copies.standing is None:
            return
        _, plus, above = copies.standing.partition("+")
        if world.is_above:
            names = [copies.standing, f"{copies.standing}+{world.name}"]
        else:
            heights = range(len(world.chain) + 1)
            names = ["-".join(each.name for each in world.chain[:height]) + plus + above for height in heights]
        if copies.standing not in names:
            return
        files = Path(settings.HAIDANG_DATA)
        highest = max(height for height, name in enumerate(names) if copies.has(name) or name == copies.standing)
        if names[highest] != copies.standing:
            copies.put_back(names[highest], files)
        for each, name in zip(world.chain[highest:], names[highest + 1 :], strict=True):
            each.build()
            copies.keep(name, files)
        self._alone.update(world.chain)

    def _lay(self, world: World) -> None:
        opened = transaction.atomic()
        opened.__enter__()
        self._open.append((world, opened, set(self._folder.rglob("*"))))
        try:
            with override_settings(HAIDANG_DATA=self._folder):
                world.build()
            # else the keys of these rows are checked at the end of each test that stands on them
            connection.check_constraints()
            let_the_planner_know()
        except BaseException:
            self._roll_back_to(len(self._open) - 1)
            raise

    def _roll_back_to(self, height: int) -> None:
        while len(self._open) > height:
            _, opened, files = self._open.pop()
            transaction.set_rollback(True)
            opened.__exit__(None, None, None)
            self._leave(files)

    def _leave(self, files: set[Path]) -> None:
        """Of the files of the worlds only these: each test begins with a copy of all that lie there."""
        for found in sorted(self._folder.rglob("*"), reverse=True):
            if found not in files:
                found.rmdir() if found.is_dir() else found.unlink()
        if not files:
            shutil.rmtree(self._folder, ignore_errors=True)


@pytest.fixture(scope="session")
def _laid(tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: Any) -> Iterator[Laid]:
    with django_db_blocker.unblock():
        copies = Copies(tmp_path_factory.mktemp("copies")) if is_possible() else None
    own = wipe_by(copies) if copies else None
    laid = Laid(tmp_path_factory.mktemp("worlds") / "data", copies)
    yield laid
    if own:
        TransactionTestCase._fixture_teardown = own  # type: ignore[attr-defined]
    with django_db_blocker.unblock():
        if connection.in_atomic_block:  # else the browser, which ends first, took the connection with it
            laid.bring(())


@pytest.fixture(scope="module")
def bare_ground(_laid: Laid, django_db_blocker: Any) -> None:
    """Nothing lies open: for a module that lays rows of its own once for all its tests.

    Tests of one process come in any order when another process gives its rest away; what such a module opened above a
    world would go with it.
    """
    with django_db_blocker.unblock():
        _laid.bring(())


@pytest.fixture
def worlds(request: pytest.FixtureRequest, _laid: Laid, django_db_blocker: Any) -> Laid:
    """The worlds of this test, laid before its own transaction begins."""
    with django_db_blocker.unblock():
        _laid.bring(wanted(request.node))
    return _laid


@pytest.fixture
def _django_db_helper(worlds: Laid, _django_db_helper: None) -> None:
    """pytest-django's own, which opens the transaction of a test: the worlds come first."""

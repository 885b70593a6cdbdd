"""The cast of these tests, the directory of the demo province, and papers to read."""

from typing import Any

import pytest
from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction

from haidang.office.accounts.examples import demo_accounts, person
from haidang.office.directory.services.seeding import seed
from haidang.plan.plans import services
from haidang.plan.plans.examples import accepted_plan
from haidang.plan.plans.models import Plan, Reading
from haidang.plan.plans.tests.papers import SMALL
from tests.needs import corpus_folder
from tests.people import by_name, signed_in
from tests.worlds import World, stands_on


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    """Files of a test lie in a folder of its own."""
    settings.HAIDANG_DATA = tmp_path
    return tmp_path


#: The rows of a seeded directory, by table: seeding takes two seconds.
_SEEDED: dict[Any, list[Any]] = {}


def _seed_directory():
    """Seeded once, then the same rows again."""
    tables = list(apps.get_app_config("directory").get_models(include_auto_created=True))
    if not _SEEDED:
        seed()
        _SEEDED.update({table: list(table._default_manager.all()) for table in tables})
        return
    with transaction.atomic(), connection.cursor() as cursor:
        for table, rows in _SEEDED.items():
            table._default_manager.bulk_create(rows)
        for statement in connection.ops.sequence_reset_sql(no_style(), tables):
            cursor.execute(statement)


def _accept_the_small_plan():
    accepted_plan(by=person("so-ngoai-vu"))


def _read_the_small_plan():
    _take_in(SMALL.encode(), "ke-hoach.txt", person("so-ngoai-vu"))


def _read_163():
    paper = corpus_folder() / "plans" / "163-kh-ubnd-2019.txt"
    _take_in(paper.read_bytes(), paper.name, person("so-ngoai-vu"))


def _accept_163():
    services.accept_all(Reading.objects.get(source__plan__number="163/KH-UBND"), by=person("so-ngoai-vu"))


DIRECTORY = World("directory", _seed_directory)
CAST = World("cast", demo_accounts, on=DIRECTORY)
ACCEPTED = World("accepted", _accept_the_small_plan, on=CAST)
SMALL_READ = World("small plan, read", _read_the_small_plan, on=CAST)
READ_163 = World("163, read", _read_163, on=CAST)
ACCEPTED_163 = World("163, accepted", _accept_163, on=READ_163)


@pytest.fixture
@stands_on(DIRECTORY)
def directory(worlds, db):
    """The directory of the demo province."""
    worlds.have(DIRECTORY)


@pytest.fixture
@stands_on(CAST)
def cast(worlds, directory):
    """The people of the demonstration by their names."""
    worlds.have(CAST)
    return by_name()


@pytest.fixture
def desk(cast):
    return cast["so-ngoai-vu"]


@pytest.fixture
def colleague(cast):
    return cast["lanh-dao-so-ngoai-vu"]


@pytest.fixture
def officer(cast):
    return cast["so-cong-thuong"]


def _take_in(data, name, by):
    taken = services.take_upload(name, data, by=by, confirms_no_secrets=True)
    return services.read_upload(taken.pk)


@pytest.fixture
def upload(desk):
    """Take a file in and read it."""

    def take(data=SMALL, name="ke-hoach.txt", by=None):
        return _take_in(data.encode() if isinstance(data, str) else data, name, by or desk)

    return take


@pytest.fixture
@stands_on(SMALL_READ)
def plan(worlds, cast):
    """A small plan, read and not yet reviewed."""
    worlds.have(SMALL_READ)
    return Plan.objects.latest("pk")


@pytest.fixture
def reading(plan):
    return plan.sources.get().readings.get()


@pytest.fixture
def proposals(reading):
    return {one.label: one for one in reading.proposals.select_related("reading__source__plan")}


@pytest.fixture
@stands_on(READ_163)
def plan_163(worlds, cast):
    """Plan 163, read and not yet reviewed."""
    worlds.have(READ_163)
    return Plan.objects.get(number="163/KH-UBND")


@pytest.fixture
def enter():
    """A browser of its own in which `user` is signed in."""
    return signed_in


@pytest.fixture
@stands_on(ACCEPTED)
def accepted(worlds, desk):
    """The small plan of the examples, with its tasks."""
    worlds.have(ACCEPTED)
    return Plan.objects.get(number="07/KH-UBND")


@pytest.fixture
def tasks(accepted):
    """Its tasks by their numbers."""
    return {task.label: task for task in accepted.tasks.of_content()}


@pytest.fixture
@stands_on(ACCEPTED_163)
def accepted_163(worlds, plan_163):
    """Plan 163 with its tasks."""
    worlds.have(ACCEPTED_163)
    return Plan.objects.get(pk=plan_163.pk)

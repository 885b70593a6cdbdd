"""The cast of these tests, the directory of the demo province, and papers to read."""

from typing import Any

import pytest
from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction
from django.test import Client

from haidang.office.accounts.examples import demo_accounts
from haidang.office.directory.services.seeding import seed
from haidang.plan.plans import services
from haidang.plan.plans.examples import accepted_plan
from haidang.plan.plans.tests.papers import SMALL


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    """Files of a test lie in a folder of its own."""
    settings.HAIDANG_DATA = tmp_path
    return tmp_path


#: The rows of a seeded directory, by table: seeding takes two seconds, and nearly every test here wants it.
_SEEDED: dict[Any, list[Any]] = {}


@pytest.fixture
def directory(db):
    """The directory of the demo province: seeded once, then the same rows again."""
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


@pytest.fixture
def cast(directory):
    return {user.username: user for user in demo_accounts()}


@pytest.fixture
def desk(cast):
    return cast["so-ngoai-vu"]


@pytest.fixture
def colleague(cast):
    return cast["lanh-dao-so-ngoai-vu"]


@pytest.fixture
def officer(cast):
    return cast["so-cong-thuong"]


@pytest.fixture
def upload(desk):
    """Take a file in and read it."""

    def take(data=SMALL, name="ke-hoach.txt", by=None):
        by = by or desk
        data = data.encode() if isinstance(data, str) else data
        taken = services.take_upload(name, data, by=by, confirms_no_secrets=True)
        return services.read_upload(taken.pk)

    return take


@pytest.fixture
def plan(upload):
    """A small plan, read and not yet reviewed."""
    return upload().plan


@pytest.fixture
def reading(plan):
    return plan.sources.get().readings.get()


@pytest.fixture
def proposals(reading):
    return {one.label: one for one in reading.proposals.select_related("reading__source__plan")}


@pytest.fixture
def plan_163(corpus, upload):
    return upload((corpus / "plans" / "163-kh-ubnd-2019.txt").read_bytes(), "163-kh-ubnd-2019.txt").plan


@pytest.fixture
def enter():
    """A browser of its own in which `user` is signed in."""

    def signed_in(user):
        client = Client()
        client.force_login(user)
        return client

    return signed_in


@pytest.fixture
def accepted(desk):
    """The small plan of the examples, with its tasks."""
    return accepted_plan(by=desk)


@pytest.fixture
def tasks(accepted):
    """Its tasks by their numbers."""
    return {task.label: task for task in accepted.tasks.of_content()}


@pytest.fixture
def accepted_163(desk, plan_163):
    """Plan 163 with its tasks."""
    services.accept_all(plan_163.sources.get().readings.get(), by=desk)
    return plan_163

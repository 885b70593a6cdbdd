"""The tables are what the models say."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_no_migration_of_ours_brings_rows_that_an_empty_office_would_miss():
    """Decision 0023."""
    ours = [file for file in ROOT.glob("haidang/**/migrations/*.py") if file.stem != "__init__"]
    assert ours
    assert [file.name for file in ours if re.search(r"\.Run(Python|SQL)\(", file.read_text())] == []


@pytest.mark.django_db
def test_a_job_is_a_row_of_the_same_database():
    assert "django_tasks_database_dbtaskresult" in connection.introspection.table_names()


#: In a process of its own, on a database of its own.
SHAPE = """
import django; django.setup()
from django.core.management import call_command
from django.core.management.commands.migrate import Command as ByMigrations
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from tests.test_migrations import shape, tables
import json
call_command({command}, verbosity=0)
if {again}:
    MigrationRecorder.Migration.objects.using("default").all().delete()
    call_command({command}, verbosity=0)
print(json.dumps([{told}(connection), sorted(MigrationRecorder(connection).applied_migrations())]))
"""


def tables(of):
    """Every table by its name: of two hundred tables the rest takes ten seconds."""
    return sorted(of.introspection.table_names())


def shape(of):
    """Every table with its columns, constraints and indexes."""
    with of.cursor() as cursor:
        tables = of.introspection.table_names(cursor)
        columns = {
            name: [each.name for each in of.introspection.get_table_description(cursor, name)] for name in tables
        }
        kept = {name: sorted(of.introspection.get_constraints(cursor, name)) for name in tables}
    return {name: [sorted(columns[name]), kept[name]] for name in sorted(tables)}


@pytest.fixture
def new_database(tmp_path):
    """The environment of a process whose database is empty."""
    env = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    env |= {"HAIDANG_DATA": str(tmp_path), "HAIDANG_DEMO": "1", "DJANGO_SETTINGS_MODULE": "haidang.site.settings"}
    if connection.vendor == "sqlite":
        yield env
        return
    at, name = connection.settings_dict, "haidang_migrated"
    with connection.creation._nodb_cursor() as server:  # type: ignore[attr-defined]
        server.execute(f"DROP DATABASE IF EXISTS {name}")
        server.execute(f"CREATE DATABASE {name}")
    asked = urlencode({key: at[key.upper()] for key in ("host", "port") if at[key.upper()]})
    yield env | {"DATABASE_URL": f"postgresql://{quote(at['USER'])}:{quote(at['PASSWORD'])}@/{name}?{asked}"}
    with connection.creation._nodb_cursor() as server:  # type: ignore[attr-defined]
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def laid(new_database, command, *, told=tables, again=False):
    """The tables of a new database, and the migrations that it says it has."""
    code = SHAPE.format(command=command, told=told.__name__, again=again)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=new_database, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    found, applied = json.loads(done.stdout.splitlines()[-1])
    return found, [tuple(each) for each in applied]


# a minute of the processor: each migration rebuilds tables, and that models and migrations agree is asked above
@pytest.mark.long
@pytest.mark.one_engine
@pytest.mark.django_db
def test_an_office_that_migrates_has_the_tables_that_an_empty_one_is_given_at_once(new_database):
    """The tests' own tables are laid as those of an empty office."""
    migrated, _applied = laid(new_database, "ByMigrations()", told=shape)
    ours = json.loads(json.dumps(shape(connection)))
    assert {name for name in ours.keys() ^ migrated.keys() if "books_" not in name} == set()
    assert {name for name in migrated if migrated[name] != ours[name]} == set()


@pytest.mark.machine
@pytest.mark.django_db
def test_an_empty_office_whose_laying_was_cut_off_is_laid_again_and_owes_no_migration(new_database):
    found, applied = laid(new_database, "'migrate'", again=True)
    assert {name for name in {*tables(connection)} ^ {*found} if "books_" not in name} == set()
    assert applied == sorted(MigrationLoader(None).graph.nodes)

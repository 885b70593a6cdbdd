"""The tables are what the models say."""

import pytest
from django.core.management import call_command
from django.db import connection


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db
def test_a_job_is_a_row_of_the_same_database():
    assert "django_tasks_database_dbtaskresult" in connection.introspection.table_names()

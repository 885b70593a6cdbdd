"""What stands in an archive: every table of the office, nothing that points outside, a schema that says so."""

from django.apps import apps

from haidang.exchange.archive import schema
from haidang.exchange.archive.tables import LEFT_OUT, tables

#: What an archive does without although it is a table: who is signed in, the index, background work.
WITHOUT = {"accounts.opensession", "search.entry"}


def test_every_table_of_the_office_is_in_an_archive():
    kept = {table.label for table in tables()}
    ours = {model._meta.label_lower for model in apps.get_models(include_auto_created=True) if model._meta.managed}
    assert {label for label in ours - kept if label.partition(".")[0] not in LEFT_OUT} == WITHOUT


def test_nothing_in_an_archive_points_at_what_is_not_in_it():
    kept = {table.label for table in tables()}
    pointed = {(table.label, column.points_at) for table in tables() for column in table.columns if column.points_at}
    assert {pair for pair in pointed if pair[1] not in kept} == set()


def test_what_is_secret_or_personal_is_encrypted_in_an_archive():
    kinds = {(table.label, column.name): column.kind for table in tables() for column in table.columns}
    assert kinds["accounts.user", "password"] == "secret"
    assert kinds["notices.mail", "token"] == "secret"
    assert kinds["passports.passport", "number"] == "personal"
    assert kinds["accounts.user", "must_change_password"] == "boolean"


def test_the_page_says_what_the_models_say():
    assert schema.page().read_text("utf-8") == schema.written(), "python -m haidang.exchange.archive.schema"

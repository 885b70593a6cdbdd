"""Two who write at once lose nothing, and no row slips in behind a seal."""

import sqlite3
import threading

import pytest
from django.apps import apps
from django.db import OperationalError, connection, transaction

from haidang.kit.audit.actor import acting_as, prepare_sqlite
from haidang.kit.audit.models import RowChange, Seal
from haidang.kit.audit.services import seal, verify
from haidang.kit.audit.triggers import sqlite
from haidang.kit.audit.triggers.tables import Table

AT_ONCE, EACH = 4, 25


def in_threads(work):
    """Run `work(number)` in several threads at once; what one of them raised fails the test."""
    raised = []

    def guarded(number):
        try:
            with acting_as(f"writer-{number}"):
                work(number)
        except Exception as error:  # told below, in the thread of the test
            raised.append(error)

    threads = [threading.Thread(target=guarded, args=[number]) for number in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert raised == []


INSERT = "INSERT INTO copied (code) VALUES (?)"


def copied(folder):
    """A file with the tables of the log and one small table, its triggers made as ours are."""
    table = Table("copied", "id", frozenset(), frozenset(), frozenset())
    copy = sqlite3.connect(folder / "copy.sqlite3", isolation_level=None)
    with connection.cursor() as cursor:
        cursor.execute("SELECT sql FROM sqlite_master WHERE tbl_name LIKE 'audit~_%' ESCAPE '~' AND sql IS NOT NULL")
        made = [sql for (sql,) in cursor.fetchall()]
    for sql in [*made, "CREATE TABLE copied (id integer PRIMARY KEY, code text)"]:
        copy.execute(sql)
    for operation in "IUD":
        copy.execute(sqlite.record(table, ["id", "code"], operation))
    return copy


@pytest.mark.django_db
def test_two_connections_to_one_file_lose_nothing(tmp_path):
    if connection.vendor != "sqlite":
        pytest.skip("one file is SQLite's")
    copied(tmp_path).close()

    def work(number):
        own = sqlite3.connect(tmp_path / "copy.sqlite3", timeout=20, isolation_level=None)
        prepare_sqlite(own)
        for turn in range(EACH):
            own.execute(INSERT, [f"{number}-{turn}"])
        own.close()

    in_threads(work)
    copy = sqlite3.connect(tmp_path / "copy.sqlite3")
    recorded = copy.execute("SELECT actor, count(*), count(DISTINCT id) FROM audit_rowchange GROUP BY 1").fetchall()
    copy.close()
    assert sorted(recorded) == [(f"writer-{number}", EACH, EACH) for number in range(AT_ONCE)]


@pytest.mark.django_db
def test_who_comes_past_the_program_cannot_write_unrecorded(tmp_path):
    if connection.vendor != "sqlite":
        pytest.skip("on PostgreSQL the triggers record whoever comes")
    copy = copied(tmp_path)
    with pytest.raises(sqlite3.OperationalError, match="haidang_recording"):
        copy.execute(INSERT, ["x"])
    copy.close()


@pytest.mark.django_db(transaction=True)
def test_writers_and_the_sealer_at_once_lose_nothing():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time, and the sealer is one")
    agencies = apps.get_model("directory.Agency")._default_manager

    def work(number):
        try:
            for turn in range(EACH):
                with transaction.atomic():
                    agencies.create(code=f"{number}-{turn}", name="a")
                    if number == 0:
                        seal()
        finally:
            connection.close()

    in_threads(work)
    assert verify() == []
    assert RowChange.objects.filter(table="directory_agency").count() == AT_ONCE * EACH
    assert sum(Seal.objects.values_list("count", flat=True)) == RowChange.objects.count()


@pytest.mark.django_db(transaction=True)
def test_nothing_is_sealed_while_somebody_is_still_writing():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time, and the sealer is one")
    agencies = apps.get_model("directory.Agency")._default_manager
    wrote, refused = threading.Event(), threading.Event()

    def writer():
        with transaction.atomic():
            agencies.create(code="slow", name="a")
            wrote.set()
            refused.wait(10)
        connection.close()

    thread = threading.Thread(target=writer)
    thread.start()
    wrote.wait(10)
    with pytest.raises(OperationalError):
        seal()
    assert not Seal.objects.exists()
    refused.set()
    thread.join()
    assert [made.count for made in seal()] == [1]
    assert verify() == []

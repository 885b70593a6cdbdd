"""The row history that nobody goes round: bulk, raw SQL, cascades, each with its actor; and it is only added to."""

import time
from typing import Any

import pytest
import structlog
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import IntegrityError, InternalError, connection, transaction

from haidang.kit.audit import triggers
from haidang.kit.audit.actor import acting_as
from haidang.kit.audit.models import Note, RowChange, Seal
from haidang.kit.audit.services import note, seal
from haidang.kit.audit.triggers.tables import recorded_models

pytestmark = pytest.mark.django_db

User = get_user_model()
Agency: Any = apps.get_model("directory.Agency")


def agency(code="SNV", name="Sở Ngoại vụ"):
    return Agency.objects.create(code=code, name=name)


def changes(table=Agency._meta.db_table):
    return list(RowChange.objects.filter(table=table).order_by("pk"))


def told(change, *fields):
    return change.operation, *(((change.before or {}).get(f), (change.after or {}).get(f)) for f in fields)


def test_every_table_of_ours_is_recorded():
    assert triggers.missing(connection) == []
    assert {User, Agency} <= set(recorded_models())


def test_saving_and_deleting_leave_the_whole_row():
    row = agency()
    row.name = "Sở Ngoại vụ “mới” 'x' \\ \n 100%"
    row.save()
    pk = row.pk
    row.delete()
    added, changed, deleted = changes()
    assert told(added, "name") == ("I", (None, "Sở Ngoại vụ"))
    assert told(changed, "name") == ("U", ("Sở Ngoại vụ", "Sở Ngoại vụ “mới” 'x' \\ \n 100%"))
    assert told(deleted, "code") == ("D", ("SNV", None))
    assert {change.row for change in (added, changed, deleted)} == {str(pk)}
    assert set(added.after) == {field.column for field in Agency._meta.concrete_fields}


def test_what_goes_round_save_is_recorded_too():
    rows = Agency.objects.bulk_create([Agency(code=f"A{n}", name="a") for n in range(3)])
    Agency.objects.update(name="b")
    for row in rows:
        row.name = row.code
    Agency.objects.bulk_update(rows, ["name"])
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {Agency._meta.db_table} SET name = %s WHERE code = %s", ["raw", "A1"])
        cursor.execute(f"DELETE FROM {Agency._meta.db_table} WHERE code = 'A2'")
    Agency.objects.filter(code="A0").delete()
    Agency.objects.bulk_create(
        [Agency(code="A1", name="upsert")], update_conflicts=True, unique_fields=["code"], update_fields=["name"]
    )
    seen = [told(change, "name") for change in changes()]
    assert sorted(seen[:3]) == [("I", (None, "a"))] * 3
    assert sorted(seen[3:6]) == [("U", ("a", "b"))] * 3
    assert sorted(seen[6:9]) == [("U", ("b", "A0")), ("U", ("b", "A1")), ("U", ("b", "A2"))]
    assert seen[9:] == [
        ("U", ("A1", "raw")),
        ("D", ("A2", None)),
        ("D", ("A0", None)),
        ("U", ("raw", "upsert")),
    ]


def test_a_statement_that_touches_nothing_leaves_nothing():
    Agency.objects.filter(code="none").update(name="b")
    assert changes() == []


def test_a_row_that_is_replaced_is_recorded_as_gone():
    if connection.vendor != "sqlite":
        pytest.skip("REPLACE is a word of SQLite alone")
    row = agency()
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMP TABLE copy AS SELECT * FROM {Agency._meta.db_table}")
        cursor.execute(f"INSERT OR REPLACE INTO {Agency._meta.db_table} SELECT * FROM copy")
        cursor.execute("DROP TABLE copy")
    assert [change.operation for change in changes()] == ["I", "D", "I"]
    assert row.pk


def test_what_a_transaction_undoes_was_never_done():
    with transaction.atomic():
        agency()
        transaction.set_rollback(True)
    assert changes() == []


def test_a_change_bears_the_name_of_who_made_it():
    officer = User.objects.create_user("officer", full_name="Người mẫu A", role="desk")
    with acting_as(officer):
        row = agency()
        with transaction.atomic(), acting_as("he-thong"):
            Agency.objects.update(name="b")
        Agency.objects.filter(pk=row.pk).update(name="c")
    row.delete()
    assert [change.actor for change in changes()] == [str(officer.pk), "he-thong", str(officer.pk), ""]


def test_a_change_leads_to_the_line_of_the_log():
    with structlog.contextvars.bound_contextvars(request="abc123", actor="job-7"):
        agency()
    (change,) = changes()
    assert (change.request, change.actor) == ("abc123", "job-7")


def test_a_name_cannot_forge_what_is_written_before_the_statement():
    with acting_as("x */ DELETE %s 'Đ"):
        agency()
    (change,) = changes()
    assert change.actor == "x----DELETE--s---"


def test_a_request_signs_what_it_changes(client, rf):
    from haidang.kit.audit.middleware import ActingUser

    officer = User.objects.create_user("officer", full_name="Người mẫu A", role="desk")

    def page(request):
        agency()

    request = rf.get("/")
    request.user = officer
    ActingUser(page)(request)
    assert changes()[-1].actor == ""  # no session was brought: nobody is asked for
    Agency.objects.all().delete()
    client.force_login(officer)
    request.COOKIES = {key: morsel.value for key, morsel in client.cookies.items()}
    ActingUser(page)(request)
    assert changes()[-1].actor == str(officer.pk)


def test_a_password_is_not_copied_into_the_history():
    User.objects.create_user("officer", password="rất-bí-mật", full_name="Người mẫu A", role="desk")
    (added,) = changes(User._meta.db_table)
    assert added.after["password"] == "***"
    assert added.after["must_change_password"] in (False, 0)


@pytest.fixture
def written():
    officer = User.objects.create_user("officer", full_name="Người mẫu A", role="desk")
    note(officer, "created", by=None)
    seal()


@pytest.mark.parametrize("model", [Note, RowChange, Seal])
@pytest.mark.parametrize("act", ["update", "delete"])
def test_the_log_is_only_added_to(written, model, act):
    field = "digest" if model is Seal else "verb" if model is Note else "actor"
    rows = model.objects.all()
    with pytest.raises((IntegrityError, InternalError), match="Nhật ký chỉ được ghi thêm"), transaction.atomic():
        rows.update(**{field: "x"}) if act == "update" else rows._raw_delete("default")
    assert model.objects.count() == model.objects.exclude(**{field: "x"}).count() > 0


def test_a_whole_table_cannot_be_emptied_at_once(written):
    if connection.vendor != "postgresql":
        pytest.skip("TRUNCATE is a word of PostgreSQL alone")
    connection.check_constraints()
    for table, words in ((User._meta.db_table, "không để lại vết"), (Seal._meta.db_table, "chỉ được ghi thêm")):
        with (
            pytest.raises(IntegrityError, match=words),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(f"TRUNCATE {table} CASCADE")


def test_an_installation_that_works_is_not_flushed(settings):
    settings.HAIDANG_DEMO = False
    with pytest.raises(CommandError, match="chỉ được ghi thêm"):
        call_command("flush", interactive=False)


def test_triggers_that_were_taken_away_come_back_with_the_next_migration():
    triggers.remove_all(connection)
    assert triggers.missing(connection)
    agency()
    assert changes() == []
    triggers.after_migrating(using="default")
    assert triggers.missing(connection) == []
    agency("B")
    assert len(changes()) == 1


def test_triggers_that_stand_are_left_alone():
    assert triggers.install(connection) == []


def test_a_new_column_is_in_the_history_after_the_migration():
    agency()
    table = Agency._meta.db_table
    triggers.before_migrating(using="default", plan=["one"])
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} ADD COLUMN extra varchar(9) DEFAULT 'x'")
    triggers.after_migrating(using="default")
    Agency.objects.update(name="b")
    assert changes()[-1].after["extra"] == "x"
    triggers.before_migrating(using="default", plan=["one"])
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} DROP COLUMN extra")
    triggers.after_migrating(using="default")
    Agency.objects.update(name="c")
    assert "extra" not in changes()[-1].after


def test_a_thousand_rows_cost_a_few_times_more_at_most():
    def cost(prefix):
        rows = [Agency(code=f"{prefix}{n}", name="Sở Ngoại vụ") for n in range(1000)]
        started = time.perf_counter()
        Agency.objects.bulk_create(rows)
        return time.perf_counter() - started

    recorded = min(cost(f"r{n}-") for n in range(3))
    triggers.remove_all(connection)
    plain = min(cost(f"p{n}-") for n in range(3))
    triggers.install(connection)
    assert recorded < max(6 * plain, 0.3)
    assert len(changes()) == 3000

"""Whoever had the rights to take the triggers away is found out by the seals, and told to the row."""

import pytest
from django.contrib.auth import get_user_model
from django.db import connection

from haidang.kit.audit import jobs, triggers
from haidang.kit.audit.models import Note, RowChange, Seal
from haidang.kit.audit.selectors import sentence
from haidang.kit.audit.services import note, seal, verify
from haidang.kit.audit.tests.intruder import open_the_logs

pytestmark = pytest.mark.django_db

User = get_user_model()


@pytest.fixture
def log():
    """Two seals over six changes and three notes; then the intruder takes their triggers away, and puts them back."""
    officer = User.objects.create_user("officer", full_name="Người mẫu A", role="desk")
    for number in range(5):
        User.objects.filter(pk=officer.pk).update(post=f"Chức vụ {number}")
        if number < 3:
            note(officer, "changed", by=officer, changes={"post": ["", f"Chức vụ {number}"]})
        if number == 2:
            seal()
    seal()
    open_the_logs()
    yield officer
    triggers.install(connection)


def numbers(model=RowChange):
    return list(model.objects.order_by("pk").values_list("pk", flat=True))


def verdict():
    """What verify says, with the triggers back in their place as an intruder would leave them."""
    triggers.install(connection)
    return [(fault.code, fault.kind, fault.number) for fault in verify()]


def test_an_untouched_log_is_well(log):
    assert Seal.objects.count() == 2
    assert verdict() == []
    assert seal() == []


def test_verify_seals_what_is_new(log):
    triggers.install(connection)
    note(log, "changed", by=log)
    assert verify() == []
    assert Seal.objects.count() == 3


def test_an_altered_row_is_named(log):
    second, third = numbers()[1:3]
    RowChange.objects.filter(pk=second).update(after={"post": "khác"})
    RowChange.objects.filter(pk=third).update(actor="1")
    assert verdict() == [("altered", "change", second), ("altered", "change", third)]


def test_an_altered_note_is_named(log):
    first = numbers(Note)[0]
    Note.objects.filter(pk=first).update(reason="lý do khác")
    assert verdict() == [("altered", "note", first)]


def test_a_deleted_row_is_named_by_its_number(log):
    second = numbers()[1]
    RowChange.objects.filter(pk=second)._raw_delete("default")
    assert verdict() == [("deleted", "change", second)]


def test_two_swapped_rows_are_named_also_across_seals(log):
    first, last = numbers()[1], numbers()[-1]
    one, other = RowChange.objects.get(pk=first), RowChange.objects.get(pk=last)
    one.pk, other.pk = last, first
    one.save(force_update=True)
    other.save(force_update=True)
    assert verdict() == [("swapped", "change", first)]
    assert f"số {first} và số {last}" in sentence(verify()[0])


def test_an_end_that_was_cut_off_is_seen(log):
    *_, fifth, sixth = numbers()
    RowChange.objects.filter(pk__in=[fifth, sixth])._raw_delete("default")
    (fault,) = verify_quietly()
    assert (fault.code, fault.number, fault.other) == ("cut-off", fifth, 2)
    assert "thiếu 2 vết thay đổi cuối cùng" in sentence(fault)


def verify_quietly():
    triggers.install(connection)
    return verify()


def test_a_row_slipped_in_among_the_sealed_is_named(log):
    second = numbers()[1]
    RowChange.objects.filter(pk=second)._raw_delete("default")
    RowChange.objects.create(pk=second, table="t", row="1", operation="I", at=Seal.objects.all()[0].at)
    assert verdict() == [("altered", "change", second)]


def test_an_altered_seal_is_named_and_so_is_a_missing_one(log):
    Seal.objects.filter(number=1).update(manifest="")
    assert ("seal-altered", "", 1) in verdict()
    open_the_logs()
    Seal.objects.filter(number=1)._raw_delete("default")
    assert ("seal-missing", "", 1) in verdict()


@pytest.mark.parametrize("field", ["last_change", "last_note", "first_change", "count", "at", "digest"])
def test_nothing_of_a_seal_can_be_altered_unseen(log, field):
    other = Seal.objects.get(number=2)
    value = {"digest": "f" * 64, "at": other.at.replace(year=2020)}.get(field, 99)
    Seal.objects.filter(number=1).update(**{field: value})
    assert ("seal-altered", "", 1) in verdict()


def test_seals_taken_away_with_their_rows_show_against_one_kept_elsewhere(log):
    kept = Seal.objects.get(number=2)
    RowChange.objects.filter(pk__gt=Seal.objects.get(number=1).last_change)._raw_delete("default")
    kept.delete()
    triggers.install(connection)
    assert verify() == []
    assert [fault.code for fault in verify(known={2: kept.digest})] == ["seal-unlike"]


def test_a_missing_trigger_is_a_fault(log):
    faults = verify()
    assert {fault.code for fault in faults} == {"trigger"}
    assert verify_quietly() == []


def test_the_seal_of_each_minute_may_run_twice(log):
    note(log, "changed", by=log)
    assert (jobs.seal_now(), jobs.seal_now()) == (1, 0)


def test_sealing_costs_the_same_queries_whatever_the_length(log, django_assert_max_num_queries):
    triggers.install(connection)
    for number in range(30):
        note(log, "changed", by=log, changes={"post": [number, number + 1]})
    with django_assert_max_num_queries(12):
        seal()

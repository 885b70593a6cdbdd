"""What a broken seal proves; no database."""

from hypothesis import given
from hypothesis import strategies as st

from haidang.kit.audit.rules import Entry, Fault, entries_of, faults_of_rows, manifest, row_digest

ROWS = [Entry("change", number, row_digest({"x": number})) for number in (1, 2, 4, 7, 8)]


def without(*numbers):
    return [entry for entry in ROWS if entry.number not in numbers]


def saying(number, digest):
    return [Entry(e.kind, e.number, digest) if e.number == number else e for e in ROWS]


def test_what_stands_as_it_was_sealed_has_no_fault():
    assert faults_of_rows(ROWS, reversed(ROWS)) == []


def test_numbers_a_database_left_out_are_no_fault():
    assert faults_of_rows(ROWS, ROWS) == []  # 3, 5 and 6 were never given to a row


def test_an_altered_row_is_named():
    assert faults_of_rows(ROWS, saying(4, "f" * 64)) == [Fault("altered", "change", 4)]


def test_a_deleted_row_is_named_by_its_number():
    assert faults_of_rows(ROWS, without(2, 4)) == [Fault("deleted", "change", 2), Fault("deleted", "change", 4)]


def test_two_rows_that_changed_places_are_named_once():
    swapped = [Entry("change", {2: 7, 7: 2}.get(e.number, e.number), e.digest) for e in ROWS]
    assert faults_of_rows(ROWS, swapped) == [Fault("swapped", "change", 2, 7)]


def test_a_row_copied_over_another_is_altered():
    assert faults_of_rows(ROWS, saying(4, ROWS[0].digest)) == [Fault("altered", "change", 4)]


def test_an_end_cut_off_is_told_as_one_fault():
    assert faults_of_rows(ROWS, without(7, 8)) == [Fault("cut-off", "change", 7, 2)]
    assert faults_of_rows(ROWS, []) == [Fault("cut-off", "change", 1, 5)]


def test_a_row_slipped_in_is_named():
    assert faults_of_rows(ROWS, [*ROWS, Entry("change", 5, "a")]) == [Fault("inserted", "change", 5)]


def test_a_note_is_no_change_of_the_same_number():
    notes = [Entry("note", entry.number, entry.digest) for entry in ROWS]
    assert faults_of_rows([*ROWS, *notes], ROWS) == [Fault("cut-off", "note", 1, 5)]


def test_a_manifest_is_read_back_and_spoilt_lines_are_left_out():
    assert entries_of(manifest(ROWS)) == ROWS
    assert entries_of("change x y\nchange\n") == []


@given(st.lists(st.integers(1, 30), unique=True), st.data())
def test_any_tampering_is_seen_and_only_tampering(numbers, data):
    rows = [Entry("change", number, row_digest({"x": number})) for number in sorted(numbers)]
    found = data.draw(st.lists(st.sampled_from(rows), unique=True)) if rows else []
    assert (faults_of_rows(rows, found) == []) == (set(found) == set(rows))


def test_the_order_of_the_facts_does_not_matter():
    assert row_digest({"a": 1, "b": {"y": 1, "x": "Đ"}}) == row_digest({"b": {"x": "Đ", "y": 1}, "a": 1})

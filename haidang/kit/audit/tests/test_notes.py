"""The office's story: a note for every act, told in the words of the office."""

from datetime import date
from decimal import Decimal

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.db.models import ProtectedError
from django.template.loader import render_to_string

from haidang.kit import clock
from haidang.kit.audit.models import Note
from haidang.kit.audit.selectors import history
from haidang.kit.audit.services import note, note_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return get_user_model().objects.create_user("officer", full_name="Người mẫu A", role="desk")


def test_a_note_says_who_did_what_to_what_and_why(officer):
    before = clock.now()
    left = note(officer, "changed", by=officer, changes={"post": ["", "Trưởng phòng"]}, reason="Quyết định 12")
    stored = Note.objects.get(pk=left.pk)
    assert (stored.verb, stored.by, stored.by_name, stored.object_name) == (
        "changed",
        officer,
        "Người mẫu A",
        "Người mẫu A",
    )
    assert (stored.object_id, stored.reason) == (str(officer.pk), "Quyết định 12")
    assert before <= stored.at <= clock.now()


def test_the_story_is_told_in_the_words_of_the_office_newest_last(officer):
    note(officer, "created", by=None)
    changes: dict[str, list[object]] = {
        "role": ["desk", "clerk"],
        "is_active": [True, False],
        "date_joined": [None, clock.now()],
        "odd": [1, 2],
    }
    note(officer, "changed", by=officer, changes=changes)
    first, second = history(officer)
    assert (first.label, first.by) == ("Lập", "")
    told = {change.field: (change.old, change.new) for change in second.changes}
    assert told["Vai trò"] == ("Chuyên viên Sở Ngoại vụ", "Văn thư")
    assert told["Đang dùng"] == ("có", "không")
    assert told["Ngày cấp"][0] == "(trống)"
    assert told["Odd"] == ("1", "2")


def test_a_note_holds_what_json_cannot(officer):
    left = note(
        officer,
        "changed",
        by=officer,
        changes={"a": [date(2020, 6, 15), Decimal("1.50")], "b": [officer, {"x": (officer,)}]},
    )
    left.refresh_from_db()
    assert left.changes == {"a": ["2020-06-15", "1.50"], "b": ["Người mẫu A", {"x": ["Người mẫu A"]}]}


def test_many_rows_have_a_note_each_in_one_statement(officer, django_assert_num_queries):
    others = [get_user_model().objects.create_user(f"officer-{n}", full_name="Người mẫu B") for n in range(3)]
    note(officer, "seeded", by=officer)  # what kind of record it is, is known from here on
    with django_assert_num_queries(1):
        note_all(others, "seeded", by=officer, reason="Đầu năm")
    assert [(len(history(each)), history(each)[0].by) for each in others] == [(1, str(officer))] * 3
    assert set(Note.objects.filter(reason="Đầu năm").values_list("verb", flat=True)) == {"seeded"}


def test_a_stranger_is_nobody(officer):
    assert note(officer, "signed-in", by=AnonymousUser()).by is None


def test_who_has_a_story_cannot_be_deleted_from_it(officer):
    note(officer, "changed", by=officer)
    with pytest.raises(ProtectedError):
        officer.delete()


def test_the_story_costs_one_query_however_long(officer, django_assert_num_queries):
    for _ in range(5):
        note(officer, "changed", by=officer, changes={"post": ["a", "b"]})
    with django_assert_num_queries(1):
        assert len(history(officer)) == 5


def test_a_page_shows_the_story_and_says_when_there_is_none(officer):
    assert "Chưa có việc nào" in render_to_string("audit/history.html", {"history": []})
    note(officer, "changed", by=officer, changes={"post": ["<b>", "Trưởng phòng"]}, reason="vì thế")
    page = render_to_string("audit/history.html", {"history": history(officer)})
    for words in ("Sửa", "Chức vụ", "&lt;b&gt;", "Trưởng phòng", "Lý do: vì thế", "Người mẫu A"):
        assert words in page

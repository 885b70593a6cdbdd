"""Of books that nobody keeps nothing is asked, and all of them are looked at in one query."""

import pytest
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext

from haidang.kit import kept
from haidang.kit.glance import one_glance

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked():
    return []


@pytest.fixture
def room(monkeypatch, asked):
    """Marks a room of these books; what other rooms marked is not looked at."""
    monkeypatch.setattr(kept, "_tables", {})

    def of(*books):
        @kept.only_where_kept(*books)
        def told(word):
            asked.append(word)
            yield word

        return told

    return of


def test_a_room_whose_books_are_empty_is_not_asked(room, asked):
    with one_glance():
        assert list(room(Group)("a")) == []
    assert asked == []


def test_one_row_in_one_of_its_books_is_enough(room):
    told = room(Group, ContentType)
    assert ContentType.objects.exists()
    with one_glance():
        assert list(told("a")) == ["a"]


def test_outside_a_glance_every_room_is_asked(room):
    assert list(room(Group)("a")) == ["a"]


def test_all_books_are_looked_at_in_one_query_and_anew_in_the_next_glance(room):
    rooms = [room(Group), room(ContentType), room(Group, ContentType)]
    with CaptureQueriesContext(connection) as queries, one_glance():
        assert [list(told("a")) for told in rooms] == [[], ["a"], ["a"]]
    assert len(queries) == 1
    Group.objects.create(name="x")
    with one_glance():
        assert [list(told("a")) for told in rooms] == [["a"]] * 3

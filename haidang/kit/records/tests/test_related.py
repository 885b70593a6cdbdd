"""What stands on a record is listed on its page, without saying in every row on what it stands."""

import pytest

from haidang.kit.records.related import related
from tests.books.examples import author, book

pytestmark = pytest.mark.django_db


def test_a_row_does_not_name_the_record_on_whose_page_it_stands(officer):
    who = author()
    book(author=who)
    (group,) = [each for each in related(who, officer) if each.register.name == "book"]
    assert "author" in [column.path for column in group.register.listed]
    assert "author" not in [column.path for column in group.heads]
    assert [len(cells) for _url, cells in group.rows] == [len(group.heads)]


def test_a_book_that_points_twice_at_one_record_says_each_time_how(officer):
    who = author()
    book(author=who).helpers.add(who)
    labels = [group.label for group in related(who, officer) if group.register.name == "book"]
    assert len(labels) == len(set(labels)) == 2
    assert any("người giúp" in label for label in labels)


def test_books_that_say_nothing_of_a_record_are_asked_once_all_together(officer, django_assert_num_queries):
    who = author()
    with django_assert_num_queries(1):
        assert related(who, officer) == []

"""Columns and addresses: what follows from a field, and what a room may say of its own."""

from datetime import UTC, date, datetime
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.contrib.auth import get_user_model
from django.http import HttpResponse

from haidang.kit.records.columns import Column, cell, column, said
from haidang.kit.records.urls import urls
from tests.books.models import Author, Book
from tests.books.registers import authors, books


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        ("", ""),
        (True, "có"),
        (False, "không"),
        (date(2020, 6, 1), "01/06/2020"),
        (datetime(2020, 6, 1, 3, 5, tzinfo=UTC), "01/06/2020 10:05"),
        (2020, "2020"),
        (1250000, "1.250.000"),
        (Decimal("12500.50"), "12.500,50"),
        (0, "0"),
        (["a", "b"], "a, b"),
    ],
)
def test_a_value_is_said_as_the_office_says_it(value, words):
    assert said(value) == words


@pytest.mark.parametrize(
    ("path", "label", "join", "prefetch", "sort"),
    [
        ("title", "Tên sách", "", "", ("title__fold",)),
        ("kind", "Loại", "", "", ("kind",)),
        ("author", "Tác giả", "author", "", ("author__name", "author__pk")),
        ("author__name", "Họ và tên", "author", "", ("author__name__fold",)),
        ("author__passport", "Số hộ chiếu", "author", "", ()),
        ("helpers", "Người giúp", "", "helpers", ()),
        ("published_on", "Ngày in", "", "", ("published_on",)),
    ],
)
def test_what_a_column_leaves_out_follows_from_its_field(path, label, join, prefetch, sort):
    made = column(Book, path)
    assert (made.label, made.join, made.prefetch, made.sort) == (label, join, prefetch, sort)


def test_a_computed_column_is_taken_as_it_is():
    made = column(Book, Column("age", label="tuổi", value=lambda book: 7, join="author"))
    assert (made.label, made.join, made.sort, made.said(Book())) == ("Tuổi", "author", (), "7")


def test_four_digits_are_parted_where_they_count_and_stay_together_where_they_name():
    row = SimpleNamespace(people=1150, to_year=2020, arrival_number=1234)
    told = [Column(path, label="x", is_number=True).said(row) for path in ("people", "to_year", "arrival_number")]
    assert told == ["1.150", "2020", "1234"]


def test_a_relation_that_is_empty_says_nothing():
    assert column(Book, "author__name").said(SimpleNamespace(author=None)) == ""


def test_a_page_can_be_left_out_or_replaced_but_not_invented():
    made = urls(books, "sach/", add=None, record=lambda request, register, pk: HttpResponse())
    names = [pattern.name for pattern in made]
    assert "book-add" not in names
    assert "book-record" in names
    with pytest.raises(TypeError, match="no page nothing"):
        urls(authors, "x/", nothing=None)


def test_a_page_that_was_left_out_has_no_address(settings):
    assert books.url("nothing") == ""
    assert books.url("list") == "/sach/"


def test_a_record_leads_to_what_it_names_but_not_to_the_account_of_who_wrote_it():
    named = SimpleNamespace(author=Author(pk=3), by=get_user_model()(pk=4, username="x"))
    whom, by_whom = Column("author", value=lambda each: each.author), Column("by", value=lambda each: each.by)
    assert cell(whom, named).url == Author(pk=3).get_absolute_url()
    assert cell(by_whom, named).url == ""

"""The list: filters, sorting, paging, the part for htmx, and what is said when there is nothing."""

from datetime import date

import pytest
from django.urls import reverse

from tests.books.examples import author, book

pytestmark = pytest.mark.django_db

LIST = "/sach/"


def titles(reply):
    return [cells[0].text for _url, cells in reply.context["rows"]]


def test_the_list_costs_the_same_whatever_its_length(at, officer, django_assert_num_queries):
    book()
    desk = at(officer)
    desk.get(LIST)
    # session, person, authors to choose from, count, rows
    with django_assert_num_queries(6):
        desk.get(LIST)
    for _ in range(8):
        book()
    with django_assert_num_queries(6):
        assert len(titles(desk.get(LIST))) == 9


def test_each_column_is_said_in_the_words_of_the_office(at, officer):
    book("Chuyện", kind="report", price=1250000, published_on=date(2020, 6, 1), author=author("Trần Thị Mẫu"))
    page = at(officer).get(LIST).content.decode()
    for told in ("Tên sách", "Báo cáo", "Trần Thị Mẫu", "01/06/2020", "1.250.000"):
        assert told in page


@pytest.mark.parametrize("asked", ["duong bo", "ĐƯỜNG BỘ", "bộ đường", "kh-ubnd chuyen", "nguyen mau"])
def test_words_are_found_without_marks_in_any_order_and_over_relations(at, officer, asked):
    book("Chuyện đường bộ")
    book("Chuyện khác", number="XY", author=author("Lê"))
    assert titles(at(officer).get(LIST, {"words": asked})) == ["Chuyện đường bộ"]


def test_filters_stay_in_the_address_through_sorting_and_paging(at, officer):
    for number in range(60):
        book(f"Chuyện {number:02}", kind="report")
    book("Truyện dài", kind="novel")
    reply = at(officer).get(LIST, {"kind": "report", "sap-xep": "-title", "trang": "2"})
    assert titles(reply) == [f"Chuyện {number:02}" for number in range(9, -1, -1)]
    page = reply.content.decode()
    assert "?kind=report&amp;sap-xep=-title&amp;trang=1" in page
    assert "?kind=report&amp;sap-xep=title" in page  # the same column again turns the order round
    assert 'aria-sort="descending"' in page
    assert f"{reverse('books:book-export')}?kind=report&amp;sap-xep=-title" in page
    assert 'name="sap-xep" value="-title"' in page  # filtering anew keeps the order


def test_names_are_sorted_as_in_the_alphabet_and_what_is_empty_stands_last(at, officer):
    for title, day in (("Đà Nẵng", None), ("Em", date(2020, 1, 2)), ("Dã quỳ", date(2020, 1, 1))):
        book(title, published_on=day)
    assert titles(at(officer).get(LIST, {"sap-xep": "title"})) == ["Đà Nẵng", "Dã quỳ", "Em"]
    assert titles(at(officer).get(LIST, {"sap-xep": "published_on"})) == ["Dã quỳ", "Em", "Đà Nẵng"]
    assert titles(at(officer).get(LIST, {"sap-xep": "-published_on"})) == ["Em", "Dã quỳ", "Đà Nẵng"]
    assert len(titles(at(officer).get(LIST, {"sap-xep": "author"}))) == 3


@pytest.mark.parametrize("odd", ["?sap-xep=nothing", "?sap-xep=author__passport", "?trang=x", "?author=x", "?kind=x"])
def test_an_odd_address_is_no_error(at, officer, odd):
    book()
    assert at(officer).get(LIST + odd).status_code == 200


def test_an_empty_register_says_so_and_says_what_to_do(at, officer, viewer):
    page = at(officer).get(LIST).content.decode()
    assert "Chưa có sách nào" in page
    assert "nhập một lần từ tệp Excel" in page
    page = at(viewer).get(LIST).content.decode()
    assert "Chưa có sách nào" in page
    assert "nhập một lần" not in page


def test_a_filter_that_finds_nothing_says_so_and_offers_to_drop_it(at, officer):
    book()
    page = at(officer).get(LIST, {"words": "không có"}).content.decode()
    assert "Không có gì khớp" in page
    assert "Bỏ lọc" in page


def test_htmx_gets_the_part_and_everybody_else_the_page(at, officer):
    book()
    desk = at(officer)
    part = desk.get(LIST, headers={"HX-Request": "true"})
    assert part.content.decode().strip().startswith('<div id="danh-sach"')
    assert "HX-Request" in part["Vary"]
    back = desk.get(LIST, headers={"HX-Request": "true", "HX-History-Restore-Request": "true"})
    assert "<!DOCTYPE html>" in back.content.decode()


def test_the_print_shows_all_that_was_asked_for_and_what_that_was(at, officer):
    for number in range(55):
        book(f"Chuyện {number:02}", kind="report")
    reply = at(officer).get("/sach/in/", {"kind": "report"})
    assert len(titles(reply)) == 55
    assert "Loại: Báo cáo" in reply.content.decode()


def test_counts_by_the_database_are_columns_too(at, officer):
    writer = author()
    for _ in range(3):
        book(author=writer)
    author("Không viết gì")
    rows = at(officer).get("/tac-gia/", {"sap-xep": "-book_count"}).context["rows"]
    assert [cells[1].text for _url, cells in rows] == ["3", "0"]

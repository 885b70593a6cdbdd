"""Who may open which page of a register, and which buttons they find."""

import pytest
from django.urls import reverse

from haidang.kit.records.querysets import RecordQuerySet
from tests.books.examples import book
from tests.books.models import Book

pytestmark = pytest.mark.django_db

WHOLE = ("list", "add", "print", "export", "import", "sheet")
OF_ONE = ("record", "edit", "delete", "history")
#: What each of the cast is answered: strangers find a list with nothing in it, and no page of a record.
ANSWERS = {
    "officer": dict.fromkeys(WHOLE + OF_ONE, 200),
    "viewer": dict.fromkeys(WHOLE + OF_ONE, 200) | dict.fromkeys(("add", "import", "sheet", "edit", "delete"), 403),
    "stranger": dict.fromkeys(WHOLE + OF_ONE, 404) | dict.fromkeys(("list", "print", "export"), 200),
}


def address(page, record):
    return reverse(f"books:book-{page}", args=[record.pk] if page in OF_ONE else [])


@pytest.mark.parametrize(("who", "page"), [(who, page) for who, pages in ANSWERS.items() for page in pages])
def test_each_page_answers_each_person_as_the_table_says(at, request, who, page):
    record = book()
    assert at(request.getfixturevalue(who)).get(address(page, record)).status_code == ANSWERS[who][page]


@pytest.mark.parametrize("page", WHOLE + OF_ONE)
def test_who_has_not_signed_in_is_sent_to_the_door(client, page):
    reply = client.get(address(page, book()))
    assert reply.status_code == 302
    assert reply.url.startswith("/dang-nhap/")


@pytest.mark.parametrize(("page", "status"), [("edit", 403), ("delete", 403), ("add", 403), ("import", 403)])
def test_who_may_only_look_can_send_nothing_either(at, viewer, page, status):
    record = book()
    assert at(viewer).post(address(page, record), {"reason": "x", "title": "y"}).status_code == status
    assert Book.objects.get().title == record.title


def test_a_stranger_learns_nothing_from_the_list_nor_from_its_exports(at, stranger):
    book("Chuyện kín")
    for page in ("list", "print", "export"):
        assert "Chuyện kín" not in b"".join(at(stranger).get(address(page, None) + "?dang=csv")).decode()


def test_a_viewer_finds_no_button_for_what_they_may_not_do(at, viewer, officer):
    record = book()
    for who, count in ((officer, 1), (viewer, 0)):
        page = at(who).get(address("list", record)).content.decode()
        assert page.count(f'href="{address("add", record)}"') == count
        assert page.count(f'href="{address("import", record)}"') == count
        page = at(who).get(address("record", record)).content.decode()
        assert page.count(f'href="{address("edit", record)}"') == count
        assert page.count(f'href="{address("delete", record)}"') == count
        assert page.count('name="uploads"') == count


def test_what_is_hidden_does_not_exist(at, officer):
    hidden = book(is_hidden=True)
    assert at(officer).get(address("record", hidden)).status_code == 404
    assert at(officer).get(address("edit", hidden)).status_code == 404


def test_a_room_that_says_nothing_shows_and_adds_nothing(officer):
    rows: RecordQuerySet = RecordQuerySet(Book)
    assert rows.for_user(officer, "view").query.is_empty()
    assert not rows.may_add(officer)


def test_only_what_the_person_may_see_can_be_chosen_in_a_form(at, officer):
    record = book()
    page = at(officer).get(address("add", record)).content.decode()
    assert f'<option value="{record.author_id}">' in page

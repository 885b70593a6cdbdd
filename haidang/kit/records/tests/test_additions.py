"""What is begun about a record is begun from its page."""

import pytest
from django.urls import reverse

from haidang.kit.records.related import additions
from tests.books.examples import author

pytestmark = pytest.mark.django_db


def test_a_record_offers_the_books_in_which_something_about_it_may_be_written(officer):
    who = author()
    offered = [(each.label, each.url) for each in additions(who, officer)]
    assert ("sách", f"{reverse('books:book-add')}?author={who.pk}") in offered


def test_nobody_is_offered_a_book_that_is_shut_to_them(stranger):
    assert additions(author(), stranger) == []


def test_the_form_opens_with_the_record_chosen(client, officer):
    who = author()
    client.force_login(officer)
    page = client.get(reverse("books:book-add"), {"author": who.pk}).content.decode()
    assert f'<option value="{who.pk}" selected>' in page


@pytest.mark.parametrize(
    "query",
    ["author=abc", "author=", "author=0", "author=999999", "author=" + "9" * 40, "title=X", "nothing=1", "author=%00"],
)
def test_an_odd_address_opens_an_empty_form(client, officer, query):
    client.force_login(officer)
    reply = client.get(f"{reverse('books:book-add')}?{query}")
    assert reply.status_code == 200
    assert 'value="X"' not in reply.content.decode()

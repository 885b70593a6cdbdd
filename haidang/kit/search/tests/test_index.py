"""The database keeps the index in step, whatever way a row is written."""

from io import StringIO

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import connection

from haidang.kit.search import engines
from haidang.kit.search.engines.statements import watches
from haidang.kit.search.models import Entry
from haidang.kit.search.searchable import Searchable, pieces
from haidang.kit.search.selectors import search
from tests.books.examples import author, book
from tests.books.models import Author, Book, Chapter

pytestmark = pytest.mark.django_db


def entry(record):
    return Entry.objects.get(kind=f"books.{type(record).__name__.lower()}", record_id=record.pk)


def found(query, user):
    return {"".join(part.text for part in row.title) for group in search(query, user).groups for row in group.rows}


def test_a_row_is_indexed_when_it_is_saved():
    made = book("Chuyện Đà Nẵng", number="163/KH-UBND", author=author("Lê Mẫu"))
    assert (entry(made).title, entry(made).number) == ("chuyen da nang", "163 kh ubnd")
    assert entry(made).words == "chuyen da nang 163 kh ubnd le mau"


def test_what_goes_round_save_does_not_go_round_the_index(officer):
    writer = author("Lê Mẫu")
    Book.objects.bulk_create([Book(title="Đường bộ", number="1", author=writer)])
    assert found("duong bo", officer) == {"Đường bộ"}
    Book.objects.update(title="Thuỷ lợi")
    assert found("duong bo", officer) == set()
    assert found("thuy loi", officer) == {"Thuỷ lợi"}
    with connection.cursor() as cursor:
        cursor.execute("UPDATE books_book SET title = 'Hoà giải'")
    assert found("hoa giai", officer) == {"Hoà giải"}
    Book.objects.all()._raw_delete("default")
    assert not Entry.objects.filter(kind="books.book").exists()


def test_what_a_record_points_at_is_followed(officer):
    made = book(author=author("Lê Mẫu"))
    other = author("Trần Mẫu")
    Author.objects.filter(name="Lê Mẫu").update(name="Phạm Mẫu")
    assert found("pham mau", officer) == {"Phạm Mẫu", str(made)}
    Book.objects.update(author=other)
    assert found("pham mau", officer) == {"Phạm Mẫu"}
    assert found("tran mau", officer) == {"Trần Mẫu", str(made)}


def test_what_points_at_a_record_is_followed(officer):
    one, other = book("Một"), book("Hai")
    Chapter.objects.bulk_create([Chapter(book=one, text="Biển đảo"), Chapter(book=one, text="Núi rừng")])
    assert found("bien dao", officer) == {"Một"}
    Chapter.objects.filter(text="Biển đảo").update(book=other)
    assert found("bien dao", officer) == {"Hai"}
    assert found("nui rung", officer) == {"Một"}
    Chapter.objects.filter(book=other).delete()
    assert found("bien dao", officer) == set()


def test_a_record_that_goes_takes_its_row_along():
    made = book()
    Chapter.objects.create(book=made, text="Biển đảo")
    made.delete()
    assert not Entry.objects.filter(kind="books.book").exists()


def test_a_very_long_text_stops_nobody_from_writing():
    made = book()
    Chapter.objects.create(book=made, text=" ".join(f"chu{number}" for number in range(200_000)))
    assert "chu199999" in entry(made).words


def test_the_index_can_be_made_anew(officer):
    book("Đường bộ")
    own = engines.engine(connection)
    for name in list(own.standing(connection)):
        own.remove(connection, name)
    Book.objects.update(title="Thuỷ lợi")
    assert found("thuy loi", officer) == set()
    out = StringIO()
    call_command("rebuild_search", stdout=out)
    assert f"{Entry.objects.count()} mục" in out.getvalue()
    assert found("thuy loi", officer) == {"Thuỷ lợi"}
    assert found("duong bo", officer) == set()


def test_triggers_that_were_taken_away_come_again_and_the_index_with_them(officer):
    book("Đường bộ")
    own = engines.engine(connection)
    own.remove(connection, next(name for name in own.standing(connection) if "books_book__books_book" in name))
    Book.objects.update(title="Thuỷ lợi")
    engines.after_migrating("default")
    assert found("thuy loi", officer) == {"Thuỷ lợi"}
    assert engines.install(connection) == []


def test_the_index_is_written_by_nobody_else():
    with pytest.raises(TypeError):
        Entry(kind="x", record_id=1).save()


@pytest.mark.parametrize(
    ("model", "path", "told"),
    [
        (Author, "passport", "personal data"),
        (Book, "price", "no text"),
        (Book, "helpers__name", "many-to-many"),
        (Chapter, "book__author__name", "more than one relation"),
    ],
)
def test_what_cannot_be_indexed_is_refused_at_once(model, path, told):
    with pytest.raises(ImproperlyConfigured, match=told):
        pieces(model, Searchable(title=path))


def test_no_watch_takes_the_place_of_another():
    """A record that points at its own kind is followed twice through one table."""
    names = [watch.name for watch in watches(set(connection.introspection.table_names()))]
    assert sorted(set(names)) == sorted(names)

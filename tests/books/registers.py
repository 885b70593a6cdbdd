"""The two registers."""

from django.db.models import Count

from haidang.kit.records.columns import Column
from haidang.kit.records.filters import RecordFilters, WordsFilter
from haidang.kit.records.forms import RecordForm
from haidang.kit.records.register import Register
from tests.books.models import Author, Book


class AuthorForm(RecordForm):
    class Meta:
        model = Author
        fields = ["name", "passport"]


class AuthorFilters(RecordFilters):
    words = WordsFilter(fields=("name",))


class BookForm(RecordForm):
    class Meta:
        model = Book
        fields = ["title", "number", "kind", "author", "helpers", "published_on", "price", "is_lent", "is_hidden"]


class BookFilters(RecordFilters):
    words = WordsFilter(fields=("title", "number", "author__name"))

    class Meta:
        model = Book
        fields = ["author", "kind"]


authors = Register(
    model=Author,
    form=AuthorForm,
    filters=AuthorFilters,
    columns=("name", Column("book_count", label="số sách", expression=Count("books"))),
    details=("name", "passport"),
)
books = Register(
    model=Book,
    form=BookForm,
    filters=BookFilters,
    columns=("title", "number", "kind", "author", "published_on", "price"),
    details=("title", "number", "kind", "author__name", "author", "helpers", "published_on", "price", "is_lent"),
)
REGISTERS = (authors, books)

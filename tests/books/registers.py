"""The two registers."""

from django.db.models import Count

from haidang.kit import clock
from haidang.kit.dossiers.forms import GuardedForm, ReasonForm
from haidang.kit.dossiers.services import go, held, said
from haidang.kit.dossiers.views import ActPage, Pages, PartPages
from haidang.kit.records.columns import Column
from haidang.kit.records.filters import RecordFilters, WordsFilter
from haidang.kit.records.forms import RecordForm
from haidang.kit.records.register import Register
from tests.books.models import Act, Author, Book, Damage, Loan


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


class LoanForm(GuardedForm):
    class Meta:
        model = Loan
        fields = ["book", "reader"]


class LoanFilters(RecordFilters):
    words = WordsFilter(fields=("reader",))


class DamageForm(GuardedForm):
    class Meta:
        model = Damage
        fields = ["text", "phone"]


def lend(loan, *, by):
    return go(held(loan, Act.LEND, by=by), Act.LEND, by=by)


def take_back(loan, *, reason, by):
    row = held(loan, Act.RETURN, by=by)
    why = said(reason, "Chưa ghi tình trạng sách.", "reason")
    return go(row, Act.RETURN, by=by, reason=why, back_on=clock.today())


loans = Register(model=Loan, form=LoanForm, filters=LoanFilters, columns=("reader", "book", "stage"))
loan_pages = Pages(
    register=loans,
    acts={
        Act.LEND: ActPage(word="cho-muon", do=lend, look="foremost"),
        Act.RETURN: ActPage(word="nhan-lai", do=take_back, form=ReasonForm, why="Xem sách trước."),
    },
    parts={
        "damage": PartPages(
            word="cho-hong", model=Damage, form=DamageForm, title="Chỗ hỏng", columns=("text", "phone"),
            empty="Sách còn nguyên.",
        )
    },
)  # fmt: skip
REGISTERS = (authors, books, loans)

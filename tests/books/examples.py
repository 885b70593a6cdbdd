"""One honest instance of each."""

from datetime import date
from itertools import count

from tests.books.models import Author, Book, Damage, Loan

_numbers = count(1)


def author(name: str = "Nguyễn Văn Mẫu") -> Author:
    return Author.objects.create(name=name, passport="C1234567")


def book(title: str = "Chuyện đường bộ", **facts: object) -> Book:
    given = {"number": f"{next(_numbers)}/KH-UBND", "published_on": date(2020, 6, 1), "price": 1250000} | facts
    if "author" not in given:
        given["author"] = author()
    return Book.objects.create(title=title, **given)


def loan(reader: str = "Người mẫu B", *, of: Book | None = None) -> Loan:
    return Loan.objects.create(book=of or book(), reader=reader)


def damage(of: Loan, text: str = "Rách bìa", **facts: object) -> Damage:
    return Damage.objects.create(loan=of, text=text, **facts)

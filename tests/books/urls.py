"""Addresses of the made room, and a house around it."""

from django.urls import include, path

from haidang.kit.records.urls import urls
from tests.books.registers import authors, books

app_name = "books"
room = [*urls(authors, "tac-gia/"), *urls(books, "sach/")]
urlpatterns = [path("", include((room, "books"))), path("", include("haidang.site.urls"))]

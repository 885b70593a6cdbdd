"""Addresses of the made room, and a house around it."""

from django.urls import include, path

from haidang.kit.records.urls import urls
from tests.books.registers import authors, books, loan_pages

app_name = "books"
room = [*urls(authors, "tac-gia/"), *urls(books, "sach/"), *loan_pages.urls("muon/")]
urlpatterns = [path("", include((room, "books"))), path("", include("haidang.site.urls"))]

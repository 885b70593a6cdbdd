"""Addresses of the room."""

from haidang.registers.people import check_books, citizen_books, friend_books, overseas_books, scholar_books

app_name = "people"
urlpatterns = [
    *citizen_books.URLS,
    *overseas_books.URLS,
    *scholar_books.URLS,
    *check_books.URLS,
    *friend_books.URLS,
]

"""The made room of tests.books, and its cast."""

from tests.books.cast import at, house, officer, stranger, viewer

__all__ = ["at", "house", "officer", "stranger", "viewer"]

"""The books of the room."""

from haidang.registers.people import check_books, citizen_books, friend_books, overseas_books, scholar_books

REGISTERS = (
    *citizen_books.REGISTERS,
    *overseas_books.REGISTERS,
    *scholar_books.REGISTERS,
    *check_books.REGISTERS,
    *friend_books.REGISTERS,
)

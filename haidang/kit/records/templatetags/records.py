"""How templates name the pages of a register."""

from django import template

from haidang.kit.records.register import Register

register = template.Library()


@register.filter
def page_name(book: Register, page: str) -> str:
    """`{% url register|page_name:"edit" record.pk %}`"""
    return book.url_name(page)


@register.filter
def address(book: Register, page: str) -> str:
    """Where a page of the whole register is; "" where the room left the page out."""
    return book.url(page)

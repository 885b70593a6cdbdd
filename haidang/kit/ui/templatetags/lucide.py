"""`{% lucide "house" size=18 %}`: the icons of the library of that name, each drawn once and kept.

A page has some forty icons; the library builds the tree of each anew, which was a seventh of the time of a page.
"""

from functools import lru_cache

from django import template
from django.utils.safestring import SafeString
from lucide.templatetags.lucide import lucide as draw

register = template.Library()


@register.simple_tag
def lucide(name: str, *, size: int | None = 24, **attributes: object) -> SafeString:
    """The icon as SVG; an unknown name is an error of the library."""
    # The words of a template come as SafeString; as keys they are plain words.
    said = tuple(sorted((key, f"{value}") for key, value in attributes.items()))
    return _drawn(f"{name}", size, said)


@lru_cache(maxsize=1024)
def _drawn(name: str, size: int | None, attributes: tuple[tuple[str, str], ...]) -> SafeString:
    return SafeString(draw(name, size=size, **dict(attributes)))

"""`{% lucide "house" size=18 %}`: the icons of the library of that name, each drawn once and kept.

A page has some forty icons. The library's own tag builds the tree of each anew, which was a seventh of the time of a
page, and opens its archive of 1,700 icons for each that is new: a third of a second for the first page after a start.
"""

from functools import lru_cache
from importlib.resources import files
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from django import template
from django.utils.safestring import SafeString

register = template.Library()

_LANGUAGE = 'xmlns="http://www.w3.org/2000/svg"'


@register.simple_tag
def lucide(name: str, *, size: int | None = 24, **attributes: object) -> SafeString:
    """The icon as SVG; an unknown name is a KeyError."""
    # The words of a template come as SafeString; as keys they are plain words.
    said = tuple(sorted((key.replace("_", "-"), f"{value}") for key, value in attributes.items()))
    return _drawn(f"{name}", size, said)


@lru_cache(maxsize=1)
def _archive() -> ZipFile:
    return ZipFile(files("lucide").joinpath("lucide.zip").open("rb"))


@lru_cache(maxsize=1024)
def _drawn(name: str, size: int | None, attributes: tuple[tuple[str, str], ...]) -> SafeString:
    # Inside a page of HTML neither the name of the language nor a prefix for it is wanted.
    svg = ET.fromstring(_archive().read(f"{name}.svg").decode().replace(_LANGUAGE, "", 1))
    if size is not None:
        svg.attrib |= {"width": str(size), "height": str(size)}
    svg.attrib |= dict(attributes)
    return SafeString(ET.tostring(svg, encoding="unicode"))

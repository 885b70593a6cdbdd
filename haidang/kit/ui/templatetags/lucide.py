"""`{% lucide "house" size=18 %}`: the icons of the library of that name, each drawn once and kept.

A page has some forty icons. The library's own tag opens its archive of all two thousand for each of them and builds its
tree anew: a quarter of a second of the first page of every process.
"""

from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from django import template
from django.utils.safestring import SafeString
from lucide import IconDoesNotExist

register = template.Library()


@register.simple_tag
def lucide(name: str, *, size: int | None = 24, **attributes: object) -> SafeString:
    """The icon as SVG; an unknown name is an error of the library."""
    # The words of a template come as SafeString; as keys they are plain words.
    said = tuple(sorted((key.replace("_", "-"), f"{value}") for key, value in attributes.items()))
    return _drawn(f"{name}", size, said)


@lru_cache(maxsize=1)
def _archive() -> ZipFile:
    return ZipFile(BytesIO((files("lucide") / "lucide.zip").read_bytes()))


@lru_cache(maxsize=1024)
def _drawn(name: str, size: int | None, attributes: tuple[tuple[str, str], ...]) -> SafeString:
    try:
        svg = ET.fromstring(_archive().read(f"{name}.svg"))
    except KeyError:
        raise IconDoesNotExist(f"The icon {name!r} does not exist.") from None
    for node in svg.iter():
        node.tag = node.tag.rpartition("}")[2]  # within a page nobody asks for the namespace
    if size is not None:
        svg.attrib["width"] = svg.attrib["height"] = str(size)
    svg.attrib.update(attributes)
    return SafeString(ET.tostring(svg, encoding="unicode"))

"""Bodies alone in a line that no number opens, and what stands below them."""

import re
from collections.abc import Iterator
from dataclasses import replace

from haidang.papers.reader.agencies import subject
from haidang.papers.reader.items import Above, item_of
from haidang.papers.reader.labels import BULLETS, NUMBERED
from haidang.papers.reader.plan import Assignment, Mention, Node
from haidang.papers.reader.sections import ZONES, heading
from haidang.papers.sources.text import Source, Span

#: Under an agency's heading only the paragraph on difficulties charges nobody.
CLOSING_TEXT = re.compile(
    r"(?:trong qua trinh|qua trinh (?:to chuc|trien khai|thuc hien)|tren day la|moi vuong mac|"
    r"neu co (?:kho khan|vuong mac))"
)


def under_bare_names(source: Source, node: Node, above: Above) -> Iterator[Assignment]:
    """ "Sở Ngoại vụ" alone in a line that no number opens, what it has to do in the lines or bullets below it."""
    if any(child.kind in NUMBERED for child in node.children):
        return
    lines = list(_level_lines(source, node))
    if not any(child.kind == "text" and _is_bare_name(source, child) for child in lines):
        return
    leads: tuple[Mention, ...] = ()
    number = 0
    for child in lines:
        own, end = subject(source, child.text.start, child.text.end, "subject") if child.kind == "text" else ((), 0)
        said = source.flat[end : child.text.end]
        if own and said.startswith(":") and said.strip(" :.;"):
            # "Sở Tài chính: lo tiền." among names that stand alone
            number, leads = number + 1, ()
            start = child.text.end - len(said[1:].lstrip())
            title = Span(start, child.text.end)
            yield item_of(source, child, (*above, node), own, title, "agency-colon", f"{node.label}-{number}")
        elif child.kind == "text" and _is_bare_name(source, child):
            leads, _ = subject(source, child.text.start, child.text.end, "bare-name")
        elif leads and child.kind not in ZONES and not CLOSING_TEXT.match(heading(source, child)):
            number += 1
            yield item_of(source, child, (*above, node), leads, child.text, "agency-heading", f"{node.label}-{number}")


def _level_lines(source: Source, node: Node) -> Iterator[Node]:
    """The lines under a heading; a name behind a bullet hangs under that and yet stands beside it."""
    for child in node.children:
        torn = child.kind in BULLETS and any(_is_bare_name(source, line) for line in child.children)
        yield replace(child, children=()) if torn else child
        if torn:
            yield from child.children


def _is_bare_name(source: Source, node: Node) -> bool:
    """A line without an end that only names bodies."""
    return source.flat[node.span.end - 1] not in ".;," and len(node.span) < 200 and names_bodies(source, node)


def names_bodies(source: Source, node: Node) -> bool:
    """Does the item only name bodies, as a heading does?"""
    leads, end = subject(source, node.text.start, node.text.end, "subject")
    return bool(leads) and source.flat[end : node.text.end].strip(" .;:") == ""

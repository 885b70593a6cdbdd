"""The parts of a plan by what their headings say: purposes, requirements, goals, who carries it out."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from haidang.papers.reader.labels import BULLETS, NUMBERED
from haidang.papers.reader.plan import Node
from haidang.papers.sources.text import Source

#: Headings under which a plan says who organises, pays and reports.
_ORGANISATION = re.compile(
    r"(?:too? chuc thuc hien|too? chuc trien khai|to chuc va thuc hien|phan cong|trach nhiem|"
    r"(?:bao dam |dam bao |nguon )?kinh phi|"
    r"nguon luc|che do (?:thong tin,? )?bao cao|thong tin,? bao cao|"
    r"dieu khoan thi hanh|to chuc chi dao|co che phoi hop|kiem tra,? giam sat)"
)
_PURPOSE = re.compile(r"muc dich")
_REQUIREMENT = re.compile(r"yeu cau")
_AIMS = re.compile(
    r"(?:cac\s+)?(?:muc dich|"
    # "Yêu cầu các đơn vị:" asks something of somebody
    r"yeu cau(?! (?:cac|so|don vi|co quan|thu truong|giam doc|chu tich|ubnd|uy ban|cong an))|"
    r"muc tieu|quan diem|chi tieu|nguyen tac|doi tuong|hien trang|thuc trang)"
)
_GOAL = re.compile(r"(?:cac\s+)?(?:muc tieu|chi tieu)")
#: A form to be filled in later is not part of what the plan orders.
_FORM = re.compile(r"(?:de cuong|bieu mau|mau (?:so|bao cao)|bieu so|bieu \d|bao cao tien do|mau \d)")


#: Nodes that hold parts of the page and not of the argument: letterhead, foot, tables, margins.
ZONES = frozenset(("head", "foot", "table", "margin", "footnote", "addressees"))


class Placed(NamedTuple):
    """A node and the open nodes above it, the outermost first (without the root)."""

    node: Node
    above: tuple[Node, ...]


def placed(root: Node) -> Iterator[Placed]:
    """Every node of the outline in the order of the text, without recursion: trees can be deep."""
    stack: list[tuple[Node, tuple[Node, ...]]] = [(child, ()) for child in reversed(root.children)]
    while stack:
        node, above = stack.pop()
        yield Placed(node, above)
        inner = (*above, node)
        stack.extend((child, inner) for child in reversed(node.children))


def heading(source: Source, node: Node) -> str:
    """The folded words of a node's own paragraph, without its label."""
    return " ".join(source.folded[node.text.start : node.text.end].split())


def _title(source: Source, node: Node) -> str:
    """The words of a heading; those of the line below where "Phần thứ ba" stands alone in its line."""
    words = heading(source, node)
    if not words and node.children and node.children[0].kind == "text":
        return heading(source, node.children[0])
    return words


def is_organisation(source: Source, node: Node) -> bool:
    if node.kind not in NUMBERED or len(node.text) >= 160:
        return False
    words = _title(source, node)
    return _ORGANISATION.match(words) is not None or "phan cong" in words


def is_about_aims(source: Source, node: Node) -> bool:
    """Purposes, requirements, viewpoints, goals: whoever is named there is not yet charged."""
    return node.kind in NUMBERED and len(node.text) < 120 and _AIMS.match(_title(source, node)) is not None


def is_form(source: Source, node: Node) -> bool:
    """An annex that is a form or an outline of reports to come."""
    if node.kind != "annex":
        return False
    first = [heading(source, node), *(heading(source, child) for child in node.children[:2])]
    return any(_FORM.match(words) for words in first)


def section_of(above: tuple[Node, ...]) -> str:
    """The printed label of the outermost counted heading: "III"; "PHỤ LỤC I" for what hangs in an annex."""
    for node in above:
        if node.kind in ("roman", "upper", "part", "annex", "chapter", "article"):
            return node.label
    return ""


def under(source: Source, root: Node, wanted: re.Pattern[str]) -> Iterator[Node]:
    """The paragraphs that hang under a heading that says `wanted`, the nearest heading deciding."""
    for node, above in placed(root):
        if node.kind == "foreign" or node.kind in ZONES:
            continue
        holder = next((n for n in reversed(above) if n.kind in NUMBERED and _is_heading(source, n)), None)
        if holder is None or (node.kind in NUMBERED and _is_heading(source, node)):
            continue
        words = heading(source, holder)
        if wanted.search(words[:60]) and (above[-1] is holder):
            yield node


def _is_heading(source: Source, node: Node) -> bool:
    if len(node.text) > 200:
        return False
    words = heading(source, node)
    return len(words) < 90 and bool(
        _PURPOSE.search(words) or _REQUIREMENT.search(words) or _GOAL.match(words) or node.kind in ("roman", "upper")
    )


def purposes(source: Source, root: Node) -> Iterator[Node]:
    yield from under(source, root, _PURPOSE)


def requirements(source: Source, root: Node) -> Iterator[Node]:
    yield from under(source, root, _REQUIREMENT)


def goals(source: Source, root: Node) -> Iterator[Node]:
    yield from under(source, root, _GOAL)


def is_item(node: Node) -> bool:
    return node.kind in NUMBERED or node.kind in BULLETS

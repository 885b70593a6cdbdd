"""The named layouts of real plans: exceptions of the outline, each with the paper it was seen in.

A layout is a general habit of typists, never a patch for one file.
"""

from collections.abc import Sequence

from haidang.papers.reader.labels import Label
from haidang.papers.reader.outline import Exception_, Open

_DEPTH = {"n1": 1, "n2": 2, "n3": 3, "n4": 4, "n5": 5}
#: From the outside in: what can never stand inside what comes after it in this list.
_GREAT = ("annex", "part", "chapter", "article")


def star_beside_dash(label: Label, path: Sequence[Open]) -> int | None:
    """ "* Giải pháp thực hiện:" after "- Đơn vị chủ trì: …" stands beside the dash, not under it (163/KH-UBND)."""
    if label.kind != "star":
        return None
    kinds = [node.kind for node in path]
    if "star" in kinds:
        return kinds.index("star")
    return kinds.index("dash") if "dash" in kinds else None


def numbers_by_depth(label: Label, path: Sequence[Open]) -> int | None:
    """ "1.2" goes under "1" however many bullets are open; "2" closes every "1.x"."""
    depth = _DEPTH.get(label.kind)
    if depth is None:
        return None
    for at in range(len(path) - 1, 0, -1):
        here = _DEPTH.get(path[at].kind)
        if here is None:
            continue
        if here >= depth:
            continue
        if label.text.startswith(path[at].label.text + "."):
            return at + 1
    same = [at for at, node in enumerate(path) if _DEPTH.get(node.kind) == depth]
    if same:
        return same[0]
    deeper = [at for at, node in enumerate(path) if _DEPTH.get(node.kind, 0) > depth]
    return deeper[0] if deeper else None


def great_parts_close_all(label: Label, path: Sequence[Open]) -> int | None:
    """An annex, a part or a chapter closes everything but a greater one."""
    if label.kind not in _GREAT:
        return None
    rank = _GREAT.index(label.kind)
    for at in range(1, len(path)):
        if path[at].kind not in _GREAT or _GREAT.index(path[at].kind) >= rank:
            return at
    return len(path)


def roman_above_numbers(label: Label, path: Sequence[Open]) -> int | None:
    """ "II." seen first under "1." (an OCR slip in "I.") still closes the numbers and the bullets."""
    if label.kind not in ("roman", "upper"):
        return None
    kinds = [node.kind for node in path]
    if label.kind in kinds:
        return kinds.index(label.kind)
    for at, kind in enumerate(kinds):
        if kind in _DEPTH or kind in ("lower", "dash", "plus", "star", "paren", "given"):
            return at
    return None


def bullets_below_letters(label: Label, path: Sequence[Open]) -> int | None:
    """A letter after bullets closes them: "b)" stands beside "a)"; seen first, it stands beside the bullets."""
    if label.kind not in ("lower", "paren"):
        return None
    kinds = [node.kind for node in path]
    if label.kind in kinds:
        return kinds.index(label.kind)
    if label.text in ("a", "1"):
        for at in range(1, len(kinds)):
            if kinds[at] in ("dash", "plus", "star"):
                return at
    return None


def dash_beside_plus(label: Label, path: Sequence[Open]) -> int | None:
    """A dash first seen after "+ …;" is a slip for "+" and stands beside it; after "+ …:" it opens a list."""
    kinds = [node.kind for node in path]
    if label.kind != "dash" or "dash" in kinds or "plus" not in kinds or path[-1].ends == ":":
        return None
    return kinds.index("plus")


def orders_beside_bullets(label: Label, path: Sequence[Open]) -> int | None:
    """ "Giao các sở, ban, ngành:" behind bullets closes them; a number behind the bullets under it closes it."""
    kinds = [node.kind for node in path]
    if label.kind == "given":
        return next((at for at, kind in enumerate(kinds) if kind in ("given", "dash", "plus", "star")), None)
    if label.kind in _DEPTH and "given" in kinds:
        at = kinds.index("given")
        bullets = any(child.kind in ("dash", "plus", "star") for child in path[at].children)
        return at if bullets and not any(kind in _DEPTH for kind in kinds[:at]) else None
    return None


#: Every exception, in the order in which they are asked.
EXCEPTIONS: tuple[Exception_, ...] = (
    orders_beside_bullets,
    star_beside_dash,
    dash_beside_plus,
    numbers_by_depth,
    great_parts_close_all,
    roman_above_numbers,
    bullets_below_letters,
)
